"""Lets the tests of this folder import the makers of files beside them, and those of the documents' tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "documents")]


@pytest.fixture(scope="session", autouse=True)
def _engines_end_with_the_tests():
    """The warm OCR engine that a picture started is not left to the tests of other folders."""
    yield
    from screener.documents.ocr import pool

    pool.close()

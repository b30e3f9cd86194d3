"""Lets the tests of this folder import the makers of files beside them, and those of the documents' tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "documents")]


@pytest.fixture(scope="session", autouse=True)
def _warm_processes_end_with_the_tests():
    """The engine that a picture started, and the readers of pages, are not left to other folders' tests."""
    yield
    from screener.documents import page_pool
    from screener.documents.ocr import pool

    pool.close()
    page_pool.close()

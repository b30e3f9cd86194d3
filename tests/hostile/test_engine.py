"""The warm OCR engine: a reader that is killed beside it, or its own end, costs the next picture nothing."""

from __future__ import annotations

import io
import os
import signal
from dataclasses import replace

import pytest
from picture_making import label

from screener.documents import DEFAULT_LIMITS, read_bytes
from screener.documents.ocr import pool
from screener.documents.ocr.engine import installed_engine

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(installed_engine() is None, reason="no OCR engine is installed"),
]


def _picture() -> bytes:
    buffer = io.BytesIO()
    label().save(buffer, "PNG")
    return buffer.getvalue()


def test_the_next_picture_is_read_after_a_reader_was_killed_at_work() -> None:
    stopped = read_bytes(_picture(), limits=replace(DEFAULT_LIMITS, ocr_seconds=0.05))
    assert stopped.problem == "Reading the file took longer than 0.05 seconds, which is the limit."
    assert "Phenibut" in read_bytes(_picture()).text


def test_the_next_picture_is_read_after_the_engine_was_killed() -> None:
    assert "Phenibut" in read_bytes(_picture()).text
    (engine,) = pool.pool().processes()
    os.kill(engine, signal.SIGKILL)
    assert "Phenibut" in read_bytes(_picture()).text
    assert pool.pool().processes() != [engine]

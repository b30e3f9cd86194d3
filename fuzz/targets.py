"""What is fuzzed: bytes in, an answer out, and what must be true of every answer.

Each target raises where the answer is wrong; what raises it, and with which bytes, is the runner's business.
"""

from __future__ import annotations

import json
import logging
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import seeds

from screener import Screener
from screener.bulk.columns import recognise
from screener.bulk.errors import BulkError
from screener.bulk.readers import open_table
from screener.bulk.rows import RowScreener
from screener.documents.limits import Limits
from screener.documents.pdf import read_pdf
from screener.model import Document, Outcome, Report

Target = Callable[[bytes], None]
_MOST_ROWS = 50

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it tells at length what is broken in a file


@cache
def _screener() -> Screener:
    return Screener("us")


def check_document(document: Document) -> None:
    """A document has text or a reason, and its spans lie in the text in order."""
    length = len(document.text)
    assert (document.problem is None) or not document.text, "a problem and a text"
    assert all(0 <= block.start <= block.end <= length for block in document.blocks), "a block outside"
    assert all(0 <= word.start <= word.end <= length for word in document.words), "a word outside"
    starts = [block.start for block in document.blocks]
    assert starts == sorted(starts), "blocks out of order"


def check_report(report: Report) -> None:
    """A report says what is printed where, is JSON, and is no clearance of what was not read."""
    for finding in report.findings:
        assert report.text[finding.span.start : finding.span.end] == finding.printed, (
            "a finding beside its words"
        )
    for item in report.ingredients:
        assert report.text[item.span.start : item.span.end] == item.printed, "an ingredient beside its words"
    assert report.reason, "no reason"
    assert report.outcome is not Outcome.NO_LISTED_MATCH or report.ingredients, "a clearance of nothing"
    assert json.loads(report.to_json())["outcome"] == report.outcome.value
    assert report.receipt.startswith("sha256:")


def text(data: bytes) -> None:
    """A text, through the whole pipeline."""
    check_report(_screener().screen_text(data.decode("utf-8", "surrogateescape")))


def file(data: bytes) -> None:
    """A file of any type that is read without a child process."""
    if not data.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8", b"GIF8", b"II*", b"MM\0*", b"RIFF", b"BM")):
        check_report(_screener().screen_file(data))


def page(data: bytes) -> None:
    """A page, through the whole pipeline."""
    check_report(_screener().screen_html(data, url="https://shop.example/p"))


def csv_rows(data: bytes) -> None:
    """A CSV: each row has its answer, whatever is in it."""
    _table(data, ".csv")


def json_lines(data: bytes) -> None:
    """JSON Lines, likewise."""
    _table(data, ".jsonl")


def pdf(data: bytes) -> None:
    """A PDF, read in this process: without its child, an exception is seen and a crash kills the run."""
    check_document(read_pdf(data, limits=Limits(pages=2, wall_seconds=20), recogniser=None))


def _table(data: bytes, ending: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"table{ending}"
        path.write_bytes(data)
        try:
            table = open_table(path)
            places = recognise(table.columns)
        except BulkError:  # the table as a whole is refused in a sentence
            return
        rows = RowScreener(_screener(), places, Path(folder))
        for number, row in enumerate(table.rows(), start=1):
            answer = rows.answer(row)
            assert row.number == answer.number == number, "rows out of order"
            assert answer.outcome in set(Outcome), "no outcome"
            assert "failed on this row" not in answer.error, f"the engine failed: {answer.error}"
            if number >= _MOST_ROWS:
                break


TARGETS: Mapping[str, tuple[Target, tuple[bytes, ...]]] = {
    "text": (text, seeds.TEXTS),
    "file": (file, seeds.TEXTS + seeds.PAGES + seeds.CSV),
    "page": (page, seeds.PAGES),
    "csv": (csv_rows, seeds.CSV),
    "jsonl": (json_lines, seeds.JSON_LINES),
    "pdf": (pdf, seeds.pdfs()),
}

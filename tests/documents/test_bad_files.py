"""Broken, hostile and mistaken files: each ends in seconds and one sentence, and leaves nothing behind."""

from __future__ import annotations

import os
import random
import re
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pdf_making import bomb, form_loop, lines, locked, pdf, raw_pdf, without_pages

from screener.documents import page_pool
from screener.documents.limits import Limits
from screener.documents.ocr import pool
from screener.documents.read import read_bytes, read_html, read_text

GOOD = pdf(lines((50, 50, "Supplement Facts"), (50, 70, "Caffeine Anhydrous 200 mg")))


def noise(length: int) -> bytes:
    return random.Random(7).randbytes(length)


@pytest.fixture(autouse=True)
def earlier() -> set[str]:
    """The child processes that other tests of this worker have left running, as a server for a module."""
    return set(children())


def children() -> list[str]:
    """Child processes but the warm ones, which stay: the OCR engine and the readers of pages."""
    warm = {*map(str, pool.pool().processes()), *map(str, page_pool.pool().processes())}
    alive = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return [pid for pid in alive if pid not in warm]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "The file is empty", id="empty"),
        pytest.param(b" \n\t\r\n", "The text is empty", id="blank"),
        pytest.param(GOOD[: len(GOOD) // 2], "damaged", id="half a PDF"),
        pytest.param(GOOD[:120], "damaged", id="head of a PDF"),
        pytest.param(b"%PDF-1.7\n" + noise(4000), "damaged", id="noise called a PDF"),
        pytest.param(without_pages(), "no pages", id="PDF without pages"),
        pytest.param(locked(GOOD, user="secret", owner="secret"), "protected by a password", id="locked PDF"),
        pytest.param(bomb(), "512 MB of memory", id="PDF that unpacks to 700 MB"),
        pytest.param(form_loop(), "512 MB of memory|seconds|no text", id="PDF that draws itself"),
        pytest.param(pdf(lambda canvas: None), "blank", id="blank PDF"),
        pytest.param(noise(5000), "neither a PDF, a page nor text", id="noise"),
        pytest.param(b"\x00" * 5000, "neither", id="zeros"),
        pytest.param(b"PK\x03\x04" + noise(400), "ZIP archive", id="ZIP"),
        pytest.param(b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml", "Word document", id="DOCX"),
        pytest.param(b"PK\x03\x04" + b"\0" * 26 + b"xl/workbook.xml", "Excel workbook", id="XLSX"),
        pytest.param(b"\x1f\x8b\x08\x00" + noise(400), "compressed archive", id="gzip"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise(400), "old Office document", id="DOC"),
        pytest.param(b'{"ingredients": ["Caffeine"]}', "JSON", id="JSON"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + noise(60), "picture", id="broken PNG"),
        pytest.param(b"<div>" * 100_000, "nested 100,000 deep", id="deep HTML"),
        pytest.param(b"<div " + b"a=1 " * 50_000 + b">x</div>", "tag of", id="HTML with endless attributes"),
        pytest.param(
            b"<html><body><script>1</script></body></html>", "holds no text", id="HTML without text"
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    data: bytes, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, earlier: set[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    document = read_bytes(data, limits=Limits(wall_seconds=10, cpu_seconds=8))
    assert document.problem is not None
    assert re.search(reason, document.problem), document.problem
    assert document.text == ""
    assert document.problem.count("\n") == 0
    assert "Traceback" not in document.problem
    assert document.problem.endswith(".")
    assert set(children()) <= earlier
    assert list(tmp_path.iterdir()) == []


def test_the_name_is_not_believed() -> None:
    assert read_bytes(b"Ingredients: caffeine, taurine", name="label.pdf").media_type == "text/plain"
    assert read_bytes(GOOD, name="label.txt").media_type == "application/pdf"
    assert read_bytes(GOOD, name="label.txt").text == "Supplement Facts\nCaffeine Anhydrous 200 mg"


def test_a_name_that_claims_pdf_is_answered_as_such() -> None:
    problem = read_bytes(noise(5000), name="label.PDF").problem
    assert problem is not None
    assert "named .pdf but is not a PDF" in problem


def test_junk_before_the_header_is_allowed() -> None:
    assert read_bytes(b"\r\nHTTP junk\r\n" + GOOD).text == "Supplement Facts\nCaffeine Anhydrous 200 mg"


def test_a_file_over_the_limit_is_not_looked_at() -> None:
    problem = read_bytes(b"x" * 2000, limits=Limits(bytes=1000)).problem
    assert problem == "The file has 2,000 bytes; the limit is 1,000."


def test_a_pdf_that_takes_too_long_is_stopped(earlier: set[str]) -> None:
    slow = raw_pdf(b"BT /F1 1 Tf " + b"(Caffeine) Tj " * 200_000 + b"ET")
    document = read_bytes(slow, limits=Limits(wall_seconds=0.6))
    assert document.problem is not None
    assert "0.6 seconds" in document.problem
    assert set(children()) <= earlier


def test_scripts_in_a_pdf_are_ignored() -> None:
    data = raw_pdf(b"BT /F1 12 Tf 20 200 Td (Picamilon) Tj ET").replace(
        b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"
    )
    assert read_bytes(data).text == "Picamilon"


def test_files_are_read_from_many_threads_at_once() -> None:
    texts: list[str] = []
    threads = [threading.Thread(target=lambda: texts.append(read_bytes(GOOD).text)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == ["Supplement Facts\nCaffeine Anhydrous 200 mg"] * 4


def test_a_deep_but_lawful_page_is_read() -> None:
    assert read_html("<div>" * 1500 + "Caffeine 200 mg").text == "Caffeine 200 mg"


def test_a_large_page_is_read_in_the_child() -> None:
    page = "<ul>" + "<li>Caffeine 200 mg</li>" * 10 + "<!--" + "x" * 600_000 + "--></ul>"
    document = read_html(page, url="https://shop.example/p")
    assert document.text.count("Caffeine") == 10
    assert document.product.url == "https://shop.example/p"


def test_a_text_over_the_limit_is_refused() -> None:
    problem = read_bytes(b"caffeine, " * 50_000).problem
    assert problem is not None
    assert "400,000" in problem


@pytest.mark.parametrize(
    ("read", "value", "said"),
    [
        (read_bytes, None, "read_bytes needs the bytes of a file, not None"),
        (read_bytes, "Caffeine", "give text to read_text"),
        (read_text, None, "read_text needs a str, not None"),
        (read_text, b"Caffeine", "give the bytes of a file to read_bytes"),
        (read_html, None, "read_html needs a page as str or bytes, not None"),
        (read_html, 3, "not a value of type int"),
    ],
)
def test_a_value_of_another_type_is_refused_in_a_sentence(
    read: Callable[[Any], object], value: object, said: str
) -> None:
    with pytest.raises(TypeError, match=said):
        read(value)

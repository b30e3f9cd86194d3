"""PDFs whose pages are pictures, in whole or in part, and what is screened of them."""

from __future__ import annotations

from datetime import date

import pytest
from pdf_making import HEIGHT, lines, pdf
from picture_making import label, smeared
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from screener import Screener
from screener.documents.ocr.engine import installed_engine
from screener.documents.read import read_bytes

pytestmark = pytest.mark.skipif(installed_engine() != "rapidocr", reason="rapidocr is not installed")


def scan(canvas: Canvas, picture: Image.Image | None = None) -> None:
    canvas.drawImage(ImageReader(picture or label()), 0, 0, 400, 300)


def unseen_text(*rows: str) -> object:
    def draw(canvas: Canvas) -> None:
        scan(canvas)
        text = canvas.beginText(20, HEIGHT - 40)
        text.setTextRenderMode(3)
        for row in rows:
            text.textLine(row)
        canvas.drawText(text)

    return draw


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener(policy="all", as_of=date(2026, 11, 23))


def test_pages_are_read_each_in_its_way_with_boxes_in_points() -> None:
    document = read_bytes(pdf(lines((20, 40, "Supplement Facts"), (20, 60, "Caffeine 200 mg")), scan))
    assert document.text.startswith("Supplement Facts\nCaffeine 200 mg\nSupplement Facts\n")
    assert (document.read_by, document.unread_pages, document.unsure_pages) == ("pdf-text", (), ())
    start = document.text.index("Phenibut")
    ((begin, end),) = document.by_ocr
    assert document.text[begin:].startswith("Supplement Facts\nServing")
    assert begin < start < end == len(document.text)
    (word,) = [w for w in document.words if w.start == start]
    assert word.page == 2
    assert word.box[0] == pytest.approx(400 / 24, abs=6)
    assert 0 < word.box[1] < word.box[3] < 300


def test_a_panel_that_is_a_picture_beside_text_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(20, HEIGHT - 30, "Sprint Pre, a dietary supplement by Tallgrass Labs")
        canvas.drawImage(ImageReader(label()), 60, 10, 300, 225)

    document = read_bytes(pdf(draw))
    assert document.text.startswith("Sprint Pre")
    assert "Phenibut  250" in document.text
    assert document.read_by == "pdf-text"


def test_the_picture_of_a_scan_is_believed_before_its_unseen_text(screener: Screener) -> None:
    report = screener.screen_file(pdf(unseen_text("Supplement Facts", "Zinc 10 mg", "Yohimbine 5 mg")))
    assert report.input.read_by == "ocr"
    found = {finding.printed: finding.explanation for finding in report.findings}
    assert "Read from a picture by OCR." in found["Phenibut"]
    assert "OCR" not in found["Yohimbine"]  # from the text layer, which stays as the second reading


def test_what_is_found_on_a_picture_is_flagged_with_its_place(screener: Screener) -> None:
    report = screener.screen_file(pdf(scan))
    (finding,) = report.findings
    assert report.outcome.value == "flagged"
    assert finding.span.page == 1
    assert len(finding.span.boxes) == 1


def test_nothing_found_on_an_unsure_picture_is_no_clearance(screener: Screener) -> None:
    clean = label((("Vitamin C", "90 mg"), ("Taurine", "1 g"), ("Magnesium Oxide", "400 mg")))
    assert screener.screen_file(pdf(lambda c: scan(c, clean))).outcome.value == "no_listed_match"
    report = screener.screen_file(pdf(lambda c: scan(c, smeared(clean, 5))))
    assert report.outcome.value == "not_screenable"
    assert report.reason is not None
    assert "cannot be read reliably" in report.reason


def test_a_text_layer_without_meaning_is_read_from_the_page_as_it_looks() -> None:
    shifted = "6XSSOHPHQW )DFWV 6HUYLQJ 6L]H &DSVXOHV $PRXQW 3HU 6HUYLQJ &DIIHLQH $QK\\GURXV JHODWLQ ULFH"
    document = read_bytes(pdf(lines((5, 40, shifted))))
    assert document.read_by == "ocr"
    assert document.second is None or document.second.text == ""

"""Pages that are pictures which cannot be decoded are a gap with its reason; pages of nothing are blank."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pytest
from pdf_making import raw_pdf
from PIL import Image

from screener.documents import DEFAULT_LIMITS
from screener.documents.ocr.engine import Line
from screener.documents.pdf import read_pdf
from screener.model import Document

WIDE, HIGH = 60, 80
DRAWN = b"q 300 0 0 300 0 0 cm /I Do Q"
WORDS = b"BT /F1 12 Tf 20 150 Td (Caffeine Anhydrous 200 mg with food) Tj ET"


class SeesNothing:
    """An engine that makes out no line on any picture."""

    def lines(self, image: Any) -> list[Line]:
        return []


def jpeg(shade: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (WIDE, HIGH), shade).save(data, "JPEG")
    return data.getvalue()


def page_of(
    picture: bytes, filtered: str, content: bytes = DRAWN, *, colours: str = "/DeviceRGB"
) -> Document:
    head = (
        f"<< /Type /XObject /Subtype /Image /Width {WIDE} /Height {HIGH} /ColorSpace {colours} "
        f"/BitsPerComponent 8 /Filter /{filtered} /Length {len(picture)} >>"
    )
    image = head.encode() + b"\nstream\n" + picture + b"\nendstream"
    data = raw_pdf(content, resources="/XObject << /I 5 0 R >>", extra=[image])
    return read_pdf(data, limits=DEFAULT_LIMITS, recogniser=SeesNothing())


@pytest.mark.parametrize(
    ("picture", "filtered"),
    [
        (b"\x12\x34" * 400, "DCTDecode"),
        (jpeg("white")[:150], "DCTDecode"),
        (b"\x00garbage" * 50, "JPXDecode"),
        (b"\x00garbage" * 50, "JBIG2Decode"),
        (b"", "FlateDecode"),
        (b"\x00garbage" * 20, "FlateDecode"),
        (zlib.compress(b"\xff" * 90), "FlateDecode"),
        (b"abc" * 50, "UnknownDecode"),
    ],
)
def test_a_picture_that_cannot_be_decoded_is_no_blank_page(picture: bytes, filtered: str) -> None:
    document = page_of(picture, filtered)
    assert document.unread_pages == (1,)
    assert document.problem is not None
    assert "page 1 (a picture that cannot be decoded)" in document.problem
    assert "blank" not in document.problem


@pytest.mark.parametrize(
    ("picture", "filtered"),
    [(jpeg("white"), "DCTDecode"), (zlib.compress(b"\xff" * WIDE * HIGH * 3), "FlateDecode")],
)
def test_a_picture_of_an_empty_sheet_is_a_blank_page(picture: bytes, filtered: str) -> None:
    document = page_of(picture, filtered)
    assert document.problem is not None
    assert document.problem.endswith("its page is blank.")


def test_a_damaged_picture_beside_words_makes_the_page_unsure() -> None:
    document = page_of(b"\x12\x34" * 400, "DCTDecode", WORDS + b" " + DRAWN)
    assert document.text == "Caffeine Anhydrous 200 mg with food"
    assert document.unsure_pages == (1,)
    (check,) = document.checks
    assert check.reason == "Cannot be read reliably: page 1: its picture cannot be decoded."

"""When a name read from a picture is sure enough to flag."""

from __future__ import annotations

import pytest

from screener.evidence import unsure_where_doubtful
from screener.model import Document, Hit, Method, Word

TEXT = "DMHA 50 mg, Phenibut 250 mg"
SHORT, LONG = (0, 4), (12, 20)


@pytest.mark.parametrize(
    ("span", "method", "doubtful", "unsure_page", "by_ocr", "sure"),
    [
        (LONG, Method.EXACT, False, False, True, True),
        (LONG, Method.EXACT, True, True, True, True),  # eight letters are no accident
        (SHORT, Method.EXACT, False, True, True, True),
        (SHORT, Method.EXACT, True, False, True, False),  # 'DHEA'?
        (LONG, Method.FUZZY, False, False, True, True),
        (LONG, Method.FUZZY, True, False, True, False),
        (LONG, Method.OCR, False, True, True, False),
        (LONG, Method.FUZZY, True, True, False, True),  # text of a page that also holds a picture
    ],
)
def test_a_name_that_may_be_misread_is_for_review(
    span: tuple[int, int], method: Method, doubtful: bool, unsure_page: bool, by_ocr: bool, sure: bool
) -> None:
    document = Document(
        text=TEXT,
        media_type="image/png",
        sha256="0" * 64,
        read_by="ocr",
        words=(Word(0, 4, 1, (0, 0, 9, 9)), Word(12, 20, 1, (20, 0, 40, 9))),
        by_ocr=((0, len(TEXT)),) if by_ocr else (),
        unsure_pages=(1,) if unsure_page else (),
        doubtful=((span[0] + 1, span[0] + 2),) if doubtful else (),
    )
    hit = Hit(*span, ("some-substance",), TEXT[span[0] : span[1]], method)
    assert [one.sure for one in unsure_where_doubtful(document, [hit])] == [sure]

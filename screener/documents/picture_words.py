"""What a document says of its pages that are pictures. One wording for pictures and for PDFs."""

from __future__ import annotations

from collections.abc import Sequence

from screener.documents.ocr.engine import HOW_TO_INSTALL
from screener.model import Check

NEEDS_OCR = f"reading pictures needs an OCR engine; {HOW_TO_INSTALL}"


def picture_checks(read: Sequence[int], unsure: Sequence[tuple[int, str]]) -> list[Check]:
    """Which pages were read by OCR, and which of them cannot be read reliably and why."""
    checks = []
    if read:
        pages = ", ".join(map(str, read))
        checks.append(Check("read_pictures", ran=True, reason=f"Read by OCR: page {pages}."))
    if unsure:
        why = "; ".join(f"page {number}: {reason}" for number, reason in unsure)
        checks.append(Check("trust_reading", ran=False, reason=f"Cannot be read reliably: {why}."))
    return checks

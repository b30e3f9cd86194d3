"""Pictures: what they are, and that this version cannot read them."""

from __future__ import annotations

import io

from PIL import Image, UnidentifiedImageError  # comes with pdfplumber

from screener.documents.compose import unreadable
from screener.documents.limits import Limits
from screener.model import Document

#: Formats whose header Pillow may look at; the others keep code paths that untrusted files need not reach.
_FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "GIF", "BMP")


_OCR = "reading pictures needs OCR, which this version does not have yet"


def read_image(data: bytes, *, media_type: str, sha256: str, limits: Limits) -> Document:
    """A Document that says why the picture was not read."""
    try:
        size = _size(data)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        problem = f"The picture is too large; the limit is {limits.pixels // 1_000_000} million pixels."
        return unreadable(problem, media_type=media_type, sha256=sha256, read_by="ocr")
    shown = media_type if size is None else f"{media_type}, {size[0]} x {size[1]}"
    if size is not None and size[0] * size[1] > limits.pixels:
        problem = (
            f"The picture is too large ({shown}); the limit is {limits.pixels // 1_000_000} million pixels."
        )
    else:
        problem = f"The file is a picture ({shown}); {_OCR}."
    return unreadable(problem, media_type=media_type, sha256=sha256, read_by="ocr")


def _size(data: bytes) -> tuple[int, int] | None:
    """Width and height from the header alone; nothing is decoded. None if Pillow cannot tell."""
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            return picture.size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, OverflowError):
        return None

"""A picture to a Document: its pages turned upright by what the camera noted, then read by an OCR engine.

Size and form are told from the header before anything is decoded. Runs in the child process of `sandbox`
only. Knows no engine but by its interface.
"""

from __future__ import annotations

import io
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError  # comes with pdfplumber

from screener.documents.compose import Composer, unreadable
from screener.documents.limits import Limits
from screener.documents.ocr.engine import EngineStoppedError, Recogniser
from screener.documents.ocr.page import PictureText, read_picture
from screener.documents.page_numbers import page_numbers
from screener.documents.picture_words import NEEDS_OCR, picture_checks
from screener.documents.printed import add_line, usual_size
from screener.model import Check, Document, Zone

#: Formats that Pillow may decode; the others keep code paths that untrusted files need not reach.
_FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "GIF", "BMP")
_REDUCIBLE = ("image/jpeg",)  # decoded at a half, a quarter or an eighth, without the full size
_HALVES = (2, 4, 8)
_LEAST_SIDE = 16  # pixels
_SPENT = 0.7  # of the time: pages not begun by then are named as unread


@dataclass(slots=True)
class _Page:
    """One picture of the file. `unread` says why nothing of it was."""

    number: int
    text: PictureText | None = None
    unread: str | None = None


class _RefusedError(Exception):
    """The picture is not decoded; the text says why."""


def read_image(data: bytes, *, media_type: str, limits: Limits, recogniser: Recogniser | None) -> Document:
    """Read a picture; media type and hash of the result are left for the parent to fill in.

    `recogniser` is None where no engine is installed. Boxes are in pixels of the picture as a person sees it,
    turned as its EXIF data say.
    """
    try:
        with Image.open(io.BytesIO(data), formats=_formats(media_type)) as picture:
            shown = f"{media_type}, {picture.width} x {picture.height}"
            _check_size(picture, media_type, limits)
            if recogniser is None:
                return _failed(f"The file is a picture ({shown}); {NEEDS_OCR}.")
            pages = list(_read_pages(picture, media_type, limits, recogniser))
    except _RefusedError as refused:
        return _failed(str(refused))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, OverflowError):
        return _failed(_why_not(media_type))
    return _compose(pages)


def prepare(media_type: str) -> None:
    """Load what decoding a picture of this type takes, before the limits are set."""
    Image.MAX_IMAGE_PIXELS = None  # the size is checked before decoding, to the pixel
    Image.init()
    if media_type == "image/heic" and _has_heic():
        import pillow_heif

        pillow_heif.register_heif_opener(thumbnails=False)


def _formats(media_type: str) -> tuple[str, ...]:
    return ("HEIF",) if media_type == "image/heic" and _has_heic() else _FORMATS


def _has_heic() -> bool:
    return find_spec("pillow_heif") is not None


def _why_not(media_type: str) -> str:
    if media_type == "image/heic" and not _has_heic():
        return (
            "The file is a HEIC picture, which is not read without pillow-heif. Save it as JPEG, or install "
            "it with: pip install 'label-screener[heic]'"
        ) + "."
    if media_type in ("image/avif", "image/jxl", "image/jp2", "image/heic"):
        return f"The file is a picture ({media_type}), which is not read. Save it as PNG or JPEG."
    return f"The file is a picture ({media_type}) that is damaged or not whole, so it cannot be read."


def _check_size(picture: Any, media_type: str, limits: Limits) -> None:
    """Refuse what would be too large when decoded; ask for a reduced one where the format can give it."""
    width, height = picture.size
    if min(width, height) < _LEAST_SIDE:
        raise _RefusedError(f"The picture is too small to hold print ({width} x {height}).")
    for part in _HALVES if media_type in _REDUCIBLE else ():
        if picture.size[0] * picture.size[1] <= limits.pixels:
            break
        picture.draft("RGB", (math.ceil(width / part), math.ceil(height / part)))
    if picture.size[0] * picture.size[1] > limits.pixels:
        raise _RefusedError(
            f"The picture is too large ({media_type}, {width} x {height}); the limit is "
            f"{limits.pixels // 1_000_000} million pixels."
        )


def _read_pages(picture: Any, media_type: str, limits: Limits, engine: Recogniser) -> Iterator[_Page]:
    """The pages of a TIFF; of any other file its one picture (an animation is a picture, not pages)."""
    started = time.monotonic()
    count = int(getattr(picture, "n_frames", 1)) if media_type == "image/tiff" else 1
    length = 0
    for number in range(1, min(count, 10_000) + 1):
        page = _Page(number)
        if number > limits.pages:
            page.unread = f"over the limit of {limits.pages} pages"
        elif number > 1 and time.monotonic() - started > _SPENT * limits.ocr_seconds:
            page.unread = "no time was left"
        elif length >= limits.characters:
            page.unread = "the text before it reaches the limit"
        else:
            _read_into(page, picture, media_type, limits, engine)
            words = page.text.lines if page.text is not None else ()
            length += sum(len(word.text) + 1 for line in words for word in line.words)
        yield page


def _read_into(page: _Page, picture: Any, media_type: str, limits: Limits, engine: Recogniser) -> None:
    if page.number > 1:
        try:
            picture.seek(page.number - 1)
            _check_size(picture, media_type, limits)
        except (_RefusedError, EOFError, OSError, ValueError, SyntaxError):
            page.unread = "damaged or too large"
            return
    try:
        page.text = read_picture(as_array(picture), engine)
    except EngineStoppedError as stopped:
        page.unread = str(stopped)
        return
    if not page.text.lines and not page.text.blank:
        page.unread = "no print can be made out"


def as_array(picture: Any) -> Any:
    """The decoded picture upright by its EXIF data, on white where it is transparent, as RGB bytes."""
    upright = ImageOps.exif_transpose(picture)
    if upright.mode in ("I;16", "I;16B", "I;16L", "I", "F"):
        upright = _to_grey(upright)
    if upright.has_transparency_data:
        upright = upright.convert("RGBA")
        ground = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(ground, upright)
    return np.asarray(upright.convert("RGB"))


def _to_grey(picture: Any) -> Any:
    """A picture of more than 8 bits a pixel, from its own darkest to its lightest."""
    values = np.asarray(picture, np.float32)
    low, high = float(values.min()), float(values.max())
    return Image.fromarray(((values - low) * (255.0 / max(high - low, 1e-6))).astype(np.uint8))


def _compose(pages: list[_Page]) -> Document:
    read = [page for page in pages if page.text is not None and page.text.lines]
    if not read:
        return _failed(_why_nothing(pages), pages=len(pages))
    composer = Composer()
    doubtful: list[tuple[int, int]] = []
    for page in read:
        assert page.text is not None
        usual = usual_size(page.text.lines)
        for line in page.text.lines:
            doubtful += add_line(composer, line, page.number, Zone.MAIN, usual, page.text.doubts)
    unsure = [(page.number, page.text.unsure) for page in read if page.text and page.text.unsure]
    unread = [(page.number, page.unread) for page in pages if page.unread]
    return Document(
        text=composer.text(),
        media_type="",
        sha256="",
        read_by="ocr",
        blocks=composer.blocks(),
        words=composer.words(),
        pages=len(pages),
        unread_pages=tuple(number for number, _ in unread),
        checks=(*picture_checks([page.number for page in read], unsure), *_left_out(unread)),
        by_ocr=((0, composer.length),),
        unsure_pages=tuple(number for number, _ in unsure),
        doubtful=tuple(doubtful),
    )


def _left_out(unread: list[tuple[int, str]]) -> list[Check]:
    if not unread:
        return []
    groups: dict[str, list[int]] = {}
    for number, reason in unread:
        groups.setdefault(reason, []).append(number)
    why = "; ".join(f"{page_numbers(numbers)} ({reason})" for reason, numbers in groups.items())
    return [Check("read_pages", ran=False, reason=f"Not read: {why}.")]


def _why_nothing(pages: list[_Page]) -> str:
    reasons = list(dict.fromkeys(page.unread for page in pages if page.unread))
    if not reasons:
        return "The picture holds no print: it has one shade all over."
    if reasons == ["no print can be made out"]:
        return (
            "No print can be made out on the picture. Take it again from nearer, in focus and in even light."
        )
    return f"The picture was not read: {'; '.join(reasons)}."


def _failed(problem: str, pages: int | None = None) -> Document:
    return unreadable(problem, media_type="", sha256="", read_by="ocr", pages=pages)

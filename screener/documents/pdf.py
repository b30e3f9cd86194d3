"""A PDF to a Document: lines in reading order with the box of every word, and a second reading.

The canonical text is pdfplumber's characters in the order of the layout; pages that pdfplumber cannot read
in time fall back to pdfium's. The second reading is pdfium's text in the file's order, which finds what a
wrong guess at columns would tear apart. Scripts and attachments in the file are never looked at. Runs in the
child process of `sandbox` only.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import signal
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium

from screener.documents.compose import Composer, Piece, PlacedWord, clean_line, unreadable
from screener.documents.glyphs import (
    LINE_HYPHEN,
    Frame,
    Glyph,
    StreamPage,
    frame_of,
    plumber_glyphs,
    stream_page,
    without_doubles,
)
from screener.documents.layout import Line, line_text, lines_of
from screener.documents.limits import Limits
from screener.documents.textlayer import is_readable
from screener.documents.visibility import split_hidden
from screener.model import BlockKind, Box, Check, Document, Reading, Word, Zone

_MEDIA_TYPE = "application/pdf"
_PAGE_SECONDS = 6.0  # pdfplumber's share for one page; drawings of 100,000 curves take longer
_SPENT = 0.7  # of the wall clock: pages not begun by then are named as unread
_HEADING = 1.3  # of the page's usual size
_OBJECTS_SEEN = 5_000
_FEW_LETTERS = 25  # a page with less text under a picture is a picture with a page number
_PICTURE_SHARE = 0.25  # of the page, from which a picture without words over it may be the panel
_WORDS_OVER = 10  # words over a picture from which it is a background
_OCR = "reading pictures needs OCR, which this version does not have yet"


@dataclass(slots=True)
class _Page:
    """What was read of one page. `unread` says why nothing was."""

    number: int
    seen: list[Line] = field(default_factory=list)
    hidden: list[Line] = field(default_factory=list)
    stream: StreamPage | None = None
    unread: str | None = None
    blank: bool = False
    large_picture: Box | None = None


class _OutOfTimeError(Exception):
    """pdfplumber took longer than its share for one page."""


def read_pdf(data: bytes, *, limits: Limits) -> Document:
    """Read a PDF; media type and hash of the result are left for the parent to fill in."""
    started = time.monotonic()
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        return _failed(_why_not_opened(error))
    if count == 0:
        return _failed("The PDF has no pages.")
    pages: list[_Page] = []
    length = 0
    with _plumber(data) as plumber:
        for number in range(1, min(count, limits.pages) + 1):
            late = time.monotonic() - started > _SPENT * limits.wall_seconds
            if late or length >= limits.characters:
                why = "no time was left" if late else "the text before it reaches the limit"
                pages.append(_Page(number, unread=why))
                continue
            page = _read_page(document, plumber, number, limits.characters - length)
            length += sum(len(word.text) + 1 for line in page.seen + page.hidden for word in line.words)
            pages.append(page)
    over = f"over the limit of {limits.pages} pages"
    pages += [_Page(number, unread=over) for number in range(limits.pages + 1, min(count, 10_000) + 1)]
    return _compose(pages, count)


def _why_not_opened(error: pypdfium2.PdfiumError) -> str:
    if error.err_code == pdfium.FPDF_ERR_PASSWORD:
        return "The PDF is protected by a password. Save it without one and screen it again."
    if error.err_code == pdfium.FPDF_ERR_SECURITY:
        return "The PDF is encrypted in a way that is not supported. Save it without protection."
    return "The file is damaged, has no pages or is not a whole PDF, so it cannot be opened."


def _failed(problem: str, pages: int | None = None) -> Document:
    return unreadable(problem, media_type=_MEDIA_TYPE, sha256="", read_by="pdf-text", pages=pages)


@contextlib.contextmanager
def _plumber(data: bytes) -> Iterator[Any]:
    """The same file opened by pdfplumber; None where it cannot be opened there."""
    try:
        with _at_most(_PAGE_SECONDS):
            opened = pdfplumber.open(io.BytesIO(data))
            len(opened.pages)
    except Exception:  # pdfminer raises what a broken file makes it raise; pdfium has read the file
        yield None
        return
    with opened:
        yield opened


@contextlib.contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Interrupt pure Python code after so long. The child has one thread, which is the main one."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _OutOfTimeError

    # the timer shares SIGALRM with the worker's last resort, which is set again afterwards
    before = signal.signal(signal.SIGALRM, stop)
    rest, _ = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, max(rest - seconds, 1.0) if rest else 0.0)
        signal.signal(signal.SIGALRM, before)


def _read_page(document: Any, plumber: Any, number: int, limit: int) -> _Page:
    page = _Page(number)
    try:
        opened = document[number - 1]
    except pypdfium2.PdfiumError:
        page.unread = "damaged"
        return page
    frame = frame_of(opened)
    page.stream = stream_page(opened, frame, limit)
    page.large_picture, drawn = _drawn(opened, frame)
    from_plumber = _from_plumber(plumber, number, frame, limit)
    from_pdfium = without_doubles(page.stream.glyphs)
    glyphs = from_plumber if is_readable(_joined(from_plumber)) else from_pdfium
    text = _joined(glyphs)
    if not text.strip():
        page.blank = not drawn
        page.unread = None if page.blank else "a picture"
    elif not is_readable(text):
        page.unread = "its text layer holds no readable characters"
    elif sum(c.isalnum() for c in text) < _FEW_LETTERS and page.large_picture is not None:
        page.unread = "a picture"
    else:
        usual = statistics.median(glyph.size for glyph in glyphs)
        lines = lines_of(glyphs)
        page.seen, page.hidden = split_hidden(lines, opened, frame, usual, doubtful=page.stream.doubtful)
    opened.close()
    return page


def _from_plumber(plumber: Any, number: int, frame: Frame, limit: int) -> list[Glyph]:
    """pdfplumber's glyphs; none where it fails or takes too long on this page."""
    if plumber is None or number > len(plumber.pages):
        return []
    page = plumber.pages[number - 1]
    try:
        with _at_most(_PAGE_SECONDS):
            return without_doubles(plumber_glyphs(page, frame))[:limit]
    except MemoryError:
        return []
    except Exception:  # pdfminer raises what a broken page makes it raise; pdfium's glyphs stand in
        return []
    finally:
        page.close()


def _joined(glyphs: list[Glyph]) -> str:
    return "".join(glyph.text for glyph in glyphs)


def _drawn(page: Any, frame: Frame) -> tuple[Box | None, bool]:
    """The largest picture if it covers much of the page, and whether anything but text is drawn at all."""
    width, height = frame.size
    largest: Box | None = None
    covered, anything = _PICTURE_SHARE * width * height, False
    for item in itertools.islice(page.get_objects(max_depth=3), _OBJECTS_SEEN):
        anything = anything or item.type != pdfium.FPDF_PAGEOBJ_TEXT
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            x0, top, x1, bottom = frame.place(*item.get_bounds())
            box = (max(x0, 0.0), max(top, 0.0), min(x1, width), min(bottom, height))
            area = max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)
            if area > covered:
                largest, covered = box, area
    return largest, anything


def _compose(pages: list[_Page], count: int) -> Document:
    unread = tuple(page.number for page in pages if page.unread)
    if not any(page.seen or page.hidden for page in pages):
        return _failed(_why_nothing(pages, count), pages=count)
    composer = Composer()
    for page in pages:
        usual = statistics.median(line.size for line in page.seen) if page.seen else 0.0
        for lines, zone in ((page.seen, Zone.MAIN), (page.hidden, Zone.HIDDEN)):
            for line in lines:
                _add_line(composer, line, page.number, zone, usual)
    checks = [Check("read_pages", ran=False, reason=_pages_left_out(pages))] if unread else []
    return Document(
        text=composer.text(),
        media_type=_MEDIA_TYPE,
        sha256="",
        read_by="pdf-text",
        blocks=composer.blocks(),
        words=composer.words(),
        pages=count,
        unread_pages=unread,
        second=_second(pages),
        checks=(*checks, *_picture_checks(pages)),
    )


def _add_line(composer: Composer, line: Line, page: int, zone: Zone, usual: float) -> None:
    text, spans, cells = line_text(line)
    kind = BlockKind.LINE
    if cells > 1:
        kind = BlockKind.TABLE_ROW
    elif usual and line.size >= _HEADING * usual:
        kind = BlockKind.HEADING
    boxes = [box for _, _, box in spans]
    around = (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
    words = [PlacedWord(start, end, box) for start, end, box in spans]
    composer.add(Piece(text, kind, zone), page=page, box=around, words=words)


def _second(pages: list[_Page]) -> Reading:
    """pdfium's text in the file's own order; a hyphen at a line's end stays a hyphen and a line end."""
    parts: list[str] = []
    words: list[Word] = []
    length = 0
    for page in pages:
        if page.unread or page.stream is None:
            continue
        start = length
        boxes: list[Box] = []
        for text, box in [*page.stream.characters, ("\n", None)]:
            shown = "-\n" if text == LINE_HYPHEN else "\n" if text in "\r\n" else clean_line(text)
            if boxes and (box is None or not shown.strip() or "\n" in shown):
                words.append(Word(start, length, page.number, _around(boxes)))
                boxes = []
            if box is not None and shown.strip() and "\n" not in shown:
                start = start if boxes else length
                boxes.append(box)
            parts.append(shown)
            length += len(shown)
    return Reading("".join(parts), tuple(words))


def _around(boxes: list[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _why_nothing(pages: list[_Page], count: int) -> str:
    reasons = {page.unread for page in pages if page.unread}
    if not reasons:
        which = "its page is" if count == 1 else f"all {count} pages are"
        return f"The PDF holds no text and no picture: {which} blank."
    if reasons == {"a picture"}:
        which = "page 1 is a picture" if count == 1 else f"all {count} pages are pictures"
        return f"The PDF has no text layer that can be read ({which}); {_OCR}."
    return f"No page of the PDF could be read. {_pages_left_out(pages)}"


def _pages_left_out(pages: list[_Page]) -> str:
    """'Not read: page 2 (a picture); pages 31 to 40 (over the limit of 30 pages).'"""
    groups: dict[str, list[int]] = {}
    for page in pages:
        if page.unread:
            groups.setdefault(page.unread, []).append(page.number)
    return "Not read: " + "; ".join(f"{_numbers(numbers)} ({why})" for why, numbers in groups.items()) + "."


def _numbers(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    if numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"pages {numbers[0]} to {numbers[-1]}"
    return "pages " + ", ".join(map(str, numbers))


def _picture_checks(pages: list[_Page]) -> list[Check]:
    """Says so where a page with text also holds a large picture with hardly a word over it."""
    found = [page.number for page in pages if page.seen and _is_unread_picture(page)]
    if not found:
        return []
    reason = f"A large picture on {_numbers(found)} was not read; {_OCR}."
    return [Check("read_pictures", ran=False, reason=reason)]


def _is_unread_picture(page: _Page) -> bool:
    if page.large_picture is None:
        return False
    x0, top, x1, bottom = page.large_picture
    over = 0
    for line in page.seen:
        for word in line.words:
            x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
            over += x0 <= x <= x1 and top <= y <= bottom
    return over < _WORDS_OVER

"""A PDF to a Document: lines in reading order with the box of every word, and a second reading.

The canonical text is pdfplumber's characters in the order of the layout; pages that pdfplumber cannot read
in time fall back to pdfium's, and pages that are pictures to an OCR engine. The second reading is pdfium's
text in the file's order, which finds what a wrong guess at columns would tear apart. Scripts and attachments
in the file are never looked at. Runs in the child process of `sandbox` only.
"""

from __future__ import annotations

import contextlib
import io
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

from screener.documents.annotations import annotations_of
from screener.documents.cells import join_wrapped_cells
from screener.documents.compose import Composer, clean_line, unreadable
from screener.documents.drawn import Drawn, drawn_on, has_damaged_picture
from screener.documents.glyphs import (
    LINE_HYPHEN,
    Frame,
    Glyph,
    StreamPage,
    frame_of,
    plumber_glyphs,
    stream_page,
    without_doubles,
    without_empty_blanks,
)
from screener.documents.layout import Line, lines_of
from screener.documents.limits import Limits
from screener.documents.ocr.engine import EngineStoppedError, Recogniser
from screener.documents.ocr.page import PictureText
from screener.documents.pdf_pictures import may_hold_the_panel, read_drawn
from screener.documents.picture_words import NEEDS_OCR, picture_checks
from screener.documents.printed import add_line, around, usual_size
from screener.documents.running import running_lines
from screener.documents.textlayer import is_readable
from screener.documents.visibility import split_hidden
from screener.model import Box, Check, Document, Reading, Word, Zone

_MEDIA_TYPE = "application/pdf"
_PAGE_SECONDS = 6.0  # pdfplumber's share for one page; drawings of 100,000 curves take longer
_SPENT = 0.7  # of the wall clock: pages not begun by then are named as unread
_FEW_LETTERS = 25  # a page with less text under a picture is a picture with a page number
_WORDS_OVER = 10  # words over a picture from which it is a background
_PICTURE = "a picture"
_DAMAGED = "a picture that cannot be decoded"
_NO_WORDS = "its text layer holds no readable characters"


@dataclass(slots=True)
class _Page:
    """What was read of one page. `unread` says why nothing was."""

    number: int
    height: float = 0.0  # points, as displayed
    seen: list[Line] = field(default_factory=list)
    hidden: list[Line] = field(default_factory=list)
    stream: StreamPage | None = None
    unread: str | None = None
    blank: bool = False
    large_picture: Box | None = None
    by_ocr: int = 0  # so many of the seen lines, the last, come from a picture
    asked_ocr: bool = False
    unsure: str | None = None
    doubts: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)


class _OutOfTimeError(Exception):
    """pdfplumber took longer than its share for one page."""


def read_pdf(data: bytes, *, limits: Limits, recogniser: Recogniser | None = None) -> Document:
    """Read a PDF; media type and hash of the result are left for the parent to fill in.

    Pages without a text layer that can be read go to `recogniser`, where there is one.
    """
    started = time.monotonic()
    try:
        document = pypdfium2.PdfDocument(data)
        document.init_forms()  # before any page is opened, or the values of fields cannot be read
        count = len(document)
    except pypdfium2.PdfiumError as error:
        return _failed(_why_not_opened(error))
    if count == 0:
        return _failed("The PDF has no pages.")
    pages: list[_Page] = []
    length = 0
    with _plumber(data) as plumber:
        for number in range(1, min(count, limits.pages) + 1):
            seconds = limits.ocr_seconds if any(page.asked_ocr for page in pages) else limits.wall_seconds
            late = time.monotonic() - started > _SPENT * seconds
            if late or length >= limits.characters:
                why = "no time was left" if late else "the text before it reaches the limit"
                pages.append(_Page(number, unread=why))
                continue
            page = _read_page(document, plumber, number, limits, recogniser, limits.characters - length)
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


def _read_page(
    document: Any, plumber: Any, number: int, limits: Limits, recogniser: Recogniser | None, limit: int
) -> _Page:
    page = _Page(number)
    try:
        opened = document[number - 1]
    except pypdfium2.PdfiumError:
        page.unread = "damaged"
        return page
    frame = frame_of(opened)
    page.height = frame.size[1]
    page.stream = stream_page(opened, frame, limit)
    drawn = drawn_on(opened, frame)
    page.large_picture = drawn.picture
    wordless = drawn.wordless and not page.stream.glyphs
    from_plumber = [] if wordless else _from_plumber(plumber, number, frame, limit)
    readable = is_readable(_joined(from_plumber))
    glyphs = from_plumber if readable else without_doubles(page.stream.glyphs)
    text = _joined(glyphs)
    noted = annotations_of(opened, frame, limit)
    if not text.strip() and not noted.shown:
        page.blank = not drawn.anything
        page.unread = None if page.blank else _PICTURE
    elif text.strip() and not readable and not is_readable(text):
        page.unread = _NO_WORDS
    elif not noted.shown and sum(c.isalnum() for c in text) < _FEW_LETTERS and page.large_picture is not None:
        page.unread = _PICTURE
    else:
        glyphs = [*glyphs, *noted.shown]
        usual = statistics.median(glyph.size for glyph in glyphs)
        lines = join_wrapped_cells(lines_of(glyphs))
        page.seen, page.hidden = split_hidden(
            lines, opened, frame, usual, doubtful=page.stream.doubtful, shown=noted.areas
        )
    page.hidden += lines_of(noted.hidden)
    if recogniser is not None and (page.unread or drawn.scan or _is_unread_picture(page)):
        _read_pictures(page, opened, frame, recogniser, limits, drawn)
    opened.close()
    return page


def _read_pictures(
    page: _Page, opened: Any, frame: Frame, recogniser: Recogniser, limits: Limits, drawn: Drawn
) -> None:
    """Read the page as a picture if its text is no use, else the large picture beside its text.

    The unseen text of a scan is what another program read there, or what someone wants to be read: what the
    picture shows comes first, and the text layer stays as the second reading.
    """
    whole = page.unread is not None
    area = None if whole or drawn.scan else drawn.picture
    try:
        text = read_drawn(opened, frame, recogniser, limits, area)
    except EngineStoppedError as stopped:
        page.unread = f"{page.unread}; {stopped}" if whole else None
        return
    page.asked_ocr, page.by_ocr = True, len(text.lines)
    page.seen = [*([] if drawn.scan and text.lines else page.seen), *text.lines]
    page.doubts = text.doubts
    if whole or drawn.scan or may_hold_the_panel(text):
        page.unsure = text.unsure
    damaged = not text.lines and has_damaged_picture(drawn)
    if whole:
        page.stream = None
        page.blank = text.blank and not damaged
        page.unread = _why_unread(text, damaged)
    elif damaged and drawn.picture is not None:
        page.unsure = "its picture cannot be decoded"


def _why_unread(text: PictureText, damaged: bool) -> str | None:
    """Why nothing came of a page that is a picture; None where something did, or nothing is on it."""
    if damaged:
        return _DAMAGED
    return None if text.lines or text.blank else "a picture on which no print can be made out"


def _from_plumber(plumber: Any, number: int, frame: Frame, limit: int) -> list[Glyph]:
    """pdfplumber's glyphs; none where it fails or takes too long on this page."""
    if plumber is None or number > len(plumber.pages):
        return []
    page = plumber.pages[number - 1]
    try:
        with _at_most(_PAGE_SECONDS):
            return without_empty_blanks(without_doubles(plumber_glyphs(page, frame)))[:limit]
    except MemoryError:
        return []
    except Exception:  # pdfminer raises what a broken page makes it raise; pdfium's glyphs stand in
        return []
    finally:
        page.close()


def _joined(glyphs: list[Glyph]) -> str:
    return "".join(glyph.text for glyph in glyphs)


def _compose(pages: list[_Page], count: int) -> Document:
    unread = tuple(page.number for page in pages if page.unread)
    if not any(page.seen or page.hidden for page in pages):
        return _failed(_why_nothing(pages, count), pages=count)
    composer = Composer()
    doubtful: list[tuple[int, int]] = []
    by_ocr: list[tuple[int, int]] = []
    running = running_lines([(page.seen, page.height) for page in pages])
    for page in pages:
        usual = usual_size(page.seen)
        from_text = len(page.seen) - page.by_ocr
        for index, line in enumerate(page.seen):
            if index == from_text:
                by_ocr.append((composer.next_start, composer.next_start))
            zone = Zone.FOOTER if id(line) in running else Zone.MAIN
            doubtful += add_line(composer, line, page.number, zone, usual, page.doubts)
        if page.by_ocr:
            by_ocr[-1] = (by_ocr[-1][0], composer.length)
        for line in page.hidden:
            add_line(composer, line, page.number, Zone.HIDDEN, usual, {})
    checks = [Check("read_pages", ran=False, reason=_pages_left_out(pages))] if unread else []
    return Document(
        text=composer.text(),
        media_type=_MEDIA_TYPE,
        sha256="",
        read_by="ocr" if all(page.by_ocr == len(page.seen) for page in pages) else "pdf-text",
        blocks=composer.blocks(),
        words=composer.words(),
        pages=count,
        unread_pages=unread,
        second=_second(pages),
        checks=(*checks, *_picture_checks(pages)),
        by_ocr=tuple(by_ocr),
        unsure_pages=tuple(page.number for page in pages if page.unsure),
        doubtful=tuple(doubtful),
    )


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
                words.append(Word(start, length, page.number, around(boxes)))
                boxes = []
            if box is not None and shown.strip() and "\n" not in shown:
                start = start if boxes else length
                boxes.append(box)
            parts.append(shown)
            length += len(shown)
    return Reading("".join(parts), tuple(words))


def _why_nothing(pages: list[_Page], count: int) -> str:
    reasons = {page.unread for page in pages if page.unread}
    if not reasons:
        which = "its page is" if count == 1 else f"all {count} pages are"
        return f"The PDF holds no text and no picture: {which} blank."
    if reasons == {_PICTURE}:
        which = "page 1 is a picture" if count == 1 else f"all {count} pages are pictures"
        return f"The PDF has no text layer that can be read ({which}); {NEEDS_OCR}."
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
    read = [page.number for page in pages if page.by_ocr]
    unsure = [(page.number, page.unsure) for page in pages if page.unsure]
    left_out = [
        page.number for page in pages if page.seen and not page.asked_ocr and _is_unread_picture(page)
    ]
    checks = picture_checks(read, unsure)
    if left_out:
        reason = f"A large picture on {_numbers(left_out)} was not read; {NEEDS_OCR}."
        checks.append(Check("read_pictures", ran=False, reason=reason))
    return checks


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

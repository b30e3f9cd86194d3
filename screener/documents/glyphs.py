"""The characters of a PDF page with their places, as two independent parsers see them.

pdfium follows the file's own order and knows how a character is painted; pdfplumber decodes fonts in another
way, and where one fails the other often reads. Both are brought to one frame: PDF points of the page as it is
displayed (cropped and turned), origin top left. Runs in the child process only.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium
from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter

from screener.model import Box

_INVISIBLE_MODES = frozenset({pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP})
_PALE = 0.82  # luminance from which text may be white on white
_TINY = 1.0  # points
_RAISED_SIZE = 0.9  # of the size of the letter before it, under which a figure may be a footnote's mark
_RAISED_BY = 0.15  # of that size, by which its foot stands higher
_RAISED_ALONE = 0.3  # the same for a figure that is not smaller
#: Stands for a hyphen at a line's end, over which pdfium would join the word.
LINE_HYPHEN = "\x02"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character (or a ligature's several).

    `direction`: in which way the line runs on the displayed page: 0 right, 90 up, 180 left, 270 down.
    """

    text: str
    box: Box
    size: float
    direction: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """The displayed page in the coordinates of the file: crop box, and clockwise turn in degrees."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as displayed."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn in (90, 270) else (width, height)

    def place(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of the file (origin bottom left) on the displayed page (origin top left)."""
        x0, x1 = left - self.left, right - self.left
        y0, y1 = bottom - self.bottom, top - self.bottom
        width, height = self.right - self.left, self.top - self.bottom
        if self.turn == 90:
            return y0, x0, y1, x1
        if self.turn == 180:
            return width - x1, y0, width - x0, y1
        if self.turn == 270:
            return height - y1, width - x1, height - y0, width - x0
        return x0, height - y1, x1, height - y0


@dataclass(frozen=True, slots=True)
class StreamPage:
    """A page as pdfium reads it: text in the file's order, glyphs, and whether some may be unseen."""

    characters: tuple[tuple[str, Box | None], ...]  # generated blanks and line ends have no box
    glyphs: tuple[Glyph, ...]
    doubtful: bool  # painted pale, invisible or tiny somewhere: look at the rendered page


def frame_of(page: Any) -> Frame:
    """The frame of a pypdfium2 page."""
    # not get_mediabox(): that does not see a box which the page inherits, and answers US Letter instead
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation())


def stream_page(page: Any, frame: Frame, limit: int) -> StreamPage:
    """Read a page with pdfium. At most `limit` characters."""
    text_page = page.get_textpage()
    try:
        count = min(text_page.count_chars(), limit)
        characters: list[tuple[str, Box | None]] = []
        glyphs: list[Glyph] = []
        doubtful = False
        for index in range(count):
            text = _character(text_page.raw, index)
            if pdfium.FPDFText_IsGenerated(text_page.raw, index):
                characters.append((text, None))
                continue
            box = _loose_box(text_page.raw, index, frame)
            direction = _direction(text_page.raw, index, frame.turn)
            size = _height(box, direction)
            glyph = Glyph("-" if text == LINE_HYPHEN else text, box, size, direction)
            if characters and characters[-1][1] is not None and is_raised_figure(glyphs[-1], glyph):
                characters.append((" ", None))
            characters.append((text, box))
            glyphs.append(glyph)
            doubtful = doubtful or (text.strip() != "" and _is_doubtful(text_page.raw, index, size))
        return StreamPage(tuple(characters), tuple(glyphs), doubtful)
    finally:
        text_page.close()


def plumber_glyphs(page: Any, frame: Frame) -> Iterator[Glyph]:
    """The characters of a pdfplumber page.

    Not its `chars`: with them it works out every line, curve and picture of the page, too.
    """
    # pdfplumber counts from the media box, and misplaces the crop box of a turned page
    x0, y0, x1, y1 = page.page_obj.mediabox
    whole = Frame(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), frame.turn)
    inset = whole.place(frame.left, frame.bottom, frame.right, frame.top)
    device = _Letters(page.pdf.rsrcmgr)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    left, height = inset[0], page.height - inset[1]
    for char in device.letters:
        box = (char.x0 - left, height - char.y1, char.x1 - left, height - char.y0)
        a, b = char.matrix[:2]
        direction = _quarter(math.degrees(math.atan2(b, a)))
        yield Glyph(char.get_text(), box, _height(box, direction), direction)


class _Letters(PDFLayoutAnalyzer):
    """Keeps the characters of a page in the order in which they are drawn, and nothing else."""

    def __init__(self, resources: Any) -> None:
        super().__init__(resources)
        self.letters: list[LTChar] = []

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        """A form's characters stand among the page's own."""

    def end_figure(self, _: str) -> None:
        """See `begin_figure`."""

    def render_image(self, name: str, stream: Any) -> None:
        """No picture is looked at."""

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """No line is looked at."""

    def receive_layout(self, ltpage: LTPage) -> None:
        """Called once, at the end of the page."""
        self.letters = [item for item in ltpage if isinstance(item, LTChar)]


def turned(box: Box, direction: int) -> Box:
    """A box in the frame in which text of this direction runs to the right."""
    x0, top, x1, bottom = box
    if direction == 90:
        return -bottom, x0, -top, x1
    if direction == 180:
        return -x1, -bottom, -x0, -top
    if direction == 270:
        return top, -x1, bottom, -x0
    return box


def is_raised_figure(before: Glyph, glyph: Glyph) -> bool:
    """Whether `glyph` is a small figure set high after a letter or figure: a mark, no part of the name.

    'LGD-4033' with a raised 2 is not 'LGD-40332'. A lowered figure (H2O, B12) is part of the name.
    """
    if before.direction != glyph.direction or not glyph.text[:1].isdigit() or not before.text[-1:].isalnum():
        return False
    least = _RAISED_BY if glyph.size < _RAISED_SIZE * before.size else _RAISED_ALONE
    foot, foot_before = turned(glyph.box, glyph.direction)[3], turned(before.box, before.direction)[3]
    return least * before.size < foot_before - foot < before.size


def without_doubles(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Glyphs printed twice, a hair apart, to look bold ('SSttaattee') are one.

    Not pdfplumber's `dedupe_chars`: that takes quadratic time.
    """
    kept: list[Glyph] = []
    places: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        column, row = round(glyph.box[0]), round(glyph.box[1])
        near = (
            other
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            for other in places.get((glyph.text, x, y), ())
        )
        if not any(_is_double(glyph, other) for other in near):
            kept.append(glyph)
            places.setdefault((glyph.text, column, row), []).append(glyph)
    return kept


def without_empty_blanks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Leave out blanks that take no room: Chromium draws one where a word might have been parted."""
    kept: list[Glyph] = []
    for glyph, after in zip(glyphs, [*glyphs[1:], None], strict=True):
        if after is not None and glyph.text.isspace() and not after.text.isspace():
            left, _, right, _ = turned(glyph.box, glyph.direction)
            start, top, _, bottom = turned(after.box, after.direction)
            _, high, _, low = turned(glyph.box, glyph.direction)
            same_line = abs(top - high) + abs(bottom - low) < 0.2 * glyph.size
            if same_line and left - 0.01 <= start < left + 0.2 * (right - left):
                continue
        kept.append(glyph)
    return kept


def _is_double(glyph: Glyph, other: Glyph) -> bool:
    slack = 0.3 * min(glyph.box[2] - glyph.box[0], glyph.box[3] - glyph.box[1]) + 0.01
    return abs(glyph.box[0] - other.box[0]) <= slack and abs(glyph.box[1] - other.box[1]) <= slack


def _character(text_page: Any, index: int) -> str:
    code = pdfium.FPDFText_GetUnicode(text_page, index)
    if code in (0xFFFE, 0x02):
        return LINE_HYPHEN
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return chr(code)


def _loose_box(text_page: Any, index: int, frame: Frame) -> Box:
    """The box of the character's cell: as high as its font, so that all boxes of a line agree."""
    rectangle = pdfium.FS_RECTF()
    if pdfium.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(rectangle)):
        low, high = sorted((rectangle.bottom, rectangle.top))
        left, right = sorted((rectangle.left, rectangle.right))
        return frame.place(left, low, right, high)
    return frame.place(frame.left, frame.bottom, frame.left, frame.bottom)


def _height(box: Box, direction: int) -> float:
    return box[2] - box[0] if direction in (90, 270) else box[3] - box[1]


def _direction(text_page: Any, index: int, turn: int) -> int:
    angle = pdfium.FPDFText_GetCharAngle(text_page, index)  # clockwise, in the file's own frame
    return _quarter(-math.degrees(angle) - turn) if angle >= 0 else 0


def _quarter(degrees: float) -> int:
    return round(degrees / 90) % 4 * 90


def _is_doubtful(text_page: Any, index: int, size: float) -> bool:
    """Whether this character may be unseen; cheap, and often wrong: white text on a dark label is fine."""
    if size < _TINY:
        return True
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    parts = (ctypes.byref(red), ctypes.byref(green), ctypes.byref(blue), ctypes.byref(alpha))
    if pdfium.FPDFText_GetFillColor(text_page, index, *parts):
        luminance = (0.3 * red.value + 0.59 * green.value + 0.11 * blue.value) / 255
        if luminance > _PALE or alpha.value < 64:
            return True
    text_object = pdfium.FPDFText_GetTextObject(text_page, index)
    return bool(text_object) and pdfium.FPDFTextObj_GetTextRenderMode(text_object) in _INVISIBLE_MODES

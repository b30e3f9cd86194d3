"""Printed words and lines: what stands beside what on one line, and the text that it makes.

Works in a frame turned so that the text runs to the right. Knows neither columns nor files.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from screener.documents.glyphs import Glyph, is_raised_figure
from screener.model import Box

_JOINS = 0.15  # of the size: a smaller gap is none
CELL_GAP = 1.2  # of the size: a wider gap parts cells or columns
_SAME_LINE = 0.35  # of the lower height: an amount may stand half way between the two lines of a name
_LOWER = 0.7  # of the size, by which a word stands on another line of its cell
_HYPHENS = "-\u2010\u00ad"


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A run of glyphs: `u0..u1` along the line, `v0..v1` across it in the turned frame; `box` on the page."""

    text: str
    u0: float
    v0: float
    u1: float
    v1: float
    size: float
    box: Box
    blank_after: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one printed line, or of one row of a table, in order. `indent`: so many blanks before them."""

    words: tuple[PrintedWord, ...]
    indent: int = 0

    @property
    def size(self) -> float:
        return statistics.median(word.size for word in self.words)


def line_text(line: Line) -> tuple[str, list[tuple[int, int, Box]], int]:
    """The line's text, the spans and boxes of its words, and the number of its cells.

    Cells are two blanks apart. Pieces that touch (a raised sign, a change of font) are one word, and so is
    what a hyphen parts over two lines of a cell: the hyphen may belong to a chemical name, so it stays.
    """
    text, spans, cells = " " * line.indent, [], 1
    before: PrintedWord | None = None
    for word in line.words:
        if before is not None:
            between = _between(before, word)
            cells += len(between) == 2
            text += between
        spans.append((len(text), len(text) + len(word.text), word.box))
        text += word.text
        before = word
    return text, spans, cells


def cells_of(line: Line) -> list[tuple[PrintedWord, ...]]:
    """The words of the line, parted where a wide gap stands."""
    cells: list[list[PrintedWord]] = [[]]
    for word in line.words:
        if cells[-1] and len(_between(cells[-1][-1], word)) == 2:
            cells.append([])
        cells[-1].append(word)
    return [tuple(cell) for cell in cells]


def _between(before: PrintedWord, word: PrintedWord) -> str:
    """What stands between two words: nothing, a blank, or the two blanks between cells."""
    gap = word.u0 - before.u1
    size = min(word.size, before.size)
    down = (word.v0 + word.v1 - before.v0 - before.v1) / 2
    if down > _LOWER * size and gap < 0:  # the next line of the same cell
        return "" if before.text[-1] in _HYPHENS else " "
    if gap >= CELL_GAP * size:
        return "  "
    apart = before.blank_after or gap >= _JOINS * size or down < -max(before.size, word.size)
    return " " if apart or _is_mark(before, word) else ""


def _is_mark(before: PrintedWord, word: PrintedWord) -> bool:
    """Whether `word` is a footnote's figure after `before`, be it drawn at another time than the line."""
    name, mark = (Glyph(w.text, (w.u0, w.v0, w.u1, w.v1), w.size) for w in (before, word))
    return is_raised_figure(name, mark)


def rows_of(words: Iterable[PrintedWord]) -> list[Line]:
    """Words that overlap by a good part of their height are one line; lines from top to bottom."""
    rows: list[list[PrintedWord]] = []
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda w: (w.v0 + w.v1) / 2):
        place = _row_for(word, rows, spans)
        if place is None:
            rows.append([word])
            spans.append((word.v0, word.v1))
        else:
            rows[place].append(word)
            low, high = spans[place]
            if word.v1 - word.v0 > high - low:
                spans[place] = (word.v0, word.v1)
    return [Line(tuple(sorted(row, key=lambda w: w.u0))) for row in rows]


def _row_for(
    word: PrintedWord, rows: list[list[PrintedWord]], spans: list[tuple[float, float]]
) -> int | None:
    """The row that the word overlaps most, looking back over the last few.

    An amount between the two lines of a name overlaps both, but no word of a line stands under another.
    """
    best, place = 0.0, None
    for index in range(max(0, len(spans) - 4), len(spans)):
        low, high = spans[index]
        overlap = min(word.v1, high) - max(word.v0, low)
        share = overlap / max(min(word.v1 - word.v0, high - low), 0.01)
        if share > max(best, _SAME_LINE) and not any(_is_under(word, other) for other in rows[index]):
            best, place = share, index
    return place


def _is_under(word: PrintedWord, other: PrintedWord) -> bool:
    size = min(word.size, other.size)
    lower = abs((word.v0 + word.v1) - (other.v0 + other.v1)) / 2 > 0.4 * size
    return lower and min(word.u1, other.u1) - max(word.u0, other.u0) > 0.2 * size

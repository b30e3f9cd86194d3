"""Characters with places to lines in reading order: words, columns, rows of a table.

An XY-cut over the words of a page: columns are read one after another, but a column of amounts belongs to
the names beside it, so that an ingredient and its amount are one line. Works in a frame turned so that the
text runs to the right, for each direction of text on the page. Knows nothing of PDF.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from screener.documents.cues import count_amounts, looks_like_value, starts_panel
from screener.documents.glyphs import Glyph, is_raised_figure, turned
from screener.model import Box

_JOINS = 0.15  # of the size: a smaller gap is none
_WORD_GAP = 0.2
_SPACED_OUT = 1.6
_CELL_GAP = 1.2  # of the size: a wider gap parts cells or columns
_SAME_LINE = 0.35  # of the lower height: an amount may stand half way between the two lines of a name
_JUSTIFIED = 3  # lines in which gaps of justified print may stand one under another
_FLUSH = 0.15  # of the size, within which a line reaches the edge
_RIVER = 3.5  # of the size: a wider gap is none of justified print
_PARAGRAPH_GAP = 0.7  # of the size, from which the space between two bands parts paragraphs
_LOWER = 0.7  # of the size, by which a word stands on another line of its cell
_HYPHENS = "-\u2010\u00ad"
#: A unit alone in its line: the number stands over it.
_UNIT = re.compile(
    r"(?:mc?g|[µμ]g|k?g|ml|iu|cfu|kbe|[mb]illion|dfe|rae|ne)(?:\s[a-z]{2,3})?\W*$", re.IGNORECASE
)
_CELL_WORDS = 6
_DEPTH = 12
_WORDS_CUT = 6_000  # more words on one page are read line by line: cutting costs more than linear time
_BANDS_CUT = 300


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


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of one page in reading order; text that runs another way comes after the page's own."""
    by_direction: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        by_direction.setdefault(glyph.direction, []).append(glyph)
    ordered = sorted(by_direction.items(), key=lambda item: -len(item[1]))
    lines: list[Line] = []
    for direction, group in ordered:
        lines += lines_of_words(_words(group, direction))
    return lines


def lines_of_words(words: list[PrintedWord]) -> list[Line]:
    """The lines of words that run one way, in reading order."""
    return _read(words, 0) if len(words) <= _WORDS_CUT else _rows(words)


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
    if gap >= _CELL_GAP * size:
        return "  "
    apart = before.blank_after or gap >= _JOINS * size or down < -max(before.size, word.size)
    return " " if apart or _is_mark(before, word) else ""


def _is_mark(before: PrintedWord, word: PrintedWord) -> bool:
    """Whether `word` is a footnote's figure after `before`, be it drawn at another time than the line."""
    name, mark = (Glyph(w.text, (w.u0, w.v0, w.u1, w.v1), w.size) for w in (before, word))
    return is_raised_figure(name, mark)


def _words(glyphs: Sequence[Glyph], direction: int) -> list[PrintedWord]:
    """Glyphs that follow one another in the file, on one line and without a gap, are a word."""
    words: list[PrintedWord] = []
    run: list[tuple[Glyph, Box]] = []
    for glyph in glyphs:
        place = turned(glyph.box, direction)
        if not glyph.text.strip():
            _close(words, run, blank_after=True)
            continue
        raised = bool(run) and is_raised_figure(run[-1][0], glyph)
        if run and (raised or not _continues(run, glyph, place)):
            _close(words, run, blank_after=raised)
        run.append((glyph, place))
    _close(words, run, blank_after=False)
    return words


def _continues(run: Sequence[tuple[Glyph, Box]], glyph: Glyph, box: Box) -> bool:
    """Whether `glyph` goes on the word; where letters are set apart, a gap like the last one is none."""
    before, place = run[-1]
    last_gap = place[0] - run[-2][1][2] if len(run) > 1 else 0.0
    size = min(before.size, glyph.size)
    same_line = abs(place[3] - box[3]) < 0.25 * size and abs(before.size - glyph.size) < 0.25 * max(
        before.size, size
    )
    gap = box[0] - place[2]
    widest = max(_WORD_GAP * size, _SPACED_OUT * last_gap)
    return same_line and -0.6 * size < gap < widest and box[0] > place[0] - 0.1 * size


def _close(words: list[PrintedWord], run: list[tuple[Glyph, Box]], *, blank_after: bool) -> None:
    if run:
        place = _around(box for _, box in run)
        words.append(
            PrintedWord(
                "".join(glyph.text for glyph, _ in run),
                *place,
                statistics.median(glyph.size for glyph, _ in run),
                _around(glyph.box for glyph, _ in run),
                blank_after,
            )
        )
        run.clear()


def _around(boxes: Iterable[Box]) -> Box:
    lows_x, lows_y, highs_x, highs_y = zip(*boxes, strict=True)
    return min(lows_x), min(lows_y), max(highs_x), max(highs_y)


def _read(words: list[PrintedWord], depth: int) -> list[Line]:
    """Cut into columns if the region has any, else into bands of which some may have columns."""
    if len(words) < 2 or depth > _DEPTH:
        return _rows(words)
    columns = _columns(words)
    if len(columns) > 1:
        return [line for column in columns for line in _read(column, depth + 1)]
    bands = _bands(words)
    if len(bands) == 1 or len(bands) > _BANDS_CUT:
        return _rows(words)
    lines: list[Line] = []
    start = 0
    while start < len(bands):
        end = _columned_run(bands, start)
        if end is None or _is_justified(bands, start, end):
            lines += _rows(bands[start])
            start += 1
        else:
            end = start + _list_below(bands[start:end])
            lines += _read([word for band in bands[start:end] for word in band], depth + 1)
            start = end
    return lines


def _is_justified(bands: list[list[PrintedWord]], start: int, end: int) -> bool:
    """Whether the gaps of a short run are those of justified print, which goes on above or below it.

    Its lines reach from edge to edge, as those of columns with ragged ends do not.
    """
    left, right = min(w.u0 for band in bands for w in band), max(w.u1 for band in bands for w in band)
    flush = [band for band in bands[start:end] if _is_flush(band, left, right)]
    if not 0 < len(flush) <= _JUSTIFIED:
        return False
    around = [*bands[max(start - 1, 0) : start], *bands[end : end + 1]]
    return any(_is_flush(band, left, right) and len(_strips(band)) == 1 for band in around)


def _is_flush(band: list[PrintedWord], left: float, right: float) -> bool:
    size = band[0].size
    gaps = (after.u0 - word.u1 for word, after in pairwise(band))
    edges = min(w.u0 for w in band) - left < _FLUSH * size and right - max(w.u1 for w in band) < _FLUSH * size
    return edges and len(_rows(band)) == 1 and max(gaps, default=0.0) < _RIVER * size


def _list_below(bands: list[list[PrintedWord]]) -> int:
    """Where in a run of columns the list under a panel begins that is set in two halves; else the run's end.

    The list that follows in the first column only, behind a gap, belongs below both halves.
    """
    columns = _columns([word for band in bands for word in band])
    right = min((word.u0 for word in columns[1]), default=float("inf"))
    if not any(count_amounts(line_text(line)[0]) for line in _rows(columns[-1])):
        return len(bands)
    start = len(bands)
    while start > 1 and all(word.u1 < right for word in bands[start - 1]):
        start -= 1
    for index in range(start, len(bands)):
        text = line_text(_rows(bands[index])[0])[0]
        gap = min(word.v0 for word in bands[index]) - max(word.v1 for word in bands[index - 1])
        if starts_panel(text) and gap > _PARAGRAPH_GAP * bands[index][0].size:
            return index
    return len(bands)


def _columned_run(bands: list[list[PrintedWord]], start: int) -> int | None:
    """The end of the longest run of bands from `start` that falls into columns; None if there is none."""
    taken: list[PrintedWord] = []
    best = None
    left, right = min(w.u0 for band in bands for w in band), max(w.u1 for band in bands for w in band)
    for end in range(start, len(bands)):
        taken += bands[end]
        if len(_strips(taken)) > 1:
            if len(_columns(taken)) > 1:
                best = end + 1
        elif min(w.u0 for w in taken) - left < 0.1 * (right - left) and max(
            w.u1 for w in taken
        ) > right - 0.1 * (right - left):
            break  # closed from side to side: no later band can open a gap
    return best


def _bands(words: list[PrintedWord]) -> list[list[PrintedWord]]:
    """Parts that free horizontal stripes keep apart, from top to bottom."""
    bands: list[list[PrintedWord]] = []
    reach = float("-inf")
    for word in sorted(words, key=lambda w: w.v0):
        margin = 0.1 * (word.v1 - word.v0)  # cells of neighbouring lines may overlap by their ascenders
        if word.v0 + margin >= reach:
            bands.append([])
        bands[-1].append(word)
        reach = max(reach, word.v1 - margin)
    return bands


def _strips(words: list[PrintedWord]) -> list[list[PrintedWord]]:
    """Parts that free vertical stripes wider than a cell gap keep apart, from left to right."""
    size = statistics.median(word.size for word in words)
    strips: list[list[PrintedWord]] = []
    reach = float("-inf")
    for word in sorted(words, key=lambda w: w.u0):
        # words are widened by their own size, so that the blanks of a large heading part nothing
        if word.u0 - 0.3 * word.size > reach + 0.5 * _CELL_GAP * size:
            strips.append([])
        strips[-1].append(word)
        reach = max(reach, word.u1 + 0.3 * word.size)
    return strips


def _columns(words: list[PrintedWord]) -> list[list[PrintedWord]]:
    """Strips that are read one after another. A strip of amounts or bullets goes with the names beside it."""
    strips = _strips(words)
    if len(strips) < 2:
        return strips
    rows = [_rows(strip) for strip in strips]
    if all(len(lines) < 2 for lines in rows):
        return [words]  # one printed line with a wide gap
    columns = [list(strips[0])]
    values = [_are_values(lines) for lines in rows]
    marks = [_are_marks(lines) for lines in rows]
    for index in range(1, len(strips)):
        here, before = rows[index], rows[index - 1]
        if values[index]:
            joins = _beside(_quantities(here), _rows(columns[-1]))
        elif marks[index - 1]:
            joins = _beside(before, here)
        else:
            amounts_follow = index + 1 < len(strips) and values[index + 1] and not values[index - 1]
            joins = amounts_follow and _are_cells(before, here)
        if joins:
            columns[-1] += strips[index]
        else:
            columns.append(list(strips[index]))
    return columns


def _are_cells(left: list[Line], right: list[Line]) -> bool:
    """Whether two columns are the names and, say, the sources of one table: short texts, row by row."""
    short = all(len(line.words) <= _CELL_WORDS for line in (*left, *right))
    return short and _beside(left, right) and _beside(right, left)


def _are_values(lines: list[Line]) -> bool:
    hits = sum(1 for line in lines if _all_values(line))
    return hits >= 0.6 * len(lines)


def _all_values(line: Line) -> bool:
    text = line_text(line)[0]
    return (
        looks_like_value(text)
        or _UNIT.match(text) is not None
        or all(looks_like_value(part) for part in text.split("  "))
    )


def _quantities(lines: list[Line]) -> list[Line]:
    """The amounts of a column without its head ('Amount Per Serving'), which stands beside no name."""
    return [line for line in lines if not _is_column_head(line_text(line)[0])] or lines


def _is_column_head(text: str) -> bool:
    """'Amount Per Serving', '%DV'."""
    return text[:1].isalpha() or (any(c.isalpha() for c in text) and not any(c.isdigit() for c in text))


def _are_marks(lines: list[Line]) -> bool:
    """Bullets or item numbers."""
    return all(len(line_text(line)[0].strip(" .)(")) <= 2 for line in lines)


def _beside(lines: list[Line], others: list[Line]) -> bool:
    """Whether most of `lines` stand at the height of one of `others`."""
    places = [_middle(line) for line in others]
    near = sum(1 for line in lines if any(abs(_middle(line) - place) < 0.65 * line.size for place in places))
    return near >= 0.6 * len(lines)


def _middle(line: Line) -> float:
    return statistics.median((word.v0 + word.v1) / 2 for word in line.words)


def _rows(words: list[PrintedWord]) -> list[Line]:
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

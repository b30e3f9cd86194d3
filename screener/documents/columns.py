"""Columns of a region: strips that free vertical stripes keep apart, and which of them are read as one.

A column of amounts, bullets or short cells belongs to the names beside it, row by row. The region is given in
bands, which free horizontal stripes keep apart: what was worked out for a part of a band holds for every run
of bands that has it, so that trying many runs costs little. Works in the turned frame of `lines`.
"""

from __future__ import annotations

import re
import statistics
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from screener.documents.cues import looks_like_value
from screener.documents.lines import CELL_GAP, Line, PrintedWord, line_text, rows_of

_CELL_WORDS = 6
_BESIDE = 0.65  # of a line's size, within which another stands at its height
_MOST = 0.6
#: A unit alone in its line: the number stands over it.
_UNIT = re.compile(
    r"(?:mc?g|[µμ]g|k?g|ml|iu|cfu|kbe|[mb]illion|dfe|rae|ne)(?:\s[a-z]{2,3})?\W*$", re.IGNORECASE
)
#: A strip or column: the words whose left edge is in [low, high).
Stripe = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a strip with what columns are told by."""

    words: int
    size: float
    middle: float
    is_value: bool
    is_column_head: bool
    is_mark: bool


class Band:
    """The words between two free horizontal stripes, from left to right."""

    def __init__(self, words: Iterable[PrintedWord]) -> None:
        self.words = sorted(words, key=lambda word: word.u0)
        self._edges = [word.u0 for word in self.words]
        self._rows: dict[tuple[int, int], list[_Row]] = {}

    def part(self, stripe: Stripe) -> list[PrintedWord]:
        """The words of the band in a stripe."""
        return self.words[bisect_left(self._edges, stripe[0]) : bisect_left(self._edges, stripe[1])]

    def rows(self, stripe: Stripe) -> list[_Row]:
        """The lines of the band in a stripe."""
        place = bisect_left(self._edges, stripe[0]), bisect_left(self._edges, stripe[1])
        if place not in self._rows:
            self._rows[place] = [_row(line) for line in rows_of(self.words[slice(*place)])]
        return self._rows[place]


def words_of(bands: Iterable[Band], stripe: Stripe) -> list[PrintedWord]:
    """The words of a column, from left to right."""
    return sorted((word for band in bands for word in band.part(stripe)), key=lambda word: word.u0)


def strips_of(words: Sequence[PrintedWord]) -> list[Stripe]:
    """Parts that free vertical stripes wider than a cell gap keep apart. `words` are sorted by left edge."""
    size = statistics.median([word.size for word in words])
    starts = [words[0].u0]
    reach = words[0].u0
    for word in words:
        # words are widened by their own size, so that the blanks of a large heading part nothing
        if word.u0 - 0.3 * word.size > reach + 0.5 * CELL_GAP * size:
            starts.append(word.u0)
        reach = max(reach, word.u1 + 0.3 * word.size)
    starts[0] = float("-inf")
    return list(zip(starts, [*starts[1:], float("inf")], strict=True))


def columns_of(bands: Sequence[Band], strips: Sequence[Stripe]) -> list[Stripe]:
    """Strips that are read one after another. A strip of amounts or bullets goes with the names beside it."""
    if len(strips) < 2:
        return list(strips)
    rows = [_rows_of(bands, strip) for strip in strips]
    if all(len(lines) < 2 for lines in rows):
        return [(strips[0][0], strips[-1][1])]  # one printed line with a wide gap
    columns = [strips[0]]
    values = [sum(line.is_value for line in lines) >= _MOST * len(lines) for lines in rows]
    marks = [all(line.is_mark for line in lines) for lines in rows]
    for index in range(1, len(strips)):
        here, before = rows[index], rows[index - 1]
        if values[index]:
            joins = _beside(_quantities(here), _rows_of(bands, columns[-1]))
        elif marks[index - 1]:
            joins = _beside(before, here)
        else:
            amounts_follow = index + 1 < len(strips) and values[index + 1] and not values[index - 1]
            joins = amounts_follow and _are_cells(before, here)
        if joins:
            columns[-1] = (columns[-1][0], strips[index][1])
        else:
            columns.append(strips[index])
    return columns


def longest_run(bands: Sequence[Band], start: int) -> int | None:
    """The end of the longest run of bands from `start` that falls into columns; None if there is none."""
    left, right = _edges(bands)
    taken: list[PrintedWord] = []
    parted: list[tuple[int, list[Stripe]]] = []
    for end in range(start, len(bands)):
        taken += bands[end].words
        taken.sort(key=lambda word: word.u0)
        strips = strips_of(taken)
        if len(strips) > 1:
            parted.append((end + 1, strips))
        elif taken[0].u0 - left < 0.1 * (right - left) and max(w.u1 for w in taken) > right - 0.1 * (
            right - left
        ):
            break  # closed from side to side: no later band can open a gap
    for end, strips in reversed(parted):
        if len(columns_of(bands[start:end], strips)) > 1:
            return end
    return None


def _edges(bands: Sequence[Band]) -> tuple[float, float]:
    return min(band.words[0].u0 for band in bands), max(word.u1 for band in bands for word in band.words)


def _rows_of(bands: Sequence[Band], stripe: Stripe) -> list[_Row]:
    return [row for band in bands for row in band.rows(stripe)]


def _row(line: Line) -> _Row:
    text = line_text(line)[0]
    return _Row(
        words=len(line.words),
        size=line.size,
        middle=statistics.median([(word.v0 + word.v1) / 2 for word in line.words]),
        is_value=looks_like_value(text)
        or _UNIT.match(text) is not None
        or all(looks_like_value(part) for part in text.split("  ")),
        is_column_head=_is_column_head(text),
        is_mark=len(text.strip(" .)(")) <= 2,
    )


def _are_cells(left: Sequence[_Row], right: Sequence[_Row]) -> bool:
    """Whether two columns are the names and, say, the sources of one table: short texts, row by row."""
    short = all(line.words <= _CELL_WORDS for line in (*left, *right))
    return short and _beside(left, right) and _beside(right, left)


def _quantities(lines: Sequence[_Row]) -> Sequence[_Row]:
    """The amounts of a column without its head ('Amount Per Serving'), which stands beside no name."""
    return [line for line in lines if not line.is_column_head] or lines


def _is_column_head(text: str) -> bool:
    """'Amount Per Serving', '%DV'."""
    return text[:1].isalpha() or (any(c.isalpha() for c in text) and not any(c.isdigit() for c in text))


def _beside(lines: Sequence[_Row], others: Sequence[_Row]) -> bool:
    """Whether most of `lines` stand at the height of one of `others`."""
    places = sorted(line.middle for line in others)
    near = 0
    for line in lines:
        after = bisect_left(places, line.middle)
        near += any(
            abs(line.middle - place) < _BESIDE * line.size for place in places[max(after - 1, 0) : after + 1]
        )
    return near >= _MOST * len(lines)

"""Joins what a table wraps: a name or amount that runs over two lines of its cell becomes one line again.

Read line by line, 'Ma Huang aerial parts  334 mg' and 'extract' are two items, and a long chemical name
becomes the name of another substance. A line goes on the one above where the words say so (a bracket or
hyphen is open, a number waits for its unit), or where its first word had no room there and it stands closer
than two rows do. What is indented otherwise stays a line of its own, indented. Knows nothing of PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from screener.documents.cues import looks_like_value
from screener.documents.layout import Line, PrintedWord, cells_of, line_text

_NEXT_LINE = 0.7  # of the size: print that stands lower by less is on the same line
_LEADING = 1.6  # of the size: a wrapped line stands no lower than this under the one it goes on
_CLOSER = 0.97  # of the distance of two rows: two lines that stand closer are lines of one cell
_TABLE_GAP = 4.0  # of the size: rows farther apart belong to different tables
_INDENT = 0.8  # of the size
_HANGING = 3.0  # of the size: how far the wrapped line may be indented
_SAME_SIZE = 0.12
_BLANK = 0.28  # of the size: the usual width of one
_LONGEST = 12  # lines of one cell

_OPENERS, _CLOSERS = "([{（［【", ")]}）］】"
_WAITS = re.compile(
    r"(?:[-‐\u00ad/&+,，、]|(?<![^\W_])(?:of|from|as|with|and|or|in|to|for|per|und|aus|mit|von|et|de|y|e|con|z|из|и))$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[a-zа-яß-öø-ÿ(（\[)）\]]")
_FOOTNOTE = re.compile(r"(?:[*†‡§^]|\*{2,3})\s?\w")
_WHOLE_BRACKET = re.compile(r"[(（\[].*[)）\]]\W{0,3}$")
_UNIT_ONLY = re.compile(r"[^\W\d_]{1,5}\.?(?:\s[^\W\d_]{2,3})?\W{0,3}$")
_NUMBER_ONLY = re.compile(r"[<>≤≥~]?\s?\d[\d.,\s]*$")
#: What follows these words lists the parts of a blend; it is not the rest of its name.
_HEADS_PARTS = re.compile(
    r"(?:blend|complex|matrix|formula|mix|proprietary|mischung|komplex)\W*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Table:
    """Lines with rows: where names begin and end, where amounts begin, how far two rows are apart."""

    left: float
    limit: float
    edge: float
    pitch: float | None
    jitter: float


class _Row:
    """One row as it grows: the words of its cells, the first being the name."""

    def __init__(self, line: Line, table: _Table) -> None:
        self.lines = [line]
        self.name, self.values = _parted(line, table)
        self.last = self.name

    @property
    def size(self) -> float:
        return self.lines[0].size

    def joined(self) -> Line:
        """The row as one line, the words of each cell together."""
        if len(self.lines) == 1:
            return self.lines[0]
        return Line((*self.name, *(word for cell in self.values for word in cell)))

    def take(self, line: Line, name: list[PrintedWord], values: list[list[PrintedWord]]) -> None:
        """Append the cells of `line`, each to the cell over it."""
        self.lines.append(line)
        self.name = self.name + name
        self.last = name or self.last
        for cell in values:
            over = next((mine for mine in self.values if _overlap(mine, cell)), None)
            if over is None:
                self.values.append(cell)
            else:
                over += cell
        self.values.sort(key=lambda cell: cell[0].u0)


def join_wrapped_cells(lines: Sequence[Line], *, jitter: float = 0.0) -> list[Line]:
    """The same words, the lines of a wrapped cell as one; the order of rows is kept.

    `jitter` is by how much of their size lines may be misplaced, as those of a picture are: so much closer
    than two rows must two lines of one cell stand.
    """
    result: list[Line] = []
    for stretch in _stretches(lines):
        rows = [index for index, line in enumerate(stretch) if _is_row(line)]
        if not rows:
            result += stretch
            continue
        # an amount that stands close behind a long name shows as one only in the column of amounts
        column = _table(stretch, rows, jitter)
        rows = [index for index, line in enumerate(stretch) if index in rows or _has_value(line, column)]
        result += _joined(stretch, rows, _table(stretch, rows, jitter))
    return result


def _joined(stretch: list[Line], rows: list[int], table: _Table) -> Iterator[Line]:
    row: _Row | None = None
    done = False
    for index, line in enumerate(stretch):
        if row is not None and len(row.lines) < _LONGEST and not done:
            name, values = _parted(line, table)
            # above the first row stand headings, which never open a bracket that the next line closes
            may_join = index > rows[0] or _is_unfinished(row) or _GOES_ON.match(_text(name))
            if _beside(row, line, name) or (may_join and _belongs(row, line, name, values, table)):
                row.take(line, name, values)
                continue
        if row is not None:
            yield _indented(row, table)
        row = _Row(line, table)
        done = index > rows[-1]
    if row is not None:
        yield _indented(row, table)


def _indented(row: _Row, table: _Table) -> Line:
    """The row, with blanks before it where it stands farther right than the rows of the table."""
    line = row.joined()
    offset = (line.words[0].u0 - table.left) / max(row.size, 0.01)
    if not row.name or offset < _INDENT or offset > 4 * _INDENT * 2 or line.words[-1].u1 < table.left:
        return line
    return replace(line, indent=2 * min(3, max(1, round(offset / 1.5))))


def _stretches(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that follow one another downwards without a wide gap."""
    stretch: list[Line] = []
    for line in lines:
        if stretch:
            before = stretch[-1]
            down = line.words[0].v0 - before.words[0].v0
            size = max(line.size, before.size)
            beside = abs(down) < _NEXT_LINE * size
            under = beside or _overlap(before.words, line.words, size)
            if not -0.8 * size < down < _TABLE_GAP * size or not under:
                yield stretch
                stretch = []
        stretch.append(line)
    if stretch:
        yield stretch


def _table(stretch: list[Line], rows: list[int], jitter: float) -> _Table:
    edge = min(
        cell[0].u0 for index in rows for cell in cells_of(stretch[index])[1:] if looks_like_value(_text(cell))
    )
    table = _Table(0.0, 0.0, edge, None, jitter)
    names = {index: _parted(stretch[index], table)[0] for index in range(rows[0], rows[-1] + 1)}
    of_rows = [names[index] for index in rows if names[index]]
    ends = [name[-1].u1 for name in names.values() if name and name[-1].u1 <= edge]
    gaps = [
        names[after][0].v0 - names[before][0].v0
        for before, after in pairwise(rows)
        if after == before + 1 and names[before] and names[after]
    ]
    return _Table(
        min((name[0].u0 for name in of_rows), default=edge),
        max(ends, default=edge),
        edge,
        min((gap for gap in gaps if gap > 0), default=None),
        jitter,
    )


def _parted(line: Line, table: _Table) -> tuple[list[PrintedWord], list[list[PrintedWord]]]:
    """The name's words, and the cells of values; text that runs into the column of values is all name."""
    slack = 0.2 * line.size
    name = [word for word in line.words if word.u0 < table.edge - slack]
    rest = [word for word in line.words if word.u0 >= table.edge - slack]
    if not rest or (
        name and rest[0].u0 - name[-1].u1 < 0.5 * line.size and not looks_like_value(_text(rest))
    ):
        return list(line.words), []
    return name, [list(cell) for cell in cells_of(Line(tuple(rest)))]


def _belongs(
    row: _Row, line: Line, name: list[PrintedWord], values: list[list[PrintedWord]], table: _Table
) -> bool:
    if abs(line.size - row.size) > _SAME_SIZE * row.size:
        return False
    waiting = [cell for cell in values if _completes(row, cell)]
    if len(waiting) < len(values) and row.values:
        return False  # amounts of its own
    if not row.last or not name:
        near = line.words[0].v0 - row.lines[-1].words[0].v0
        return bool(waiting) and near < _LEADING * row.size
    down = name[0].v0 - row.last[0].v0
    aligned = -0.3 * row.size < name[0].u0 - row.name[0].u0 < _HANGING * row.size
    if not aligned or not 0 < down <= _LEADING * row.size:
        return False
    return bool(waiting) or _goes_on(row, name, down, table)


def _beside(row: _Row, line: Line, name: list[PrintedWord]) -> bool:
    """Whether the line holds values at half the height between the lines of a name, or the name to values."""
    down = line.words[0].v0 - row.lines[-1].words[0].v0
    if abs(down) >= _NEXT_LINE * row.size or abs(line.size - row.size) > _SAME_SIZE * row.size:
        return False
    return not (row.name and name) and not _overlap(row.lines[-1].words, line.words)


def _goes_on(row: _Row, name: list[PrintedWord], down: float, table: _Table) -> bool:
    """Whether the name of the row goes on in `name`, that stands `down` points lower."""
    so_far, more = _text(row.name), _text(name)
    if _is_unfinished(row):
        return True
    if _FOOTNOTE.match(more) or (table.pitch is not None and down > 1.02 * table.pitch):
        return False
    continues = _GOES_ON.match(more) is not None
    closer = table.pitch is not None and down < _CLOSER * table.pitch - table.jitter * row.size
    if _WHOLE_BRACKET.match(more) or (continues and closer):
        return True
    if row.last[-1].u1 + _BLANK * row.size + (name[0].u1 - name[0].u0) <= table.limit:
        return False  # there was room for the word
    return continues or (closer and not _HEADS_PARTS.search(so_far))


def _is_unfinished(row: _Row) -> bool:
    text = _text(row.name)
    return _is_open(text) or _WAITS.search(text) is not None


def _completes(row: _Row, cell: list[PrintedWord]) -> bool:
    """Whether the cell is the unit of a number over it, or a line of a column's head."""
    text = _text(cell)
    for mine in row.values:
        if _overlap(mine, cell):
            above = _text(mine)
            number = _NUMBER_ONLY.match(above) and _UNIT_ONLY.match(text)
            head = above[:1].isalpha() and text[:1].isalpha()
            return bool(number or head)
    return False


def _is_row(line: Line) -> bool:
    """Whether an amount, a percentage or a mark stands in a cell behind the name."""
    return any(looks_like_value(_text(cell)) for cell in cells_of(line)[1:])


def _has_value(line: Line, table: _Table) -> bool:
    return any(looks_like_value(_text(cell)) for cell in _parted(line, table)[1])


def _is_open(text: str) -> bool:
    return sum(c in _OPENERS for c in text) > sum(c in _CLOSERS for c in text)


def _text(words: Sequence[PrintedWord]) -> str:
    return line_text(Line(tuple(words)))[0].strip()


def _overlap(first: Sequence[PrintedWord], second: Sequence[PrintedWord], slack: float = 0.0) -> bool:
    left, right = min(word.u0 for word in first), max(word.u1 for word in first)
    return min(w.u0 for w in second) < right + slack and max(w.u1 for w in second) > left - slack

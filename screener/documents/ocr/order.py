"""An engine's lines to lines in reading order, by the rules for text of a PDF.

Each line is cut into its words, which are placed on the flattened page and handed to `layout`. What runs
another way than the page's own text is read after it.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from screener.documents.cells import join_wrapped_cells
from screener.documents.compose import clean_line
from screener.documents.layout import Line as PageLine
from screener.documents.layout import PrintedWord, lines_of_words
from screener.documents.ocr.engine import Line, Point, Quad, Stretch
from screener.documents.ocr.straighten import Flattening, flattening_of
from screener.model import Box

_LETTER_SHARE = 0.7  # of a box's height is the size of its letters; the rest is the engine's margin
_SHORT = 2  # letters
_JITTER = 0.12  # of the size, by which an engine misplaces a line
_ROW_SHARE = 0.6  # of a box's height is taken when rows are told apart: margins of neighbours overlap
#: The engine knows more scripts than labels have: a dagger alone is read as the figure ten.
_DAGGERS = str.maketrans({"十": "†", "丨": "|", "：": ":", "，": ",", "（": "(", "）": ")"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """How sure the engine was of the line that a word stands in, and of each letter of the word."""

    length: int
    confidence: float
    letters: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Ordered:
    """Lines in reading order, and for each word (by identity, `id`) how sure it is."""

    lines: tuple[PageLine, ...]
    doubts: dict[int, Doubt]


def ordered(lines: Sequence[Line]) -> Ordered:
    """The reading order of one page. Boxes of words are in the picture's pixels."""
    groups: dict[int, list[Line]] = {}
    for line in _along_their_page(lines):
        groups.setdefault(_direction(line.quad), []).append(line)
    found: list[PageLine] = []
    doubts: dict[int, Doubt] = {}
    for direction in sorted(groups, key=lambda way: -sum(len(line.text) for line in groups[way])):
        words: list[PrintedWord] = []
        flat = flattening_of([_turned(line.quad, direction) for line in groups[direction]])
        for line in groups[direction]:
            for word, doubt in _words(line, direction, flat):
                words.append(word)
                doubts[id(word)] = doubt
        found += join_wrapped_cells(lines_of_words(words), jitter=_JITTER)
    return Ordered(tuple(found), doubts)


def _along_their_page(lines: Sequence[Line]) -> list[Line]:
    """The lines, of which those of one or two letters run like the page: a dagger is taller than wide."""
    count = [0, 0, 0, 0]
    for line in lines:
        count[_direction(line.quad)] += len(line.text) if len(line.text) > _SHORT else 0
    usual = count.index(max(count))
    return [line if len(line.text) > _SHORT else _laid(line, usual) for line in lines]


def _laid(line: Line, direction: int) -> Line:
    """The line with its corners named anew, as if its text ran this way."""
    steps = (_direction(line.quad) - direction) % 4
    first, second, third, fourth = (*line.quad[-steps:], *line.quad[:-steps]) if steps else line.quad
    return Line(line.text, (first, second, third, fourth), line.confidence, line.words, line.letters)


def _words(line: Line, direction: int, flat: Flattening) -> list[tuple[PrintedWord, Doubt]]:
    text = line.text.translate(_DAGGERS)
    stretches = line.words or _by_length(text)
    corners = _turned(line.quad, direction)
    height = max(math.dist(corners[0], corners[3]), 1.0)
    words = []
    for index, word in enumerate(stretches):
        shown = clean_line(text[word.start : word.end]).strip()
        if not shown:
            continue
        quad = _part(line.quad, word.left, word.right)
        turned = _turned(quad, direction)
        (u0, v_left), (u1, v_right) = flat.place(_middle(turned, 0, 3)), flat.place(_middle(turned, 1, 2))
        v = (v_left + v_right) / 2
        half = 0.5 * _ROW_SHARE * height
        following = stretches[index + 1].start if index + 1 < len(stretches) else None
        printed = PrintedWord(
            text=shown,
            u0=u0,
            v0=v - half,
            u1=max(u1, u0 + 1.0),
            v1=v + half,
            size=_LETTER_SHARE * height,
            box=_around(quad),
            blank_after=following is None or following > word.end,
        )
        if any(letter.isalnum() for letter in shown):
            letters = zip(shown, line.letters[word.start : word.end], strict=False)
            sure = tuple(share if letter.isalnum() else 1.0 for letter, share in letters)
            words.append((printed, Doubt(len(shown), line.confidence, sure)))
        else:
            words.append((printed, Doubt(0, 1.0, ())))
    return words


def _by_length(text: str) -> tuple[Stretch, ...]:
    """Words of an engine that does not place them: by their share of the letters."""
    words, place, total = [], 0, max(len(text), 1)
    for word in text.split():
        start = text.index(word, place)
        place = start + len(word)
        words.append(Stretch(start, place, start / total, place / total))
    return tuple(words)


def _direction(quad: Quad) -> int:
    """The quarter turn nearest to the way in which the text runs: 0 right, 1 down, 2 left, 3 up."""
    angle = math.atan2(quad[1][1] - quad[0][1], quad[1][0] - quad[0][0])
    return round(angle / (math.pi / 2)) % 4


def _turned(quad: Quad, direction: int) -> Quad:
    """The corners in a frame in which the text runs to the right."""
    turn = {
        0: lambda x, y: (x, y),
        1: lambda x, y: (y, -x),
        2: lambda x, y: (-x, -y),
        3: lambda x, y: (-y, x),
    }
    first, second, third, fourth = (turn[direction](x, y) for x, y in quad)
    return first, second, third, fourth


def _part(quad: Quad, left: float, right: float) -> Quad:
    """The piece of a line between two shares of its length."""
    return (
        _between(quad[0], quad[1], left),
        _between(quad[0], quad[1], right),
        _between(quad[3], quad[2], right),
        _between(quad[3], quad[2], left),
    )


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _middle(quad: Quad, first: int, second: int) -> Point:
    return _between(quad[first], quad[second], 0.5)


def _around(quad: Quad) -> Box:
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    return min(xs), min(ys), max(xs), max(ys)


def usual_height(lines: Sequence[Line]) -> float:
    """The median height of the boxes of lines, in pixels."""
    return statistics.median(math.dist(line.quad[0], line.quad[3]) for line in lines) if lines else 0.0

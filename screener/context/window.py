"""The stretch of text around a name that the trained readers see, with all names of listed substances masked.

Knows characters and sentences, neither roles nor substances.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from screener.context.sentence import sentence_bounds, wraps_in_prose

#: Stands for a masked name.
MARK = "\ue000"
#: Characters before and after the sentence of a name.
_BEFORE, _AFTER = 220, 200
_EDGE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Window:
    """Text with a MARK for each name; `place` counts the marks before the one that is asked about."""

    masked: str
    place: int


def window_around(text: str, hit: tuple[int, int], others: Sequence[tuple[int, int]]) -> Window:
    """The sentence of the name at `hit` and what stands around it; names of one sentence share a window."""
    first, last = sentence_bounds(text, hit[0], hit[1], wraps_in_prose)
    start, end = _start(text, first), _end(text, last)
    parts: list[str] = []
    at, place, marks = start, 0, 0
    for name in sorted({hit, *others}):
        if name[0] < at or name[1] > end:
            continue
        if name == hit:
            place = marks
        parts += [text[at : name[0]], MARK]
        at = name[1]
        marks += 1
    return Window("".join([*parts, text[at:end]]), place)


def _start(text: str, first: int) -> int:
    """A word's start about _BEFORE characters before the sentence."""
    if first <= _BEFORE:
        return 0
    edge = _EDGE.search(text, first - _BEFORE, first)
    return edge.end() if edge else first


def _end(text: str, last: int) -> int:
    if last + _AFTER >= len(text):
        return len(text)
    edge = text.rfind(" ", last, last + _AFTER)
    return edge if edge > 0 else last

"""The label's text cut where findings begin and end, so that a page can mark them in place.

Knows spans and text, not HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """Something at [start, end) of the text; `anchor` names its entry on the page."""

    start: int
    end: int
    anchor: str
    kind: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text under one mark or none; `begins` are the anchors of all marks that start here."""

    text: str
    mark: Mark | None
    begins: tuple[str, ...]


def segments(text: str, marks: Sequence[Mark]) -> list[Segment]:
    """Cut the text at every edge of every mark; the segments joined are the text.

    Where marks overlap, the one first in `marks` is shown, so the caller puts what matters most first.
    Marks that are empty or stand outside of the text are left out.
    """
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    edges = sorted({0, len(text), *(mark.start for mark in inside), *(mark.end for mark in inside)})
    begins: dict[int, list[str]] = {}
    for mark in inside:
        begins.setdefault(mark.start, []).append(mark.anchor)
    shown = _shown(inside, edges)
    return [
        Segment(text[start:end], shown.get(start), tuple(begins.get(start, ())))
        for start, end in pairwise(edges)
    ]


def _shown(marks: Sequence[Mark], edges: Sequence[int]) -> dict[int, Mark]:
    """Which mark each stretch shows, by where the stretch starts."""
    position = {edge: number for number, edge in enumerate(edges)}
    shown: dict[int, Mark] = {}
    for mark in marks:
        for number in range(position[mark.start], position[mark.end]):
            shown.setdefault(edges[number], mark)
    return shown

"""An entry found at a place of a squashed text, on its way to becoming a Hit."""

from __future__ import annotations

from typing import NamedTuple

from screener.matching.names import Entry
from screener.model import Hit, Method
from screener.text import Squashed


class Occurrence(NamedTuple):
    """`start` and `end` are places in the key. `lookalike`, when set, says why it is no match.

    A tuple, because a text has hundreds and most are dropped again.
    """

    start: int
    end: int
    entry: Entry
    method: Method
    distance: int = 0
    sure: bool = True
    substances: tuple[str, ...] = ()
    rival: str | None = None
    note: str | None = None
    lookalike: str | None = None

    def covers(self, other: Occurrence) -> bool:
        """Whether this occurrence is longer and the other stands whole inside it."""
        inside = self.start <= other.start and other.end <= self.end
        return inside and (self.end - self.start) > (other.end - other.start)

    def overlaps(self, other: Occurrence) -> bool:
        return self.start < other.end and other.start < self.end

    def hit(self, text: Squashed) -> Hit:
        start, end = text.span(self.start, self.end)
        note = self.note
        if self.rival is not None:
            note = f"the ordinary ingredient {self.rival!r} is as near"
        return Hit(
            start=start,
            end=end,
            substances=self.substances or self.entry.substances,
            matched_name=self.entry.text,
            method=self.method,
            distance=self.distance,
            sure=self.sure,
            note=note,
            lookalike=self.lookalike,
        )

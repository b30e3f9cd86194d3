"""Which places of a key are held by what: accepted occurrences, ordinary names, known words.

Answers in constant or window-sized time, so that a text of many names costs no more per name.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from screener.matching.occurrence import Occurrence

_START, _END = itemgetter(0), itemgetter(1)  # of an occurrence


class Cover:
    """Occurrences asked for one that holds a whole stretch."""

    def __init__(self, occurrences: Iterable[Occurrence]) -> None:
        #: In text order, the longer one first where two begin together.
        self.occurrences = sorted(sorted(occurrences, key=_END, reverse=True), key=_START)
        self._starts = [occ.start for occ in self.occurrences]
        #: Of each occurrence and those before it, the one that reaches farthest.
        self._farthest: list[Occurrence] = []
        farthest = None
        for occ in self.occurrences:
            if farthest is None or occ.end > farthest.end:
                farthest = occ
            self._farthest.append(farthest)

    def over(self, start: int, end: int) -> Occurrence | None:
        """The occurrence that begins at or before `start` and reaches farthest, if it reaches `end`."""
        number = bisect_right(self._starts, start) - 1
        if number < 0 or self._farthest[number].end < end:
            return None
        return self._farthest[number]


class Taken:
    """The occurrences accepted so far.

    A longer reading may replace shorter ones inside it when it explains characters that nothing else
    does ('8enzoyl fentanyl' is benzoylfentanyl, not fentanyl); it may not cut through one.
    """

    def __init__(self, accepted: Sequence[Occurrence], open_places: bytearray) -> None:
        self._occurrences: list[Occurrence | None] = []
        self._owner = array("i", [-1]) * len(open_places)
        self._held = bytearray(len(open_places))  # 1 where an occurrence stands
        self.unexplained_places = open_places
        self._accept(accepted)

    @property
    def occurrences(self) -> list[Occurrence]:
        return [occ for occ in self._occurrences if occ is not None]

    def add(self, found: Sequence[Occurrence]) -> None:
        """Accept more, in place of what stands inside them."""
        for occ in found:
            for number in self._inside(occ.start, occ.end):
                old = self._occurrences[number]
                if old is not None and occ.covers(old):
                    self._occurrences[number] = None
        self._accept(found)

    def blocks(self, start: int, end: int) -> bool:
        """Whether a reading of this stretch must give way to what is accepted already."""
        if self._held.find(1, start, end) < 0:
            return False
        if self.unexplained_places.find(1, start, end) < 0:
            return True
        inside = [occ for number in self._inside(start, end) if (occ := self._occurrences[number])]
        return any(occ.start < start or occ.end > end for occ in inside)

    def touches(self, start: int, end: int) -> bool:
        """Whether any accepted occurrence shares a place with the stretch."""
        return self._held.find(1, start, end) >= 0

    def unexplained(self, start: int, end: int) -> int:
        """How many characters of the stretch no accepted occurrence and no known word explains."""
        return self.unexplained_places.count(1, start, end)

    def _inside(self, start: int, end: int) -> set[int]:
        return {number for number in self._owner[start:end] if number >= 0}

    def _accept(self, occurrences: Iterable[Occurrence]) -> None:
        for occ in occurrences:
            number = len(self._occurrences)
            self._occurrences.append(occ)
            width = occ.end - occ.start
            self._owner[occ.start : occ.end] = array("i", [number]) * width
            self._held[occ.start : occ.end] = b"\x01" * width
            self.unexplained_places[occ.start : occ.end] = bytes(width)


def longest(occurrences: Iterable[Occurrence]) -> list[Occurrence]:
    """The longest occurrences that do not overlap, in text order; the earlier one among equals."""
    ordered = sorted(occurrences, key=_START)
    ordered.sort(key=_longest_first)
    held = bytearray(max((occ.end for occ in ordered), default=0))
    kept: list[Occurrence] = []
    for occ in ordered:
        start, end = occ.start, occ.end
        # Longer ones came first, so an overlap shows at one of the two ends.
        if held[start] or held[end - 1]:
            continue
        held[start:end] = b"\x01" * (end - start)
        kept.append(occ)
    kept.sort(key=_START)
    return kept


def _longest_first(occ: Occurrence) -> int:
    return occ[0] - occ[1]


def groups(found: Iterable[Occurrence]) -> list[list[Occurrence]]:
    """Occurrences that overlap, together, in an order that does not depend on how they were found."""
    grouped: list[list[Occurrence]] = []
    reach = -1
    for occ in sorted(found, key=lambda occ: (occ.start, occ.end, occ.entry.rank)):
        if occ.start < reach:
            grouped[-1].append(occ)
        else:
            grouped.append([occ])
        reach = max(reach, occ.end)
    return grouped

"""The ordinary name nearest to a print, for the veto of near matches.

Ordinary names are ten times as many as listed ones and are asked for rarely, so their pieces are no
automaton: each length has tables of its pieces, made when a print of about that length first asks. Knows keys
only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from screener.matching.pieces import cuts
from screener.text import edit_distance

#: Keys by piece, for pieces that begin at the same place and may have moved equally far.
_Slots = dict[tuple[int, int, int], dict[str, list[str]]]


class Neighbours:
    """Keys by length, asked for the nearest. Fills its tables as it is asked; threads may share it."""

    def __init__(self, by_length: Mapping[int, Sequence[str]]) -> None:
        self._by_length = by_length
        self._tables: dict[tuple[int, int], _Slots] = {}

    def nearest(self, printed: str, limit: int) -> tuple[str, int] | None:
        """The nearest key and its distance, if one is within `limit` edits (at least 1); the first in the
        alphabet among equals."""
        candidates = set(self._candidates(printed, limit))
        measured = ((edit_distance(key, printed, limit), key) for key in candidates)
        distance, key = min(measured, default=(limit + 1, ""))
        return (key, distance) if distance <= limit else None

    def _candidates(self, printed: str, limit: int) -> Iterator[str]:
        for length in range(len(printed) - limit, len(printed) + limit + 1):
            for (before, size, moved), keys in self._slots(length, limit).items():
                for place in range(max(0, before - moved), before + moved + 1):
                    yield from keys.get(printed[place : place + size], ())

    def _slots(self, length: int, limit: int) -> _Slots:
        slots = self._tables.get((length, limit))
        if slots is None:
            slots = self._tables[(length, limit)] = _slots(self._by_length.get(length, ()), length, limit)
        return slots


def _slots(keys: Sequence[str], length: int, limit: int) -> _Slots:
    slots: _Slots = {}
    for cut in cuts(length, limit) if keys else ():
        pieces = slots.setdefault((cut.start, cut.end - cut.start, cut.left), {})
        for key in keys:
            piece = cut.of(key)
            if piece is not None:
                pieces.setdefault(piece, []).append(key)
    return slots

"""Candidates for near matches: names cut in pieces, and the windows of a text where a piece stands.

A name within k edits that is cut in k + 1 pieces has one piece unchanged (pigeonhole), and that piece
has moved by no more than the edits before it and after it (Pass-Join, Li et al. 2011). Swapped
neighbours count as one edit but may break two pieces where they straddle a cut, so longer names get one
piece more, and names with a single edit an extra piece for the swap at their one cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any

import ahocorasick

from screener.text import CLASS, Squashed

_MINIMAL_PIECE = 3
#: A window with fewer unexplained characters cannot hold one error and more that it explains.
_LEAST_OPEN = 3


#: One piece: (before, after, left, right, entries). Names of these entries have the piece `before`
#: characters behind their start and `after` before their end; `left` and `right` are how far the name's
#: start and end may have moved against the piece.
Uses = list[tuple[int, int, int, int, list[int]]]


def cut(key: str, budget: int) -> Iterator[tuple[int, str]]:
    """Cut a key in budget + 1 pieces of even length, or one more where they stay long enough."""
    count = budget + 1
    if budget > 1 and len(key) // (count + 1) >= _MINIMAL_PIECE:
        count += 1
    size, longer = divmod(len(key), count)
    offset = 0
    for number in range(count):
        length = size + (number >= count - longer)
        yield offset, key[offset : offset + length]
        offset += length


def pieces_of(key: str, budget: int) -> Iterator[tuple[str, int, int, int, int]]:
    """(piece, before, after, left, right) of every piece of a key."""
    parts = list(cut(key, budget))
    for number, (offset, piece) in enumerate(parts):
        after = len(key) - offset - len(piece)
        yield piece, offset, after, min(number, budget), min(len(parts) - 1 - number, budget)
    if budget == 1:
        middle = parts[1][0]
        swapped = key[: middle - 1] + key[middle] + key[middle - 1] + key[middle + 1 :]
        if swapped != key:
            yield swapped, 0, 0, 0, 0


def group_pieces(keys: Iterable[tuple[int, str, int]]) -> dict[str, Uses]:
    """All pieces of all keys, given as (number, key, budget), each with the names that have it."""
    grouped: dict[str, dict[tuple[int, int, int, int], list[int]]] = {}
    for number, key, budget in keys:
        for piece, *place in pieces_of(key, budget):
            before, after, left, right = place
            grouped.setdefault(piece, {}).setdefault((before, after, left, right), []).append(number)
    return {piece: [(*place, numbers) for place, numbers in uses.items()] for piece, uses in grouped.items()}


class PieceIndex:
    """One automaton over all pieces of the names that may match with edits."""

    def __init__(self, pieces: dict[str, Uses]) -> None:
        self._automaton: Any = ahocorasick.Automaton()
        self._automaton.add_word("\0", (1, 0, 0, ()))  # an automaton without words cannot be scanned
        self._reach = 1
        for piece, uses in pieces.items():
            before = max(use[0] + use[2] for use in uses)
            after = max(use[1] + use[3] for use in uses)
            self._reach = max(self._reach, before, after)
            self._automaton.add_word(piece, (len(piece), before, after, uses))
        self._automaton.make_automaton()

    def windows(self, text: Squashed, open_places: bytearray) -> Iterator[tuple[int, int, set[int]]]:
        """(start, end, entries that may stand there), for all windows between token boundaries.

        Windows that print the same share their candidates, so that repetition costs no memory.

        `open_places[i]` is 1 where nothing explains the text yet; a window of known words alone is none.
        """
        if open_places.count(1) < _LEAST_OPEN:
            return
        edges = bytes(1 if kind >= CLASS else 0 for kind in text.breaks)
        # opens[place + pad]: how many places before this one are open; padded, so that a reach beyond
        # the text needs no test.
        pad = self._reach
        sums = list(accumulate(open_places, initial=0))
        opens = [0] * pad + sums + [sums[-1]] * pad
        found: dict[tuple[int, int], str] = {}
        candidates: dict[str, set[int]] = {}
        size = len(text.key)
        for last, (length, most_before, most_after, uses) in self._automaton.iter(text.key):
            end_of_piece = last + 1
            start_of_piece = end_of_piece - length
            high, low = end_of_piece + pad, start_of_piece + pad
            if opens[high + most_after] - opens[low - most_before] < _LEAST_OPEN:
                continue
            for before, after, left, right, entries in uses:
                if opens[high + after + right] - opens[low - before - left] < _LEAST_OPEN:
                    continue
                first = start_of_piece - before
                final = end_of_piece + after
                if not left:
                    if first < 0 or not edges[first]:
                        continue
                    starts: Iterable[int] = (first,)
                else:
                    starts = _between(edges, first - left, first + left)
                if not right:
                    if final > size or not edges[final]:
                        continue
                    ends: Iterable[int] = (final,)
                else:
                    ends = _between(edges, final - right, final + right)
                for start in starts:
                    for end in ends:
                        if sums[end] - sums[start] >= _LEAST_OPEN:
                            printed = found.get((start, end))
                            if printed is None:
                                printed = found[(start, end)] = text.key[start:end]
                            candidates.setdefault(printed, set()).update(entries)
        for (start, end), printed in found.items():
            yield start, end, candidates[printed]


def _between(edges: bytes, low: int, high: int) -> list[int]:
    places = []
    place = edges.find(1, max(low, 0), max(high + 1, 0))
    while place >= 0:
        places.append(place)
        place = edges.find(1, place + 1, high + 1)
    return places

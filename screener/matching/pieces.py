"""Candidates for near matches: names cut in pieces, and the windows of a text where a piece stands.

A name within k edits that is cut in k + 1 pieces has one piece unchanged (pigeonhole), and that piece
has moved by no more than the edits before it and after it (Pass-Join, Li et al. 2011). Swapped
neighbours count as one edit but break two pieces where they straddle a cut, so each two neighbouring
pieces are a piece too, with that swap made. `tests/matching/test_pieces.py` holds the windows against
trying every window with every name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import Any

import ahocorasick

from screener.matching.windows import IS_EDGE
from screener.text import Squashed

_MINIMAL_PIECE = 3
#: A window with fewer unexplained characters cannot hold one error and more that it explains.
LEAST_OPEN = 3
#: Names up to this many characters are looked for in the neighbourhood of unexplained text only.
_SHORT_NAME = 18
_OPEN = re.compile(b"\x01+")


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
    last = len(parts) - 1
    for number, (offset, piece) in enumerate(parts):
        after = len(key) - offset - len(piece)
        yield piece, offset, after, min(number, budget), min(last - number, budget)
    for number, ((offset, first), (middle, second)) in enumerate(pairwise(parts)):
        if first[-1] != second[0]:
            piece = _swapped(first + second, middle - offset)
            after = len(key) - offset - len(piece)
            yield piece, offset, after, min(number, budget - 1), min(last - 1 - number, budget - 1)
    if len(parts) == budget + 1 == 3:  # two swaps at two cuts leave no piece whole
        yield _swapped(_swapped(key, parts[1][0]), parts[2][0]), 0, 0, 0, 0


def _swapped(piece: str, place: int) -> str:
    """The piece with the characters on both sides of a cut swapped."""
    return piece[: place - 1] + piece[place] + piece[place - 1] + piece[place + 1 :]


#: Each piece with its length, how far the names that have it reach before and behind it, and its uses.
Reaches = dict[str, tuple[int, int, int, Uses]]


def group_pieces(keys: Iterable[tuple[int, str, int]]) -> tuple[Reaches, Reaches]:
    """All pieces of all keys, given as (number, key, budget), each with the names that have it: those of
    short names, and those of long ones."""
    grouped: tuple[dict[str, dict[tuple[int, int, int, int], list[int]]], ...] = ({}, {})
    for number, key, budget in keys:
        of_length = grouped[len(key) > _SHORT_NAME]
        for piece, *place in pieces_of(key, budget):
            before, after, left, right = place
            of_length.setdefault(piece, {}).setdefault((before, after, left, right), []).append(number)
    short, long = ({piece: _reaching(piece, uses) for piece, uses in each.items()} for each in grouped)
    return short, long


def _reaching(piece: str, places: dict[tuple[int, int, int, int], list[int]]) -> tuple[int, int, int, Uses]:
    before = max(place[0] + place[2] for place in places)
    after = max(place[1] + place[3] for place in places)
    return len(piece), before, after, [(*place, numbers) for place, numbers in places.items()]


class PieceIndex:
    """Automata over all pieces of the names that may match with edits: short names and long ones apart,
    so that the many pieces of short names are looked for only near what nothing explains."""

    def __init__(self, pieces: tuple[Reaches, Reaches]) -> None:
        self._scans = tuple(_Scan(each) for each in pieces)

    def windows(self, text: Squashed, open_places: bytearray) -> Iterator[tuple[int, int, set[int]]]:
        """(start, end, entries that may stand there), for all windows between token boundaries.

        Windows that print the same share their candidates, so that repetition costs no memory.

        `open_places[i]` is 1 where nothing explains the text yet; a window of known words alone is none.
        """
        if open_places.count(1) < LEAST_OPEN:
            return
        found: dict[tuple[int, int], str] = {}
        candidates: dict[str, set[int]] = {}
        page = _Page(text, open_places)
        for scan in self._scans:
            for start, end, entries in scan.windows(page):
                printed = found.get((start, end))
                if printed is None:
                    printed = found[(start, end)] = text.key[start:end]
                candidates.setdefault(printed, set()).update(entries)
        for (start, end), printed in found.items():
            yield start, end, candidates[printed]


class _Page:
    """A text as the scans need it: token boundaries, and how much of any stretch is unexplained."""

    def __init__(self, text: Squashed, open_places: bytearray) -> None:
        self.key = text.key
        self.edges = text.breaks.translate(IS_EDGE)
        self.sums = list(accumulate(open_places, initial=0))
        self._stretches = [match.span() for match in _OPEN.finditer(open_places)]

    def regions(self, reach: int) -> Iterator[tuple[int, int]]:
        """Where a name of up to `reach` characters may meet an open place: disjoint (start, end)."""
        begin, stop = 0, 0
        for start, end in self._stretches:
            if start - reach > stop:
                if stop:
                    yield begin, stop
                begin = max(start - reach, 0)
            stop = end + reach
        if stop:
            yield begin, min(stop, len(self.key))


class _Scan:
    """One automaton over pieces, with how far names reach before and behind each."""

    def __init__(self, pieces: Reaches) -> None:
        self._automaton: Any = ahocorasick.Automaton()
        self._automaton.add_word("\0", (1, 0, 0, ()))  # an automaton without words cannot be scanned
        self._reach = max((sum(reaches[:3]) for reaches in pieces.values()), default=1)
        for piece, reaches in pieces.items():
            self._automaton.add_word(piece, reaches)
        self._automaton.make_automaton()

    def windows(self, page: _Page) -> Iterator[tuple[int, int, list[int]]]:
        for begin, stop in page.regions(self._reach):
            yield from self._windows(page, begin, stop)

    def _windows(self, page: _Page, begin: int, stop: int) -> Iterator[tuple[int, int, list[int]]]:
        edge, sums = page.edges.find, page.sums
        # opens[place + pad]: how many places before this one are open; padded, so that a reach beyond
        # the region needs no test.
        pad = self._reach - begin
        opens = [sums[begin]] * self._reach + sums[begin : stop + 1] + [sums[stop]] * self._reach
        for last, (length, most_before, most_after, uses) in self._automaton.iter(page.key, begin, stop):
            end_of_piece = last + 1
            start_of_piece = end_of_piece - length
            high, low = end_of_piece + pad, start_of_piece + pad
            if opens[high + most_after] - opens[low - most_before] < LEAST_OPEN:
                continue
            for before, after, left, right, entries in uses:
                if opens[high + after + right] - opens[low - before - left] < LEAST_OPEN:
                    continue
                final = end_of_piece + after
                last_end = final + right + 1
                # Mostly there is no boundary within reach on one side, so that is asked first.
                if edge(1, final - right, last_end) < 0:
                    continue
                first = start_of_piece - before
                start = edge(1, max(first - left, 0), max(first + left + 1, 0))
                while start >= 0:
                    end = edge(1, final - right, last_end)
                    while end >= 0:
                        if sums[end] - sums[start] >= LEAST_OPEN:
                            yield start, end, entries
                        end = edge(1, end + 1, last_end)
                    start = edge(1, start + 1, first + left + 1)

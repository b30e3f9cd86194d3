"""Candidates for near matches: names cut in pieces, and the windows of a text where a piece stands.

A name within k edits that is cut in k + 1 pieces has one piece unchanged (pigeonhole), and that piece
has moved by no more than the edits before it and after it (Pass-Join, Li et al. 2011). Swapped
neighbours count as one edit but break two pieces where they straddle a cut, so each two neighbouring
pieces are a piece too, with that swap made. `tests/matching/test_reference.py` holds the windows
against trying every window with every name.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any, NamedTuple, TypedDict

import ahocorasick

from screener.matching.boundaries import Boundaries

_MINIMAL_PIECE = 3
#: A window with fewer unexplained characters cannot hold one error and more that it explains.
LEAST_OPEN = 3
#: Names up to this many characters have pieces of their own, which are looked for near unexplained text only.
_SHORT_NAME = 18


def cut(length: int, budget: int) -> Iterator[tuple[int, int]]:
    """Cut so many characters in budget + 1 stretches (start, end) of even length, or one more where they stay
    long enough."""
    count = budget + 1
    if budget > 1 and length // (count + 1) >= _MINIMAL_PIECE:
        count += 1
    size, longer = divmod(length, count)
    start = 0
    for number in range(count):
        end = start + size + (number >= count - longer)
        yield start, end
        start = end


class Cut(NamedTuple):
    """One piece of names of a length: their characters [start, end), with neighbours swapped at `swaps`; and
    how far a name's start and end may have moved against it."""

    start: int
    end: int
    swaps: tuple[int, ...]
    left: int
    right: int

    def of(self, key: str) -> str | None:
        """The piece of a key; None where swapping makes no other one."""
        for place in self.swaps:
            if len(self.swaps) == 1 and key[place - 1] == key[place]:
                return None
            key = key[: place - 1] + key[place] + key[place - 1] + key[place + 1 :]
        return key[self.start : self.end]


@lru_cache(maxsize=1_000)
def cuts(length: int, budget: int) -> tuple[Cut, ...]:
    """How the names of a length are cut."""
    parts = list(cut(length, budget))
    last = len(parts) - 1
    found = [
        Cut(start, end, (), min(number, budget), min(last - number, budget))
        for number, (start, end) in enumerate(parts)
    ]
    found += [
        Cut(start, end, (middle,), min(number, budget - 1), min(last - 1 - number, budget - 1))
        for number, ((start, middle), (_, end)) in enumerate(pairwise(parts))
    ]
    if len(parts) == budget + 1 == 3:  # two swaps at two cuts leave no piece whole
        found.append(Cut(0, length, (parts[0][1], parts[1][1]), 0, 0))
    return tuple(found)


def pieces_of(key: str, budget: int) -> Iterator[tuple[str, int, int, int, int]]:
    """(piece, before, after, left, right) of every piece of a key."""
    for each in cuts(len(key), budget):
        piece = each.of(key)
        if piece is not None:
            yield piece, each.start, len(key) - each.end, each.left, each.right


class Pieces(TypedDict):
    """All pieces of some names, packed.

    `uses` are whole numbers: for each piece its length and its number of uses; for each use how many
    characters the names have before and behind the piece, how far their start and end may have moved against
    it, how many names they are, and the numbers of these. `places` are where each piece begins in `uses`.
    `reach` is the length of the longest print of a name.
    """

    pieces: str
    places: bytes
    uses: bytes
    reach: int


def compile_pieces(keys: Iterable[tuple[int, str, int]]) -> tuple[Pieces, Pieces]:
    """All pieces of keys given as (number, key, budget): those of short names, and those of long ones."""
    grouped: tuple[_Grouped, _Grouped] = ({}, {})
    reaches = [LEAST_OPEN, LEAST_OPEN]
    for number, key, budget in keys:
        kind = len(key) > _SHORT_NAME
        reaches[kind] = max(reaches[kind], len(key) + budget)
        for piece, *place in pieces_of(key, budget):
            before, after, left, right = place
            grouped[kind].setdefault(piece, {}).setdefault((before, after, left, right), []).append(number)
    short, long = (_packed(uses, reach) for uses, reach in zip(grouped, reaches, strict=True))
    return short, long


_Grouped = dict[str, dict[tuple[int, int, int, int], list[int]]]
_BETWEEN = "\0"


def _packed(grouped: _Grouped, reach: int) -> Pieces:
    places, uses = array("I"), array("I")
    for piece, names in grouped.items():
        places.append(len(uses))
        uses.extend((len(piece), len(names)))
        for place, numbers in names.items():
            uses.extend((*place, len(numbers), *numbers))
    return Pieces(pieces=_BETWEEN.join(grouped), places=places.tobytes(), uses=uses.tobytes(), reach=reach)


#: How the names of one use of a piece may stand: bits of the places behind its end where one may end, of the
#: places before its start where one may start, and their numbers.
_Use = tuple[int, int, Sequence[int]]

#: Candidates by window, (start, end): sequences of numbers of names, in which one may come twice.
Windows = dict[tuple[int, int], list[Sequence[int]]]


class PieceScan:
    """One automaton over pieces, with what uses them; a use is unpacked when its piece is first met."""

    def __init__(self, pieces: Pieces) -> None:
        #: The length of the longest print of a name.
        self.reach = pieces["reach"]
        self._uses = array("I", pieces["uses"])
        self._automaton: Any = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        self._automaton.add_word("\0\0", 0)  # in no text; an automaton without words cannot be scanned
        if pieces["pieces"]:
            places = array("I", pieces["places"])
            for piece, place in zip(pieces["pieces"].split(_BETWEEN), places, strict=True):
                self._automaton.add_word(piece, place)
        self._automaton.make_automaton()
        self._unpacked: dict[int, tuple[int, int, int, list[_Use]]] = {}

    def windows(self, key: str, edges: bytes, open_places: bytes) -> Windows:
        """All windows between token boundaries where names may stand, with these.

        `edges[i]` is 1 where a boundary stands before character i, and for the end; `open_places[i]` is 1
        where nothing explains the character yet. A window with few open characters is none.
        """
        found: Windows = {}
        known, size = self._unpacked, len(key)
        boundaries = Boundaries(edges, self.reach)
        ahead, behind = boundaries.ahead, boundaries.behind
        sums = list(accumulate(open_places, initial=0))
        # opens[place + pad]: how many places before this one are open; padded, so that a reach beyond the
        # text needs no test.
        pad = self.reach
        opens = [0] * pad + sums + [sums[size]] * pad
        for last, place in self._automaton.iter(key):
            length, most_before, most_after, uses = known.get(place) or self._unpack(place)
            end = last + 1
            start = end - length
            if opens[end + pad + most_after] - opens[start + pad - most_before] < LEAST_OPEN:
                continue
            may_end = ahead[end >> 6] >> (end & 63)
            may_start = behind[start >> 6] >> (63 - (start & 63))
            for after, before, numbers in uses:
                if not (may_end & after and may_start & before):
                    continue
                for first in _places(may_start & before):
                    for final in _places(may_end & after):
                        if sums[end + final] - sums[start - first] >= LEAST_OPEN:
                            found.setdefault((start - first, end + final), []).append(numbers)
        return found

    def _unpack(self, place: int) -> tuple[int, int, int, list[_Use]]:
        packed = self._uses
        length, count = packed[place : place + 2]
        uses: list[_Use] = []
        most_before = most_after = 0
        at = place + 2
        for _ in range(count):
            before, after, left, right, names = packed[at : at + 5]
            uses.append((_bits(after, right), _bits(before, left), packed[at + 5 : at + 5 + names]))
            most_before = max(most_before, before + left)
            most_after = max(most_after, after + right)
            at += 5 + names
        unpacked = self._unpacked[place] = length, most_before, most_after, uses
        return unpacked


def _bits(middle: int, moved: int) -> int:
    """A bit for each whole number that is at most `moved` away from this one."""
    return (1 << middle + moved + 1) - (1 << max(middle - moved, 0))


@lru_cache(maxsize=4_096)
def _places(bits: int) -> tuple[int, ...]:
    """Which bits are set: few, and mostly the same ones."""
    return tuple(place for place in range(bits.bit_length()) if bits >> place & 1)

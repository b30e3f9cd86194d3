"""Near names: which names of substances stand in a text within their edit budget.

Looked for only around what nothing explains, and remembered by the stretch: the labels of one maker, and of
one kind of product, repeat their lines. Knows keys and how words are made; whether a near name is that name
is judged by the guards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from screener.matching.columns import Entries
from screener.matching.pieces import LEAST_OPEN, Pieces, PieceScan
from screener.matching.windows import IS_EDGE
from screener.matching.wordlikeness import WordModel
from screener.text import LARGEST_BUDGET, Squashed, edit_budget

#: (start, end, number of the name, its distance) of what a stretch of the text may be.
Reading = tuple[int, int, int, int]

#: (number of a name, its distance) of each name near a print.
Near = tuple[tuple[int, int], ...]

#: How many stretches are remembered, and up to how many characters: some megabytes at most.
_REMEMBERED, _LONGEST_REMEMBERED = 4_096, 600
#: How many prints are remembered, but for those of the text at hand.
_MEASURED = 20_000
#: Lengths of the names that are looked for with one error more than their budget.
_SHORT = (7, 8)
_OPEN = re.compile(b"\x01+")


class NearNames:
    """The names of a lexicon, asked for those near what a text has. Short and long names have pieces of their
    own, so that the many pieces of short names are looked for only near what nothing explains."""

    def __init__(self, pieces: tuple[Pieces, Pieces], measure: Measure) -> None:
        self._scans = tuple(PieceScan(each) for each in pieces)
        self._measure = measure
        #: What was measured of a print: which names have a piece in it depends on nothing else.
        self._measured: tuple[dict[str, Near], ...] = tuple({} for _ in pieces)
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._read)

    def readings(self, text: Squashed, open_places: bytearray) -> Iterator[Reading]:
        """What stands near a name; `open_places[i]` is 1 where nothing explains the key yet."""
        if open_places.count(1) < LEAST_OPEN:
            return
        edges = text.breaks.translate(IS_EDGE)
        for number, scan in enumerate(self._scans):
            for begin, stop in _regions(open_places, scan.reach - LEAST_OPEN):
                read = self._remembered if stop - begin <= _LONGEST_REMEMBERED else self._read
                opened = bytes(open_places[begin:stop])
                for start, end, name, distance in read(
                    number, text.key[begin:stop], edges[begin : stop + 1], opened
                ):
                    yield begin + start, begin + end, name, distance

    def _read(self, scan: int, key: str, edges: bytes, open_places: bytes) -> list[Reading]:
        readings = []
        measured = self._measured[scan]
        if len(measured) > _MEASURED:
            measured.clear()
        for (start, end), numbers in self._scans[scan].windows(key, edges, open_places).items():
            printed = key[start:end]
            near = measured.get(printed)
            if near is None:
                near = self._measure.within_budget(printed, set().union(*numbers))
                measured[printed] = near
            for name, distance in near:
                readings.append((start, end, name, distance))
        return readings


def _regions(open_places: bytearray, reach: int) -> Iterator[tuple[int, int]]:
    """Where there are open places within so many characters: disjoint (start, end)."""
    begin, stop = 0, 0
    for stretch in _OPEN.finditer(open_places):
        start, end = stretch.span()
        if start - reach > stop:
            if stop:
                yield begin, stop
            begin = max(start - reach, 0)
        stop = end + reach
    if stop:
        yield begin, min(stop, len(open_places))


class Measure:
    """Measures prints against names. Threads may share it."""

    def __init__(self, entries: Entries, model: WordModel) -> None:
        self._entries = entries
        self._model = model
        self._key_of = entries.key_of
        self.two_errors = lru_cache(maxsize=_REMEMBERED)(self._two_errors)

    def within_budget(self, printed: str, numbers: Iterable[int]) -> Near:
        """The names near enough, with their distances, but for prints that read like words of their own.

        A short print leaves little evidence ('Somatrin' is not somatropin), and invented words stand near
        invented names ('Cholestatin' is not Cholestin): more than one error is accepted there only in what
        reads like no word.
        """
        candidates = list(numbers)
        names = [self._key_of[number] for number in candidates]
        near = process.extract(printed, names, scorer=OSA.distance, score_cutoff=LARGEST_BUDGET, limit=None)
        if not near:
            return ()
        found = ((name, distance, candidates[place]) for name, distance, place in near)
        return tuple(
            (number, distance)
            for name, distance, number in found
            if self._is_near(printed, name, distance, number)
        )

    def _is_near(self, printed: str, name: str, distance: int, number: int) -> bool:
        if not 0 < distance <= self._entries.budget_of[number]:
            return False
        if self._model.reads_like_a_word(printed, name, distance):
            return False
        usual = 1 if self._entries[number].brand else max(edit_budget(len(printed)), 1)
        return distance <= usual or self._model.reads_like_a_misprint(printed, name)

    def _two_errors(self, printed: str) -> tuple[int, ...]:
        """The names of 7 or 8 letters that are two edits away, if the print reads like no word."""
        if not self._model.is_unusual(printed):
            return ()
        names = self._short_names
        near = process.extract(printed, names, scorer=OSA.distance, score_cutoff=2, limit=None)
        return tuple(
            number
            for name, distance, number in near
            if distance == 2 and self._model.reads_like_a_misprint(printed, name)
        )

    @cached_property
    def _short_names(self) -> dict[int, str]:
        """Those of 7 or 8 letters that may be looked for with errors, by number."""
        keys = enumerate(self._entries.key_of[: self._entries.listed])
        return {
            number: key
            for number, key in keys
            if self._entries.budget_of[number] and len(key) in _SHORT and key.isalpha()
        }

"""The reference matcher: slow, obvious and exhaustive, to hold the fast one against.

Same rungs, same guards, but nothing clever finds the candidates: every stretch of the text is looked up,
and every window between token boundaries is measured against every name of a length within its budget.
No automaton, no pieces, no neighbourhoods. For tests and benchmarks; a label takes seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from screener.lexicon.schema import Lexicon
from screener.matching.hits import Matcher
from screener.matching.index import Index
from screener.matching.near import Reading
from screener.matching.pieces import LEAST_OPEN
from screener.matching.tables import Folds, compile_tables
from screener.matching.windows import is_bounded
from screener.text import Squashed


def reference_matcher(lexicon: Lexicon) -> Matcher:
    """A matcher of the lexicon that tries everything."""
    return Matcher(lexicon, ExhaustiveIndex(lexicon))


class ExhaustiveIndex(Index):
    """Answers as `Index` does, by trying every stretch and every name."""

    def __init__(self, lexicon: Lexicon) -> None:
        tables = compile_tables(lexicon)
        super().__init__(tables)
        self.exact = EveryStretch(self._numbers)
        self.ocr = EveryStretch(_with_lengths(tables["ocr"]))
        self.spelling = EveryStretch(_with_lengths(tables["spelling"]))
        self.near = EveryWindow(self)


def _with_lengths(folds: Folds) -> dict[str, tuple[int, list[int]]]:
    return {key: (len(key), numbers) for key, numbers in folds.items()}


class EveryStretch:
    """Looks every stretch of a text up in a table; yields what an automaton of its keys would."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._table = table
        self._longest = max(map(len, table), default=0)

    def iter(self, text: str) -> Iterator[tuple[int, Any]]:
        """(place of the last character, value) of every key in the text, the longest first at each place."""
        for end in range(1, len(text) + 1):
            for start in range(max(0, end - self._longest), end):
                value = self._table.get(text[start:end])
                if value is not None:
                    yield end - 1, value


class EveryWindow:
    """Measures every window between token boundaries against every name of a length within its budget."""

    def __init__(self, index: Index) -> None:
        self._measure = index.measure
        self._by_length: dict[int, set[int]] = {}
        for number in range(index.entries.listed):
            entry = index.entries[number]
            if entry.budget:
                for length in range(len(entry.key) - entry.budget, len(entry.key) + entry.budget + 1):
                    self._by_length.setdefault(length, set()).add(number)

    def readings(self, text: Squashed, open_places: bytearray) -> Iterator[Reading]:
        """The names within their budget, of every window with enough unexplained characters."""
        size = len(text.key)
        longest = max(self._by_length, default=0)
        for start in range(size):
            for end in range(start + 1, min(size, start + longest) + 1):
                numbers = self._by_length.get(end - start)
                if numbers and is_bounded(text, start, end) and sum(open_places[start:end]) >= LEAST_OPEN:
                    for number, distance in self._measure.within_budget(text.key[start:end], numbers):
                        yield start, end, number, distance

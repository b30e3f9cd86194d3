"""The index: automata over the names of one lexicon release, built once and then only read.

- exact: every key, listed and ordinary;
- ocr: keys folded by what scanners confuse, names of substances only;
- spelling: keys folded by spelling conventions, names of substances only;
- near: names of substances cut in pieces, one of which survives any edits within the budget.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Protocol

import ahocorasick

from screener.matching.columns import Entries
from screener.matching.names import Entry
from screener.matching.near import Measure, NearNames, Reading
from screener.matching.neighbours import Neighbours
from screener.matching.tables import Folds, Tables
from screener.matching.wordlikeness import WordModel
from screener.text import Squashed


class Readings(Protocol):
    """What gives the near names of a text (see `NearNames`)."""

    def readings(self, text: Squashed, open_places: bytearray) -> Iterator[Reading]: ...


class Index:
    """Automata and the entries they point to, by number. Read only after construction; threads share it.

    `exact` gives the number of the entry, `lengths` are the lengths of the keys by number; `ocr` and
    `spelling` give (length of the folded key, numbers of its entries).
    """

    def __init__(self, tables: Tables) -> None:
        self.entries = Entries(tables["entries"])
        keys = self.entries.key_of
        self._numbers = dict(zip(keys, range(len(keys)), strict=True))
        self.lengths = array("H", map(len, keys))
        self.exact = _numbered(self._numbers)
        self.ocr = _automaton(tables["ocr"])
        self.spelling = _automaton(tables["spelling"])
        self.word_model = WordModel(tables["costs"])
        self.measure = Measure(self.entries, self.word_model)
        self.near: Readings = NearNames(tables["pieces"], self.measure)

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, key: str) -> bool:
        return key in self._numbers

    def find(self, key: str) -> Entry | None:
        """The entry of exactly this key."""
        number = self._numbers.get(key)
        return None if number is None else self.entries[number]

    def is_ordinary_only(self, key: str) -> bool:
        """Whether the key is known and no substance of the lexicon has it."""
        return self._numbers.get(key, -1) >= self.entries.listed

    @cached_property
    def ordinary_neighbours(self) -> Neighbours:
        """The ordinary names, to be asked for the nearest."""
        by_length: dict[int, list[str]] = {}
        for key in self.entries.key_of[self.entries.listed :]:
            by_length.setdefault(len(key), []).append(key)
        return Neighbours(by_length)

    def substance_keys_near_length(self, length: int, distance: int) -> list[str]:
        """Keys of substances whose length is within `distance` of `length`, short ones first."""
        keys = self.entries.key_of[: self.entries.listed]
        return sorted((key for key in keys if abs(len(key) - length) <= distance), key=len)


def _numbered(numbers: dict[str, int]) -> Any:
    automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
    automaton.add_word("\0", 0)  # never in a key; an automaton without words cannot be scanned
    for key, number in numbers.items():
        automaton.add_word(key, number)
    automaton.make_automaton()
    return automaton


def _automaton(folds: Folds) -> Any:
    automaton = ahocorasick.Automaton()
    automaton.add_word("\0", (1, ()))
    for key, numbers in folds.items():
        automaton.add_word(key, (len(key), numbers))
    automaton.make_automaton()
    return automaton

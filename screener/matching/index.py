"""The index: automata over the names of one lexicon release, built once and then only read.

- exact: every key, listed and ordinary;
- ocr: keys folded by what scanners confuse, names of substances only;
- spelling: keys folded by spelling conventions, names of substances only;
- pieces: names of substances cut in pieces, one of which survives any edits within the budget.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import Any, Protocol

import ahocorasick

from screener.matching.names import Entry
from screener.matching.neighbours import Neighbours
from screener.matching.pieces import PieceIndex
from screener.matching.tables import Tables
from screener.matching.wordlikeness import WordModel
from screener.text import Squashed, squash


class Windows(Protocol):
    """What gives the windows of a text where names with edits may stand (see `PieceIndex.windows`)."""

    def windows(self, text: Squashed, open_places: bytearray) -> Iterator[tuple[int, int, set[int]]]: ...


class Index:
    """Automata and the entries they point to, by number. Read only after construction; threads share it."""

    def __init__(self, tables: Tables) -> None:
        self._listed = tables["listed"]
        self._ordinary = tables["ordinary"]
        self.unpacked: dict[int, Entry] = {}  # the entries asked for so far
        self._numbers: dict[str, int] = {}
        for number, packed in enumerate(self._listed):
            self._numbers[str(packed[0])] = number
        first = self.listed_count = len(self._listed)
        for number, (key, _) in enumerate(self._ordinary, first):
            self._numbers[key] = number
        self.exact = _automaton((key, (number, len(key))) for key, number in self._numbers.items())
        self.ocr = _automaton(tables["ocr"].items())
        self.spelling = _automaton(tables["spelling"].items())
        self.pieces: Windows = PieceIndex(tables["pieces"])
        self.word_model = WordModel(tables["costs"])
        self._substances_by_length: dict[int, list[str]] = {}
        ordinary_by_length: dict[int, list[str]] = {}
        for key, number in self._numbers.items():
            keys = self._substances_by_length if number < first else ordinary_by_length
            keys.setdefault(len(key), []).append(key)
        self.ordinary_neighbours = Neighbours(ordinary_by_length)

    def __len__(self) -> int:
        return len(self._numbers)

    def entry(self, number: int) -> Entry:
        """The entry of a number that an automaton gave."""
        found = self.unpacked.get(number)
        if found is None:
            found = self.unpacked[number] = self._unpacked(number)
        return found

    def find(self, key: str) -> Entry | None:
        """The entry of exactly this key."""
        number = self._numbers.get(key)
        return None if number is None else self.entry(number)

    def is_ordinary_only(self, key: str) -> bool:
        """Whether the key is known and no substance of the lexicon has it."""
        return self._numbers.get(key, -1) >= len(self._listed)

    @cached_property
    def short_names(self) -> list[str]:
        """Keys of substances of 7 or 8 letters that may be looked for with two errors."""
        numbers = range(self.listed_count)
        return [entry.key for entry in map(self.entry, numbers) if entry.inexact and _is_short(entry.key)]

    def substance_keys_near_length(self, length: int, distance: int) -> list[str]:
        """Keys of substances whose length is within `distance` of `length`."""
        sizes = range(length - distance, length + distance + 1)
        return list(chain.from_iterable(self._substances_by_length.get(size, ()) for size in sizes))

    def _unpacked(self, number: int) -> Entry:
        if number < len(self._listed):
            return Entry.unpacked(self._listed[number])
        key, text = self._ordinary[number - len(self._listed)]
        return Entry(key, text, squash(text).breaks, (), ordinary=True)


def _is_short(key: str) -> bool:
    return len(key) in (7, 8) and key.isalpha()


def _automaton(values: Iterable[tuple[str, Any]]) -> Any:
    automaton = ahocorasick.Automaton()
    automaton.add_word("\0", ())  # never in a key; an automaton without words cannot be scanned
    for key, value in values:
        automaton.add_word(key, value)
    automaton.make_automaton()
    return automaton

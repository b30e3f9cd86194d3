"""The index: four automata over the names of one lexicon release, built once and then only read.

- exact: every key, listed and ordinary;
- ocr: keys folded by what scanners confuse, listed names only;
- spelling: keys folded by spelling conventions, listed names only;
- pieces: listed names cut in pieces, one of which survives any edits within the budget.

Building takes less time than loading a stored automaton would (measured: 60,000 keys, 0.1 s against
0.16 s), so nothing is cached on disk but the lexicon itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import ahocorasick

from screener.matching.names import Entry
from screener.matching.pieces import PieceIndex
from screener.text import fold_ocr, fold_spelling

#: Endings that vary between languages and are cut from spelling-folded keys.
_VARIABLE_ENDINGS = ("e", "a", "o")
_MINIMAL_SPELLING = 6
_OCR_LENGTH = 5


class Index:
    """Automata and the entries they point to. Read only after construction; shared by threads."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: list[Entry] = list(entries)
        self.by_key: dict[str, Entry] = {entry.key: entry for entry in self.entries}
        self.exact = _automaton({entry.key: number for number, entry in enumerate(self.entries)})
        self.ocr = _automaton(self._folded_keys())
        self.spelling = _automaton(self._spelling_keys())
        self.pieces = PieceIndex(
            (number, entry) for number, entry in enumerate(self.entries) if entry.substances and entry.budget
        )
        self._by_length: dict[int, list[str]] = {}
        for entry in self.entries:
            self._by_length.setdefault(len(entry.key), []).append(entry.key)

    def keys_near_length(self, length: int, distance: int) -> list[str]:
        """All keys, listed and ordinary, whose length is within `distance` of `length`."""
        keys: list[str] = []
        for size in range(length - distance, length + distance + 1):
            keys.extend(self._by_length.get(size, ()))
        return keys

    def _folded_keys(self) -> dict[str, list[int]]:
        folded: dict[str, list[int]] = {}
        for number, entry in enumerate(self.entries):
            long_enough = len(entry.key) >= _OCR_LENGTH
            if entry.substances and long_enough and not entry.needs_evidence and entry.key.isascii():
                folded.setdefault(fold_ocr(entry.key).key, []).append(number)
        return folded

    def _spelling_keys(self) -> dict[str, list[int]]:
        folded: dict[str, list[int]] = {}
        for number, entry in enumerate(self.entries):
            if entry.substances and entry.inexact and entry.key.isascii():
                stem = spelling_stem(fold_spelling(entry.key).key)
                if len(stem) >= _MINIMAL_SPELLING:
                    folded.setdefault(stem, []).append(number)
        return folded

    def ordinary_near_length(self, length: int, distance: int) -> list[str]:
        """Keys that only ordinary ingredients have, of about that length."""
        keys = self.keys_near_length(length, distance)
        return [key for key in keys if not self.by_key[key].substances]


def spelling_stem(folded: str) -> str:
    """A spelling-folded key without an ending that differs between languages (-ine, -in, -ina)."""
    return folded[:-1] if folded.endswith(_VARIABLE_ENDINGS) else folded


def _automaton(values: dict[str, Any]) -> Any:
    automaton = ahocorasick.Automaton()
    for key, value in values.items():
        automaton.add_word(key, value)
    automaton.add_word("\0", None)  # never in a key; an automaton without words cannot be scanned
    automaton.make_automaton()
    return automaton

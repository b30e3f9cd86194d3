"""Candidates for short names with two errors: keys that share what is left after deleting letters.

Names of 7 and 8 letters within two edits would need pieces of two letters, which stand everywhere. But two
keys within two edits share a remainder after deleting at most two letters of each (Garbe's symmetric
deletions), and short names have few of those. For whole words only.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

_SHORTEST, _LONGEST = 7, 8
_EDITS = 2


def is_short(key: str) -> bool:
    """Whether a name's key is looked for by deletions: 7 or 8 ASCII letters."""
    return _SHORTEST <= len(key) <= _LONGEST and key.isascii() and key.isalpha()


def remainders(key: str) -> set[str]:
    """The key, and what is left of it after deleting one or two letters."""
    size = len(key)
    left = {key}
    for count in range(1, _EDITS + 1):
        for gone in combinations(range(size), count):
            kept, last = [], 0
            for place in gone:
                kept.append(key[last:place])
                last = place + 1
            kept.append(key[last:])
            left.add("".join(kept))
    return left


def group_deletions(keys: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
    """Names, given as (number, key), by each of their remainders."""
    grouped: dict[str, list[int]] = {}
    for number, key in keys:
        for left in remainders(key):
            grouped.setdefault(left, []).append(number)
    return grouped


class ShortNames:
    """The short names, asked for those that may be within two edits of a word."""

    def __init__(self, deletions: dict[str, list[int]]) -> None:
        self._deletions = deletions

    def near(self, word: str) -> set[int]:
        """Numbers of names that may be within two edits of the word; empty where its length forbids it."""
        if not _SHORTEST - _EDITS <= len(word) <= _LONGEST + _EDITS:
            return set()
        found: set[int] = set()
        for left in remainders(word):
            found.update(self._deletions.get(left, ()))
        return found

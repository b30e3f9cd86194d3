"""Whether a print reads like a word of its own: the noisy channel's other half.

A near match is either a listed name misprinted or another word that merely stands near it. Misprints make
letter sequences that no language has ('tianeptnie'); other words, even unknown ones, are made of the usual
ones ('marino' is not Marinol). So prints are weighed by how usual their letters are, three at a time, in the
ordinary names and common words of the lexicon (Kernighan, Church and Gale 1990 weigh corrections so).

Measured on 52,000 ordinary names, each tenth hidden in turn, against listed names with one and two random
typos: the limits turned away 60 of 70 unseen words within one edit of a name of 7 or 8 letters, and cost 71
of 5,317 single typos, before names that are kept by ear were let through. `benchmarks/held_out.py` and
`benchmarks/noise.py` measure it anew. Knows keys only.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache

from screener.text import fold_spelling

#: What is added to each count, so that what was never seen has a cost too.
_FLOOR = 0.3
_LETTERS = 27
_SHORTEST = 4
_FIRST_UNSPELLED = "\u1100"  # Hangul, kana and Han follow

#: Costs of three letters, by the three letters, in hundredths of a natural logarithm.
Costs = dict[str, int]


def compile_costs(words: Iterable[str]) -> Costs:
    """The cost of each trigram over the distinct words of at least four letters."""
    seen: dict[str, int] = {}
    pairs: dict[str, int] = {}
    for word in sorted({word for word in words if _is_plain(word) and len(word) >= _SHORTEST}):
        for gram in _grams(word):
            seen[gram] = seen.get(gram, 0) + 1
            pairs[gram[:2]] = pairs.get(gram[:2], 0) + 1
    costs = {gram: _cost(count, pairs[gram[:2]]) for gram, count in seen.items()}
    costs |= {pair: _cost(0, count) for pair, count in pairs.items()}
    return costs


def _cost(count: int, pair: int) -> int:
    return round(-100 * math.log((count + _FLOOR) / (pair + _FLOOR * _LETTERS)))


def _grams(word: str) -> list[str]:
    padded = f"^^{word}$"
    return [padded[place : place + 3] for place in range(len(word) + 1)]


def _is_plain(word: str) -> bool:
    """Whether a key is all letters of a script whose words are spelled."""
    return word.isalpha() and max(word) < _FIRST_UNSPELLED


class WordModel:
    """Weighs prints by trigram costs. Read only."""

    def __init__(self, costs: Costs) -> None:
        self._costs = costs
        self._unseen = _cost(0, 0)
        self.cost = lru_cache(maxsize=20_000)(self._cost_of)

    def _cost_of(self, word: str) -> int:
        costs = self._costs
        return sum(costs.get(gram) or costs.get(gram[:2], self._unseen) for gram in _grams(word))

    def reads_like_a_word(self, printed: str, name: str, distance: int) -> bool:
        """Whether a print this far from a name is rather an unknown word than the name misprinted.

        Long names stand too far from other words for the question to arise.
        """
        limits = _limits(len(name), distance)
        if limits is None or not (_is_plain(printed) and _is_plain(name)):
            return False
        if _consonants(printed) == _consonants(name) or _as_scanned(printed) == _as_scanned(name):
            return False
        mean, gained = limits
        cost = self.cost(printed)
        return cost < mean * (len(printed) + 1) and cost - self.cost(name) < gained

    def is_unusual(self, printed: str) -> bool:
        """Whether a print of letters alone is made as words hardly are."""
        return _is_plain(printed) and self.cost(printed) > _MISPRINT_MEAN * (len(printed) + 1)

    def reads_like_a_misprint(self, printed: str, name: str) -> bool:
        """Whether no word is likely to be spelled so: what it takes to accept more errors than usual."""
        if not (_is_plain(name) and self.is_unusual(printed)):
            return False
        return self.cost(printed) - self.cost(name) > _MISPRINT_GAIN


def _consonants(key: str) -> str:
    """A key by ear: its first sound and its consonants. Who misspells a name ('Phentramine', 'Avanifil')
    mostly keeps these, and makes something that reads well."""
    folded = fold_spelling(key).key
    return folded[0] + folded[1:].translate(_NO_VOWELS)


_NO_VOWELS = str.maketrans(dict.fromkeys("aeiou"))
_SCANNED_PAIRS = re.compile("ri|li|ii|nn")
_SCANNED_PAIR = {"ri": "n", "li": "h", "ii": "u", "nn": "m"}


def _as_scanned(key: str) -> str:
    """A key after undoing what scanners confuse rarely, strokes that stand close ('ri' for 'n')."""
    return _SCANNED_PAIRS.sub(lambda found: _SCANNED_PAIR[found.group()], key)


#: A print whose letters cost more than this on average, and so much more than the name's, is a misprint.
_MISPRINT_MEAN, _MISPRINT_GAIN = 290, 350


def _limits(length: int, distance: int) -> tuple[int, int] | None:
    """(mean cost of a letter, cost above the name's) below which a print reads like a word of its own."""
    if distance == 1:
        return (260, 150) if length <= 8 else None
    if length <= 12:
        return 280, 200
    return (260, 50) if length <= 16 else None

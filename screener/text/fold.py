"""Folds: coarser keys under which two spellings of one name meet, with the way back to the key.

`fold_ocr` undoes letters that scanners confuse; `fold_spelling` undoes conventions of spelling between
languages (ephedrine, Ephedrin, efedrina). A fold works on a squashed key and knows nothing of names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_OCR_PAIRS = re.compile("rn|vv|cl")
_OCR_PAIR = {"rn": "m", "vv": "w", "cl": "d"}
_OCR_SINGLE = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "8": "b", "9": "g", "6": "b", "q": "g"})

#: Digit and letter that scanners confuse; digits are compared as digits after undoing these.
_DIGIT_LOOKS = {
    "0": "oqd", "1": "il", "2": "z", "3": "", "4": "", "5": "s", "6": "bg", "7": "", "8": "b", "9": "gq",
}  # fmt: skip

_SPELLING_PAIRS = re.compile(r"ph|th|ch|ck|qu|ae|oe|([a-z])\1")
_SPELLING_PAIR = {"ph": "f", "th": "t", "ch": "k", "ck": "k", "qu": "k", "ae": "e", "oe": "e"}
_SPELLING_SINGLE = str.maketrans({"y": "i", "j": "i", "c": "k", "z": "s", "v": "w"})


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded key. `pairs` are the places in it behind each character that was a pair."""

    key: str
    pairs: list[int]

    def origin(self, place: int) -> int:
        """The place in the unfolded key where this folded character begins, or the end for the end."""
        return place + bisect_right(self.pairs, place)


def fold_ocr(key: str) -> Folded:
    """0/o, 1/l/i, 5/s, 8/b, 6/b, 9/g/q, rn/m, vv/w and cl/d become one."""
    return _fold(key.translate(_OCR_SINGLE), _OCR_PAIRS, _OCR_PAIR)  # 'c1' is read 'cl' is read 'd'


def fold_spelling(key: str) -> Folded:
    """ph/f, th/t, ch/k, c/k, y/i/j, ae/e, oe/e, z/s, v/w and doubled letters become one."""
    folded = _fold(key, _SPELLING_PAIRS, _SPELLING_PAIR)
    return Folded(folded.key.translate(_SPELLING_SINGLE), folded.pairs)


def _fold(key: str, pairs: re.Pattern[str], pair: dict[str, str]) -> Folded:
    parts: list[str] = []
    places: list[int] = []
    last = 0
    for match in pairs.finditer(key):
        start = match.start()
        found = match.group()
        parts.append(key[last:start])
        parts.append(pair.get(found, found[0]))
        places.append(start + 1 - len(places))
        last = start + 2
    parts.append(key[last:])
    return Folded("".join(parts), places)


def confusable(digit: str, letter: str) -> bool:
    """Whether a scanner may print this letter for this digit."""
    return letter in _DIGIT_LOOKS.get(digit, "")

"""The endings that languages put behind a name: what may follow the stem of a name in one word.

Data and the stems only; knows keys.
"""

from __future__ import annotations

#: ephedrine, efedrina, Ephedrins, Ephedrinen, efedriini, efedryny.
LETTER_ENDINGS = frozenset("eaosniyu")

#: Russian, Ukrainian and Bulgarian cases: эфедра, эфедры, эфедрой; йохимбин, йохимбином.
_CYRILLIC_ENDINGS = (
    "а", "я", "о", "е", "ё", "и", "ы", "у", "ю", "й", "ь", "ой", "ей", "ом", "ем", "ам", "ям",
    "ах", "ях", "ов", "ев", "ами", "ями", "ою", "ею", "ові", "і", "ї", "ия", "ии", "ию", "ием",
)  # fmt: skip

#: What may stand between a stem and the end of its word, and be part of the printed name.
CASE_ENDINGS = LETTER_ENDINGS | frozenset(_CYRILLIC_ENDINGS)

_LATIN_VOWELS = ("e", "a", "o")
_CYRILLIC_VOWELS = ("а", "я", "о", "е", "ы", "и", "й", "ь")


def stem(folded: str) -> str:
    """A spelling-folded key without the last letter, where that is one that languages exchange."""
    return folded[:-1] if folded.endswith(_LATIN_VOWELS + _CYRILLIC_VOWELS) else folded


def has_endings(key: str) -> bool:
    """Whether names like this key take endings that are known here: all Latin or all Cyrillic."""
    return key.isascii() or all("а" <= c <= "ё" or c in "іїєґ" for c in key)

"""Is the text of a PDF page words, or the debris of a font without a usable encoding?

Cheap statistics over characters, for any language; made to say 'useless' only where no reader could make
anything of the text, because a page that is refused is a page that nobody screens.
"""

from __future__ import annotations

import re
import unicodedata

_UNDECODED = re.compile(r"\(cid:\d+\)")
_VOWELS = frozenset("aeiouyäöüàáâãåæèéêëìíîïòóôõøùúûýœAEIOUYÄÖÜÀÁÂÃÅÆÈÉÊËÌÍÎÏÒÓÔÕØÙÚÛÝŒ")
_ENOUGH = 60  # Latin letters from which the share of vowels means something


def is_readable(text: str) -> bool:
    """Whether `text` holds words. An empty text does not."""
    undecoded = len(_UNDECODED.findall(text))
    characters = [c for c in _UNDECODED.sub("", text) if not c.isspace()]
    total = len(characters) + undecoded
    if total == 0:
        return False
    broken = undecoded + sum(1 for c in characters if _is_broken(c))
    letters = [c for c in characters if c.isalpha()]
    if broken > 0.15 * total or len(letters) < 0.25 * total:
        return False
    return not _is_shifted(letters)


def _is_broken(character: str) -> bool:
    """U+FFFD, private use, unassigned or control: no character of any script."""
    return character == "\ufffd" or unicodedata.category(character) in ("Co", "Cn", "Cc", "Cs")


def _is_shifted(letters: list[str]) -> bool:
    """Whether Latin text has the letters of another ('6XSSOHPHQW )DFWV' for 'Supplement Facts').

    European languages have 35 to 50 % vowels, y among them, and chemical names the same.
    """
    latin = [c for c in letters if c < "\u0250"]
    if len(latin) < _ENOUGH or len(latin) < 0.5 * len(letters):
        return False
    return sum(1 for c in latin if c in _VOWELS) < 0.2 * len(latin)

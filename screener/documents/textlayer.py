"""Is the text of a PDF page words, or the debris of a font without a usable encoding?

Cheap statistics over characters and pairs of letters, for any language; made to say 'useless' only where no
reader could make anything of the text, because a page that is refused is a page that nobody screens.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

_UNDECODED = re.compile(r"\(cid:\d+\)")
_VOWELS = frozenset("aeiouyäöüàáâãåæèéêëìíîïòóôõøùúûýœAEIOUYÄÖÜÀÁÂÃÅÆÈÉÊËÌÍÎÏÒÓÔÕØÙÚÛÝŒ")
_ENOUGH = 60  # Latin letters from which the share of vowels means something
#: The 120 commonest pairs of letters of labels in a dozen European languages, accents aside. Of words they
#: are 0.7 to 0.9 of all pairs; of words whose letters were exchanged, in whatever way, hardly ever 0.4.
_PAIRS = frozenset(
    """
    ac ad ag al am an ar as at av be bi bl ca ce ch ci co ct dd de di dr ea ed ee el em en er es et
    ex fa ff fl fo fr ga ge gr ha he ho hy ia ic id ie il in io is it iu iv la le li ll lo lu ma me
    mi mo na nd ne ng ni no nt od of ol om on or os ot ou ow pe pl po pp pr ra rb re ri rm ro ru ry
    se si so st su ta te th ti to tr ts tu ul um up ur us ut ve vi vo wn xt
    """.split()  # noqa: SIM905 - quotes and commas would hide the pairs
)
_ENOUGH_PAIRS = 100
_USUAL_PAIRS = 0.42
_WORD = re.compile(r"[a-z]{2,}")


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
    return not _is_shifted(letters) and _has_usual_pairs(text, letters)


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


def _has_usual_pairs(text: str, letters: list[str]) -> bool:
    """Whether letters stand beside one another as in words; True where there is too little Latin text to say.

    A map to Unicode that exchanges letters for others ('Gpuj Jpayhal' for 'Zinc Citrate') keeps the look of
    words and, by chance, enough vowels.
    """
    if sum(c < "\u0250" for c in letters) < 0.5 * len(letters):
        return True
    plain = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    seen = usual = 0
    for word in _WORD.findall(plain):
        for first, second in pairwise(word):
            seen += 1
            usual += first + second in _PAIRS
    return seen < _ENOUGH_PAIRS or usual >= _USUAL_PAIRS * seen

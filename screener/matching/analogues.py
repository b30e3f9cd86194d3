"""Names that no list has, but whose stem or skeleton says what they are.

A stem is what the World Health Organization's INN programme gives to a group of drugs ('-afil',
'-racetam', '-azepam'); a skeleton is the systematic name of a ring system ('androst-4-ene-3,17-dione'); a
code pattern is a developer's prefix with a number ('LGD-', 'MK-' with three digits or more). Such a name
goes to review with the class and the reason, never with the status of what it resembles. Only words that
nothing else explains are looked at. Knows keys and words; the classes are substances of kind `class`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screener.matching.names import Entry
from screener.matching.occurrence import Occurrence
from screener.model import Method
from screener.text import BLANK, STRONG, Squashed


@dataclass(frozen=True, slots=True)
class Stem:
    """A pattern over the squashed key of one name, and the class that it tells."""

    substance: str
    shown: str  # as the explanation writes the stem
    pattern: re.Pattern[str]


def _stem(substance: str, shown: str, pattern: str) -> Stem:
    return Stem(f"class-{substance}", shown, re.compile(pattern))


_PARTS = (
    r"\d", "alpha", "beta", r"[ab](?=\d)", "nor", "epi", "iso", "dehydro", "hydroxy", "methyl", "ethyl",
    "ethynyl", "keto", "oxo", "bromo", "chloro", "fluoro", "acetoxy", "des", "oxy", "bis", "di", "tri",
)  # fmt: skip
_LOCANTS = f"(?:{'|'.join(_PARTS)})*"

#: Over one word (between blanks, hyphens aside).
WORD_STEMS = (
    _stem("pde5-inhibitor", "-afil", r"[a-z0-9]{4,}afils?$"),
    _stem("racetam", "-racetam", r"[a-z0-9]{2,}racetams?$"),
    _stem("fentanyl", "-fentanil/-fentanyl, -nitazene", r"[a-z0-9]*(?:fentan[iy]l|nitazene)e?$"),
    _stem("benzodiazepine", "-azepam, -azolam", r"[a-z0-9]{2,}az(?:ep|ol)ame?$"),
    _stem("glp1-agonist", "-glutide", r"[a-z]{3,}glutide$"),
    _stem("growth-hormone-releaser", "-morelin", r"[a-z]{2,}morelin$"),
    _stem("statin", "-vastatin", r"[a-z]{2,}vastatine?$"),
    _stem("antidiabetic", "-gliptin, -gliflozin, -glitazone", r"[a-z]{2,}(?:gliptin|gliflozin|glitazone)e?$"),
    _stem("cannabinoid", "-cannabinol and the like", r"[a-z0-9]*(?:cannabinol|cannabiphorol|fubinaca|chminaca|(?<!es)pinaca)[a-z]?$"),
    _stem("phenethylamine-stimulant", "-amphetamine, -cathinone, -phenidate", r"[a-z0-9]{2,}(?:amphetamine|amfetamine|cathinone|phenidate)$"),
)  # fmt: skip

#: Over one item (words joined by hyphens, commas and brackets).
ITEM_STEMS = (
    _stem(
        "steroid", "androst-/estr-/gon-/pregn- with -one, -ol, -ene or -dione",
        r"[a-z0-9]*(?:androst|estra|estr(?=\d)|gona(?=\d)|cholan)[a-z]{0,2}\d[a-z0-9]*(?:one|ol|ene|dione|diol|trione|triol)s?$",
    ),
    _stem("steroid", "prohormone names ending in -andro", rf"{_LOCANTS}andro$"),
    _stem(
        "alkylamine-stimulant", "an alkylamine with methyl groups",
        r"\d[\da-z]*(?:di|tri)methyl(?:am|but|pent|hex|hept|oct)ylamine$|\d?amino\d?(?:iso(?:hept|oct|hex)ane|methyl(?:hex|hept|pent)ane)$|\d*methyl(?:hex|hept|pent)an\d?amine$",
    ),
    _stem(
        "phenethylamine-stimulant", "-phenethylamine",
        r"[a-z0-9]{3,}(?:phenethylamine|phenylethylamine|phenylpropylamine|phenylisopropylamine)$",
    ),
    _stem(
        "research-code", "a developer's code",
        r"(?:lgd\d{4}|rad\d{2,3}|mk\d{3,4}|gw\d{4,6}|sr\d{4}|yk\d{2,3}|acp\d{3}|ac\d{6}|bms\d{6}|gsk\d{6,7}[a-z]?|cjc\d{3,4}|ghrp\d|aod\d{4}|bpc\d{2,3}|slupp\d{2,3}|jwh\d{3}|am\d{4}|hgh\d{3})$",
    ),
)  # fmt: skip


#: No name of a single substance is longer.
_LONGEST_ITEM = 90


def analogues(text: Squashed, unexplained: bytearray) -> Iterator[Occurrence]:
    """Words and items that a stem explains and nothing else does; `unexplained` is 1 where nothing did."""
    for start, end in text.words():
        if unexplained[start] and end - start >= 6 and unexplained.count(1, start, end) == end - start:
            yield from _told(text, start, end, WORD_STEMS)
    for start, end in _items(text, unexplained):
        if 4 <= end - start <= _LONGEST_ITEM:
            yield from _told(text, start, end, ITEM_STEMS)


def _told(text: Squashed, start: int, end: int, stems: tuple[Stem, ...]) -> Iterator[Occurrence]:
    key = text.key[start:end]
    for stem in stems:
        if stem.pattern.fullmatch(key):
            entry = Entry(key, stem.shown, b"", (stem.substance,), ordinary=False)
            yield Occurrence(start, end, entry, Method.CLASS, sure=False)
            return


def _items(text: Squashed, unexplained: bytearray) -> Iterator[tuple[int, int]]:
    """Stretches without white space in print that hold something unexplained."""
    size = len(text.key)
    end = 0
    place = unexplained.find(1)
    while place >= 0:
        start = place
        while start > end and not _separates(text, start):
            start -= 1
        end = place + 1
        while end < size and not _separates(text, end):
            end += 1
        yield start, end
        place = unexplained.find(1, end)


def _separates(text: Squashed, place: int) -> bool:
    """Whether two items meet before this character: at white space or a separator that is no locant's."""
    kind = text.breaks[place]
    if kind < BLANK:
        return False
    between = text.source[text.ends[place - 1] : text.starts[place]]
    if kind == BLANK:
        return any(c.isspace() for c in between)
    if kind == STRONG and between.strip() in (",", "[", "(", ")", "]", ")-", "]-", "-(", "-["):
        beside_digit = text.key[place - 1].isdigit() or text.key[place].isdigit()
        return not beside_digit or any(c.isspace() for c in between)
    return True

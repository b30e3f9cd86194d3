"""Amounts in label text: '2,000 mg', '<1 g', '100mg', '1/2 g', '１００ｍｇ', '20 мг', '100毫克'.

Finds value, unit and place of every amount. Knows nothing of ingredients or sections: whether '50%' is a
share of the daily value or belongs to a name is for the caller to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from screener.text.units import DOSE_UNITS, SHARE_UNITS, UNIT_SPELLINGS

#: Multipliers printed between number and unit: '5 billion CFU', '200 Mio. KBE'.
MULTIPLIERS = {
    "thousand": 1e3, "million": 1e6, "millions": 1e6, "millionen": 1e6, "mio": 1e6, "mio.": 1e6,
    "billion": 1e9, "billions": 1e9, "milliarden": 1e9, "mrd": 1e9, "mrd.": 1e9, "milliards": 1e9,
    "trillion": 1e12, "млн": 1e6, "млрд": 1e9, "亿": 1e8, "億": 1e8, "万": 1e4, "萬": 1e4, "억": 1e8,
    "millones": 1e6, "mil millones": 1e9, "milhões": 1e6, "bilhões": 1e9, "milioni": 1e6, "miliardi": 1e9,
    "mln": 1e6, "mld": 1e9, "mld.": 1e9, "milliard": 1e9, "milionów": 1e6, "miliardów": 1e9, "miljard": 1e9,
}  # fmt: skip

VULGAR_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"


@dataclass(frozen=True, slots=True)
class Amount:
    """One printed amount: `value` in `unit` at [start, end). `at_most`: printed as '<1 g'."""

    value: float
    unit: str
    start: int
    end: int
    at_most: bool = False

    @property
    def is_dose(self) -> bool:
        """True for masses, volumes, activity and counts of organisms; False for '%', 'oz', 'kcal'."""
        return self.unit in DOSE_UNITS

    @property
    def is_share(self) -> bool:
        """True for parts per million or billion, which say how much where no dose does."""
        return self.unit in SHARE_UNITS


def _alternatives(spellings: list[str]) -> str:
    return "|".join(re.escape(s).replace(r"\ ", r"\s") for s in sorted(spellings, key=len, reverse=True))


_UNIT_OF = {spelling: unit for unit, spellings in UNIT_SPELLINGS.items() for spelling in spellings}
_LATIN_UNITS = [s for s in _UNIT_OF if re.match(r"[a-zµμа-я]", s)]
#: Thai sets no blanks between words, as Chinese and Japanese do not.
_CJK_UNITS = [s for s in _UNIT_OF if re.match(f"[{_CJK}\u0e00-\u0e7f]", s)]
_OTHER_UNITS = [s for s in _UNIT_OF if s not in _LATIN_UNITS and s not in _CJK_UNITS and s not in "%％"]
#: Letters that go on a word; a capital begins the next: 'DMHA150mgCaffeine'.
_SMALL = "a-zß-öø-ÿāăąćčďđēėęěğīįıłńņňőœřśşšťūůűźżžµμа-яёіїєґα-ωά-ώ"

# A unit of letters must end where a word ends, but for glued runs ('150mgCaffeine') a capital may follow.
_UNIT = (
    rf"(?:(?P<unit>(?i:{_alternatives(_LATIN_UNITS)})|CU|SU|PU|DP°?)(?![{_SMALL}])"
    rf"|(?P<cjk_unit>{_alternatives(_CJK_UNITS)})|(?P<other_unit>{_alternatives(_OTHER_UNITS)})(?![^\W\d_])|(?P<percent>[%％]|(?i:percent|prozent)\b)"
    rf"|(?P<wide_unit>[ｍ][ｇｃｌ]ｇ?|ｇ|µｇ)|(?P<spaced_unit>m\s{{1,3}}c?\s{{0,3}}g\b))"
)
_GROUPED = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+,\d+"
    r"|\d{1,3}(?:['’\u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?"
)
_SPACE_GROUPED = r"(?<![\w.,-] )\d{1,3}(?: 0\d\d)+(?!\d)"
_SPACED_DIGITS = r"(?:\d\s{1,3}){1,5}(?=m\s{1,3}c?\s{0,3}g\b)"
#: '1 x 10^9', '1×10⁹', and '1 x 109 CFU' where the file has lost that the 9 is raised.
_POWER = (
    r"\d{1,3}(?:[.,]\d{1,3})?\s?[x×*·]\s?10"
    r"(?:\^\s?\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\d{1,2}(?=\s?(?i:cfu|kbe|ufc|afu|кое)))"
)
_NUMBER = (
    rf"(?P<number>{_POWER}|{_SPACED_DIGITS}|{_GROUPED}|{_SPACE_GROUPED}|\d{{1,4}}\s?/\s?\d{{1,4}}"
    r"|\d{1,12}(?:[.,]\d{1,9})?|[½¼¾⅓⅔⅛]|[.,]\d{1,9})"
)
_PARTS_OF_POWER = re.compile(r"([\d.,]+)\s?[x×*·]\s?10\^?\s?(\d+)$")
_LESS = r"(?P<less>(?:<|≤|＜|less\sthan|weniger\sals|moins\sde|menos\sde|meno\sdi|менее)\s{0,2})?"
_MULTIPLIER = rf"(?:\s?(?P<multiplier>(?i:{_alternatives(list(MULTIPLIERS))}))(?![{_SMALL}]))?"
_PER = r"(?P<per>\s?/\s?(?:ml|mL|g|kg|l|L|serving|capsule|tablet|scoop|cap|day|Portion|Kapsel)\b)?"
_AMOUNT = re.compile(
    rf"{_LESS}(?<![\d.,/])(?<!\d[-–])(?P<number_at>){_NUMBER}{_MULTIPLIER}(?P<gap>[\s-]{{0,3}}){_UNIT}{_PER}",
)
_FIGURE = re.compile(r"[\d½¼¾⅓⅔⅛]")
#: How far before its figure an amount may begin: 'weniger als ', '. ' and the like.
_LESS_REACH = 16
#: Stretches up to this length are remembered, and how far the patterns look behind their start.
_REMEMBERED = 300
_LOOK_BEHIND = 4
_SUFFIX = re.compile(
    r"\s{0,2}(?:DFE|RAE|RE\b|NE\b|N\.E\.|α-?TE|a-?TE|TE\b|(?i:live\s+cultures|cfu|organisms|viable\s+cells))"
)


def find_amounts(text: str, start: int = 0, end: int | None = None) -> Iterator[Amount]:
    """Yield the amounts of text[start:end] in text order, with offsets into `text`. Linear in its length."""
    stop = len(text) if end is None else end
    if stop - start > _REMEMBERED:
        yield from _search(text, start, stop)
        return
    # The stages of reading ask for the same stretch again and again, as do labels for '100 mg'.
    lead = min(start, _LOOK_BEHIND)
    shift = start - lead
    for amount in _remembered(text[shift:stop], lead):
        yield replace(amount, start=amount.start + shift, end=amount.end + shift) if shift else amount


@lru_cache(maxsize=8_192)
def _remembered(stretch: str, lead: int) -> tuple[Amount, ...]:
    return tuple(_search(stretch, lead, len(stretch)))


def _search(text: str, start: int, stop: int) -> Iterator[Amount]:
    position = start
    while position < stop:
        # Most stretches hold no figure at all, and looking for one is much cheaper than for an amount.
        figure = _FIGURE.search(text, position, stop)
        if figure is None:
            return
        match = _AMOUNT.search(text, max(position, figure.start() - _LESS_REACH), stop)
        if match is None:
            return
        if _starts_inside_a_word(text, match, start):
            position = match.start("number_at") + 1
            continue
        unit = _canonical_unit(match)
        value = _value(match["number"], unit)
        suffix = _SUFFIX.match(text, match.end(), stop)
        finish = suffix.end() if suffix else match.end()
        if value is not None:
            factor = MULTIPLIERS[match["multiplier"].casefold()] if match["multiplier"] else 1
            yield Amount(value * factor, unit, match.start(), finish, bool(match["less"]))
        position = finish


def _starts_inside_a_word(text: str, match: re.Match[str], start: int) -> bool:
    """'K2 75 mcg' and 'MK-677' hold digits of names; 'DMHA150mg' holds a glued amount."""
    at = match.start("number_at")
    if at <= start:
        return False
    before = text[at - 1]
    if before == "-" and at - 2 >= start and text[at - 2].isalnum():
        return True
    if not before.isalpha() or re.match(f"[{_CJK}]", before):
        return False
    run = at
    while run > start and text[run - 1].isalpha() and at - run < 3:
        run -= 1
    return at - run < 3 or bool(match["gap"])


def _canonical_unit(match: re.Match[str]) -> str:
    if match["percent"]:
        return "%"
    return _unit_spelled(
        match["unit"]
        or match["cjk_unit"]
        or match["other_unit"]
        or match["wide_unit"]
        or match["spaced_unit"]
    )


@lru_cache(maxsize=512)
def _unit_spelled(spelled: str) -> str:
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", spelled)).casefold()
    return _UNIT_OF.get(plain) or _UNIT_OF.get(plain.replace(" ", ""), "units")


@lru_cache(maxsize=4096)
def _value(number: str, unit: str) -> float | None:
    """Read a printed number; the unit decides what '1.500' means (1.5 g, but 1500 mg)."""
    if number in VULGAR_FRACTIONS:
        return VULGAR_FRACTIONS[number]
    power = _PARTS_OF_POWER.match(unicodedata.normalize("NFKC", number))
    if power is not None:
        return float(power[1].replace(",", ".")) * 10.0 ** int(power[2])
    plain = re.sub(r"[\s'’]", "", unicodedata.normalize("NFKC", number))
    if "/" in plain:
        above, below = plain.split("/")
        return int(above) / int(below) if int(below) else None
    if "," in plain and "." in plain:
        decimal = max(plain.rfind(","), plain.rfind("."))
        whole = plain[:decimal].replace(",", "").replace(".", "")
        return float(f"{whole}.{plain[decimal + 1 :]}")
    if re.fullmatch(r"[1-9]\d{0,2}(,\d{3})+", plain):
        return float(plain.replace(",", ""))
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", plain) and unit in {"mg", "mcg", "IU", "CFU"}:
        return float(plain.replace(".", ""))
    return float(plain.replace(",", "."))

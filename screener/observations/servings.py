"""How many servings a day one is told to take: 'Serving Size 2 Capsules', 'Take 2 capsules 3 times daily'.

Reads English, Spanish, German, French, Italian and Portuguese. Where a range is given, the larger number
counts. Knows no substance and no amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from screener.observations.lazy import LazyPattern
from screener.observations.scan import Word
from screener.observations.words import WordKind

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "half": 0.5, "½": 0.5,
    "a": 1, "an": 1, "un": 1, "una": 1, "uno": 1, "une": 1, "um": 1, "uma": 1,
    "ein": 1, "eine": 1, "einen": 1,
    "dos": 2, "zwei": 2, "deux": 2, "due": 2, "dois": 2, "duas": 2,
    "tres": 3, "drei": 3, "trois": 3, "tre": 3, "três": 3,
    "cuatro": 4, "vier": 4, "quatre": 4, "quattro": 4, "quatro": 4,
    "once": 1, "twice": 2, "einmal": 1, "zweimal": 2, "dreimal": 3,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,2}}(?:[.,]\d)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"


def _range(first: str, second: str) -> str:
    """'2' or '2 to 3' under these group names."""
    return rf"(?P<{first}>{_NUMBER})(?:\s?(?:-|–|to|or|bis|oder|a|o|à|ou|ad)\s?(?P<{second}>{_NUMBER}))?"


_PIECE = (
    r"(?:(?:vegetarian|vegan|veggie|veg|rounded|level|heaping|full|gehäufte\w*)\s+){0,2}"
    r"(?:(?P<serving>servings?|portion(?:en|s)?|porción|porciones|porzion[ei]|porç(?:ão|ões)|dosis|doses?)"
    r"|capsules?|caps?|caplets?|tablets?|tabs?|softgels?|gel\s?caps?|pills?|gumm(?:y|ies)|scoops?|drops?|sachets?|"
    r"lozenges?|packets?|sticks?|droppers?|droppersful|teaspoons?|tablespoons?|vcaps|liquid\s+soft-gels|"
    r"cápsulas?|tabletas?|comprimidos?|perlas?|pastillas?|cacitos?|sobres?|gotas|"
    r"kapseln?|tabletten?|dragees?|messlöffel|beutel|tropfen|presslinge?|"
    r"gélules?|comprimés?|gouttes|dosettes?|capsul[ae]|compress[ae]|perl[ae]|misurin[io]|bustin[ae]|gocce|"
    r"saquetas?|drágeas?)(?:\(s\))?(?!\w)"
)
_A_DAY = (
    r"(?:daily|(?:per|a|each|every)\s+day|/\s?day|in\s+24\s+hours|al\s+día|por\s+día|cada\s+día|diari[ao]s?|diariamente|"
    r"täglich|am\s+tag|pro\s+tag|par\s+jour|chaque\s+jour|al\s+giorno|ogni\s+giorno|ao\s+dia|por\s+dia)"
)
_TIMES = (
    _range("times", "most_times")
    + r"(?:\s?(?:times|x|×|mal|veces|vez|fois|volt[ae]|vezes))?(?:\s+(?:a|per|al|pro))?\s*"
    + _A_DAY
)
_DOSE = rf"(?<![\w.,]){_range('count', 'most')}\s*(?:\(\d{{1,2}}\)\s*)?{_PIECE}"
_TAKEN = LazyPattern(rf"{_DOSE}(?P<between>[^.!?\n]{{0,40}}?)(?<!\w)(?:{_TIMES}|(?P<daily>{_A_DAY}))(?!\w)")
#: '3 x täglich 2 Kapseln', 'täglich 2 Kapseln', 'daily dose: 2 capsules'.
_DAILY_FIRST = LazyPattern(
    rf"(?<!\w)(?:{_TIMES}|(?P<daily>{_A_DAY}|daily\s+dos(?:e|age)|tagesdosis|tagesportion|dosis\s+diaria|dose\s+journalière|"
    rf"dose\s+giornaliera|dose\s+diária))(?!\w)(?P<between>[^.!?\n\d]{{0,20}}?){_DOSE}"
)
_NOT_TO_EXCEED = LazyPattern(
    r"(?:exceed|more\s+than|maximum\s+of|überschr\w+|nicht\s+mehr\s+als|exced\w+|super\w+|dépass\w+|ultrapass\w+)\W[^.!?]{0,40}$"
)
_SIZE_GIVEN = LazyPattern(rf"\s*[:\-–]?\s*(?:ca\.\s*)?{_DOSE}")
_PER_PIECE = LazyPattern(
    r"(?<!\w)(?:each|per|pro|je|jede|par|chaque|por|cada|ogni)\s+"
    r"(?:(?:vegetarian|vegan|veggie|1)\s+)?"
    r"(?:capsule|tablet|softgel|caplet|gummy|kapsel|tablette|gélule|comprimé|cápsula|comprimido|tableta|capsula|compressa)"
    r"(?!\w)"
)
#: How far from 'daily' its dose may stand.
_REACH = 90
#: No directions say 'daily' more often.
_MOST_DAYS = 100


@dataclass(frozen=True, slots=True)
class Servings:
    """How the label's amounts become amounts a day.

    `a_day` is None where the label does not say. `direct`: its amounts are given per day already.
    """

    a_day: float | None
    direct: bool = False


def read_servings(text: str, words: Iterable[Word]) -> Servings:
    """Servings a day by a label's text, which is in small letters, and the words found in it."""
    listed = list(words)
    if any(word.kind is WordKind.PER_DAY for word in listed):
        return Servings(1, direct=True)
    size = _size(text, listed)
    found: list[float] = []
    days = (word for word in listed if word.kind is WordKind.DAY)
    for day in islice(days, _MOST_DAYS):
        found += _taken(text, day, size)
    return Servings(max(found, default=None))


def _taken(text: str, day: Word, size: float | None) -> Iterator[float]:
    """Servings a day by what stands around 'daily'."""
    first, last = max(0, day.start - _REACH), day.end + _REACH
    for match in (*_TAKEN.finditer(text, first, day.end), *_DAILY_FIRST.finditer(text, first, last)):
        if _NOT_TO_EXCEED.search(text, max(0, match.start() - 60), match.start()):
            continue
        taken = _larger(match["count"], match["most"]) * _times(match)
        if match["serving"]:
            yield taken
        elif size is not None:
            yield taken / size


def _size(text: str, words: Iterable[Word]) -> float | None:
    """How many pieces make the serving that the amounts are given for; None where the label does not say."""
    for word in words:
        match = _SIZE_GIVEN.match(text, word.end) if word.kind is WordKind.SIZE else None
        if match and not match["serving"]:
            return _larger(match["count"], match["most"]) or None
    return 1 if _PER_PIECE.search(text) else None


def _times(match: re.Match[str]) -> float:
    return 1 if match["daily"] else _larger(match["times"], match["most_times"])


def _larger(first: str, second: str | None) -> float:
    return max(_numbers(first, second))


def _numbers(*printed: str | None) -> Iterator[float]:
    for number in printed:
        if number:
            yield _NUMBERS[number] if number in _NUMBERS else float(number.replace(",", "."))

"""How much of a substance an ingredient holds, in milligrams, as far as the label prints it.

Reads '(standardised to 10 mg monacolin K)', 'EGCG 45 %', and the amount of the ingredient itself. Knows no
listing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from screener.model import Ingredient

_IN_MILLIGRAMS = {"kg": 1e6, "g": 1e3, "mg": 1.0, "mcg": 1e-3, "µg": 1e-3, "μg": 1e-3, "ug": 1e-3, "ng": 1e-6}
_AMOUNT = r"(?P<number>\d[\d.,]*)\s?(?P<unit>mg|mcg|µg|μg|ug|g|%)"
_LINKED = r"(?:\s*(?:total|of|natural|de|d['’]|di|von|als|as|active|min\.?|minimum))*\s*"
_BEFORE = re.compile(rf"(?<![\w.,]){_AMOUNT}{_LINKED}$", re.IGNORECASE)
_AFTER = re.compile(rf"[\s:=,(\[–-]{{0,3}}(?:min\.?\s|to\s|at\s)?{_AMOUNT}(?!\w)", re.IGNORECASE)
_MOST_NESTED = 20
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")


class Items:
    """A label's ingredients by place."""

    def __init__(self, ingredients: Sequence[Ingredient]) -> None:
        self._items = sorted(ingredients, key=lambda item: item.start)
        self._starts = [item.start for item in self._items]

    def at(self, position: int) -> Ingredient | None:
        """The innermost item that holds the position; one that holds others begins not far before them."""
        last = bisect_right(self._starts, position)
        for item in reversed(self._items[max(0, last - _MOST_NESTED) : last]):
            if position < item.end:
                return item
        return None


def milligrams(amount: float | None, unit: str | None) -> float | None:
    """The amount in milligrams; None where there is none or its unit is no mass."""
    factor = _IN_MILLIGRAMS.get(unit or "")
    return None if amount is None or factor is None else amount * factor


def held(text: str, item: Ingredient, start: int, end: int) -> float | None:
    """Milligrams of what is named at [start, end) within the item; None where the label gives none."""
    whole = milligrams(item.amount, item.unit)
    before = _BEFORE.search(text, item.start, start) if start > item.start else None
    if before is not None:
        return _read(before, whole)
    if _begins(text, item, start):
        return whole
    after = _AFTER.match(text, end, item.end)
    return _read(after, whole) if after else None


def _begins(text: str, item: Ingredient, start: int) -> bool:
    """True if nothing but a word or two of the item's own name stands before it: 'Natural Caffeine'."""
    return not re.search(r"[(\[{:,]", text[item.start : start])


def _read(match: re.Match[str], whole: float | None) -> float | None:
    printed = match["number"].rstrip(".,")
    plain = printed.replace(",", "" if _GROUPED.fullmatch(printed) else ".")
    try:
        number = float(plain)
    except ValueError:  # '1.2.3' is no number
        return None
    if match["unit"] == "%":
        return None if whole is None else whole * number / 100
    return milligrams(number, match["unit"].lower())

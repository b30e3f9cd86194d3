"""Tells the rows and lists of ingredients from other stretches by their amounts and commas.

Works on [start, end) of a text. Knows neither sections nor headings.
"""

from __future__ import annotations

import re

from screener.labels.amounts import find_amounts
from screener.labels.noise import is_noise
from screener.labels.prose import reads_as_prose

COMMA = re.compile(r"[,;،؛，；、]\s?")

#: Words of customers that no list of ingredients prints.
_CUSTOMER = re.compile(
    r"\b(?:I|my|me|took|ordered|bought|tried|works?|worked|feels?|felt|sle[ep]p?t?|stars?|great|good)\b|[!?]",
    re.IGNORECASE,
)


def has_dose(text: str, start: int, end: int) -> bool:
    """True if the stretch prints an amount that can be how much of something a product holds."""
    return any(amount.is_dose for amount in find_amounts(text, start, end))


def is_row(text: str, start: int, end: int) -> bool:
    """True for 'Maca 300 mg': short, with an amount, and no sentence."""
    stretch = text[start:end]
    if is_noise(stretch) or not has_dose(text, start, end):
        return False
    return len(stretch) < 160 and not reads_as_prose(stretch, has_amount=True)


def amount_follows(text: str, end: int) -> bool:
    """True if the line after `end` starts with an amount: the name before it is the row of a panel."""
    first = next(find_amounts(text, end, min(len(text), end + 40)), None)
    return first is not None and first.is_dose and not text[end : first.start].strip()


def is_list_among_reviews(text: str, start: int, end: int, *, first: bool) -> bool:
    """A row right under the heading (`first`), or a comma list with amounts: no customer writes so."""
    stretch = text[start:end]
    doses = sum(amount.is_dose for amount in find_amounts(text, start, end))
    if not doses or is_noise(stretch) or reads_as_prose(stretch, has_amount=False):
        return False
    if _CUSTOMER.search(stretch):
        return False
    return first or (doses >= 2 and len(COMMA.findall(stretch)) >= 2)


def could_be_a_name(stretch: str) -> bool:
    """The first line of a label is the product's name unless it reads as a sentence."""
    bare = stretch.strip()
    return (
        len(bare.split()) <= 12
        and not bare.endswith(".")
        and ":" not in bare
        and not reads_as_prose(bare, has_amount=False)
    )


def first_letter(text: str, start: int, end: int) -> int:
    """Where the stretch starts, blanks aside."""
    while start < end and text[start].isspace():
        start += 1
    return start

"""What the other stages tell this room, as values: names on the label and the amounts that listings name.

Knows no listing, no policy and no rule of matching.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from screener.model import ObservationKind

#: Id of the substance whose amounts per serving are added up.
CAFFEINE = "caffeine"

#: Words of a condition that the amount of the substance decides; shares of the product are another matter.
_AMOUNT_WORDS = re.compile(r"\b(?:mg|µg|mcg|micrograms?|grams?|dose|strength)\b")
_ANOTHER_AMOUNT = re.compile(r"\burine\b|\btotal THC\b|\bsee the entry\b|\btablets\b")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of a listing that depends on an amount.

    `words` are the condition as the listing gives it, `of` and `of_name` of which substance the amount is.
    `amount` in `unit`, `per` day, serving or product, is None where the condition says it in words only.
    """

    authority: str  # as the subject of a sentence
    words: str
    of: str
    of_name: str
    amount: float | None = None
    unit: str | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A substance named at [start, end) of the text.

    `declared`: the label says, or may say, that it holds it. `counted`: a listing that the policy counts
    names the substance. `found`: it is a finding here.
    """

    substance: str
    start: int
    end: int
    declared: bool = False
    counted: bool = False
    found: bool = False
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """An observation before it has its place on a page."""

    kind: ObservationKind
    start: int
    end: int
    note: str


def depends_on_an_amount(words: str) -> bool:
    """True for the words of a condition that an amount on the label decides ('at most 3 mg a day')."""
    return bool(_AMOUNT_WORDS.search(words)) and not _ANOTHER_AMOUNT.search(words)

"""The findings of one substance put together: what was printed, where each stands, and its listings once.

Knows the JSON form of findings, not HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from screener.model import Method
from screener.render.words import calibration_words

#: From what weighs most; a card is headed by the first of these that one of its findings has.
_EFFECTS = ("prohibited", "restricted", "review")


@dataclass(slots=True)
class Printing:
    """One explanation, and all places where it holds: (the finding's number from 1, the finding)."""

    explanation: str
    places: list[tuple[int, dict[str, Any]]] = field(default_factory=list)

    @property
    def calibration(self) -> str | None:
        """How often matches of this kind were right; the explanation tells the kind, so all places agree."""
        _, finding = self.places[0]
        return calibration_words(Method(finding["method"]), finding["distance"])


@dataclass(slots=True)
class Card:
    """The findings that may mean the same substances."""

    substance: dict[str, Any]
    alternatives: list[dict[str, Any]]
    first: int  # the number of its first finding
    effect: str
    sure: bool = False  # any of its findings is beyond doubt
    printed: list[str] = field(default_factory=list)
    printings: list[Printing] = field(default_factory=list)
    listings: list[dict[str, Any]] = field(default_factory=list)


def cards(findings: Sequence[dict[str, Any]]) -> list[Card]:
    """One card for each substance, in the order of the findings.

    Characters that may also mean another substance are a card of their own: the card says what they are.
    """
    made: dict[tuple[str, ...], Card] = {}
    for number, finding in enumerate(findings, start=1):
        meant = (finding["substance"], *finding["alternatives"])
        key = tuple(substance["id"] for substance in meant)
        card = made.setdefault(key, Card(meant[0], list(meant[1:]), number, finding["effect"]))
        card.sure = card.sure or finding.get("sure", True)  # reports stored before have no such field
        card.effect = min(card.effect, finding["effect"], key=_EFFECTS.index)
        shown = " ".join(finding["printed"].split())
        if shown.casefold() not in map(str.casefold, card.printed):
            card.printed.append(shown)
        _printing(card, finding["explanation"]).places.append((number, finding))
        card.listings.extend(listing for listing in finding["listings"] if listing not in card.listings)
    return list(made.values())


def _printing(card: Card, explanation: str) -> Printing:
    for printing in card.printings:
        if printing.explanation == explanation:
            return printing
    card.printings.append(Printing(explanation))
    return card.printings[-1]

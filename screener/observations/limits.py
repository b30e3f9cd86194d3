"""Amounts on the label beside those that listings name, and the amounts that the label does not give.

States both numbers and judges neither. Listings and names come in as values; this module knows no policy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from screener.model import Ingredient, Label, ObservationKind
from screener.observations.facts import Condition, Named, Seen
from screener.observations.masses import Items, held, milligrams
from screener.observations.scan import Word, lowered
from screener.observations.servings import Servings, read_servings


def amounts_and_limits(
    text: str, label: Label, named: Sequence[Named], words: Sequence[Word]
) -> Iterator[Seen]:
    """What the label gives for each condition on an amount; what it does not give, for findings only."""
    bound = [one for one in named if one.declared and one.conditions]
    if not bound:
        return
    amounts = _Amounts(text, label, named)
    servings = read_servings(lowered(text), words)
    told: set[tuple[str, str]] = set()
    for one in bound:
        for condition in one.conditions:
            given = amounts.most(condition.of)
            if given is None:
                if one.found and not amounts.in_other_units(condition.of):
                    yield from _not_given(text, label, amounts.items.at(one.start), one, condition)
            elif condition.amount is not None and (condition.authority, condition.of) not in told:
                told.add((condition.authority, condition.of))
                yield _compared(*given, condition, servings)


class _Amounts:
    """The amounts that the label gives, by substance."""

    def __init__(self, text: str, label: Label, named: Sequence[Named]) -> None:
        self.items = Items(label.ingredients)
        self._given: dict[str, tuple[float, Named]] = {}
        self._other_units: set[str] = set()
        for one in named:
            item = self.items.at(one.start) if one.declared else None
            if item is None:
                continue
            amount = held(text, item, one.start, one.end)
            if amount is None:
                if item.amount is not None and milligrams(item.amount, item.unit) is None:
                    self._other_units.add(one.substance)
            elif one.substance not in self._given or amount > self._given[one.substance][0]:
                self._given[one.substance] = (amount, one)

    def most(self, substance: str) -> tuple[float, Named] | None:
        """The largest amount that one item gives, in milligrams, and where: a label may say it twice."""
        return self._given.get(substance)

    def in_other_units(self, substance: str) -> bool:
        """True if it is given, but as no mass: '5000 IU', '2 ml'."""
        return substance in self._other_units


def _not_given(
    text: str, label: Label, item: Ingredient | None, one: Named, condition: Condition
) -> Iterator[Seen]:
    if item is None:
        return
    inside = "" if condition.of == one.substance else f" in “{' '.join(text[one.start : one.end].split())}”"
    if item.parent is not None and item.amount is None:
        blend = label.ingredients[item.parent]
        whole = f" ({blend.amount:g} {blend.unit} in all)" if blend.amount is not None else ""
        inside += f" within “{' '.join(blend.name.split())}”{whole}"
    note = (
        f"The label gives no amount of {condition.of_name}{inside}, on which the listing by "
        f"{condition.authority} depends: “{condition.words}”."
    )
    yield Seen(ObservationKind.AMOUNT_NOT_GIVEN, one.start, one.end, note)


def _compared(amount: float, place: Named, condition: Condition, servings: Servings) -> Seen:
    assert condition.amount is not None
    given = _weight(amount)
    if condition.per == "day" and servings.direct:
        label = f"The label gives {given} of {condition.of_name} a day"
    elif condition.per == "day" and servings.a_day is not None:
        label = f"The label gives {_weight(amount * servings.a_day)} of {condition.of_name} a day"
        if servings.a_day != 1:
            label += f" ({given} a serving, {servings.a_day:g} servings a day)"
    elif condition.per == "day":
        label = f"The label gives {given} of {condition.of_name}; how much that is a day was not read from it"
    else:
        label = f"The label gives {given} of {condition.of_name}"
    limit = f"{condition.amount:g} {condition.unit} a {condition.per}"
    note = f"{label}; the listing by {condition.authority} names {limit}: “{condition.words}”."
    return Seen(ObservationKind.AMOUNT_AND_LIMIT, place.start, place.end, note)


def _weight(amount: float) -> str:
    if amount >= 1000:
        return f"{amount / 1000:g} g"
    return f"{amount:g} mg" if amount >= 0.1 else f"{amount * 1000:g} mcg"

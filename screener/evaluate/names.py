"""The gold's names as substances of a lexicon, by lookup of each name and its aliases.

Knows the gold and the screener's lookup and rulings, not what a screening found.
"""

from __future__ import annotations

from collections.abc import Iterable

from screener.evaluate.gold import Gold
from screener.model import Effect, Method
from screener.pipeline import Screener

_NAMING_METHODS = frozenset({Method.EXACT, Method.FOLDED, Method.IDENTIFIER})
_FROM_STRONGEST = (Effect.PROHIBITED, Effect.RESTRICTED, Effect.REVIEW)


class CanonicalNames:
    """Maps the gold's names to substances by looking up the name and its aliases."""

    def __init__(self, gold: Gold, screener: Screener) -> None:
        self._gold = gold
        self._screener = screener
        self._known: dict[str, frozenset[str]] = {}

    def substances(self, name: str) -> frozenset[str]:
        """The ids of the substances that a name means; none where the lexicon does not have it."""
        if name not in self._known:
            aliases = (name, *self._gold.aliases.get(name, ()))
            results = [result for alias in aliases for result in self._screener.lookup(alias)]
            named = [result for result in results if result.method in _NAMING_METHODS]
            # 'nux vomica / strychnine' is no name, but its parts are.
            whole = [result for result in named if result.match.whole] or named
            self._known[name] = frozenset(result.substance for result in whole)
        return self._known[name]

    def effect(self, name: str) -> Effect | None:
        """The strongest effect that the screener's policy gives any of the name's substances."""
        effects = {self._screener.ruling(substance).effect for substance in self.substances(name)}
        return next((effect for effect in _FROM_STRONGEST if effect in effects), None)

    def all_of(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*(self.substances(name) for name in names))

    def with_families(self, names: Iterable[str]) -> frozenset[str]:
        """The substances of the names and of all names that the universe file puts in their families."""
        families = {self._gold.families[n] for n in names if n in self._gold.families}
        related = [n for n, family in self._gold.families.items() if family in families]
        return self.all_of((*names, *related))


def names_of(gold: Gold, screener: Screener) -> CanonicalNames:
    """The gold's names as the screener's lexicon knows them."""
    return CanonicalNames(gold, screener)

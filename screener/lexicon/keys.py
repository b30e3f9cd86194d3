"""The lexicon's names by the key that matching compares, each squashed once.

Knows nothing of what is a fault.
"""

from __future__ import annotations

from collections.abc import Iterator

from screener.lexicon.schema import Basis, Lexicon, OrdinaryName
from screener.text import squash

#: Bases that can make a finding, hence a false alarm (docs: from status to effect to outcome).
ALARMING = frozenset({Basis.BINDING, Basis.AGENCY_POSITION, Basis.ADVISORY})


class LexiconKeys:
    """By key: spelling and substances of the lexicon's names, and the ordinary names.

    `alarming` are the substances with a listing that can make a finding under some policy.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.spelling: dict[str, str] = {}
        self.substances: dict[str, set[str]] = {}
        self.keyless: list[tuple[str, str]] = []
        for substance in lexicon.substances.values():
            for name in substance.names:
                key = squash(name.text).key
                if not key:
                    self.keyless.append((substance.id, name.text))
                    continue
                self.spelling.setdefault(key, name.text)
                self.substances.setdefault(key, set()).add(substance.id)
        self.ordinary: dict[str, OrdinaryName] = {
            key: name for name in reversed(lexicon.ordinary) if (key := squash(name.text).key)
        }
        self.alarming = frozenset(
            substance
            for substance, listings in lexicon.listings.items()
            if any(listing.basis in ALARMING for listing in listings)
        )

    def listed(self) -> Iterator[tuple[str, list[str]]]:
        """Every key of a substance that can make a finding, with the ids of those substances, sorted."""
        for key, substances in self.substances.items():
            listed = sorted(substances & self.alarming)
            if listed:
                yield key, listed

"""What the lexicon holds, as values: substances, names, listings, ordinary names, policies.

Identity (`Substance`) is kept apart from legality (`Listing`), and both from what one reader counts
(`Policy`). This module knows nothing of files, of matching or of labels.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    CHEMICAL = "chemical"
    PEPTIDE = "peptide"
    BOTANICAL = "botanical"
    CONSTITUENT = "constituent"
    ORGANISM = "organism"
    CLASS = "class"
    PREPARATION = "preparation"


class NameType(StrEnum):
    COMMON = "common"
    SYNONYM = "synonym"
    SYSTEMATIC = "systematic"
    INN = "inn"
    ABBREVIATION = "abbreviation"
    CODE = "code"
    BRAND = "brand"
    BOTANICAL = "botanical"
    VERNACULAR = "vernacular"
    MISSPELLING = "misspelling"


class Basis(StrEnum):
    """What a listing rests on (docs/explanation/statuses.md)."""

    BINDING = "binding"
    AGENCY_POSITION = "agency_position"
    ADVISORY = "advisory"
    MONITORED = "monitored"
    TEST_METHOD = "test_method"
    PERMITTED = "permitted"


class Checked(StrEnum):
    """How the citation was checked, from best to worst."""

    OFFICIAL_PAGE = "official_page"
    ARCHIVED_COPY = "archived_copy"
    SECONDARY = "secondary"
    NOT_OPENED = "not_opened"


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one substance. `language` is None for names used in every language."""

    text: str
    type: NameType
    language: str | None = None
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Relation:
    """`type` is one of source_of, constituent_of, salt_of, ester_of, isomer_of, metabolite_of,
    derivative_of, member_of, declared_as; `target` is a substance id."""

    type: str
    target: str


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Something else that must not be confused with the substance, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Substance:
    """What a thing is and all that it is called. Says nothing of its legal status."""

    id: str
    name: str
    kind: Kind
    names: tuple[Name, ...]  # the preferred name first
    identifiers: Mapping[str, str] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    lookalikes: tuple[Lookalike, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """An amount that a listing's condition names, such as 3 mg per day of lovastatin."""

    amount: float
    unit: str
    per: str  # day | serving | product
    of: str | None = None  # substance id, when the limit is on a constituent


@dataclass(frozen=True, slots=True)
class Listing:
    """Who listed a substance, as what, in which use, since (until) when, and where that is published.

    A date of None is 'not known', never 'always'.
    """

    substance: str
    authority: str
    list: str
    title: str
    basis: Basis
    status: str
    action: str
    context: str
    checked: Checked
    document: str | None = None
    url: str | None = None
    conditions: str | None = None
    limit: Limit | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    note: str | None = None

    def in_force(self, as_of: date) -> bool:
        """Whether the listing stands on that day, as far as its dates are known."""
        began = self.effective_from is None or self.effective_from <= as_of
        ended = self.effective_to is not None and self.effective_to < as_of
        return began and not ended


@dataclass(frozen=True, slots=True)
class OrdinaryName:
    """A lawful ingredient name, matched exactly, to tell near-twins apart."""

    text: str
    language: str
    source: str


@dataclass(frozen=True, slots=True)
class ReviewedPair:
    """An ordinary name that contains a listed name and was reviewed to be something else."""

    ordinary: str
    listed: str
    reason: str


@dataclass(frozen=True, slots=True)
class CountRule:
    """One line of a policy: listings of this authority count; None in a field means any."""

    authority: str | None = None
    lists: tuple[str, ...] | None = None
    contexts: tuple[str, ...] | None = None

    def covers(self, listing: Listing) -> bool:
        return (
            (self.authority is None or self.authority == listing.authority)
            and (self.lists is None or listing.list in self.lists)
            and (self.contexts is None or listing.context in self.contexts)
        )


@dataclass(frozen=True, slots=True)
class Policy:
    """Which listings matter to one reader. Read by a lawyer, hence short."""

    id: str
    name: str
    description: str
    counts: tuple[CountRule, ...]
    excludes: tuple[CountRule, ...] = ()

    def covers(self, listing: Listing) -> bool:
        """Whether the policy counts listings like this one, whatever its basis and dates."""
        counted = any(rule.covers(listing) for rule in self.counts)
        return counted and not any(rule.covers(listing) for rule in self.excludes)


@dataclass(frozen=True)
class Lexicon:
    """One release of the lexicon, whole. `sha256` is over all its content."""

    release: str
    sha256: str
    substances: Mapping[str, Substance]
    listings: Mapping[str, tuple[Listing, ...]]  # by substance id
    ordinary: tuple[OrdinaryName, ...]
    reviewed: tuple[ReviewedPair, ...]
    policies: Mapping[str, Policy]
    words: frozenset[str] = frozenset()  # common words that veto a near match

    def listings_of(self, substance: str) -> tuple[Listing, ...]:
        return self.listings.get(substance, ())

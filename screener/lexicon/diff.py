"""What changed between two releases of the lexicon, as values in a stable order.

Knows nothing of files, of labels or of how a change is told (`diff_text` tells it in words).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from screener.lexicon.schema import CountRule, Lexicon, Limit, Listing, Name, Policy, Substance

ItemT = TypeVar("ItemT", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Release:
    """Which release one side of a difference is."""

    release: str
    sha256: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that says something else; None where it said or says nothing."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class NamedSubstance:
    """A substance by id and preferred name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class SubstanceChange:
    """What changed of a substance that both releases hold. `name` is its preferred name in the later one."""

    id: str
    name: str
    renamed_from: str | None
    names_added: tuple[str, ...]
    names_removed: tuple[str, ...]
    identifiers: tuple[FieldChange, ...]
    fields: tuple[FieldChange, ...]  # kind, note, relations, lookalikes, and types of names that stayed


@dataclass(frozen=True, slots=True)
class ListingChange:
    """A listing added, removed or changed, and for whom.

    `authority` is whose list it is, `policies` are those that count it, by the later release's rules where
    it still stands. `fields` is empty for one added or removed; `status` and `basis` are the last known.
    """

    substance: NamedSubstance
    authority: str
    list: str
    status: str
    basis: str
    title: str
    policies: tuple[str, ...]
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """A policy whose name, description or rules changed."""

    id: str
    name: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class LexiconDiff:
    """All that the later release says otherwise than the earlier one; every tuple is sorted."""

    before: Release
    after: Release
    substances_added: tuple[NamedSubstance, ...] = ()
    substances_removed: tuple[NamedSubstance, ...] = ()
    substances_changed: tuple[SubstanceChange, ...] = ()
    listings_added: tuple[ListingChange, ...] = ()
    listings_removed: tuple[ListingChange, ...] = ()
    listings_changed: tuple[ListingChange, ...] = ()
    policies_added: tuple[str, ...] = ()
    policies_removed: tuple[str, ...] = ()
    policies_changed: tuple[PolicyChange, ...] = ()
    ordinary_added: tuple[str, ...] = ()
    ordinary_removed: tuple[str, ...] = ()
    reviewed_added: tuple[str, ...] = ()
    reviewed_removed: tuple[str, ...] = ()
    words_added: tuple[str, ...] = ()
    words_removed: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether both releases say the same, whatever they are called."""
        return not any(getattr(self, one.name) for one in fields(self) if one.name not in ("before", "after"))

    def to_dict(self) -> dict[str, Any]:
        """The difference as JSON types only; the same two releases give the same value."""
        return {one.name: _plain(getattr(self, one.name)) for one in fields(self)}

    def to_text(self) -> str:
        """The difference in words, for the person who decides whether to take the release."""
        from screener.lexicon.diff_text import render_diff  # it needs these classes

        return render_diff(self)


def diff(before: Lexicon, after: Lexicon) -> LexiconDiff:
    """What `after` says otherwise than `before`."""
    old, new = before.substances, after.substances
    listings = _Listings(before, after)
    return LexiconDiff(
        before=Release(before.release, before.sha256),
        after=Release(after.release, after.sha256),
        substances_added=tuple(_ref(new[identity]) for identity in sorted(new.keys() - old.keys())),
        substances_removed=tuple(_ref(old[identity]) for identity in sorted(old.keys() - new.keys())),
        substances_changed=tuple(_substance_changes(old, new)),
        listings_added=_sorted(listings.added),
        listings_removed=_sorted(listings.removed),
        listings_changed=_sorted(listings.changed),
        policies_added=tuple(sorted(after.policies.keys() - before.policies.keys())),
        policies_removed=tuple(sorted(before.policies.keys() - after.policies.keys())),
        policies_changed=tuple(_policy_changes(before.policies, after.policies)),
        ordinary_added=_extra(after, before, _ordinary),
        ordinary_removed=_extra(before, after, _ordinary),
        reviewed_added=_extra(after, before, _reviewed),
        reviewed_removed=_extra(before, after, _reviewed),
        words_added=tuple(sorted(after.words - before.words)),
        words_removed=tuple(sorted(before.words - after.words)),
    )


def _ref(substance: Substance) -> NamedSubstance:
    return NamedSubstance(substance.id, substance.name)


def _substance_changes(
    before: Mapping[str, Substance], after: Mapping[str, Substance]
) -> Iterator[SubstanceChange]:
    """Those that say something else; another order of the same names says nothing else."""
    for identity in sorted(before.keys() & after.keys()):
        change = _substance_change(before[identity], after[identity])
        if (
            change.renamed_from
            or change.names_added
            or change.names_removed
            or change.identifiers
            or change.fields
        ):
            yield change


def _substance_change(before: Substance, after: Substance) -> SubstanceChange:
    old, new = _names(before.names), _names(after.names)
    return SubstanceChange(
        id=after.id,
        name=after.name,
        renamed_from=before.name if before.name != after.name else None,
        names_added=tuple(sorted(new.keys() - old.keys())),
        names_removed=tuple(sorted(old.keys() - new.keys())),
        identifiers=tuple(
            FieldChange(scheme, before.identifiers.get(scheme), after.identifiers.get(scheme))
            for scheme in sorted({*before.identifiers, *after.identifiers})
            if before.identifiers.get(scheme) != after.identifiers.get(scheme)
        ),
        fields=tuple(_substance_fields(before, after, old, new)),
    )


def _substance_fields(
    before: Substance, after: Substance, old: Mapping[str, str], new: Mapping[str, str]
) -> Iterator[FieldChange]:
    described = (_described(before), _described(after))
    for name in described[0]:
        if described[0][name] != described[1][name]:
            yield FieldChange(name, described[0][name], described[1][name])
    for text in sorted(old.keys() & new.keys()):
        if old[text] != new[text]:
            yield FieldChange(f"type of '{text}'", old[text], new[text])


def _described(substance: Substance) -> dict[str, str | None]:
    relations = sorted(f"{relation.type} {relation.target}" for relation in substance.relations)
    lookalikes = sorted(f"{one.name} ({one.reason})" for one in substance.lookalikes)
    return {
        "kind": substance.kind.value,
        "note": substance.note,
        "relations": "; ".join(relations) or None,
        "lookalikes": "; ".join(lookalikes) or None,
    }


def _names(names: Iterable[Name]) -> dict[str, str]:
    """By text: as what it is entered. One text may stand under several languages."""
    entered: dict[str, list[str]] = {}
    for name in names:
        doubt = "" if name.verified else ", not verified"
        entered.setdefault(name.text, []).append(f"{name.type.value} ({name.language or 'any'}{doubt})")
    return {text: ", ".join(sorted(types)) for text, types in entered.items()}


class _Listings:
    """Pairs the listings of one substance on one list; what is equal on both sides is no difference."""

    def __init__(self, before: Lexicon, after: Lexicon) -> None:
        self._before, self._after = before, after
        self.added: list[ListingChange] = []
        self.removed: list[ListingChange] = []
        self.changed: list[ListingChange] = []
        old, new = _by_place(before), _by_place(after)
        for place in sorted(old.keys() | new.keys()):
            self._compare(old.get(place, []), new.get(place, []))

    def _compare(self, old: list[Listing], new: list[Listing]) -> None:
        gone, come = _without(old, new), _without(new, old)
        # A document may list a substance in two uses: the same use is the same listing, then the same order.
        gone.sort(key=_listing_order)
        come.sort(key=_listing_order)
        for alike in (lambda one: (one.context, one.document), lambda one: one.context, lambda _: None):
            for listing in list(gone):
                match = next((one for one in come if alike(one) == alike(listing)), None)
                if match is not None:
                    gone.remove(listing)
                    come.remove(match)
                    self.changed.append(self._change(self._after, match, _listing_fields(listing, match)))
        self.removed += [self._change(self._before, listing) for listing in gone]
        self.added += [self._change(self._after, listing) for listing in come]

    def _change(
        self, lexicon: Lexicon, listing: Listing, changes: tuple[FieldChange, ...] = ()
    ) -> ListingChange:
        substance = lexicon.substances.get(listing.substance)
        return ListingChange(
            substance=NamedSubstance(listing.substance, substance.name if substance else listing.substance),
            authority=listing.authority,
            list=listing.list,
            status=listing.status,
            basis=listing.basis.value,
            title=listing.title,
            policies=tuple(
                sorted(policy.id for policy in lexicon.policies.values() if policy.covers(listing))
            ),
            fields=changes,
        )


def _by_place(lexicon: Lexicon) -> dict[tuple[str, str, str], list[Listing]]:
    places: dict[tuple[str, str, str], list[Listing]] = {}
    for group in lexicon.listings.values():
        for listing in group:
            places.setdefault((listing.substance, listing.authority, listing.list), []).append(listing)
    return places


def _listing_order(listing: Listing) -> tuple[str, ...]:
    return tuple(value or "" for value in _listing_values(listing).values())


def _listing_fields(before: Listing, after: Listing) -> tuple[FieldChange, ...]:
    old, new = _listing_values(before), _listing_values(after)
    return tuple(FieldChange(name, old[name], new[name]) for name in old if old[name] != new[name])


def _listing_values(listing: Listing) -> dict[str, str | None]:
    """Every field but the place, in the order in which a reader wants to hear of a change."""
    return {
        "status": listing.status,
        "basis": listing.basis.value,
        "conditions": listing.conditions,
        "limit": _limit(listing.limit),
        "effective_from": listing.effective_from.isoformat() if listing.effective_from else None,
        "effective_to": listing.effective_to.isoformat() if listing.effective_to else None,
        "context": listing.context,
        "action": listing.action,
        "title": listing.title,
        "document": listing.document,
        "url": listing.url,
        "checked": listing.checked.value,
        "note": listing.note,
    }


def _limit(limit: Limit | None) -> str | None:
    if limit is None:
        return None
    return f"{limit.amount:g} {limit.unit} per {limit.per}" + (f" of {limit.of}" if limit.of else "")


def _policy_changes(before: Mapping[str, Policy], after: Mapping[str, Policy]) -> Iterator[PolicyChange]:
    for identity in sorted(before.keys() & after.keys()):
        old, new = _policy_values(before[identity]), _policy_values(after[identity])
        changes = tuple(FieldChange(name, old[name], new[name]) for name in old if old[name] != new[name])
        if changes:
            yield PolicyChange(identity, after[identity].name, changes)


def _policy_values(policy: Policy) -> dict[str, str | None]:
    return {
        "name": policy.name,
        "description": policy.description,
        "counts": "; ".join(map(_rule, policy.counts)),
        "excludes": "; ".join(map(_rule, policy.excludes)) or None,
    }


def _rule(rule: CountRule) -> str:
    parts = [
        rule.authority or "every authority",
        "all its lists" if rule.lists is None else f"lists {', '.join(rule.lists)}",
        "in every context" if rule.contexts is None else f"in context {', '.join(rule.contexts)}",
    ]
    return " ".join(parts)


def _sorted(changes: Iterable[ListingChange]) -> tuple[ListingChange, ...]:
    def order(change: ListingChange) -> tuple[str, ...]:
        return (change.authority, change.list, change.substance.id)

    return tuple(sorted(changes, key=order))


def _without(some: Iterable[ItemT], others: Iterable[ItemT]) -> list[ItemT]:
    return list((Counter(some) - Counter(others)).elements())


def _extra(lexicon: Lexicon, other: Lexicon, told: Callable[[Lexicon], set[str]]) -> tuple[str, ...]:
    return tuple(sorted(told(lexicon) - told(other)))


def _ordinary(lexicon: Lexicon) -> set[str]:
    return {f"{name.text} ({name.language}, {name.source})" for name in lexicon.ordinary}


def _reviewed(lexicon: Lexicon) -> set[str]:
    return {f"'{pair.ordinary}' hides '{pair.listed}' ({pair.reason})" for pair in lexicon.reviewed}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    names = getattr(type(value), "__dataclass_fields__", None)
    return {name: _plain(getattr(value, name)) for name in names} if names is not None else value

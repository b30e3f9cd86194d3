"""A `Lexicon` to bytes that load fast, and back: plain JSON, so that reading it executes nothing.

Names repeat few types and languages, ordinary names few languages and sources, so they are kept in columns.
This module knows nothing of where the bytes are kept or whether they are whole.
"""

from __future__ import annotations

import gc
import json
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from screener.lexicon.schema import (
    Basis,
    Checked,
    CountRule,
    Kind,
    Lexicon,
    Limit,
    Listing,
    Lookalike,
    Name,
    NameType,
    OrdinaryName,
    Policy,
    Relation,
    ReviewedPair,
    Substance,
)

#: The form of the bytes. A change of what `encode` writes raises it, so that no other program misreads them.
SCHEMA = 1

MadeT = TypeVar("MadeT", Name, OrdinaryName)

_KINDS = {kind.value: kind for kind in Kind}
_TYPES = {type_.value: type_ for type_ in NameType}
_BASES = {basis.value: basis for basis in Basis}
_CHECKED = {checked.value: checked for checked in Checked}


def encode(lexicon: Lexicon) -> bytes:
    """The whole lexicon as bytes; the same lexicon gives the same bytes."""
    names = [name for substance in lexicon.substances.values() for name in substance.names]
    plain = {
        "release": lexicon.release,
        "sha256": lexicon.sha256,
        "names": [
            [name.text for name in names],
            [name.type for name in names],
            [name.language for name in names],
            [name.verified for name in names],
        ],
        "substances": [_plain_substance(substance) for substance in lexicon.substances.values()],
        "listings": [
            [substance, [_plain_listing(listing) for listing in group]]
            for substance, group in lexicon.listings.items()
        ],
        "ordinary": [
            [name.text for name in lexicon.ordinary],
            [name.language for name in lexicon.ordinary],
            [name.source for name in lexicon.ordinary],
        ],
        "reviewed": [[pair.ordinary, pair.listed, pair.reason] for pair in lexicon.reviewed],
        "words": sorted(lexicon.words),
        "policies": [_plain_policy(policy) for policy in lexicon.policies.values()],
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()


def decode(data: bytes) -> Lexicon:
    """The lexicon that `encode` wrote. Raises ValueError, KeyError or TypeError for anything else."""
    with _without_collector():
        return _lexicon(json.loads(data))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Of some 100,000 new objects none is garbage; looking for it meanwhile takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _lexicon(plain: dict[str, Any]) -> Lexicon:
    texts, types, languages, verified = plain["names"]
    names = iter(_made(Name, texts, map(_TYPES.__getitem__, types), languages, verified))
    return Lexicon(
        release=plain["release"],
        sha256=plain["sha256"],
        substances={row[0]: _substance(row, names) for row in plain["substances"]},
        listings={substance: tuple(map(_listing, rows)) for substance, rows in plain["listings"]},
        ordinary=tuple(_made(OrdinaryName, *plain["ordinary"])),
        reviewed=tuple(ReviewedPair(*row) for row in plain["reviewed"]),
        words=frozenset(plain["words"]),
        policies={row[0]: _policy(row) for row in plain["policies"]},
    )


def _made(kind: type[MadeT], first: list[Any], *others: Iterable[Any]) -> list[MadeT]:
    """As map(kind, first, *others) for a frozen dataclass with slots, whose columns these are.

    Its own __init__ sets each field by a call in Python; of 60,000 names that is a third of the whole load.
    """
    made = [kind.__new__(kind) for _ in first]
    for field, column in zip(fields(kind), (first, *others), strict=True):
        deque(map(getattr(kind, field.name).__set__, made, column), maxlen=0)
    return made


def _plain_substance(substance: Substance) -> list[Any]:
    return [
        substance.id,
        substance.name,
        substance.kind,
        len(substance.names),
        dict(substance.identifiers),
        [[relation.type, relation.target] for relation in substance.relations],
        [[lookalike.name, lookalike.reason] for lookalike in substance.lookalikes],
        substance.note,
    ]


def _substance(row: list[Any], names: Iterator[Name]) -> Substance:
    """`names` is one iterator over the names of all substances, in their order."""
    identity, name, kind, count, identifiers, relations, lookalikes, note = row
    return Substance(
        identity,
        name,
        _KINDS[kind],
        tuple(islice(names, count)),
        identifiers,
        tuple(Relation(*relation) for relation in relations),
        tuple(Lookalike(*lookalike) for lookalike in lookalikes),
        note,
    )


def _plain_listing(listing: Listing) -> list[Any]:
    limit = listing.limit
    return [
        listing.substance,
        listing.authority,
        listing.list,
        listing.title,
        listing.basis,
        listing.status,
        listing.action,
        listing.context,
        listing.checked,
        listing.document,
        listing.url,
        listing.conditions,
        [limit.amount, limit.unit, limit.per, limit.of] if limit is not None else None,
        listing.effective_from.isoformat() if listing.effective_from is not None else None,
        listing.effective_to.isoformat() if listing.effective_to is not None else None,
        listing.note,
    ]


def _listing(row: list[Any]) -> Listing:
    substance, authority, list_, title, basis, status, action, context, checked, *rest = row
    document, url, conditions, limit, began, ended, note = rest
    return Listing(
        substance,
        authority,
        list_,
        title,
        _BASES[basis],
        status,
        action,
        context,
        _CHECKED[checked],
        document,
        url,
        conditions,
        Limit(*limit) if limit is not None else None,
        date.fromisoformat(began) if began is not None else None,
        date.fromisoformat(ended) if ended is not None else None,
        note,
    )


def _plain_policy(policy: Policy) -> list[Any]:
    return [
        policy.id,
        policy.name,
        policy.description,
        _plain_rules(policy.counts),
        _plain_rules(policy.excludes),
    ]


def _policy(row: list[Any]) -> Policy:
    identity, name, description, counts, excludes = row
    return Policy(identity, name, description, _rules(counts), _rules(excludes))


def _plain_rules(rules: Iterable[CountRule]) -> list[list[Any]]:
    return [[rule.authority, rule.lists, rule.contexts] for rule in rules]


def _rules(rows: Iterable[list[Any]]) -> tuple[CountRule, ...]:
    return tuple(
        CountRule(
            authority,
            tuple(lists) if lists is not None else None,
            tuple(contexts) if contexts is not None else None,
        )
        for authority, lists, contexts in rows
    )

"""What the API answers: the models that its OpenAPI document shows, and the small answers themselves.

The report's own form is `screener.model.Report.to_dict`; its model here is built from the same
dataclasses, and a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from screener.lexicon.schema import Lexicon, Listing, Policy, Substance
from screener.model import (
    Check,
    Considered,
    Coverage,
    Finding,
    InputInfo,
    Observation,
    Outcome,
    Product,
    ReportedIngredient,
)
from screener.store import ProductRow
from screener.web.bodies import ProblemOut


class EngineOut(BaseModel):
    version: str


class ReleaseOut(BaseModel):
    release: str
    sha256: str


class PolicyUsedOut(BaseModel):
    id: str
    as_of: str


class ReportOut(BaseModel):
    """A report: what was screened, what was found, what was considered, and what it does not say."""

    id: str | None
    receipt: str
    outcome: Outcome
    reason: str | None
    product: Product
    input: InputInfo
    engine: EngineOut
    lexicon: ReleaseOut
    policy: PolicyUsedOut
    text: str
    ingredients: list[ReportedIngredient]
    findings: list[Finding]
    considered: list[Considered]
    observations: list[Observation] = []  # none in reports stored before there were any
    checks: list[Check]
    coverage: Coverage
    limits: list[str]


class ItemOut(BaseModel):
    """The answer to one item of a batch: `report` where its status is 201, `problem` otherwise."""

    status: int
    report: ReportOut | None = None
    problem: ProblemOut | None = None


class BatchOut(BaseModel):
    items: dict[str, ItemOut]


class ProductsOut(BaseModel):
    items: list[ProductRow]
    total: int
    page: int
    per_page: int


class SubstanceNameOut(BaseModel):
    id: str
    name: str
    identifiers: dict[str, str]


class NameOut(BaseModel):
    text: str
    type: str
    language: str | None


class ListingOut(BaseModel):
    authority: str
    list: str
    basis: str
    status: str
    title: str
    document: str | None
    url: str | None
    action: str
    context: str
    conditions: str | None
    effective_from: str | None
    effective_to: str | None
    checked: str


class SubstanceOut(BaseModel):
    id: str
    name: str
    kind: str
    identifiers: dict[str, str]
    names: list[NameOut]
    listings: list[ListingOut]
    relations: list[dict[str, str]]
    note: str | None
    products: int


class LookupOut(BaseModel):
    query: str
    matches: list[dict[str, Any]]


class LexiconOut(BaseModel):
    release: str
    sha256: str
    substances: int
    names: int
    listings: int
    authorities: dict[str, int]


class PolicyOut(BaseModel):
    id: str
    name: str
    description: str


class PoliciesOut(BaseModel):
    items: list[PolicyOut]


class HealthOut(BaseModel):
    status: str


def substance(found: Substance, listings: Sequence[Listing], products: int) -> dict[str, Any]:
    """A substance as the API shows it; `products` is in how many it was found."""
    return SubstanceOut(
        id=found.id,
        name=found.name,
        kind=found.kind.value,
        identifiers=dict(found.identifiers),
        names=[NameOut(text=name.text, type=name.type.value, language=name.language) for name in found.names],
        listings=[_listing(listing) for listing in listings],
        relations=[{"type": relation.type, "target": relation.target} for relation in found.relations],
        note=found.note,
        products=products,
    ).model_dump()


def lexicon(loaded: Lexicon) -> dict[str, Any]:
    """The release and its size; `authorities` counts the listings of each."""
    return LexiconOut(
        release=loaded.release,
        sha256=loaded.sha256,
        substances=len(loaded.substances),
        names=sum(len(each.names) for each in loaded.substances.values()),
        listings=sum(map(len, loaded.listings.values())),
        authorities=_by_authority(loaded.listings),
    ).model_dump()


def policies(known: Sequence[Policy]) -> dict[str, Any]:
    return {"items": [{"id": each.id, "name": each.name, "description": each.description} for each in known]}


def _by_authority(listings: Mapping[str, Sequence[Listing]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for listing in (each for group in listings.values() for each in group):
        counts[listing.authority] = counts.get(listing.authority, 0) + 1
    return dict(sorted(counts.items()))


def _listing(listing: Listing) -> ListingOut:
    return ListingOut(
        authority=listing.authority,
        list=listing.list,
        basis=listing.basis.value,
        status=listing.status,
        title=listing.title,
        document=listing.document,
        url=listing.url,
        action=listing.action,
        context=listing.context,
        conditions=listing.conditions,
        effective_from=listing.effective_from.isoformat() if listing.effective_from else None,
        effective_to=listing.effective_to.isoformat() if listing.effective_to else None,
        checked=listing.checked.value,
    )

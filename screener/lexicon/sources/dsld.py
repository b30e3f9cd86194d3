"""NIH's Dietary Supplement Label Database: how labels print their ingredients.

Its interface (version 9) is asked once for each listed substance; an answer holds labels with all their
ingredients, each as printed and with the group that the database puts it in. Knows nothing of what is listed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from screener.lexicon.keys import LexiconKeys
from screener.lexicon.schema import Lexicon
from screener.lexicon.sources.download import DEFAULT, FormatError, Limits, download
from screener.lexicon.sources.known import KnownNames
from screener.lexicon.sources.proposal import Proposal, in_order
from screener.lexicon.sources.refresh import Gathered, Known, gather_each, refresh
from screener.lexicon.sources.store import Document, Snapshot, Store

if TYPE_CHECKING:
    from requests import Session

NAME = "dsld"
ADDRESS = "https://api.ods.od.nih.gov/dsld/v9/search-filter"

#: Labels asked for with one name; the database recommends small answers.
LABELS = 50
#: Seconds between two questions, out of courtesy; the database names no figure.
PAUSE = 0.5

#: Labels cited as evidence for one substance.
_CITED = 5


@dataclass(frozen=True, slots=True)
class Printed:
    """One ingredient of one label: its name as printed, and the database's group of it."""

    label: str
    product: str
    name: str
    group: str


def queries(lexicon: Lexicon) -> list[str]:
    """The preferred names of all substances with a listing that can make a finding."""
    alarming = LexiconKeys(lexicon).alarming
    return [lexicon.substances[one].name for one in sorted(alarming & lexicon.substances.keys())]


def fetch(
    session: Session,
    store: Store,
    names: Sequence[str],
    *,
    address: str = ADDRESS,
    labels: int = LABELS,
    pause: float = PAUSE,
    limits: Limits = DEFAULT,
) -> Snapshot:
    """The labels found with each name now, or the last good copy. Raises RefreshError if there is neither."""

    def address_of(name: str) -> str:
        return f"{address}?{urlencode({'q': name, 'from': 0, 'size': labels})}"

    def ask(name: str, place: str, kept: Document | None) -> Document:
        return download(session, place, kept, limits=limits, subject=name)

    def gather(known: Known) -> Gathered:
        return gather_each(names, known, address_of, ask, pause=pause)

    return refresh(store, NAME, gather, read)


def read(documents: Sequence[Document]) -> list[Printed]:
    """Every ingredient of every label once. Raises FormatError if an answer has another form."""
    every = (printed for document in documents for printed in _ingredients(document))
    return list(dict.fromkeys(every))


def propose(snapshot: Snapshot, lexicon: Lexicon) -> list[Proposal]:
    """Names that labels print for a substance of the lexicon and that the lexicon lacks."""
    known = KnownNames(lexicon)
    printed: dict[str, list[Printed]] = {}
    for one in read(snapshot.documents):
        substances = known.substances(one.group)
        if len(substances) == 1:
            printed.setdefault(next(iter(substances)), []).append(one)
    proposals: list[Proposal] = []
    for substance, ingredients in printed.items():
        new = [one for one in ingredients if not known.substances(one.name)]
        evidence = tuple(
            f"label {one.label} ({one.product}) prints '{one.name}', group '{one.group}'"
            for one in new[:_CITED]
        )
        names = [one.name for one in ingredients]
        proposals += known.name_proposals(substance, names, "The label database", evidence)
    return in_order(proposals)


def _ingredients(document: Document) -> Iterator[Printed]:
    try:
        answer = json.loads(document.content)
    except ValueError as error:
        raise FormatError(f"{document.address} is not JSON; look at the interface.") from error
    hits = answer.get("hits") if isinstance(answer, dict) else None
    if not isinstance(hits, list):
        raise FormatError(f"{document.address} has no `hits`; look how the interface answers now.")
    for hit in hits:
        label: Any = hit.get("_source") if isinstance(hit, dict) else None
        ingredients = label.get("allIngredients") if isinstance(label, dict) else None
        if not isinstance(ingredients, list):
            raise FormatError(
                f"A label of {document.address} has no `allIngredients`; look at the interface."
            )
        for ingredient in ingredients:
            if not isinstance(ingredient, dict) or not isinstance(ingredient.get("name"), str):
                raise FormatError(
                    f"An ingredient of {document.address} has no `name`; look at the interface."
                )
            yield Printed(
                label=str(hit.get("_id", "")),
                product=" ".join(str(label.get(part) or "") for part in ("brandName", "fullName")).strip(),
                name=" ".join(ingredient["name"].split()),
                group=str(ingredient.get("ingredientGroup") or ""),
            )

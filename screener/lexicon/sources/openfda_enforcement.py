"""openFDA's food enforcement reports: recalls, with the reason in the agency's words.

The interface answers at most 1,000 records a page and skips at most 25,000, so only records of supplement
forms are asked for. A recall is evidence that something was found in a product; it is never a listing by
itself, so every proposal here asks a person to look. Knows nothing of other sources.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from screener.lexicon.schema import Lexicon
from screener.lexicon.sources.download import (
    DEFAULT,
    FormatError,
    Limits,
    NotThereError,
    RefreshError,
    download,
)
from screener.lexicon.sources.known import KnownNames
from screener.lexicon.sources.proposal import Proposal, ProposalKind, in_order
from screener.lexicon.sources.refresh import Gathered, Known, refresh
from screener.lexicon.sources.store import Document, Snapshot, Store

if TYPE_CHECKING:
    from requests import Session

NAME = "openfda-enforcement"
ADDRESS = "https://api.fda.gov/food/enforcement.json"

#: Words of a product description by which supplements are found among all foods.
SEARCH = "product_description:(supplement OR capsule OR capsules OR tablet OR tablets OR softgels)"
PAGE = 1_000
FURTHEST = 25_000

AUTHORITY = "us-fda"

#: Recalls cited as evidence for one substance.
_CITED = 5
#: Names of that many words and more are not looked for in a sentence.
_WORDS = 6
#: Shorter keys are words of English too often.
_SHORTEST = 5
_UNDECLARED = re.compile(
    r"\b(?:undeclared|undisclosed|tainted with|unapproved drugs?)[:,]?\s+([^.;()]{3,120})", re.IGNORECASE
)
_BETWEEN = re.compile(r",|/|\band/or\b|\band\b|\bor\b", re.IGNORECASE)
_WORD = re.compile(r"[^\s,;.()]+")


@dataclass(frozen=True, slots=True)
class Recall:
    """One enforcement report, in the agency's words."""

    number: str
    report_date: str
    product: str
    reason: str
    firm: str

    def cited(self) -> str:
        """As evidence: number, date, firm and reason."""
        return f"{self.number} ({self.report_date}, {self.firm}): {self.reason}"


def fetch(
    session: Session,
    store: Store,
    *,
    address: str = ADDRESS,
    search: str = SEARCH,
    page: int = PAGE,
    limits: Limits = DEFAULT,
) -> Snapshot:
    """All pages of the search as they are now, or the last good copy. Raises RefreshError if neither."""

    def gather(known: Known) -> Gathered:
        documents: list[Document] = []
        total = 1
        while len(documents) * page < min(total, FURTHEST + page):
            query = {
                "search": search,
                "sort": "report_date:desc",
                "limit": page,
                "skip": len(documents) * page,
            }
            place = f"{address}?{urlencode(query)}"
            try:
                document = download(session, place, known.get(place), limits=limits)
            except NotThereError as error:
                # The interface answers 404 where it finds nothing, which cannot be true of this search.
                raise RefreshError(
                    f"{address} finds nothing for its search; look at the interface."
                ) from error
            documents.append(document)
            total = _total(_answer(document))
        return Gathered(documents)

    return refresh(store, NAME, gather, read)


def read(documents: Sequence[Document]) -> list[Recall]:
    """Every recall once, in the source's order. Raises FormatError if the answers have another form."""
    recalls: dict[str, Recall] = {}
    total = 0
    for document in documents:
        answer = _answer(document)
        total = _total(answer)
        for raw in answer["results"]:
            recall = _recall(raw)
            recalls[recall.number + recall.product] = recall
    found = sum(len(_answer(document)["results"]) for document in documents)
    if found < min(total, FURTHEST):
        raise FormatError(
            f"The pages hold {found} of {total} records; the source changed meanwhile, try again."
        )
    return list(recalls.values())


def propose(snapshot: Snapshot, lexicon: Lexicon) -> list[Proposal]:
    """Substances that recalls name but no FDA listing does, and undeclared ones that the lexicon lacks."""
    known = KnownNames(lexicon)
    named: dict[str, list[Recall]] = {}
    unknown: dict[str, list[Recall]] = {}
    for recall in read(snapshot.documents):
        for substance in sorted(_named(recall.reason, known)):
            named.setdefault(substance, []).append(recall)
        for name in _undeclared(recall.reason, known):
            unknown.setdefault(name.casefold(), []).append(recall)
    return in_order([*_listings(lexicon, named), *_entries(unknown)])


def _listings(lexicon: Lexicon, named: dict[str, list[Recall]]) -> Iterator[Proposal]:
    for substance, recalls in named.items():
        if not any(listing.authority == AUTHORITY for listing in lexicon.listings_of(substance)):
            sentence = (
                f"{len(recalls)} recalls name {substance} as their reason, and the lexicon has no listing of "
                "the FDA for it; look for a document of the FDA on the substance itself."
            )
            yield Proposal(ProposalKind.LOOK, substance, sentence, evidence=_evidence(recalls))


def _entries(unknown: dict[str, list[Recall]]) -> Iterator[Proposal]:
    for name, recalls in unknown.items():
        sentence = (
            f"{len(recalls)} recalls give undeclared '{name}' as their reason, which the lexicon does not "
            "know; enter it if it is a substance."
        )
        yield Proposal(ProposalKind.NEW_ENTRY, name, sentence, (name,), evidence=_evidence(recalls))


def _evidence(recalls: Sequence[Recall]) -> tuple[str, ...]:
    return tuple(recall.cited() for recall in recalls[:_CITED])


def _named(reason: str, known: KnownNames) -> set[str]:
    """Substances of which a name stands in the sentence as whole words."""
    words = _WORD.findall(reason)
    found: set[str] = set()
    for start in range(len(words)):
        for end in range(start + 1, min(start + _WORDS, len(words)) + 1):
            text = " ".join(words[start:end])
            if len(text) >= _SHORTEST:
                found |= known.substances(text)
    return found


def _undeclared(reason: str, known: KnownNames) -> Iterator[str]:
    for match in _UNDECLARED.finditer(reason):
        for part in _BETWEEN.split(match.group(1)):
            name = " ".join(part.split()).strip(" :-'\"")
            words = name.split()
            ordinary = known.is_ordinary(name) or all(known.is_common(word) for word in words)
            if len(name) >= _SHORTEST and len(words) <= _WORDS and not ordinary and not _named(name, known):
                yield name


def _answer(document: Document) -> dict[str, Any]:
    try:
        answer = json.loads(document.content)
    except ValueError as error:
        raise FormatError(f"{document.address} is not JSON; look at the interface.") from error
    if not isinstance(answer, dict) or not isinstance(answer.get("results"), list):
        raise FormatError(f"{document.address} has no `results`; look how the interface answers now.")
    return answer


def _total(answer: dict[str, Any]) -> int:
    try:
        return int(answer["meta"]["results"]["total"])
    except (KeyError, TypeError, ValueError) as error:
        raise FormatError(
            "The answer does not say how many records there are; look at the interface."
        ) from error


def _recall(raw: object) -> Recall:
    fields = raw if isinstance(raw, dict) else {}
    values = [
        fields.get(name)
        for name in (
            "recall_number",
            "report_date",
            "product_description",
            "reason_for_recall",
            "recalling_firm",
        )
    ]
    if not all(isinstance(value, str) for value in values):
        raise FormatError("A record lacks its number, date, product, reason or firm; look at the interface.")
    return Recall(*map(str, values))

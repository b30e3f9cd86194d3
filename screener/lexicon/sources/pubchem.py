"""PubChem's synonyms of the lexicon's chemicals, by its interface PUG REST.

Every chemical and peptide is asked for by PubChem number, CAS number or preferred name, at most three times a
second (PubChem allows five). Its synonyms come from anybody who deposits a substance: they are hints for a
person, among them many registry numbers, which are left out. Knows nothing of what is listed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from screener.lexicon.schema import Kind, Lexicon, Substance
from screener.lexicon.sources.download import DEFAULT, FormatError, Limits, download
from screener.lexicon.sources.known import KnownNames, is_registry_number
from screener.lexicon.sources.proposal import Proposal, ProposalKind, in_order
from screener.lexicon.sources.refresh import Gathered, Known, gather_each, refresh
from screener.lexicon.sources.store import Document, Snapshot, Store

if TYPE_CHECKING:
    from requests import Session

NAME = "pubchem"
ADDRESS = "https://pubchem.ncbi.nlm.nih.gov/rest/pug/compound"

#: Seconds between two questions.
PAUSE = 0.34

#: Synonyms taken of one compound; PubChem puts the ones in use first.
MOST = 40

_KINDS = frozenset({Kind.CHEMICAL, Kind.PEPTIDE, Kind.CONSTITUENT})


@dataclass(frozen=True, slots=True)
class Compound:
    """What PubChem answers to one question, its subject being a substance id."""

    subject: str
    number: str
    synonyms: tuple[str, ...]


def subjects(lexicon: Lexicon) -> dict[str, str]:
    """By substance id, the path that asks for it: by number where one is entered, else by name."""
    return {one.id: _path(one) for one in lexicon.substances.values() if one.kind in _KINDS}


def fetch(
    session: Session,
    store: Store,
    paths: Mapping[str, str],
    *,
    address: str = ADDRESS,
    pause: float = PAUSE,
    limits: Limits = DEFAULT,
) -> Snapshot:
    """The synonyms of each subject now, or the last good copy. Raises RefreshError if there is neither."""

    def address_of(subject: str) -> str:
        return f"{address}/{paths[subject]}/synonyms/JSON"

    def ask(subject: str, place: str, kept: Document | None) -> Document:
        return download(session, place, kept, limits=limits, subject=subject)

    def gather(known: Known) -> Gathered:
        return gather_each(paths, known, address_of, ask, pause=pause)

    return refresh(store, NAME, gather, read)


def read(documents: Sequence[Document]) -> list[Compound]:
    """Every compound of every answer. Raises FormatError if an answer has another form."""
    return [compound for document in documents for compound in _compounds(document)]


def propose(snapshot: Snapshot, lexicon: Lexicon) -> list[Proposal]:
    """Names to add; a subject that PubChem knows as several compounds is to be looked at instead."""
    known = KnownNames(lexicon)
    answers: dict[str, list[Compound]] = {}
    for compound in read(snapshot.documents):
        if compound.subject in lexicon.substances:
            answers.setdefault(compound.subject, []).append(compound)
    proposals: list[Proposal] = []
    for subject, compounds in answers.items():
        if len(compounds) == 1:
            evidence = (f"CID {compounds[0].number}",)
            names = [name for name in compounds[0].synonyms if not is_registry_number(name)][:MOST]
            proposals += known.name_proposals(subject, names, "PubChem", evidence)
        else:
            numbers = ", ".join(compound.number for compound in compounds)
            sentence = (
                f"PubChem knows {subject} as the compounds {numbers}; enter the number of the right one."
            )
            proposals.append(Proposal(ProposalKind.LOOK, subject, sentence))
    return in_order(proposals)


def _path(substance: Substance) -> str:
    number = substance.identifiers.get("pubchem")
    if number is not None:
        return f"cid/{number}"
    return f"name/{quote(substance.identifiers.get('cas', substance.name), safe='')}"


def _compounds(document: Document) -> list[Compound]:
    try:
        information: Any = json.loads(document.content)["InformationList"]["Information"]
        return [
            Compound(
                subject=document.subject or "",
                number=str(one["CID"]),
                synonyms=tuple(str(name) for name in one.get("Synonym", ())),
            )
            for one in information
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FormatError(
            f"{document.address} does not hold synonyms in the known form; look at the interface."
        ) from error

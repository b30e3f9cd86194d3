"""The US Department of Defense list of prohibited dietary supplement ingredients.

The page of Operation Supplement Safety holds the whole list as JSON in its Drupal settings, under the key
`dodProhibited`: one object an ingredient, some of whose fields are JSON in a string. Knows nothing of how the
page is kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from selectolax.lexbor import LexborHTMLParser

from screener.lexicon.schema import Lexicon
from screener.lexicon.sources.download import DEFAULT, FormatError, Limits, download
from screener.lexicon.sources.known import KnownNames
from screener.lexicon.sources.proposal import Proposal, ProposalKind, in_order
from screener.lexicon.sources.refresh import Gathered, Known, refresh
from screener.lexicon.sources.store import Document, Snapshot, Store

if TYPE_CHECKING:
    from requests import Session

NAME = "dod-list"
ADDRESS = "https://www.opss.org/dod-prohibited-dietary-supplement-ingredients"

#: Under which authority and list the lexicon has it.
AUTHORITY, LIST = "us-dod", "dod-prohibited"

_KEY = "dodProhibited"
_TWO_NAMES = re.compile(r"(\S.*\S) \((.+)\)")
_SETTINGS = 'script[type="application/json"]'


@dataclass(frozen=True, slots=True)
class Entry:
    """One ingredient of the list, as printed there."""

    name: str
    other_names: tuple[str, ...]
    reasons: tuple[str, ...]


def fetch(session: Session, store: Store, *, address: str = ADDRESS, limits: Limits = DEFAULT) -> Snapshot:
    """The page as it is now, or the last good copy. Raises RefreshError if there is neither."""

    def gather(known: Known) -> Gathered:
        return Gathered([download(session, address, known.get(address), limits=limits)])

    return refresh(store, NAME, gather, read)


def read(documents: Sequence[Document]) -> list[Entry]:
    """Every entry of the page. Raises FormatError if the page has another form."""
    settings = [
        settings
        for document in documents
        for settings in _settings(document.content)
        if isinstance(settings, dict) and _KEY in settings
    ]
    if not settings:
        raise FormatError(f"The page has no settings with the key {_KEY}; look how it holds the list now.")
    entries = settings[0][_KEY]
    if not isinstance(entries, list) or not entries:
        raise FormatError(f"{_KEY} is not a list of entries any more; look how the page holds it now.")
    return [_entry(number, raw) for number, raw in enumerate(entries, start=1)]


def propose(snapshot: Snapshot, lexicon: Lexicon) -> list[Proposal]:
    """Entries to add, names to add, listings to add, and listings whose entry is gone."""
    known = KnownNames(lexicon)
    proposals: list[Proposal] = []
    met: set[str] = set()
    for entry in read(snapshot.documents):
        names = (entry.name, *entry.other_names)
        parts = [part for name in names for part in _parts(name)]
        substance = known.main_substance(entry.name, (*entry.other_names, *parts))
        meant = {one for name in (*names, *parts) for one in known.substances(name)}
        met |= meant
        if substance is not None:
            new = [name for name in names if not any(map(known.substances, _parts(name)))]
            proposals += known.name_proposals(substance, new, "The DoD list", entry.reasons)
            proposals += _listing(lexicon, substance, entry)
        elif meant:
            ids = ", ".join(sorted(meant))
            sentence = f"The DoD list's entry '{entry.name}' could be any of {ids}; decide which."
            proposals.append(Proposal(ProposalKind.LOOK, entry.name, sentence, names, evidence=entry.reasons))
        else:
            sentence = f"The DoD list names '{entry.name}', which the lexicon does not know; enter it."
            proposals.append(
                Proposal(ProposalKind.NEW_ENTRY, entry.name, sentence, names, evidence=entry.reasons)
            )
    return in_order([*proposals, *_gone(lexicon, met)])


def _parts(name: str) -> tuple[str, ...]:
    """The two names of an entry that is printed as 'S48168 (ARM210)'; none of any other."""
    match = _TWO_NAMES.fullmatch(name)
    return match.groups() if match else ()


def _listing(lexicon: Lexicon, substance: str, entry: Entry) -> Iterator[Proposal]:
    if not _is_listed(lexicon, substance):
        sentence = f"The DoD list names {substance}, and the lexicon has no listing of it there; enter it."
        yield Proposal(ProposalKind.ADD_LISTING, substance, sentence, (entry.name,), evidence=entry.reasons)


def _gone(lexicon: Lexicon, met: set[str]) -> Iterator[Proposal]:
    for substance in lexicon.listings:
        if substance not in met and _is_listed(lexicon, substance):
            sentence = (
                f"No entry of the DoD list has a name of {substance} any more; end its listing, or add the "
                "name under which it stands there now."
            )
            yield Proposal(ProposalKind.ENTRY_GONE, substance, sentence)


def _is_listed(lexicon: Lexicon, substance: str) -> bool:
    return any(one.authority == AUTHORITY and one.list == LIST for one in lexicon.listings_of(substance))


def _settings(content: bytes) -> Iterator[Any]:
    for script in LexborHTMLParser(content.decode("utf-8", "replace")).css(_SETTINGS):
        try:
            yield json.loads(script.text(deep=True))
        except ValueError:  # another script than the settings; if it was them, `read` says so
            continue


def _entry(number: int, raw: object) -> Entry:
    fields = {str(key).lower(): value for key, value in raw.items()} if isinstance(raw, dict) else {}
    name = fields.get("name")
    if not isinstance(name, str) or not name.strip():
        raise FormatError(f"Entry {number} of {_KEY} has no name; look which field holds it now.")
    others = [_clean(other) for other in _several(fields.get("other_names"))]
    reasons = [
        reason.get("reason", "") if isinstance(reason, dict) else str(reason)
        for reason in _several(fields.get("reasons"))
    ]
    return Entry(
        name=_clean(name),
        other_names=tuple(dict.fromkeys(other for other in others if other)),
        reasons=tuple(dict.fromkeys(reason for reason in reasons if reason)),
    )


def _several(value: object) -> list[Any]:
    """A list, a list as JSON in a string, or one plain text."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = json.loads(value)
        except ValueError as error:
            raise FormatError(f"A field of {_KEY} begins like JSON and is not; look at it.") from error
    if isinstance(value, list):
        return value
    return [value] if value else []


def _clean(name: object) -> str:
    return " ".join(unescape(str(name)).split())

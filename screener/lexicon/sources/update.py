"""All sources, one after another: refresh, compare with the lexicon, write proposals down.

One source that fails never stops the others. Knows the sources by name only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from screener.lexicon.errors import LexiconError
from screener.lexicon.schema import Lexicon
from screener.lexicon.sources import dod_list, dsld, openfda_enforcement, pubchem, unii
from screener.lexicon.sources.download import RefreshError, open_session
from screener.lexicon.sources.proposal import Proposal, write_proposals
from screener.lexicon.sources.store import Snapshot, State, Store

if TYPE_CHECKING:
    from requests import Session


@dataclass(frozen=True, slots=True)
class Source:
    """A source as two steps. `fetch` may need the lexicon to know what to ask for."""

    fetch: Callable[[Session, Store, Lexicon], Snapshot]
    propose: Callable[[Snapshot, Lexicon], list[Proposal]]


@dataclass(frozen=True, slots=True)
class Update:
    """What came of one source: the file of proposals, or `failed` where there is not even an old copy."""

    source: str
    sentence: str
    failed: bool = False
    proposals: int = 0
    path: Path | None = None


def sources() -> dict[str, Source]:
    """Every source by its name, those of a regulator first."""
    return {
        dod_list.NAME: Source(lambda session, store, _: dod_list.fetch(session, store), dod_list.propose),
        openfda_enforcement.NAME: Source(
            lambda session, store, _: openfda_enforcement.fetch(session, store), openfda_enforcement.propose
        ),
        unii.NAME: Source(
            lambda session, store, _: unii.fetch(
                session, store, addresses=(unii.ADDRESS, unii.NAMES_ADDRESS)
            ),
            unii.propose,
        ),
        dsld.NAME: Source(
            lambda session, store, lexicon: dsld.fetch(session, store, dsld.queries(lexicon)), dsld.propose
        ),
        pubchem.NAME: Source(
            lambda session, store, lexicon: pubchem.fetch(session, store, pubchem.subjects(lexicon)),
            pubchem.propose,
        ),
    }


def update(
    names: Sequence[str],
    lexicon: Lexicon,
    store: Store,
    out: Path,
    *,
    known: dict[str, Source] | None = None,
) -> list[Update]:
    """Refresh these sources (all if none is named) and write their proposals into `out`.

    Raises LexiconError for a name that is no source, or an `out` that is part of a lexicon or cannot be
    written; a source that cannot be refreshed is told in its Update.
    """
    every = known if known is not None else sources()
    unknown = [name for name in names if name not in every]
    if unknown:
        raise LexiconError([f"There is no source '{unknown[0]}'; write one of {', '.join(every)}."])
    with open_session() as session:
        return [_update(name, every[name], session, lexicon, store, out) for name in names or every]


def _update(name: str, source: Source, session: Session, lexicon: Lexicon, store: Store, out: Path) -> Update:
    try:
        snapshot = source.fetch(session, store, lexicon)
        proposals = source.propose(snapshot, lexicon)
    except RefreshError as error:
        return Update(name, str(error), failed=True)
    path = write_proposals(snapshot, proposals, out, store.day)
    return Update(name, _sentence(snapshot, proposals, path), proposals=len(proposals), path=path)


def _sentence(snapshot: Snapshot, proposals: Sequence[Proposal], path: Path) -> str:
    told = {
        State.NEW: "has news",
        State.UNCHANGED: "did not change",
        State.KEPT: "could not be refreshed",
    }[snapshot.state]
    problem = f" ({snapshot.problem})" if snapshot.problem else ""
    return f"{snapshot.source} {told}{problem}; {len(proposals)} proposals in {path}."

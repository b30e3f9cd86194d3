"""What a source says otherwise than the lexicon: proposals for a person, written to a dated file.

A proposal is never applied by a program. Knows nothing of sources or of how a proposal came about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from screener.lexicon.errors import LexiconError
from screener.lexicon.sources.store import Snapshot


class ProposalKind(StrEnum):
    """What the reviewer is asked to do."""

    NEW_ENTRY = "new_entry"  # enter a substance
    ADD_NAMES = "add_names"  # enter names under a substance
    ADD_LISTING = "add_listing"  # enter that an authority lists a substance
    SET_IDENTIFIER = "set_identifier"  # enter or correct an identifier
    ENTRY_GONE = "entry_gone"  # the source names it no more: end the listing, or find out why
    LOOK = "look"  # the source contradicts the lexicon; decide which is right


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change to review. `subject` is a substance id, or a printed name for what is not in the lexicon.

    `sentence` says what and why. `evidence` are the source's own words or record numbers.
    """

    kind: ProposalKind
    subject: str
    sentence: str
    names: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    evidence: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Of JSON types only; empty fields are left out."""
        plain: dict[str, Any] = {
            "kind": self.kind.value,
            "subject": self.subject,
            "sentence": self.sentence,
            "names": list(self.names),
            "identifiers": dict(self.identifiers),
            "evidence": list(self.evidence),
        }
        return {name: value for name, value in plain.items() if value}


def in_order(proposals: Sequence[Proposal]) -> list[Proposal]:
    """By kind in the order of ProposalKind, then by subject; the same proposals, the same order."""
    kinds = list(ProposalKind)
    return sorted(proposals, key=lambda one: (kinds.index(one.kind), one.subject, one.sentence))


def write_proposals(snapshot: Snapshot, proposals: Sequence[Proposal], folder: Path, day: date) -> Path:
    """Write `folder`/<day>-<source>.yaml and return its path; the folder is made if it is not there.

    Raises LexiconError if the folder is part of a lexicon, whose data only a person changes, or if the file
    cannot be written.
    """
    inside = _lexicon_around(folder.resolve())
    if inside is not None:
        raise LexiconError(
            [f"{folder}: belongs to the lexicon in {inside}, and proposals are no data; name another folder."]
        )
    path = folder / f"{day.isoformat()}-{snapshot.source}.yaml"
    body = {
        "source": snapshot.source,
        "snapshot": {
            "sha256": snapshot.sha256,
            "fetched_on": snapshot.fetched_on,
            "state": snapshot.state.value,
            "problem": snapshot.problem,
            "addresses": sorted({document.address for document in snapshot.documents})[:10],
        },
        "proposals": [proposal.to_dict() for proposal in in_order(proposals)],
    }
    text = (
        "# Proposals to review: nothing reads this file. Enter in the lexicon's folder what is right, then\n"
        "# run `screener lexicon check`.\n"
        + yaml.safe_dump(body, allow_unicode=True, sort_keys=False, width=110)
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise LexiconError([f"{path}: cannot be written ({error.strerror}); name another folder."]) from error
    return path


def _lexicon_around(folder: Path) -> Path | None:
    for one in (folder, *folder.parents):
        if (one / "substances").is_dir() and (one / "listings").is_dir():
            return one
    return None

"""The last good copy of every source, in a folder of the caller's: checked by hash, replaced in one step.

Below the folder stands one folder for each source: `current.json` names the documents of the last good copy,
each kept in a file called by its hash. A copy that is damaged on disk counts as none. Knows nothing of
connections or of what the documents say.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

CURRENT = "current.json"


class State(StrEnum):
    """How a snapshot came about."""

    NEW = "new"  # the source says something else than the copy before, or there was none
    UNCHANGED = "unchanged"  # asked, and the same as before
    KEPT = "kept"  # the source could not be refreshed, and this is the last good copy


@dataclass(frozen=True, slots=True)
class Document:
    """One answer of a source. `subject` is what was asked about, where a source is asked many times."""

    address: str
    content: bytes
    sha256: str
    etag: str | None = None
    last_modified: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a source said, as whole documents, on the day `fetched_on` (ISO 8601).

    `problem` is the sentence why it is not, or not all, of today.
    """

    source: str
    documents: tuple[Document, ...]
    fetched_on: str
    state: State
    problem: str | None = None

    @property
    def sha256(self) -> str:
        """One hash over the hashes of all documents in their order."""
        return hashlib.sha256("".join(one.sha256 for one in self.documents).encode()).hexdigest()


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Store:
    """The folder of all copies. `day` is written as the day of what is kept now."""

    folder: Path
    day: date

    def last(self, source: str) -> Snapshot | None:
        """The last good copy; None if there is none, or its files are not what they were."""
        folder = self.folder / source
        try:
            current = json.loads((folder / CURRENT).read_bytes())
            documents = tuple(_read(folder, entry) for entry in current["documents"])
            fetched_on = current["fetched_on"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return Snapshot(source, documents, fetched_on, State.UNCHANGED)

    def keep(self, source: str, documents: Sequence[Document], problem: str | None = None) -> Snapshot:
        """Make these documents the last good copy, in one step, and forget the one before.

        Raises OSError if the folder cannot be written.
        """
        before = self.last(source)
        snapshot = Snapshot(source, tuple(documents), self.day.isoformat(), State.NEW, problem)
        if before is not None and before.sha256 == snapshot.sha256:
            snapshot = replace(snapshot, state=State.UNCHANGED)
        folder = self.folder / source
        folder.mkdir(parents=True, exist_ok=True)
        for document in documents:
            if not (folder / document.sha256).exists():
                _put(folder / document.sha256, document.content)
        entries = [_entry(document) for document in documents]
        current = {"fetched_on": snapshot.fetched_on, "sha256": snapshot.sha256, "documents": entries}
        _put(folder / CURRENT, json.dumps(current, ensure_ascii=False, indent=1).encode())
        _forget_others(folder, {CURRENT, *(document.sha256 for document in documents)})
        return snapshot


def _entry(document: Document) -> dict[str, str | None]:
    return {
        "address": document.address,
        "sha256": document.sha256,
        "etag": document.etag,
        "last_modified": document.last_modified,
        "subject": document.subject,
    }


def _read(folder: Path, entry: dict[str, Any]) -> Document:
    content = (folder / entry["sha256"]).read_bytes()
    if sha256_of(content) != entry["sha256"]:
        raise ValueError("not the bytes that were kept")
    return Document(content=content, **entry)


def _put(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _forget_others(folder: Path, kept: set[str]) -> None:
    for path in folder.iterdir():
        if path.is_file() and path.name not in kept:
            path.unlink(missing_ok=True)

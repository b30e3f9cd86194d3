"""How far a run has come, beside its unfinished output, so that it can go on after an interruption.

Knows rows and bytes, not what is in them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from screener.bulk.errors import BulkError


@dataclass(frozen=True, slots=True)
class Identity:
    """What must be the same for answers of two runs to stand in one file."""

    input_sha256: str
    policy: str
    as_of: str
    lexicon_sha256: str
    engine: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Rows answered, the size in bytes of the file that holds exactly those, and what they came to."""

    rows: int
    size: int
    errors: int
    outcomes: dict[str, int]


def save(path: Path, identity: Identity, progress: Progress) -> None:
    """Write the manifest whole or not at all."""
    draft = path.with_name(path.name + ".new")
    draft.write_text(json.dumps({"run": asdict(identity), "progress": asdict(progress)}), encoding="utf-8")
    draft.replace(path)


def load(path: Path) -> tuple[Identity, Progress] | None:
    """What an earlier run left, or None. Raises BulkError where it cannot be understood."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    try:
        content = json.loads(text)
        return Identity(**content["run"]), Progress(**content["progress"])
    except (ValueError, TypeError, KeyError) as error:
        raise BulkError(f"{path} is not what a run leaves; remove it and begin again.") from error


def check_same(left: Identity, now: Identity, path: Path) -> None:
    """Raise BulkError where the earlier run was of something else."""
    names = {
        "input_sha256": "the input",
        "policy": "the policy",
        "as_of": "the date",
        "lexicon_sha256": "the lexicon",
        "engine": "the version of the engine",
    }
    changed = [text for field, text in names.items() if getattr(left, field) != getattr(now, field)]
    if changed:
        raise BulkError(
            f"The run cannot go on: {', '.join(changed)} changed since it stopped; "
            f"remove {path}, or leave out --resume, to begin again."
        )


def sha256_of(path: Path) -> str:
    """The hash of the file's content, read as a stream."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

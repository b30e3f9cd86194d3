"""A committed run: what every gold case came to, so that a later run can be held against it.

The file is made to be read as a diff: a line of figures per gold file and one line per case that is not
perfect, sorted. A case that is not named was right in everything. Knows results and the file's form, not
which changes matter (`comparison`).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from screener.errors import ScreenerError
from screener.evaluate.gold import Gold, GoldError
from screener.evaluate.run import Result
from screener.lexicon.schema import Lexicon


class ReferenceFileError(ScreenerError):
    """A reference that cannot be read; the message holds the remedy."""


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """What was not right of one case. Names are the gold's, or substance ids (`alarms`)."""

    tier: str
    missed: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    alarms: tuple[str, ...] = ()
    outcome: str | None = None  # the wrong outcome that was reached
    false_clear: bool = False

    @property
    def perfect(self) -> bool:
        return not (self.missed or self.forbidden or self.alarms or self.outcome or self.false_clear)


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One gold file: its hash, its figures, and its cases that are not perfect by id."""

    sha256: str
    counts: Mapping[str, int]
    recognised_only: tuple[str, ...] = ()  # expected names that no listing makes a finding of
    cases: Mapping[str, CaseRecord] = field(default_factory=dict)
    tiers: Mapping[str, str] = field(default_factory=dict)  # of all cases by id; not kept in the file


@dataclass(frozen=True, slots=True)
class Reference:
    """A run over gold files, by their paths from the reference's folder."""

    as_of: date
    lexicon: Mapping[str, str]  # release and sha256
    files: Mapping[str, FileRecord]


def record(
    golds: Sequence[Gold], results: Iterable[Result], folder: Path, as_of: date, lexicon: Lexicon
) -> Reference:
    """The run as a reference in `folder`. Raises GoldError where two cases of a file share an id."""
    by_path: dict[Path, list[Result]] = {gold.path: [] for gold in golds}
    for result in results:
        by_path[result.path].append(result)
    files = {
        Path(os.path.relpath(gold.path.resolve(), folder.resolve())).as_posix(): _file_record(
            gold, by_path[gold.path]
        )
        for gold in golds
    }
    release = {"release": lexicon.release, "sha256": lexicon.sha256}
    return Reference(as_of, release, dict(sorted(files.items())))


def _file_record(gold: Gold, results: Sequence[Result]) -> FileRecord:
    tiers: dict[str, str] = {}
    for result in results:
        if result.case.id in tiers:
            raise GoldError(
                f"{gold.path} has two cases with the id {result.case.id!r}; a reference tells cases by their "
                "ids, so give each its own."
            )
        tiers[result.case.id] = result.tier.value
    records = {result.case.id: _case_record(result) for result in results}
    return FileRecord(
        sha256=gold.sha256,
        counts=_counts(results),
        recognised_only=tuple(sorted({name for result in results for name in result.recognised_only})),
        cases={case: kept for case, kept in sorted(records.items()) if not kept.perfect},
        tiers=tiers,
    )


def _case_record(result: Result) -> CaseRecord:
    return CaseRecord(
        tier=result.tier.value,
        missed=tuple(sorted(result.missed)),
        forbidden=tuple(sorted(result.forbidden)),
        alarms=result.alarms,
        outcome=result.outcome if result.outcome_right is False else None,
        false_clear=result.false_clear,
    )


def _counts(results: Sequence[Result]) -> dict[str, int]:
    found = sum(len(result.found) for result in results)
    return {
        "cases": len(results),
        "expected": found + sum(len(result.missed) for result in results),
        "found": found,
        "forbidden": sum(len(result.forbidden) for result in results),
        "alarms": sum(bool(result.alarms) for result in results),
        "outcomes": sum(result.outcome_right is not None for result in results),
        "outcomes_right": sum(bool(result.outcome_right) for result in results),
        "false_clears": sum(result.false_clear for result in results),
    }


# -- the file -------------------------------------------------------------------------------------------


def reference_text(reference: Reference) -> str:
    """The reference as JSON, with a line for each thing that can change by itself."""
    return "\n".join(_lines(reference)) + "\n"


def _lines(reference: Reference) -> Iterator[str]:
    yield "{"
    yield f' "as_of": {_json(reference.as_of.isoformat())},'
    yield f' "lexicon": {_json(reference.lexicon)},'
    yield ' "files": {'
    yield from _separated([list(_file_lines(*item)) for item in reference.files.items()])
    yield " }"
    yield "}"


def _file_lines(path: str, file: FileRecord) -> Iterator[str]:
    yield f"  {_json(path)}: {{"
    yield f'   "sha256": {_json(file.sha256)},'
    yield f'   "counts": {_json(file.counts)},'
    yield f'   "recognised_only": {_json(file.recognised_only)},'
    yield '   "cases": {'
    yield from _separated([[f"    {_json(case)}: {_json(_said(kept))}"] for case, kept in file.cases.items()])
    yield "   }"
    yield "  }"


def _separated(items: Sequence[list[str]]) -> Iterator[str]:
    """The items' lines, with a comma behind each item but the last."""
    for number, lines in enumerate(items, 1):
        yield from lines[:-1]
        yield lines[-1] + ("," if number < len(items) else "")


def _said(kept: CaseRecord) -> dict[str, Any]:
    """The fields that say something."""
    fields = {name: getattr(kept, name) for name in CaseRecord.__dataclass_fields__}
    return {name: value for name, value in fields.items() if value}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_reference(path: Path) -> Reference:
    """Read what `reference_text` wrote. Raises ReferenceFileError."""
    remedy = "Write it anew with 'screener evaluate GOLD ... --write-reference'."
    try:
        body = json.loads(path.read_text("utf-8"))
        return Reference(
            as_of=date.fromisoformat(body["as_of"]),
            lexicon=body["lexicon"],
            files={name: _read_file(file) for name, file in body["files"].items()},
        )
    except (OSError, UnicodeDecodeError) as error:
        raise ReferenceFileError(f"{path} cannot be read: {error}. {remedy}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReferenceFileError(f"{path} is not a reference run ({error!r}). {remedy}") from error


def _read_file(body: Mapping[str, Any]) -> FileRecord:
    return FileRecord(
        sha256=str(body["sha256"]),
        counts={str(name): int(count) for name, count in body["counts"].items()},
        recognised_only=tuple(body["recognised_only"]),
        cases={str(case): _read_case(kept) for case, kept in body["cases"].items()},
    )


def _read_case(body: Mapping[str, Any]) -> CaseRecord:
    return CaseRecord(
        tier=str(body["tier"]),
        missed=tuple(body.get("missed", ())),
        forbidden=tuple(body.get("forbidden", ())),
        alarms=tuple(body.get("alarms", ())),
        outcome=body.get("outcome"),
        false_clear=bool(body.get("false_clear")),
    )

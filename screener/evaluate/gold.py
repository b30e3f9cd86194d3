"""Gold files: JSON Lines with one case each, and the alias files beside them.

Knows the files' form, not the lexicon and not what the screener makes of a case.

A case has `text`, or `file` (a path from the gold file), or `rows_gold` beside a table `file`. Fields:
`expect` must be among the findings under policy 'all'; `allow` and the names behind 'TOLERATE:' in `note`
may be; `forbid` and `considered` must not be; `outcome` is the right one (`also_ok`: other right ones,
`never`: wrong whatever the reason); `tier` is how plain the case is. docs/reference/evaluation.md says the
same at length.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from screener.errors import ScreenerError

_TOLERATE = re.compile(r"TOLERATE:\s*([^.]*)")
#: Alias files, by the names under which they stand beside the gold.
_ALIAS_FILES = ("universe.jsonl", "canonical_names.json")


class GoldError(ScreenerError):
    """A gold file that cannot be read; the message names the file, the line and the remedy."""


class Tier(StrEnum):
    """How plain a case is to a careful human who reads it."""

    STRONG = "strong"  # no doubt
    MEDIUM = "medium"  # a damaged print, a foreign script, or said indirectly, but it can be resolved
    WEAK = "weak"  # inferred: a review is the most that one can ask


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is right for a case, by canonical names and outcomes."""

    expect: tuple[str, ...]
    allow: tuple[str, ...]
    forbid: tuple[str, ...]
    considered: tuple[str, ...]  # named, but not as an ingredient
    outcomes: tuple[str, ...]
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case. Exactly one of `text`, `file` and `row` is set."""

    id: str
    suite: str
    text: str | None = None
    file: Path | None = None
    row: Mapping[str, str] | None = None
    wanted: Wanted
    tier: Tier | None = None  # None: the gold does not say; `tiers` derives one
    layout: str | None = None
    ingredients: tuple[str | Mapping[str, Any], ...] = ()  # with the two below: what extraction is judged by
    sections: tuple[Mapping[str, Any], ...] = ()
    roles: tuple[Mapping[str, Any], ...] = ()
    targets_only: bool = False  # only target substances count as false alarms (terms and labels)

    @property
    def clean(self) -> bool:
        """Nothing expected and nothing allowed, and not a case about outcomes that ask for review."""
        wanted = self.wanted
        lenient = not wanted.outcomes or "no_listed_match" in wanted.outcomes
        return not wanted.expect and not wanted.allow and lenient


@dataclass(frozen=True, slots=True)
class Gold:
    """The cases of one file and the aliases that stand beside it."""

    path: Path
    sha256: str  # of the file's bytes
    cases: tuple[Case, ...]
    aliases: Mapping[str, tuple[str, ...]]  # canonical name -> other names
    families: Mapping[str, str]  # canonical name -> family
    targets: frozenset[str]  # the canonical names of a universe file


def gold_files(paths: Iterable[Path]) -> list[Path]:
    """The gold files meant by paths: a file is itself, a folder all `*.jsonl` in and below it, by name.

    Left out of a folder are universe files, and the files that a table's case names in `rows_gold`.
    Raises GoldError for a folder without gold, and for one whose files cannot be read.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        below = [file for file in sorted(path.rglob("*.jsonl")) if file.name != _ALIAS_FILES[0]]
        rows = {
            file.parent / str(record["rows_gold"])
            for file in below
            for record in _json_lines(file)
            if record.get("rows_gold")
        }
        gold = [file for file in below if file not in rows]
        if not gold:
            raise GoldError(f"{path} holds no gold: there is no file in it whose name ends in .jsonl.")
        found.extend(gold)
    return found


def read_gold(path: Path) -> Gold:
    """Read one gold file with the alias files of its folder. Raises GoldError."""
    records = list(_json_lines(path))
    universe_file = path.parent / _ALIAS_FILES[0]
    aliases: dict[str, tuple[str, ...]] = {}
    families: dict[str, str] = {}
    targets = []
    if universe_file.is_file():
        for record in _json_lines(universe_file):
            name = str(record["canonical"])
            targets.append(name)
            aliases[name] = tuple(record.get("aliases", ()))
            if record.get("family"):
                families[name] = str(record["family"])
    names_file = path.parent / _ALIAS_FILES[1]
    if names_file.is_file():
        for name, others in json.loads(names_file.read_text("utf-8")).items():
            extra = others.get("also", ()) if isinstance(others, dict) else others
            aliases[name] = (*aliases.get(name, ()), *extra)
    cases: list[Case] = []
    for record in records:
        cases.extend(_cases(record, path))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Gold(path, digest, tuple(cases), aliases, families, frozenset(targets))


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path} cannot be read as UTF-8 text: {error}.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise GoldError(f"{path}, line {number} is not JSON: {error}.") from error
        if not isinstance(record, dict):
            raise GoldError(f"{path}, line {number} must hold a JSON object.")
        yield record


def _cases(record: Mapping[str, Any], path: Path) -> Iterator[Case]:
    if record.get("rows_gold"):
        yield from _row_cases(record, path)
        return
    if "text" not in record and "file" not in record:
        raise GoldError(f"{path}: case {record.get('id')!r} needs a 'text' or a 'file'.")
    suite = record.get("suite") or record.get("kind") or path.stem
    yield Case(
        id=str(record.get("id", "?")),
        suite=str(suite),
        text=record.get("text"),
        file=path.parent / record["file"] if "file" in record else None,
        targets_only="suite" not in record and "file" not in record,
        layout=record.get("layout"),
        ingredients=tuple(record.get("ingredients", ())),
        sections=tuple(record.get("sections", ())),
        roles=tuple(record.get("roles", ())),
        wanted=_wanted(record),
        tier=_tier(record, path),
    )


def _tier(record: Mapping[str, Any], path: Path) -> Tier | None:
    given = record.get("tier")
    if given is None:
        return None
    if given not in tuple(Tier):
        raise GoldError(
            f"{path}: case {record.get('id')!r} has the tier {given!r}; it is one of {', '.join(Tier)}."
        )
    return Tier(given)


def _wanted(record: Mapping[str, Any]) -> Wanted:
    tolerated = _TOLERATE.search(str(record.get("note") or ""))
    tolerate = [name.strip() for name in tolerated.group(1).split(";")] if tolerated else []
    outcome = record.get("outcome")
    outcomes = [outcome] if outcome and outcome != "per_row" else []
    return Wanted(
        expect=tuple(record.get("expect", ())),
        allow=(*record.get("allow", ()), *(name for name in tolerate if name)),
        forbid=tuple(record.get("forbid", ())),
        considered=tuple(record.get("considered", ())),
        outcomes=(*outcomes, *record.get("also_ok", ())),
        never=tuple(record.get("never", ())),
    )


def _row_cases(record: Mapping[str, Any], path: Path) -> Iterator[Case]:
    table = path.parent / str(record["file"])
    try:
        with table.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except OSError as error:
        raise GoldError(f"{table} cannot be read: {error.strerror}.") from error
    for gold in _json_lines(path.parent / str(record["rows_gold"])):
        number = int(gold["row"])
        yield Case(
            id=f"{record['id']}:{gold.get('id', number)}",
            suite=str(record.get("kind", "rows")),
            row=rows[number - 1],
            wanted=_wanted(gold),
            tier=_tier(gold, path),
        )

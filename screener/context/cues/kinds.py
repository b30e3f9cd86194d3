"""What a cue can be, and how the tables of cues are written.

A table holds regular expressions parted by ' | '; a blank stands for any white space, and a line that
starts with '~' goes on with the one above. '{name}' in a suffix stands for one coordinated name. `firm`
rows reach over an open list ('free of A, B, C'); the others reach over one only if 'or', 'nor' and their
like close it. `close` rows govern a name only if nothing but articles and other names stands in between.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class CueKind(StrEnum):
    """What a cue makes of the name it governs."""

    ABSENT = "absent"
    POSITIVE = "positive"
    WARNING = "warning"
    COMPARISON = "comparison"
    FACILITY = "facility"
    MAY_CONTAIN = "may_contain"
    TESTED = "tested"
    FORMER = "former"
    REFERENCE = "reference"
    RELATION = "relation"  # 'a metabolite of DHEA' names what another ingredient comes from
    PSEUDO = "pseudo"  # looks like a cue and is none: 'free form', 'No. 1'


@dataclass(frozen=True, slots=True)
class CueRow:
    """Cues of one kind in one language."""

    kind: CueKind
    language: str
    patterns: tuple[str, ...]
    firm: bool = False
    close: bool = False


def row(kind: CueKind, language: str, table: str) -> CueRow:
    """Cues of `kind`, their table of patterns as the module says."""
    return CueRow(kind, language, _entries(table))


def firm(kind: CueKind, language: str, table: str) -> CueRow:
    """Cues of `kind` that also reach over an open list."""
    return CueRow(kind, language, _entries(table), firm=True)


def close(kind: CueKind, language: str, table: str) -> CueRow:
    """Cues of `kind` that let no free word stand between them and the name."""
    return CueRow(kind, language, _entries(table), firm=True, close=True)


def _entries(table: str) -> tuple[str, ...]:
    whole = re.sub(r"\n\s*~", "", table)
    return tuple(entry for part in re.split(r"\s\|\s", f" {whole} ") if (entry := " ".join(part.split())))

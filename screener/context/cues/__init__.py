"""The words around a name that say what naming it means: one module of data per language.

`PREFIX` stands before a name, `SUFFIX` directly after it. `kinds` says how the rows are written.
"""

from __future__ import annotations

from screener.context.cues import (
    chinese,
    dutch,
    english,
    french,
    german,
    italian,
    japanese,
    korean,
    polish,
    portuguese,
    russian,
    spanish,
    swedish,
    turkish,
)
from screener.context.cues.kinds import CueKind, CueRow

__all__ = ["PREFIX", "SUFFIX", "CueKind", "CueRow"]

_LANGUAGES = (
    english,
    german,
    french,
    spanish,
    portuguese,
    italian,
    russian,
    polish,
    dutch,
    swedish,
    turkish,
    chinese,
    japanese,
    korean,
)

PREFIX: tuple[CueRow, ...] = tuple(row for language in _LANGUAGES for row in language.PREFIX)
SUFFIX: tuple[CueRow, ...] = tuple(row for language in _LANGUAGES for row in language.SUFFIX)

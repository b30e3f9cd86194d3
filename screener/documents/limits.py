"""How much one document may cost: bytes, pages, characters, seconds, memory.

Every reader takes the limits as a value; this module knows nothing of any reader. The figures come from
measured attacks: a 7 kB PDF that takes 5 GB, a 729-byte PDF that loops, HTML whose parsing time is quadratic
in its depth. All of them end within a second under these limits.
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

from screener.errors import ScreenerError

#: A variable of this name and a field's in capitals sets the limit: SCREENER_LIMIT_MEMORY_BYTES.
VARIABLE_PREFIX = "SCREENER_LIMIT_"


class LimitsError(ScreenerError, ValueError):
    """A limit that was set cannot be understood; the message names it and what it takes."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one document. Going over one gives a Document with a `problem`, not an exception."""

    bytes: int = 20_000_000  # of the file as received
    pages: int = 30  # of a PDF; the first so many are read, the rest is named as unread
    characters: int = 400_000  # of the text that comes out
    wall_seconds: float = 20.0  # from the task that a child process is given to its answer
    ocr_seconds: float = 60.0  # the same, from the moment a picture is to be read
    ocr_wait_seconds: float = 120.0  # for an engine that other documents use, before that
    cpu_seconds: int = 15  # of the child process, for one document
    memory_bytes: int = 512 * 1024 * 1024  # address space of the child above what its imports take
    open_files: int = 32  # of the child process
    output_bytes: int = 64 * 1024 * 1024  # of the child's answer
    html_depth: int = 2_000  # of nested elements
    html_tag_characters: int = 20_000  # of one tag without its quoted values: attributes cost quadratic time
    pixels: int = 25_000_000  # of a picture, before it is decoded, and of a page before it is drawn


def from_environment(environment: Mapping[str, str] = os.environ) -> Limits:
    """The limits as variables named SCREENER_LIMIT_* set them; the rest as they are by default.

    Raises:
        LimitsError: a variable names no limit, or its value is no number above zero.
    """
    known = {VARIABLE_PREFIX + field.name.upper(): field for field in fields(Limits)}
    values: dict[str, int | float] = {}
    for name, said in environment.items():
        if not name.startswith(VARIABLE_PREFIX) or not said.strip():
            continue
        if name not in known:
            raise LimitsError(f"{name} is no limit. There are {', '.join(sorted(known))}.")
        values[known[name].name] = _number(name, said.strip(), whole=isinstance(known[name].default, int))
    return Limits(**values)  # type: ignore[arg-type]


def _number(name: str, said: str, *, whole: bool) -> int | float:
    try:
        value = int(said) if whole else float(said)
    except ValueError:
        value = 0
    if value <= 0 or not math.isfinite(value):
        kind = "a whole number" if whole else "a number"
        raise LimitsError(f"{name} is {said!r}; give {kind} above 0, or leave it out.")
    return value


DEFAULT = from_environment()

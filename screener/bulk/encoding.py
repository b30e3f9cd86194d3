"""In which encoding a text file is written: by its byte order mark, else by what decodes all of it.

Knows bytes, not tables.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from screener.bulk.errors import BulkError

_CHUNK = 1 << 20

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec's name, and whether a byte order mark told it."""

    name: str
    marked: bool


def detect(path: Path) -> Encoding:
    """Find the encoding; the whole file is decoded once, so that no row fails on it later.

    Raises BulkError where none fits.
    """
    with path.open("rb") as file:
        start = file.read(4_096)
    for mark, name in _MARKS:
        if start.startswith(mark):
            candidates = [Encoding(name, marked=True)]
            break
    else:
        candidates = [Encoding(name, marked=False) for name in (*_bare_utf16(start), "utf-8", "cp1252")]
    for candidate in candidates:
        if _decodes(path, candidate.name):
            return candidate
    raise BulkError(f"{path.name} is neither UTF-8, UTF-16 nor Windows-1252 text; save it as UTF-8.")


def _bare_utf16(start: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark: nearly every other byte of a header in Latin letters is zero."""
    pairs = len(start) // 2 or 1
    if start[1::2].count(0) > 0.6 * pairs:
        return ("utf-16-le",)
    if start[::2].count(0) > 0.6 * pairs:
        return ("utf-16-be",)
    return ()


def _decodes(path: Path, name: str) -> bool:
    decoder = codecs.getincrementaldecoder(name)()
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True

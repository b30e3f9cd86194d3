"""The lines of a document with the zone and shape of the block each stands in.

Knows blocks and line ends, not what a line says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from screener.model import BlockKind, Document, Zone


@dataclass(frozen=True, slots=True)
class Line:
    """One line [start, end) without its line end. `ends_block`: nothing of its block follows."""

    start: int
    end: int
    kind: BlockKind
    zone: Zone
    ends_block: bool


def lines_of(document: Document) -> list[Line]:
    """All non-blank lines in text order; text outside any block counts as plain lines of the main zone."""
    lines: list[Line] = []
    at = 0
    for block in sorted(document.blocks, key=lambda b: (b.start, b.end)):
        start, end = max(block.start, at), min(block.end, len(document.text))
        if start >= end:
            continue
        lines.extend(_split(document.text, at, start, BlockKind.LINE, Zone.MAIN))
        lines.extend(_split(document.text, start, end, block.kind, block.zone))
        at = end
    lines.extend(_split(document.text, at, len(document.text), BlockKind.LINE, Zone.MAIN))
    return lines


def _split(text: str, start: int, end: int, kind: BlockKind, zone: Zone) -> Iterator[Line]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            rest = text[stop:end].strip()[:1] if end - stop < 400 else "x"
            yield Line(start, stop, kind, zone, not rest)
        start = stop + 1

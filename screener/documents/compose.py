"""Puts pieces of text together to the one canonical text, with the blocks and words that stand in it.

Every reader ends here, so that offsets are counted in one place. Knows nothing of file formats.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from screener.model import Block, BlockKind, Box, Check, Document, Word, Zone

#: Characters that no canonical text holds: NUL and other controls (tab and newline stay), lone surrogates.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(slots=True)  # not frozen: a page has a thousand, and freezing costs most of making one
class Piece:
    """A block before it has a place in the text. Holds no newline. Never changed once made."""

    text: str
    kind: BlockKind = BlockKind.LINE
    zone: Zone = Zone.MAIN


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word inside a piece: [start, end) of the piece's text, and its box on the piece's page."""

    start: int
    end: int
    box: Box


class Composer:
    """Collects blocks in text order; blocks are separated by one newline."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._words: list[Word] = []

    @property
    def length(self) -> int:
        """Characters so far."""
        return self._length

    @property
    def next_start(self) -> int:
        """Where the next block will begin."""
        return self._length + 1 if self._parts else 0

    def add(
        self,
        piece: Piece,
        *,
        page: int | None = None,
        box: Box | None = None,
        words: Iterable[PlacedWord] = (),
    ) -> None:
        """Append one block. Its text must hold no newline; words are given relative to the piece."""
        start = self.next_start
        self._parts.append(piece.text)
        self._length = start + len(piece.text)
        self._blocks.append(Block(start, self._length, piece.kind, piece.zone, page, box))
        if page is not None:
            self._words.extend(Word(start + w.start, start + w.end, page, w.box) for w in words)

    def text(self) -> str:
        return "\n".join(self._parts)

    def blocks(self) -> tuple[Block, ...]:
        return tuple(self._blocks)

    def words(self) -> tuple[Word, ...]:
        return tuple(self._words)


def clean_line(text: str) -> str:
    """`text` without characters that no text may hold; same meaning, possibly shorter."""
    return text if text.isprintable() else _FORBIDDEN.sub("", text)  # what is printable holds none


def digest(data: bytes | str) -> str:
    """SHA-256 of the bytes in hex; of a text, of its UTF-8 form."""
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()


def unreadable(
    problem: str,
    *,
    media_type: str,
    sha256: str,
    read_by: str = "text",
    pages: int | None = None,
    checks: tuple[Check, ...] = (),
) -> Document:
    """The Document of a file of which nothing could be read, with the reason in one sentence."""
    return Document(
        text="",
        media_type=media_type,
        sha256=sha256,
        read_by=read_by,
        pages=pages,
        unread_pages=tuple(range(1, pages + 1)) if pages else (),
        checks=checks,
        problem=problem,
    )

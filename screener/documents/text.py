"""Plain text to a Document: one block for each line, the words as given.

Markup given as text is read as markup (`read.read_text` decides). Knows nothing of labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screener.documents.compose import clean_line, digest, unreadable
from screener.documents.limits import Limits
from screener.model import Block, BlockKind, Check, Document

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_ITEM = re.compile(r"\s*(?:[-*•·▪◦‣–]\s+|\(?\d{1,2}[.)]\s+)\S")


def read_plain(
    text: str,
    *,
    limits: Limits,
    media_type: str = "text/plain",
    sha256: str | None = None,
    checks: tuple[Check, ...] = (),
) -> Document:
    """`text` as a Document. Blank lines separate blocks but are none; line ends become '\\n'."""
    sha256 = sha256 or digest(text)
    if not text.strip("\x00 \t\r\n\ufeff\u200b\xa0"):
        return unreadable("The text is empty.", media_type=media_type, sha256=sha256, checks=checks)
    if len(text) > limits.characters:
        return unreadable(
            f"The text has {len(text):,} characters; the limit is {limits.characters:,}. Screen it in parts.",
            media_type=media_type,
            sha256=sha256,
            checks=checks,
        )
    lines = [clean_line(line) for line in _LINE_END.split(text.removeprefix("\ufeff"))]
    return Document(
        text="\n".join(lines),
        media_type=media_type,
        sha256=sha256,
        read_by="text",
        blocks=tuple(_blocks(lines)),
        checks=checks,
    )


def _blocks(lines: list[str]) -> Iterator[Block]:
    start = 0
    for line in lines:
        if line.strip():
            yield Block(start, start + len(line), _kind(line))
        start += len(line) + 1


def _kind(line: str) -> BlockKind:
    if "\t" in line.strip():
        return BlockKind.TABLE_ROW
    return BlockKind.LIST_ITEM if _ITEM.match(line) else BlockKind.LINE

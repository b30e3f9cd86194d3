"""Documents that are put together rather than read: lists of items, and rows with several columns.

Knows the model only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from screener.model import Block, BlockKind, Check, Document, Product, Word, Zone

_MEDIA_TYPE = "text/plain"


def document_of_items(items: Sequence[str]) -> Document:
    """One item per line, each declared as an ingredient whatever it looks like."""
    lines = [" ".join(item.split("\n")).strip() for item in items]
    lines = [line for line in lines if line]
    text = "\n".join(lines)
    if not text:
        return unreadable("The list of ingredients is empty.")
    blocks = []
    place = 0
    for line in lines:
        blocks.append(Block(place, place + len(line), BlockKind.LIST_ITEM, Zone.STRUCTURED))
        place += len(line) + 1
    return Document(text, _MEDIA_TYPE, _sha256(text), "text", blocks=tuple(blocks))


def declared(document: Document) -> Document:
    """The document with its own lines marked as items that the caller declares, as in `document_of_items`.

    Headings and what is not the product's own stay as they are: a cell may hold a whole label or markup.
    """
    blocks = tuple(
        replace(
            block,
            zone=Zone.STRUCTURED,
            kind=block.kind if block.kind is BlockKind.HEADING else BlockKind.LIST_ITEM,
        )
        if block.zone is Zone.MAIN
        else block
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


def document_of_parts(parts: Sequence[tuple[str, Document]]) -> Document:
    """Join the documents of one row's columns, one below the other. The first that was read leads.

    A column that could not be read is named in `unread_parts`, and a check says why: it may hold what
    the others leave out.
    """
    readable = [part for _, part in parts if part.problem is None]
    if not readable:
        return parts[0][1]
    if len(parts) == 1:
        return readable[0]
    joined = readable[0]
    for part in readable[1:]:
        joined = _below(joined, part)
    unread = [(column, part.problem) for column, part in parts if part.problem is not None]
    checks = [check for _, part in parts for check in part.checks]
    checks += [
        Check("read_column", ran=False, reason=f"The column '{column}' was not read: {problem}")
        for column, problem in unread
    ]
    return replace(
        joined,
        checks=tuple(dict.fromkeys(checks)),
        sha256=_sha256(joined.text),
        unread_parts=tuple(column for column, _ in unread),
    )


def unreadable(problem: str) -> Document:
    """A document of which only the reason is known why it cannot be screened."""
    return Document("", _MEDIA_TYPE, _sha256(""), "text", problem=problem)


def _below(first: Document, second: Document) -> Document:
    """Pages keep their numbers and boxes only where one of the two has any."""
    shift = len(first.text) + 2
    return replace(
        first,
        text=f"{first.text}\n\n{second.text}",
        blocks=first.blocks + tuple(_moved_block(block, shift) for block in second.blocks),
        words=first.words or tuple(_moved_word(word, shift) for word in second.words),
        pages=first.pages or second.pages,
        unread_pages=first.unread_pages + second.unread_pages,
        by_ocr=first.by_ocr + _moved_spans(second.by_ocr, shift),
        unsure_pages=first.unsure_pages + second.unsure_pages,
        doubtful=first.doubtful + _moved_spans(second.doubtful, shift),
        second=None,
        product=Product(
            *(getattr(first.product, f) or getattr(second.product, f) for f in Product.__dataclass_fields__)
        ),
    )


def _moved_block(block: Block, shift: int) -> Block:
    return replace(block, start=block.start + shift, end=block.end + shift)


def _moved_word(word: Word, shift: int) -> Word:
    return replace(word, start=word.start + shift, end=word.end + shift)


def _moved_spans(spans: tuple[tuple[int, int], ...], shift: int) -> tuple[tuple[int, int], ...]:
    return tuple((start + shift, end + shift) for start, end in spans)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

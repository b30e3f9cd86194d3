"""A Document as plain JSON values and back, for the pipe between a child process and its parent.

The child has parsed hostile bytes and may be under their control, so the way back checks every type and
range and raises ValueError for anything else. Never pickle.
"""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from screener.model import Block, BlockKind, Box, Check, Document, Product, Reading, Word, Zone

_COORDINATE = 1e7  # larger numbers are no place on a page
#: A look-up costs a fifth of what calling the enum does, and a page has a thousand blocks.
_KINDS = {kind.value: kind for kind in BlockKind}
_ZONES = {zone.value: zone for zone in Zone}
_IDENTITY = ("name", "brand", "url", "seller", "upc")


def encode(document: Document) -> bytes:
    """UTF-8 JSON of everything but media type and hash, which the parent knows."""
    second = document.second
    body = {
        "text": document.text,
        "read_by": document.read_by,
        "blocks": _columns(document.blocks),
        "words": _word_rows(document.words),
        "pages": document.pages,
        "unread_pages": document.unread_pages,
        "second": None if second is None else [second.text, _word_rows(second.words)],
        "product": dataclasses.asdict(document.product),
        "checks": [[check.name, check.ran, check.reason] for check in document.checks],
        "problem": document.problem,
        "by_ocr": document.by_ocr,
        "unsure_pages": document.unsure_pages,
        "doubtful": document.doubtful,
    }
    return json.dumps(body, separators=(",", ":")).encode("ascii")


def decode(data: bytes | bytearray, *, media_type: str, sha256: str) -> Document:
    """The Document that `encode` wrote. Raises ValueError where the bytes are anything else."""
    try:
        body = json.loads(data)
        text = _string(body["text"])
        second = body["second"]
        document = Document(
            text=text,
            media_type=media_type,
            sha256=sha256,
            read_by=_string(body["read_by"]),
            blocks=_blocks(body["blocks"], len(text)),
            words=_words(body["words"], len(text)),
            pages=None if body["pages"] is None else _count(body["pages"]),
            unread_pages=tuple(_count(number) for number in body["unread_pages"]),
            second=None if second is None else _reading(second),
            product=Product(**{name: _optional(body["product"][name]) for name in _IDENTITY}),
            checks=tuple(
                Check(_string(name), bool(ran), _optional(reason)) for name, ran, reason in body["checks"]
            ),
            problem=_optional(body["problem"]),
            by_ocr=tuple(_span(start, end, len(text)) for start, end in body["by_ocr"]),
            unsure_pages=tuple(_count(number) for number in body["unsure_pages"]),
            doubtful=tuple(_span(start, end, len(text)) for start, end in body["doubtful"]),
        )
    except (KeyError, TypeError, RecursionError, OverflowError) as error:
        raise ValueError("the answer is not a document") from error
    return document


def _word_rows(words: tuple[Word, ...]) -> list[list[Any]]:
    return [[w.start, w.end, w.page, *w.box] for w in words]


def _words(rows: list[list[Any]], length: int) -> tuple[Word, ...]:
    return tuple(Word(*_span(start, end, length), _count(page), _box(box)) for start, end, page, *box in rows)


def _columns(blocks: tuple[Block, ...]) -> list[list[Any] | None]:
    """Blocks by column, because that is read back in half the time; None for a column that holds nothing."""
    placed = any(block.page is not None or block.box is not None for block in blocks)
    return [
        [block.start for block in blocks],
        [block.end for block in blocks],
        [block.kind.value for block in blocks],
        [block.zone.value for block in blocks],
        [block.page for block in blocks] if placed else None,
        [block.box for block in blocks] if placed else None,
    ]


def _blocks(columns: list[Any], length: int) -> tuple[Block, ...]:
    starts, ends, kind_names, zone_names, pages, boxes = columns
    if not {*map(type, starts), *map(type, ends)} <= {int}:
        raise ValueError("a span is not of whole numbers")
    if not all(0 <= start <= end <= length for start, end in zip(starts, ends, strict=True)):
        raise ValueError("a span lies outside the text")
    kinds, zones = [_KINDS[name] for name in kind_names], [_ZONES[name] for name in zone_names]
    if not len(starts) == len(kinds) == len(zones):
        raise ValueError("a block lacks its kind or zone")
    if pages is None and boxes is None:
        return tuple(map(Block, starts, ends, kinds, zones))
    places = [None if page is None else _count(page) for page in pages]
    areas = [None if box is None else _box(box) for box in boxes]
    if not len(starts) == len(places) == len(areas):
        raise ValueError("a block lacks its place")
    return tuple(map(Block, starts, ends, kinds, zones, places, areas))


def _reading(value: Any) -> Reading:
    text, rows = value
    return Reading(_string(text), _words(rows, len(text)))


def _span(start: Any, end: Any, length: int) -> tuple[int, int]:
    if type(start) is not int or type(end) is not int or not 0 <= start <= end <= length:
        raise ValueError("a span lies outside the text")
    return start, end


def _box(values: Any) -> Box:
    x0, top, x1, bottom = (float(value) for value in values)
    if not all(-_COORDINATE < value < _COORDINATE for value in (x0, top, x1, bottom)):
        raise ValueError("a box lies outside any page")
    return x0, top, x1, bottom


def _count(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 1_000_000:
        raise ValueError("not a page number")
    return value


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    value.encode("utf-8")  # a lone surrogate is a UnicodeEncodeError, which is a ValueError
    return value


def _optional(value: Any) -> str | None:
    return None if value is None else _string(value)

"""Document to Label: its sections, and the ingredients that the declaring ones list.

Knows what other modules of this room find, and no substance: `protected` are places, not meanings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from screener.labels.ingredients import parse_ingredients
from screener.labels.items import Spans
from screener.labels.sections import find_sections
from screener.model import DECLARING_SECTIONS, BlockKind, Document, Ingredient, Label, Section, Zone

#: Kinds of blocks that are one thing in any document, and those that are one on a page.
_WHOLE_BLOCKS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TITLE})
_BLOCKS_OF_PAGES = _WHOLE_BLOCKS | {BlockKind.HEADING, BlockKind.TABLE_ROW}
_BLANK_LINE = re.compile(r"\n(?=[ \t\u00a0]*\n)")
_AFTER_HEADING = re.compile(r"[\s*_】\]〕」>]*(?:[(（][^()（）\n]{0,60}[)）])?[\s*]*[:：|–—-]?\s*")


def understand(
    document: Document, protected: Sequence[tuple[int, int]], ordinary: Sequence[tuple[int, int]] = ()
) -> Label:
    """Type every stretch of the document and parse what it declares.

    `protected` are spans of `document.text` that no cut between ingredients may enter: the matcher's hits.
    `ordinary` are spans of names of ordinary ingredients; how densely names stand tells lists from sentences.
    A label without ingredients declares nothing. What a page's structured data repeats is listed once.
    """
    sections = find_sections(document, sorted({*protected, *ordinary}))
    spans = Spans(protected)
    block_ends = _block_ends(document)
    ingredients: list[Ingredient] = []
    for section in sections:
        if section.kind not in DECLARING_SECTIONS or _is_unseen(document, section):
            continue
        start = section.start
        if section.heading:
            after = _AFTER_HEADING.match(document.text, section.heading[1], section.end)
            start = after.end() if after else section.heading[1]
        found = parse_ingredients(
            document.text, start, section.end, section.kind, spans, block_ends=block_ends
        )
        offset = len(ingredients)
        ingredients.extend(
            item if item.parent is None else replace(item, parent=item.parent + offset) for item in found
        )
    return Label(sections, _without_repeats(document, ingredients))


def _block_ends(document: Document) -> frozenset[int]:
    """Where a paragraph, row or list item is over: at the ends of a page's blocks and before a blank line.

    The blocks of a PDF, a picture or a text are its lines, which end wherever there was no more room.
    """
    whole = _BLOCKS_OF_PAGES if document.read_by == "html" else _WHOLE_BLOCKS
    ends = {block.end for block in document.blocks if block.kind in whole}
    return frozenset(ends.union(found.start() for found in _BLANK_LINE.finditer(document.text)))


def _zone_at(document: Document, position: int) -> Zone:
    for block in document.blocks:
        if block.start <= position < block.end:
            return block.zone
    return Zone.MAIN


def _is_unseen(document: Document, section: Section) -> bool:
    return _zone_at(document, section.start) in {Zone.HIDDEN, Zone.META}


def _without_repeats(document: Document, ingredients: list[Ingredient]) -> tuple[Ingredient, ...]:
    """Leave out what structured data says again: shops print a description and carry it as data, too."""
    structured = [(b.start, b.end) for b in document.blocks if b.zone is Zone.STRUCTURED]
    if not structured:
        return tuple(ingredients)
    inside = Spans(structured)
    seen = {(item.name.casefold(), item.amount) for item in ingredients if not inside.cover(item.start)}
    kept: dict[int, int] = {}
    result: list[Ingredient] = []
    for index, item in enumerate(ingredients):
        key = (item.name.casefold(), item.amount)
        if inside.cover(item.start):
            if key in seen:
                continue
            seen.add(key)
        kept[index] = len(result)
        result.append(replace(item, parent=kept.get(item.parent) if item.parent is not None else None))
    return tuple(result)

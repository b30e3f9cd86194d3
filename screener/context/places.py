"""Where a hit stands: its section, the zone of its block, and whether a list stands elsewhere.

Knows sections and blocks, neither cues nor roles.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from screener.model import DECLARING_SECTIONS, Document, Label, Section, Zone


@dataclass(frozen=True, slots=True)
class Place:
    """Where a hit stands: its section and the zone of its block."""

    section: Section
    zone: Zone
    others_listed: bool  # the label lists its ingredients in another section


class Places:
    """The places of a document, found by position."""

    def __init__(self, document: Document, label: Label) -> None:
        self._sections = label.sections
        self._starts = [section.start for section in label.sections]
        self._blocks = sorted(document.blocks, key=lambda block: block.start)
        self._block_starts = [block.start for block in self._blocks]
        self._lists = {section.start for section in label.sections if _is_list(section, label)}

    def at(self, position: int) -> Place:
        """The place of a character of the document's text."""
        found = bisect_right(self._starts, position) - 1
        section = self._sections[max(found, 0)]
        block = bisect_right(self._block_starts, position) - 1
        inside = block >= 0 and position < self._blocks[block].end
        others = bool(self._lists - {section.start})
        return Place(section, self._blocks[block].zone if inside else Zone.MAIN, others)


def _is_list(section: Section, label: Label) -> bool:
    """True for what a heading opens or what names two ingredients: 'Each provides 5 mg' lists nothing."""
    if section.kind not in DECLARING_SECTIONS:
        return False
    return (
        section.heading is not None
        or sum(section.start <= i.start < section.end for i in label.ingredients) > 1
    )

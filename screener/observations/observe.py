"""All observations on one label, in the order of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from screener.model import Block, Document, Label, SectionKind, Zone
from screener.observations.claims import claims
from screener.observations.facts import Named, Seen
from screener.observations.limits import amounts_and_limits
from screener.observations.panel import panel_observations
from screener.observations.scan import find_words, lowered

#: A text with more claims than these says nothing new with the rest.
MOST_CLAIMS = 200

#: Sections whose words are not the product's own, or warn the reader.
_NOT_CLAIMED_IN = frozenset(
    {
        SectionKind.WARNINGS,
        SectionKind.ALLERGENS,
        SectionKind.CONTACT,
        SectionKind.REVIEWS,
        SectionKind.RELATED,
        SectionKind.NAVIGATION,
    }
)


def observe(document: Document, label: Label, named: Sequence[Named]) -> list[Seen]:
    """What is seen on the label beside its findings. `named` are all names of substances, in text order."""
    text = document.text
    words = find_words(text)
    seen = list(panel_observations(text, label, named, words))
    seen += amounts_and_limits(text, label, named, words)
    counted = [(one.start, one.end) for one in named if one.counted]
    if words or counted:
        unseen = [block for block in document.blocks if block.zone is Zone.HIDDEN]
        starts = [section.start for section in label.sections]
        for one in islice(claims(lowered(text), words, counted), MOST_CLAIMS):
            section = label.sections[bisect_right(starts, one.start) - 1]
            if section.kind not in _NOT_CLAIMED_IN and not _inside(unseen, one.start):
                seen.append(one)
    return sorted(dict.fromkeys(seen), key=lambda one: (one.start, one.end))


def _inside(blocks: Sequence[Block], position: int) -> bool:
    return any(block.start <= position < block.end for block in blocks)

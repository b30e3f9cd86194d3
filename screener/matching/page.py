"""A text on its way through the rungs: its key, its words, and the names that stand inside its words.

Made once for a text and only read.
"""

from __future__ import annotations

from dataclasses import dataclass

from screener.matching.index import Index
from screener.text import Squashed


@dataclass(frozen=True, slots=True)
class Page:
    """`words` are places (start, end) between blanks. `loose` are the (end, entry number, length) of keys
    of substances that stand in the text but not between token boundaries."""

    text: Squashed
    index: Index
    words: list[tuple[int, int]]
    loose: list[tuple[int, int, int]]

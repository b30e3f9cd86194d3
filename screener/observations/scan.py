"""One pass over the text for all words that may begin an observation.

Knows words and places; whether a disease that is named is also said to be treated is for `claims` to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from screener.observations.words import WORDS, WordKind

#: Words by their letters; what ends at a letter holds an empty one.
Tree: TypeAlias = dict[str, "Tree"]

_GAP = re.compile(r"[\s\u2010-\u2015-]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the tables at [start, end) of the text, `written` as in the table."""

    kind: WordKind
    written: str
    start: int
    end: int


def find_words(text: str) -> list[Word]:
    """The words of the tables in text order, the longest at each place; whole words only."""
    return list(_found(lowered(text)))


def lowered(text: str) -> str:
    """The text in small letters, every one at its own place."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _found(text: str) -> Iterator[Word]:
    kinds = _kinds()
    for match in _pattern().finditer(text):
        written = _GAP.sub(" ", match[0])
        yield Word(kinds[written], written, match.start(), match.end())


@cache
def _kinds() -> Mapping[str, WordKind]:
    return {written: kind for kind, table in WORDS.items() for written in table}


@cache
def _pattern() -> re.Pattern[str]:
    """All words as one tree of letters: a place that begins none costs one look."""
    tree: Tree = {}
    for written in _kinds():
        branch = tree
        for letter in written:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return re.compile(rf"\b{_alternatives(tree)}(?!\w)")


def _alternatives(tree: Tree) -> str:
    """The longer words first: what ends here comes after all that go on."""
    parts = [
        (r"[\s\u2010-\u2015-]+" if letter == " " else re.escape(letter)) + _alternatives(below)
        for letter, below in tree.items()
        if letter
    ]
    if "" in tree:
        parts.append("")
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"

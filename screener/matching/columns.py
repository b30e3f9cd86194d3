"""Entries as columns: few long values instead of many small ones, which load ten times as fast.

An entry is made when it is first asked for; a text asks for few. Knows entries; nothing of texts.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import TypedDict

from screener.matching.names import Entry

_BETWEEN = "\0"  # in no name: what squash leaves of one are letters and digits, and names are printed

#: The marks of an entry, each a bit.
_MARKS = ("ordinary", "needs_evidence", "capitals", "inexact", "brand", "chemical", "botanical", "code")


class Columns(TypedDict):
    """Entries by number, those of substances first. The last three are of those alone."""

    keys: str
    texts: str
    breaks: bytes
    substances: str
    marks: bytes
    budgets: bytes


def packed(entries: Sequence[Entry]) -> Columns:
    """The columns of entries that have their substances first, in the order of their rank."""
    listed = [entry for entry in entries if entry.substances]
    return Columns(
        keys=_BETWEEN.join(entry.key for entry in entries),
        texts=_BETWEEN.join(entry.text for entry in entries),
        breaks=b"".join(entry.breaks for entry in entries),
        substances=_BETWEEN.join(" ".join(entry.substances) for entry in listed),
        marks=bytes(sum(getattr(entry, mark) << bit for bit, mark in enumerate(_MARKS)) for entry in listed),
        budgets=bytes(entry.budget for entry in listed),
    )


class Entries(dict[int, Entry]):
    """The entries of packed columns, by number. Fills up as it is asked; threads may share it."""

    def __init__(self, columns: Columns) -> None:
        super().__init__()
        self.key_of = columns["keys"].split(_BETWEEN)
        #: How many edits a name of a substance may have, by number.
        self.budget_of = columns["budgets"]
        self.listed = len(self.budget_of)
        self._texts = columns["texts"].split(_BETWEEN)
        self._breaks = columns["breaks"]
        self._ends = array("I", accumulate(map(len, self.key_of)))
        self._substances = columns["substances"].split(_BETWEEN)
        self._marks = columns["marks"]

    def __missing__(self, number: int) -> Entry:
        made = self[number] = self._entry(number)
        return made

    def _entry(self, number: int) -> Entry:
        key = self.key_of[number]
        stop = self._ends[number] + number + 1  # each has one break more than letters
        breaks = self._breaks[stop - len(key) - 1 : stop]
        if number >= self.listed:
            return Entry(key, self._texts[number], breaks, (), ordinary=True)
        marks = self._marks[number]
        return Entry(
            key,
            self._texts[number],
            breaks,
            tuple(self._substances[number].split(" ")),
            **{mark: bool(marks >> bit & 1) for bit, mark in enumerate(_MARKS)},
            rank=number,
        )

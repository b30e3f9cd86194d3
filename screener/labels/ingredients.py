"""Parses an ingredient list or panel into ingredients: names, amounts, blends with what they hold.

Works on one section's text. Iterative and linear in its length, whatever the nesting. Knows neither pages
nor substances; names found by the matcher come in as spans that no cut may enter.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from screener.labels.brackets import pair_brackets
from screener.labels.entries import PANELS, Entry, EntryReader
from screener.labels.items import Piece, Spans, cut, ends_with_amount
from screener.labels.sentences import split_sentences
from screener.model import Ingredient, SectionKind

#: 'alpha-', 'N-' and 'menaquinone-7' keep their hyphen where a line ends in it: it is part of the name.
_LASTING_HYPHEN = re.compile(
    r"(?<=(?<![^\W\d_])[a-zA-Z])-\s*\n\s*|-\s*\n\s*(?=\d)|"
    r"(?:(?<=\balpha)|(?<=\bbeta)|(?<=\bgamma)|(?<=\bdelta)|(?<=\bomega)|(?<=\btrans)|(?<=\bcis)|(?<=\btert)|(?<=\bDL)|"
    r"(?<=\bpara)|(?<=\bmeta)|(?<=\bortho))-\s*\n\s*",
    re.IGNORECASE,
)
#: Brackets nested deeper than this are read as part of a name.
MAX_DEPTH = 10


@dataclass(slots=True)
class _Level:
    """Where the reading of one nesting level stands."""

    pieces: list[Piece]
    parent: int | None
    at: int = 0
    colon_parent: int | None = None
    row_parent: int | None = None


class _Reader:
    def __init__(
        self,
        text: str,
        section: SectionKind,
        protected: Spans,
        block_ends: Container[int],
        start: int,
        end: int,
    ) -> None:
        self.text = text
        self.block_ends = block_ends
        self.section = section
        self.protected = protected
        self.pairs = pair_brackets(text, start, end)
        self.entries = EntryReader(text, section, self.pairs, protected)
        self.found: list[Ingredient] = []
        self.by_lines = section in PANELS or not _is_comma_list(text, start, end, self.pairs)

    def read(self, start: int, end: int) -> list[Ingredient]:
        levels = [self._level(start, end, None)]
        while levels:
            level = levels[-1]
            if level.at >= len(level.pieces):
                levels.pop()
                continue
            piece = level.pieces[level.at]
            level.at += 1
            if piece.separator in {"\n", "|", "."}:
                level.colon_parent = None
            for entry in self.entries.read(piece, last=level.at == len(level.pieces)):
                deeper = self._add(entry, level, piece)
                if deeper and len(levels) < MAX_DEPTH:
                    levels.append(deeper)
        return self.found

    def _level(self, start: int, end: int, parent: int | None) -> _Level:
        item_ends: Container[int] = ()
        if parent is None:
            item_ends = range(start, end) if self.by_lines else self.block_ends
        pieces: list[Piece] = []
        for begin, stop in split_sentences(self.text, start, end) if parent is None else [(start, end)]:
            cuts = cut(self.text, begin, stop, self.pairs, self.protected, item_ends=item_ends)
            pieces.extend(replace(piece, separator=piece.separator or ".") for piece in cuts)
        return _Level(pieces, parent)

    def _add(self, entry: Entry, level: _Level, piece: Piece) -> _Level | None:
        """Record the entry under its blend; return the level of its parts, if it has any."""
        if entry.start >= entry.end:
            if entry.parts:
                return self._level(
                    *entry.parts, level.colon_parent if level.colon_parent is not None else level.parent
                )
            if entry.dose and self.found and self.found[-1].amount is None:
                self.found[-1] = replace(self.found[-1], amount=entry.dose.value, unit=entry.dose.unit)
                if level.row_parent != len(self.found) - 1:
                    level.row_parent = None
            return None
        if entry.heads_rest:
            level.colon_parent = None
        parent = level.parent if level.colon_parent is None else level.colon_parent
        if parent is None and level.row_parent is not None:
            if (entry.dose or entry.is_blend or entry.heads_rest) and not self._goes_on(entry, level, piece):
                level.row_parent = None
            else:
                parent = level.row_parent
        index = len(self.found)
        self.found.append(self._ingredient(entry, parent))
        if entry.heads_rest:
            level.colon_parent = index
        elif entry.is_blend and not entry.parts and self.by_lines and level.parent is None:
            level.row_parent = index
        return self._level(*entry.parts, index) if entry.parts else None

    def _goes_on(self, entry: Entry, level: _Level, piece: Piece) -> bool:
        """True if an item with an amount still belongs to the blend above: bracketed, by comma, indented."""
        if entry.is_blend or entry.heads_rest or level.row_parent is None:
            return False
        bracketed = entry.dose is not None and self.text[entry.dose.start] in "(（["
        head = self.found[level.row_parent]
        indented = self._indent(entry.start) >= self._indent(head.start) + 2
        return (
            bracketed
            or indented
            or (piece.separator in {",", "،", "，", "、"} and self.found[-1].parent is not None)
        )

    def _indent(self, at: int) -> int:
        """How many blanks stand before the line of `at`; 0 where other print does."""
        line = self.text[self.text.rfind("\n", max(0, at - 200), at) + 1 : at]
        return len(line) if line.isspace() else 0

    def _ingredient(self, entry: Entry, parent: int | None) -> Ingredient:
        printed = self.text[entry.start : entry.end]
        name = printed
        if entry.name_end is not None and entry.tail_start is not None:
            name = f"{self.text[entry.start : entry.name_end]} {self.text[entry.tail_start : entry.end]}"
        dose = entry.dose
        return Ingredient(
            start=entry.start,
            end=entry.end,
            printed=printed,
            name=_clean(name),
            section=self.section,
            amount=dose.value if dose else None,
            unit=dose.unit if dose else None,
            parent=parent,
        )


def parse_ingredients(
    text: str,
    start: int,
    end: int,
    section: SectionKind,
    protected: Spans,
    *,
    block_ends: Container[int] = frozenset(),
) -> list[Ingredient]:
    """The ingredients that text[start:end] lists, in text order; `parent` indexes the returned list.

    `block_ends` are the places of the line ends at which a paragraph or an item of a list is over.
    """
    return _Reader(text, section, protected, block_ends, start, end).read(start, end)


def _is_comma_list(text: str, start: int, end: int, pairs: Mapping[int, int]) -> bool:
    """True if commas part the items, so that a line end may stand inside one.

    Then all lines but the last of the paragraph hold commas; amounts at the ends of lines tell rows.
    """
    at, begin, commas = start, start, 0
    with_commas = without = rows = 0
    stop = min(end, start + 4000)
    while at <= stop:
        if at in pairs and pairs[at] < stop:
            at = pairs[at]
        elif at == stop or text[at] == "\n":
            if text[begin:at].strip():
                with_commas += commas > 0
                without += commas == 0
                rows += commas == 0 and ends_with_amount(text[begin:at])
            begin, commas = at + 1, 0
        elif text[at] in ",;،؛，；、":
            commas += 1
        at += 1
    return with_commas > 0 and without <= with_commas and not rows


def _clean(printed: str) -> str:
    """One line without soft hyphens, zero-width characters and line-break hyphens; letters as printed."""
    kept = _LASTING_HYPHEN.sub("-", printed)
    joined = re.sub(r"(?<=[^\W\d_])[-\u2010\u00ad]\s*\n\s*(?=[^\W\d_A-Z])", "", kept)
    return re.sub(r"\s+", " ", re.sub(r"[\u00ad\u200b-\u200d\ufeff]", "", joined)).strip()

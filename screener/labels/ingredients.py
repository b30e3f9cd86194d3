"""Parses an ingredient list or panel into ingredients: names, amounts, blends with what they hold.

Works on one section's text. Iterative and linear in its length, whatever the nesting. Knows neither pages
nor substances; names found by the matcher come in as spans that no cut may enter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from screener.labels.amounts import Amount, find_amounts
from screener.labels.brackets import pair_brackets
from screener.labels.items import Piece, Spans, cut
from screener.labels.noise import is_noise
from screener.labels.prose import is_claim_of_absence, reads_as_prose
from screener.model import Ingredient, SectionKind

#: Brackets nested deeper than this are read as part of a name.
MAX_DEPTH = 10
#: An item longer than this is text that found its way into a list.
MAX_NAME = 400

_PANELS = frozenset({SectionKind.SUPPLEMENT_FACTS, SectionKind.NUTRITION_FACTS})
_BLEND_WORD = re.compile(
    r"\b(?:blend|complex|matrix|formula|mix|premix|composite|stack|system|mischung|komplex|mélange|complexe|mezcla|complejo|"
    r"miscela|complesso|mistura|mieszanka|mengsel|смесь|комплекс)\b|ブレンド|混合|复合|複合|혼합",
    re.IGNORECASE,
)
_QUALIFIER = re.compile(
    r"\s*(?:as|from|std|standardi[sz]ed|stand|providing|provides|containing|contains|yielding|supplying|equivalent|equiv|"
    r"min|minimum|with|of|form|aus|als|davon|standardisiert|de|como|sous|titr\w*|std\.|also|which|naturally|\d+(?:[.,]\d+)?\s*%|"
    r"\d+:\d+|alt\. name|leaf|leaves|root|seed|seeds|bark|fruit|flower|stem|herb|whole|aerial|rhizome|berry|peel|bulb|plant|"
    r"includes?|in|and|not|for|w/|patent\w*|из|в виде)\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"(?:[\s•●▪■◆‣∙·・*\-–—>|\"'“”]|†|‡)*"
    r"(?:(?:contains?\s+)?(?:less\s+than\s+|<\s?|under\s+)?\d(?:[.,]\d)?\s?%\s+(?:or\s+less\s+)?of(?:\s+each)?(?:\s+of)?"
    r"(?:\s+the\s+following)?\s*:?\s*|contains?\s+one\s+or\s+more\s+of(?:\s+the\s+following)?\s*:?\s*|"
    r"contains?\s*:?\s+(?=\S)|(?:and|und|et|y|e|plus|with|mit|con|avec|&|\+|и)\s+(?!/)|\d{1,2}[.)]\s+(?=\D))?",
    re.IGNORECASE,
)
_TAIL_MARKS = " \t\n\r\u00a0*†‡§^¹²³⁴◊#~.:;,=_-–—•|\"'“”‡+"
_MORE_OF_SAME = re.compile(
    r"^\s*(?:%|\(?\d+\s?%|dv\b|[*†‡§^.,;:|)\]-]|$)|\b(?:providing|provides|yielding|supplying|standardi[sz]ed|std|equivalent|equiv|"
    r"min|minimum|of which|from|to|per|=|or|davon|aus)\b[^,;]{0,30}$",
    re.IGNORECASE,
)
_DAILY_VALUE = re.compile(
    r"[\s|(]*(?:<\s?)?(?:\d{1,3}(?:[.,]\d{3})*(?:[.,]\d+)?\s?[%％](?:\s?(?:DV|NRV|RDA))?|[*†‡§^]+)[)\s*†‡§^|]*"
)
_UNSPLIT_AND = re.compile(
    r"(?:natural|artificial|mono|mono-|white|red|black|green|sweet|bitter|leaf|stem|root|seed|fruit|flower|vitamin|"
    r"omega|long|short|milk|natürliche|naturels|naturales|naturali)\s*$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:and|und|et|y|&|plus|и|i|en)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item as read from one piece: name span, dose, the bracketed stretch that holds its parts."""

    start: int
    end: int
    dose: Amount | None = None
    parts: tuple[int, int] | None = None
    name_end: int | None = None  # where the name breaks off before its amount, when a qualifier follows
    tail_start: int | None = None
    is_blend: bool = False
    heads_rest: bool = False  # 'Focus blend 1 g: a, b, c'


@dataclass(slots=True)
class _Level:
    """Where the reading of one nesting level stands."""

    pieces: list[Piece]
    parent: int | None
    at: int = 0
    colon_parent: int | None = None
    row_parent: int | None = None


class _Reader:
    def __init__(self, text: str, section: SectionKind, protected: Spans, start: int, end: int) -> None:
        self.text = text
        self.section = section
        self.protected = protected
        self.pairs = pair_brackets(text, start, end)
        self.found: list[Ingredient] = []
        self.by_lines = section in _PANELS or not _is_comma_list(text, start, end, self.pairs)

    def read(self, start: int, end: int) -> list[Ingredient]:
        levels = [self._level(start, end, None)]
        while levels:
            level = levels[-1]
            if level.at >= len(level.pieces):
                levels.pop()
                continue
            piece = level.pieces[level.at]
            level.at += 1
            for entry in self._entries(piece, last=level.at == len(level.pieces)):
                deeper = self._add(entry, piece, level)
                if deeper and len(levels) < MAX_DEPTH:
                    levels.append(deeper)
        return self.found

    def _level(self, start: int, end: int, parent: int | None) -> _Level:
        lines = self.by_lines and parent is None
        pieces = list(cut(self.text, start, end, self.pairs, self.protected, lines_are_items=lines))
        return _Level(pieces, parent)

    def _add(self, entry: _Entry, piece: Piece, level: _Level) -> _Level | None:
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
        if piece.separator in {"\n", "|"} or entry.heads_rest:
            level.colon_parent = None
        parent = level.parent if level.colon_parent is None else level.colon_parent
        if parent is None and level.row_parent is not None:
            if entry.dose or entry.is_blend or entry.heads_rest:
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

    def _ingredient(self, entry: _Entry, parent: int | None) -> Ingredient:
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

    # One piece to entries -------------------------------------------------------------------------

    def _entries(self, piece: Piece, *, last: bool) -> list[_Entry]:
        start, end = self._trim(piece.start, piece.end)
        if start >= end:
            return []
        if is_noise(self.text[start : min(end, start + 240)]) and not self.protected.touch(start, end):
            amounts = list(find_amounts(self.text, start, min(end, start + 60)))
            only_amount = amounts and amounts[0].start == start and amounts[0].is_dose
            return [_Entry(start, start, amounts[0])] if only_amount else []
        colon = self._head_colon(start, end)
        if colon is not None:
            return self._headed(start, colon, end)
        entries: list[_Entry] = []
        for begin, stop, dose in self._doses(start, end):
            entries.extend(self._entry(begin, stop, dose, split_and=last or dose is not None))
        return entries

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        while True:
            lead = _LEAD_IN.match(self.text, start, end)
            step = lead.end() if lead else start
            if step == start:
                break
            if self.protected.cover(step - 1) and self.protected.cover(step):
                break
            start = step
        while end > start and self.text[end - 1] in " \t\n\r\u00a0\u200b":
            end -= 1
        return start, end

    def _head_colon(self, start: int, end: int) -> int | None:
        """Where 'Blend 1 g: a' or 'Brain capsule: a' breaks; ratios (10:1) and brackets do not count."""
        at = start
        limit = min(end, start + 160)
        while at < limit:
            if at in self.pairs:
                at = self.pairs[at]
            elif self.text[at] in ":：" and not self.protected.cover(at):
                follows = self.text[at + 1 : end].lstrip()
                if follows and (
                    self.text[at] == "：" or not self.text[at + 1].isdigit() or self.text[at - 1].isalpha()
                ):
                    return at
            at += 1
        return None

    def _headed(self, start: int, colon: int, end: int) -> list[_Entry]:
        rest = list(self._doses(*self._trim(colon + 1, end)))
        first_start, _, first_dose = rest[0] if rest else (end, end, None)
        if first_dose and first_dose.start == first_start and len(rest) == 1:
            tail = self.text[first_dose.end : end].strip(_TAIL_MARKS)
            if not tail or _DAILY_VALUE.fullmatch(self.text[first_dose.end : end]):
                return self._entry(start, colon, first_dose, split_and=False)
        head = self.text[start:colon]
        heads = list(self._doses(start, colon))
        head_dose = heads[0][2] if heads else None
        body = [e for b, s, d in rest for e in self._entry(b, s, d, split_and=False)]
        if head_dose or _BLEND_WORD.search(head) or self.protected.touch(start, colon):
            stop = head_dose.start if head_dose and head_dose.start > start else colon
            first, stop = self._tidy(start, stop)
            return [_Entry(first, stop, head_dose, is_blend=True, heads_rest=True), *body]
        return body

    def _doses(self, start: int, end: int) -> list[tuple[int, int, Amount | None]]:
        """Cut a piece that prints several items with their amounts ('A 10 mg B 20 mg'); one dose each."""
        doses = [a for a in self._outer_amounts(start, end) if a.is_dose]
        if not doses:
            return [(start, end, None)]
        amount_first = not self.text[start : doses[0].start].strip(_TAIL_MARKS + "(")
        kept = [doses[0]]
        for dose in doses[1:]:
            between = self.text[kept[-1].end : dose.start]
            named = re.search(r"[^\W\d_]{2,}", _DAILY_VALUE.sub(" ", between))
            if named and not _MORE_OF_SAME.search(between) and not self.protected.cover(dose.start):
                kept.append(dose)
        if amount_first:
            edges = [start, *(dose.start for dose in kept[1:]), end]
        else:
            edges = [start, *(self._after_dose(dose.end, end) for dose in kept[:-1]), end]
        return [(edges[i], edges[i + 1], kept[i]) for i in range(len(kept))]

    def _after_dose(self, at: int, end: int) -> int:
        shares = _DAILY_VALUE.match(self.text, at, end)
        return shares.end() if shares else at

    def _outer_amounts(self, start: int, end: int) -> list[Amount]:
        """Amounts outside brackets, and those that fill a bracket: 'taurine (1 g)'."""
        found: list[Amount] = []
        at = begin = start
        while at < end:
            close = self.pairs.get(at)
            if close is not None and close < end:
                found.extend(find_amounts(self.text, begin, at))
                if close - at < 24:
                    inner = list(find_amounts(self.text, at + 1, close))
                    if (
                        len(inner) == 1
                        and not (self.text[at + 1 : inner[0].start] + self.text[inner[0].end : close]).strip()
                    ):
                        found.append(replace(inner[0], start=at, end=close + 1))
                at = begin = close + 1
                continue
            at += 1
        found.extend(find_amounts(self.text, begin, end))
        return found

    def _entry(self, start: int, end: int, dose: Amount | None, *, split_and: bool) -> list[_Entry]:
        start, end = self._trim(start, end)
        if start >= end:
            return []
        name_end, tail = end, None
        if dose and start <= dose.start < end:
            if self.text[start : dose.start].strip(_TAIL_MARKS + "("):
                name_end, tail = dose.start, self._qualifier_after(dose.end, end)
            else:
                start, _ = self._trim(min(dose.end, end), end)
                of = re.compile(r"(?:of|de|di|von)\s+|d['’]", re.IGNORECASE).match(self.text, start, end)
                start = of.end() if of else start
        if start >= end or not self.text[start:name_end].strip(_TAIL_MARKS):
            return [_Entry(start, start, dose)] if dose else []
        parts = self._parts(start, name_end) or (self._parts(*tail) if tail else None)
        if parts:
            first, stop = self._tidy(start, min(name_end, parts[0] - 1))
            blend = True
        else:
            first, stop = self._tidy(start, name_end)
            blend = _is_blend_name(self.text[first:stop])
        if first >= stop:
            return [_Entry(first, first, dose, parts)] if parts or dose else []
        if self._is_text(first, stop, dose):
            return []
        if tail and not parts:
            tail_end = self._tidy(*tail)[1]
            return [_Entry(first, tail_end, dose, None, stop, tail[0], blend)]
        if split_and and not parts and (halves := self._halves(first, stop)):
            return (
                [_Entry(*halves[0]), _Entry(*halves[1], dose)]
                if dose is None
                else [_Entry(first, stop, dose)]
            )
        return [_Entry(first, stop, dose, parts, is_blend=blend)]

    def _is_text(self, start: int, end: int, dose: Amount | None) -> bool:
        """Claims ('gluten free') and sentences are no ingredients; a name the matcher knows is kept."""
        stretch = self.text[start:end]
        if not any(character.isalpha() for character in stretch[:200]):
            return True
        if dose is None and is_claim_of_absence(stretch[:200]):
            return True
        if self.protected.touch(start, end):
            return False
        return end - start > MAX_NAME or reads_as_prose(stretch, has_amount=dose is not None)

    def _qualifier_after(self, start: int, end: int) -> tuple[int, int] | None:
        """'Vitamin C 90 mg (as ascorbic acid)': what is said of the name after its amount."""
        at = self._after_dose(start, end)
        while at < end and self.text[at] in " \t\u00a0*†‡|":
            at += 1
        if at >= end:
            return None
        opened = self.pairs.get(at)
        if opened is not None and opened < end and re.search(r"[^\W\d_]{3,}", self.text[at:opened]):
            return at, opened + 1
        if re.match(
            r"(?:as|from|als|aus|providing|std|standardi[sz]ed|yielding)\b", self.text[at:end], re.IGNORECASE
        ):
            return at, end
        return None

    def _parts(self, start: int, end: int) -> tuple[int, int] | None:
        """The inside of a bracket that lists what the item is made of; a qualifier is no list."""
        at = start
        while at < end:
            close = self.pairs.get(at)
            if close is None or close >= end:
                at += 1
                continue
            if not self.protected.cover(at) and self._lists_parts(start, at, close, end):
                return at + 1, close
            at = close + 1
        return None

    def _lists_parts(self, start: int, opened: int, close: int, end: int) -> bool:
        head = self.text[start:opened].strip(_TAIL_MARKS)
        if not head:
            return not self.text[close + 1 : end].strip(_TAIL_MARKS)
        after = self.text[close + 1 : end]
        if re.search(r"[^\W\d_]{3,}", after) and not after.lstrip().startswith(("(", "[", "{")):
            return False
        inner_start = opened + 1
        while inner_start < close and self.text[inner_start] in " ([{":
            inner_start += 1
        blend = bool(_BLEND_WORD.search(head))
        if not blend and _QUALIFIER.match(self.text, inner_start, close):
            return False
        if self.protected.cover(opened - 1) and self.protected.cover(opened + 1):
            return False
        pieces = cut(self.text, opened + 1, close, self.pairs, self.protected, lines_are_items=False)
        next(pieces)
        return next(pieces, None) is not None

    def _halves(self, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """'a and b' at the end of a list, unless both words belong to one name."""
        if self.by_lines and not _AND.search(self.text, start, end):
            return None
        for joint in _AND.finditer(self.text, start, end):
            left, right = (start, joint.start()), (joint.end(), end)
            if self.protected.cover(joint.start()) or any(
                at in self.pairs for at in range(start, joint.start())
            ):
                continue
            if self.section in _PANELS or _UNSPLIT_AND.search(self.text, *left):
                continue
            if self._tidy(*left)[0] < self._tidy(*left)[1] and self._tidy(*right)[0] < self._tidy(*right)[1]:
                return self._tidy(*left), self._tidy(*right)
        return None

    def _tidy(self, start: int, end: int) -> tuple[int, int]:
        """Drop blanks, footnote marks, dot leaders and stray brackets at the edges of a name."""
        while start < end and self.text[start] in _TAIL_MARKS:
            start += 1
        closers = set(self.pairs.values()) if end - start < 2 else None
        del closers
        while end > start:
            last = self.text[end - 1]
            if last in _TAIL_MARKS or (last in "([{" and (end - 1) not in self.pairs):
                end -= 1
            else:
                break
        return start, end


def parse_ingredients(
    text: str, start: int, end: int, section: SectionKind, protected: Spans
) -> list[Ingredient]:
    """The ingredients that text[start:end] lists, in text order; `parent` indexes the returned list."""
    return _Reader(text, section, protected, start, end).read(start, end)


def _is_comma_list(text: str, start: int, end: int, pairs: Mapping[int, int]) -> bool:
    """True if commas part the items, so that a line end may stand inside one."""
    at, commas, lines = start, 0, 0
    while at < min(end, start + 4000):
        if at in pairs:
            at = pairs[at]
        elif text[at] in ",;，；、":
            commas += 1
        elif text[at] == "\n":
            lines += 1
        at += 1
    return commas > lines


def _is_blend_name(name: str) -> bool:
    return bool(_BLEND_WORD.search(name)) and not re.search(r"\bb[\s-]complex\b", name, re.IGNORECASE)


def _clean(printed: str) -> str:
    """One line without soft hyphens, zero-width characters and line-break hyphens; letters stay as printed."""
    joined = re.sub(r"(?<=[^\W\d_])[-\u00ad]\s*\n\s*(?=[a-z])", "", printed)
    return re.sub(r"\s+", " ", re.sub(r"[\u00ad\u200b-\u200d\ufeff]", "", joined)).strip()

"""Reads one piece of an ingredient list: its name, its dose, the bracket that lists what it is made of.

Knows names, doses and brackets of one item; what stands around it is the concern of `ingredients`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from screener.labels.amounts import Amount, find_amounts
from screener.labels.functions import is_function
from screener.labels.items import Piece, Spans, cut
from screener.labels.noise import is_noise, is_nutrition_row
from screener.labels.prose import is_claim_of_absence, reads_as_prose
from screener.model import SectionKind

#: An item longer than this is text that found its way into a list.
MAX_NAME = 400

PANELS = frozenset({SectionKind.SUPPLEMENT_FACTS, SectionKind.NUTRITION_FACTS})
_BLEND_WORD = re.compile(
    r"\b(?:blend|complex|matrix|formula|mix|premix|composite|stack|system|mischung|komplex|mélange|complexe|mezcla|complejo|"
    r"miscela|complesso|mistura|mieszanka|mengsel|смесь|комплекс)\b|ブレンド|混合|复合|複合|혼합",
    re.IGNORECASE,
)
_QUALIFIER = re.compile(
    r"\s*(?:as|from|std|standardi[sz]ed|stand|providing|provides|containing|contains|yielding|supplying|equivalent|"
    r"equiv|min|minimum|with|of|form|aus|als|davon|standardisiert|de|como|sous|titr\w*|also|which|naturally|"
    r"\d+:\d+|alt\. name|leaf|leaves|root|seed|seeds|bark|fruit|flower|stem|herb|whole|aerial|rhizome|berry|"
    r"peel|bulb|plant|includes?|in|and|not|for|patent\w*|из|в виде)\b|\s*\d+(?:[.,]\d+)?\s*[%％]",
    re.IGNORECASE,
)
#: A name never ends so before its amount: 'One scoop in 250 ml', 'pouches of 360 g' are sentences.
_RUNS_ON = re.compile(
    r"\s(?:in|of|with|into|to|at|per|every|about|approx|approximately|up\s+to|than|least|most|is|are|in\s+etwa|mit|von|je|ca|"
    r"dans|avec|de|en|con|in|di|w|z|na|в|с|до)$",
    re.IGNORECASE,
)
#: Marks of languages before the text of each: 'FR Ingrédients: ...'. Symbols of elements are left out.
_LANGUAGE_MARK = re.compile(
    r"(?:DE|FR|IT|EN|GB|UK|NL|PL|PT|SV|DA|DK|FI|CZ|HU|GR|EL|TR|RU|CH|EE|LT|LV|SL|HR|BG)"
)
_OPENING = re.compile(r"[(\[{（【［｛]")
_LEAD_IN = re.compile(
    r"(?:[\s•●▪■◆‣∙·・*\-–—>|]|†|‡)*"
    r"(?:(?:contains?\s+)?(?:less\s+than\s+|<\s?|under\s+)?\d(?:[.,]\d)?\s?%\s+(?:or\s+less\s+)?of(?:\s+each)?(?:\s+of)?"
    r"(?:\s+the\s+following)?\s*:?\s*|contains?\s+one\s+or\s+more\s+of(?:\s+the\s+following)?\s*:?\s*|"
    r"contains?\s*:?\s+(?=\S)|ingredients\s+(?=\S)|(?:and|und|et|y|e|plus|with|mit|con|avec|&|\+|и)\s+(?!/)|\d{1,2}[.)]\s+(?=\D))?",
    re.IGNORECASE,
)
_TAIL_MARKS = " \t\n\r\u00a0*†‡§^¹²³⁴◊#~.:;,=_-–—•|‡+"
_MORE_OF_SAME = re.compile(
    r"^\s*(?:%|\(?\d+\s?%|dv\b|[*†‡§^.,;:|)\]-]|$)|\b(?:providing|provides|yielding|supplying|standardi[sz]ed|std|equivalent|equiv|"
    r"min|minimum|of which|from|to|per|=|or|davon|aus)\b[^,;]{0,30}$",
    re.IGNORECASE,
)
_DAILY_VALUE = re.compile(
    r"[\s|(]*(?:<\s?)?(?:\d{1,3}(?:[.,]\d{3})*(?:[.,]\d+)?\s?[%％](?:\s?(?:DV|NRV|RDA))?|[*†‡§^]+)[)\s*†‡§^|]*"
)
#: What stands before the limit of a contaminant.
_LIMIT = re.compile(
    r"(?:\b(?:below|under|than|max(?:imum)?|nmt|not\s+more\s+than|up\s+to|limit|unter|höchstens|moins\s+de)|[<≤])[\s.:(]*$",
    re.IGNORECASE,
)
#: 'phenol, 4-(2-aminopropyl)-': the hyphen at the end of an inverted name belongs to it.
_INVERTED = re.compile(r"[^\n]*[\w)\]'-],\s?(?:\S|\s(?=[^()\n]*\)))+(?<=[\w)\]'])-")
_UNSPLIT_AND = re.compile(
    r"(?:natural|artificial|mono|mono-|white|red|black|green|sweet|bitter|leaf|stem|root|seed|fruit|flower|vitamin|"
    r"omega|long|short|milk|natürliche|naturels|naturales|naturali)\s*$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:and|und|et|y|&|plus|и|i|en)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as read from one piece: name span, dose, the bracketed stretch that holds its parts."""

    start: int
    end: int
    dose: Amount | None = None
    parts: tuple[int, int] | None = None
    name_end: int | None = None  # where the name breaks off before its amount, when a qualifier follows
    tail_start: int | None = None
    is_blend: bool = False
    heads_rest: bool = False  # 'Focus blend 1 g: a, b, c'


class EntryReader:
    """Reads pieces of one section. `pairs` are the section's brackets, `protected` what no cut may enter."""

    def __init__(self, text: str, section: SectionKind, pairs: Mapping[int, int], protected: Spans) -> None:
        self.text = text
        self.section = section
        self.pairs = pairs
        self.protected = protected

    def read(self, piece: Piece, *, last: bool) -> list[Entry]:
        start, end = self._trim(piece.start, piece.end)
        if start >= end:
            return []
        head = self.text[start : min(end, start + 240)]
        if (
            is_noise(head) or (self.section in PANELS and is_nutrition_row(head))
        ) and not self.protected.touch(start, end):
            amounts = list(find_amounts(self.text, start, min(end, start + 60)))
            only_amount = amounts and amounts[0].start == start and amounts[0].is_dose
            return [Entry(start, start, amounts[0])] if only_amount else []
        colon = self._head_colon(start, end)
        if colon is not None:
            return self._headed(start, colon, end)
        entries: list[Entry] = []
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
        if self.text.find(":", start, limit) < 0 and self.text.find("：", start, limit) < 0:
            return None
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

    def _headed(self, start: int, colon: int, end: int) -> list[Entry]:
        rest = list(self._doses(*self._trim(colon + 1, end)))
        first_start, _, first_dose = rest[0] if rest else (end, end, None)
        if first_dose and first_dose.start == first_start and len(rest) == 1:
            tail = self.text[first_dose.end : end].strip(_TAIL_MARKS)
            if not tail or _DAILY_VALUE.fullmatch(self.text[first_dose.end : end]):
                return self._entry(start, colon, first_dose, split_and=False)
        head = self.text[start:colon]
        heads = list(self._doses(start, colon))
        head_dose = heads[0][2] if heads else None
        body = [
            e
            for b, s, d in rest
            if not is_noise(self.text[b:s]) or self.protected.touch(b, s)
            for e in self._entry(b, s, d, split_and=False)
        ]
        if head_dose or _BLEND_WORD.search(head) or self.protected.touch(start, colon):
            stop = head_dose.start if head_dose and head_dose.start > start else colon
            first, stop = self._tidy(start, stop)
            return [Entry(first, stop, head_dose, is_blend=True, heads_rest=True), *body]
        return body

    def _doses(self, start: int, end: int) -> list[tuple[int, int, Amount | None]]:
        """Cut a piece that prints several items with their amounts ('A 10 mg B 20 mg'); one dose each."""
        amounts = [
            amount
            for amount in self._outer_amounts(start, end)
            # 'GR 33343 G' is a name, no 33 kg of 'GR'
            if not (amount.start > start and self.protected.hold(amount.start - 1, amount.end))
        ]
        doses = [amount for amount in amounts if amount.is_dose] or self._shares(amounts, start, end)
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

    def _shares(self, amounts: list[Amount], start: int, end: int) -> list[Amount]:
        """'Colloidal silver (20 ppm)' ends in how much of it there is; 'lead < 1 ppm' ends in a limit."""
        last = amounts[-1:]
        if (
            not last
            or not last[0].is_share
            or last[0].at_most
            or _LIMIT.search(self.text, start, last[0].start)
        ):
            return []
        return [] if self.text[last[0].end : end].strip(_TAIL_MARKS) else last

    def _after_dose(self, at: int, end: int) -> int:
        shares = _DAILY_VALUE.match(self.text, at, end)
        return shares.end() if shares else at

    def _outer_amounts(self, start: int, end: int) -> list[Amount]:
        """Amounts outside brackets, and those that fill a bracket: 'taurine (1 g)'."""
        found: list[Amount] = []
        begin = start
        for bracket in _OPENING.finditer(self.text, start, end):
            at = bracket.start()
            close = self.pairs.get(at)
            if at >= begin and close is not None and close < end:
                found.extend(find_amounts(self.text, begin, at))
                if close - at < 24:
                    inner = list(find_amounts(self.text, at + 1, close))
                    if (
                        len(inner) == 1
                        and not (self.text[at + 1 : inner[0].start] + self.text[inner[0].end : close]).strip()
                    ):
                        found.append(replace(inner[0], start=at, end=close + 1))
                begin = close + 1
        found.extend(find_amounts(self.text, begin, end))
        return found

    def _entry(self, start: int, end: int, dose: Amount | None, *, split_and: bool) -> list[Entry]:
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
            return [Entry(start, start, dose)] if dose else []
        parts = self._parts(start, start, name_end) or (self._parts(start, *tail) if tail else None)
        if parts:
            first, stop = self._tidy(start, min(name_end, parts[0] - 1))
            blend = True
        else:
            first, stop = self._tidy(start, name_end)
            blend = is_blend_name(self.text[first:stop])
        if first >= stop:
            return [Entry(first, first, dose, parts)] if parts or dose else []
        if not parts and self._is_text(first, stop, dose):
            return []
        if tail and not parts:
            tail_end = self._tidy(*tail)[1]
            return [Entry(first, tail_end, dose, None, stop, tail[0], blend)]
        if split_and and not parts and (halves := self._halves(first, stop)):
            return (
                [Entry(*halves[0]), Entry(*halves[1], dose)] if dose is None else [Entry(first, stop, dose)]
            )
        return [Entry(first, stop, dose, parts, is_blend=blend)]

    def _is_text(self, start: int, end: int, dose: Amount | None) -> bool:
        """Claims ('gluten free') and sentences are no ingredients; a name the matcher knows is kept."""
        stretch = self.text[start:end]
        if not any(character.isalpha() for character in stretch[:200]):
            return True
        if self.protected.hold(start, end):
            return False  # 'Sus-Phrine Sulfite-Free' is a name
        if dose is None and is_claim_of_absence(stretch[:200]):
            return True
        if self.protected.touch(start, end):
            return False
        if dose is None and _LANGUAGE_MARK.fullmatch(stretch):
            return True
        if dose is not None and dose.start >= end and _RUNS_ON.search(stretch):
            return True
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

    def _parts(self, head: int, start: int, end: int) -> tuple[int, int] | None:
        """The inside of a bracket that lists what the item is made of; a qualifier is no list."""
        at = start
        while at < end:
            close = self.pairs.get(at)
            if close is None or close >= end:
                at += 1
                continue
            if not self.protected.cover(at) and self._lists_parts(head, at, close, end):
                return at + 1, close
            at = close + 1
        return None

    def _lists_parts(self, start: int, opened: int, close: int, end: int) -> bool:
        head = self.text[max(start, opened - 120) : opened].strip(_TAIL_MARKS)
        if not head:
            return not self.text[close + 1 : min(end, close + 80)].strip(_TAIL_MARKS)
        after = self.text[close + 1 : min(end, close + 80)]
        if re.search(r"[^\W\d_]{3,}", after) and not after.lstrip().startswith(("(", "[", "{")):
            return False
        if after[:1] == "-" and not re.search(r"\s", self.text[opened:close]):
            return False  # '(2alpha,5alpha,17beta)-'
        inner_start = opened + 1
        while inner_start < close and self.text[inner_start] in " ([{":
            inner_start += 1
        blend = bool(_BLEND_WORD.search(head))
        if not blend and _QUALIFIER.match(self.text, inner_start, close):
            return False
        if self.protected.cover(opened - 1) and self.protected.cover(opened + 1):
            return False
        if is_function(head):
            return True
        pieces = cut(self.text, opened + 1, close, self.pairs, self.protected, item_ends=())
        next(pieces)
        return next(pieces, None) is not None

    def _halves(self, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """'a and b' at the end of a list, unless both words belong to one name or stand in brackets."""
        if self.section in PANELS or end - start > MAX_NAME:
            return None
        for joint in _AND.finditer(self.text, start, end):
            left, right = self._tidy(start, joint.start()), self._tidy(joint.end(), end)
            if self.protected.cover(joint.start()) or any(at in self.pairs for at in range(*left)):
                continue
            if not _UNSPLIT_AND.search(self.text, *left) and left[0] < left[1] and right[0] < right[1]:
                return left, right
        return None

    def _tidy(self, start: int, end: int) -> tuple[int, int]:
        """Drop blanks, footnote marks, dot leaders and stray brackets at the edges of a name."""
        while start < end and self.text[start] in _TAIL_MARKS:
            start += 1
        while end > start:
            last = self.text[end - 1]
            if last == "-" and _INVERTED.fullmatch(self.text, max(start, end - MAX_NAME), end):
                break
            if last in _TAIL_MARKS or (last in "([{" and (end - 1) not in self.pairs):
                end -= 1
            else:
                break
        return start, end


def is_blend_name(name: str) -> bool:
    """True for 'Energy Blend', 'premix', 'Mischung'; the vitamin 'B-complex' is one ingredient."""
    return bool(_BLEND_WORD.search(name)) and not re.search(r"\bb[\s-]complex\b", name, re.IGNORECASE)

"""Cuts an ingredient list into its items at one level of nesting, never inside a chemical name.

Knows separators, brackets and locants; what an item means is the concern of `ingredients`. One pass,
linear time: bracketed stretches are jumped over, they are cut when their own level is read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from screener.labels.amounts import find_amounts


@dataclass(frozen=True, slots=True)
class Piece:
    """One item as cut: [start, end) and the separator that stands before it ('' for the first)."""

    start: int
    end: int
    separator: str


class Spans:
    """Stretches that no cut may enter (names found by the matcher); a cut at a span's edge is fine."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        merged: list[tuple[int, int]] = []
        for start, end in sorted(span for span in spans if span[0] < span[1]):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def cover(self, position: int) -> bool:
        """True if the character at `position` belongs to a protected span."""
        found = bisect_right(self._starts, position) - 1
        return found >= 0 and position < self._ends[found]

    def hold(self, start: int, end: int) -> bool:
        """True if one protected span covers all of [start, end)."""
        found = bisect_right(self._starts, start) - 1
        return found >= 0 and end <= self._ends[found]

    def touch(self, start: int, end: int) -> bool:
        """True if any protected span overlaps [start, end)."""
        found = bisect_right(self._starts, end - 1) - 1
        return found >= 0 and start < self._ends[found]


_HARD = frozenset(";؛；、，،,|\t\n／")
_SPACED = frozenset("/+•·・●▪■◆-–—")
_BULLETS = frozenset("•●▪■◆‣∙")
_LOCANT_BEFORE = re.compile(r"(?:^|[\s(\[{,'′’-])(?:\d{1,2}[a-zα-ωEZRS]{0,2}|[NOSCDLαβ])['′’]{0,3}$")
_LOCANT_AFTER = re.compile(r"\s?(?:\d{1,2}[a-zα-ωEZRSH]{0,2}|[NOSCαβ])['′’]{0,3}(?=[,\-‐‑–'′’])(?![-–]\s)")
#: ', (+/-)-', ', trans-' and ', 17-methyl-': what an inverted chemical name puts behind itself.
_INVERTED_PART = re.compile(
    r"\s?(?:(?:(?=\S*[^\W\d_])[\d(\[]|[A-Za-zαβ]-|(?:alpha|beta|trans|cis|threo|erythro|rel|endo|exo|d|l|dl)(?=-))"
    r"(?:[^\s,;]|,(?=\S))*(?<=[\w)\]])-|\((?:[+±/-]{1,3}|[RSEZ\d*,]{1,12})\)-?)(?=,\s|;|$|\s{1,9}\d)",
    re.IGNORECASE,
)
_NEW_LINE_ITEM = re.compile(r"\s*(?:[•●▪■◆‣*·・]|\d{1,2}[.)]\s)")
_CONTINUES = re.compile(
    r"\s*(?:[(（\[{]|(?:as|from|with|and|or|of|std|standardi[sz]ed|providing|yielding|containing|supplying|equivalent|"
    r"aus|als|mit|und|y|et|de|e|из|и)\b)",
    re.IGNORECASE,
)

_WORD_OF_NAME = re.compile(
    r"\s*(?:extract|powder|root|leaf|bark|seed|fruit|acid|hcl|hydrochloride|anhydrous|concentrate|malate|citrate|"
    r"extrakt|pulver|extrait|extracto|estratto)\b",
    re.IGNORECASE,
)
_ITEM_SO_FAR = re.compile(r"[,;،؛，；、]\s*([^,;،؛，；、\n]*)$")


def cut(
    text: str, start: int, end: int, pairs: Mapping[int, int], protected: Spans, *, item_ends: Container[int]
) -> Iterator[Piece]:
    """Yield the pieces of text[start:end] between separators at its own level, in order.

    `item_ends` are the places of the line ends that end an item, unless the next line goes on with it.
    """
    dashes = _dashes_separate(text, start, end)
    begin, before, at = start, "", start
    while at < end:
        character = text[at]
        if character in "([{（［【｛" and pairs.get(at, end) < end:
            at = pairs[at]
        elif (
            (character in _HARD or character in _SPACED)
            and not protected.cover(at)
            and _separates(text, start, end, at, dashes, item_ends)
        ):
            yield Piece(begin, at, before)
            begin, before = at + 1, character
        at += 1
    yield Piece(begin, end, before)


def _separates(text: str, start: int, end: int, at: int, dashes: bool, item_ends: Container[int]) -> bool:
    character = text[at]
    if character == "\n":
        return _line_end_separates(text, start, end, at, at in item_ends)
    if character in ",，،":
        inverted = _INVERTED_PART.match(text, at + 1, min(end, at + 160)) if at + 1 < end else None
        return inverted is None and not _inside_number_or_locants(text, start, end, at)
    if character in _SPACED:
        if character in _BULLETS:
            return True
        if character in "-–—" and not dashes:
            return False
        before = at == start or text[at - 1].isspace()
        after = at + 1 >= end or text[at + 1].isspace()
        return (before and after) or (character in "·・" and before)
    return True


def _inside_number_or_locants(text: str, start: int, end: int, at: int) -> bool:
    """'2,000', '1,3-dimethyl', "3,3'-azine", 'N,N-', '2E, 4E-': the comma belongs to the name or number."""
    before = text[max(start, at - 8) : at]
    after = text[at + 1 : min(end, at + 10)]
    if not before or not after:
        return False
    if after[0].isdigit() and (before[-1].isdigit() or before[-1] in "'′’"):
        return True
    return bool(_LOCANT_BEFORE.search(before) and _LOCANT_AFTER.match(after))


def _line_end_separates(text: str, start: int, end: int, at: int, ends_item: bool) -> bool:
    before = text[max(start, at - 60) : at].rstrip()
    after = text[at + 1 : min(end, at + 60)]
    if not before or not after.strip():
        return True
    if before[-1] in "-‐\u00ad" and len(before) > 1 and before[-2].isalpha() and after[:1].isalpha():
        return False
    if _NEW_LINE_ITEM.match(after):
        return True
    if not ends_item:
        return ends_with_amount(before) and not _CONTINUES.match(after)
    return ends_with_amount(before) or not (_CONTINUES.match(after) or _name_wraps(before, after))


def _name_wraps(before: str, after: str) -> bool:
    """'Bacopa monnieri leaf / extract': the last item of a comma list goes on in the next line."""
    line = before.rpartition("\n")[2]
    if not line[-1].isalpha():
        return False
    if _WORD_OF_NAME.match(after):
        return True
    item = _ITEM_SO_FAR.search(line)
    return bool(item and item[1][:1].isupper() and re.match(r"\s*[a-z]{3}", after))


def ends_with_amount(stretch: str) -> bool:
    """True if the stretch ends with an amount, percentages and footnote marks aside."""
    tail = stretch[-40:].rstrip(" *†‡§^.\u00a0")
    last = None
    for amount in find_amounts(tail):
        last = amount
    return last is not None and not tail[last.end :].strip()


def _dashes_separate(text: str, start: int, end: int) -> bool:
    """' - ' separates only where commas and semicolons do not."""
    stretch = text[start:end]
    return bool(re.search(r"\s[-–—]\s", stretch)) and not re.search(r"[,;،؛，；、]\s", stretch)

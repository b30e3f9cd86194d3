"""Where a name may stand: breaks between printed characters against the breaks of the name itself.

Works on squashed text and entries; knows nothing of substances.
"""

from __future__ import annotations

import re

from screener.matching.names import SPLIT_LENGTH, Entry
from screener.text import BLANK, CLASS, JOIN, LINE, STRONG, Squashed

#: Which kinds of break are a token boundary.
IS_EDGE = bytes(kind >= CLASS for kind in range(256))
#: A comma, semicolon or bar ends an item unless it stands inside the name itself.
_ENDS_ITEM = frozenset(",;|、，；")
_GLUED = re.compile(r"[()\[\]{}\-]+")


def is_bounded(text: Squashed, start: int, end: int) -> bool:
    """Whether key[start:end] begins and ends at a token boundary of any kind."""
    return text.breaks[start] >= CLASS and text.breaks[end] >= CLASS


def breaks_fit(text: Squashed, start: int, entry: Entry) -> bool:
    """Whether the breaks inside an exact match are such as print, wrapping or a scanner makes.

    Line-end hyphens and changes of letter class are free. A blank is free where the name has a break,
    in names from 7 characters on, and in letters that are spaced out throughout ('D M A A'). A line end
    is free where the name has a break and in names from 9. A stronger break must stand in the name too,
    but for brackets and slashes between words of longer names.
    """
    length = len(entry.key)
    blanks = 0
    for place in range(1, length):
        kind = text.breaks[start + place]
        if kind <= JOIN:
            continue
        own = entry.breaks[place]
        if kind == BLANK:
            blanks += 0 if own else 1
        elif kind == LINE:
            if own < CLASS and length < 9:
                return False
        elif not _strong_fits(text, start + place, own, length):
            return False
    if not blanks:
        return True
    if _spaced_out(text, start, length):
        return not _inside_spaced_run(text, start, start + length)
    if length >= SPLIT_LENGTH:
        return True
    return length >= 5 and blanks == 1 and not text.key[start : start + length].isdigit()


def parts_by_blanks(text: Squashed, start: int, entry: Entry) -> list[str]:
    """The printed parts of a name that blanks cut where the name has no break; one part if none does."""
    parts = []
    begin = start
    for place in range(1, len(entry.key)):
        if text.breaks[start + place] == BLANK and entry.breaks[place] < CLASS:
            parts.append(text.key[begin : start + place])
            begin = start + place
    parts.append(text.key[begin : start + len(entry.key)])
    return parts


def _spaced_out(text: Squashed, start: int, length: int) -> bool:
    return all(text.breaks[start + place] >= BLANK for place in range(1, length))


def _inside_spaced_run(text: Squashed, start: int, end: int) -> bool:
    """Whether single letters go on before or behind: 'M E N T' in 'S U P P L E M E N T'."""
    before = start > 0 and text.breaks[start] == BLANK and text.breaks[start - 1] >= BLANK
    after = end < len(text.key) and text.breaks[end] == BLANK and text.breaks[end + 1] >= BLANK
    return (before and text.key[start - 1].isalpha()) or (after and text.key[end].isalpha())


def _strong_fits(text: Squashed, place: int, own: int, length: int) -> bool:
    if own == STRONG:
        return True
    between = text.source[text.ends[place - 1] : text.starts[place]]
    if length >= 10 and _GLUED.fullmatch(between):
        return True  # '2-eno[3,2-c]-pyrazole' printed with other brackets than the name has
    if own < CLASS:
        return False
    digits = text.key[place - 1].isdigit(), text.key[place].isdigit()
    if all(digits) or (any(digits) and length >= 12 and "\n" not in between):
        return True  # '1;3-dimethyl', '3, beta-hydroxy'
    return length >= SPLIT_LENGTH and not _ENDS_ITEM.intersection(between)


def fuzzy_breaks_fit(text: Squashed, start: int, end: int, entry: Entry) -> bool:
    """Whether an inexact window could be one printing of the name: breaks near the name's own breaks.

    One blank more than the name has is forgiven; commas and other strong breaks only near such of the
    name; line ends only near a break of the name or in long names.
    """
    extra = 0
    own = entry.breaks
    length = len(entry.key)
    for place in range(1, end - start):
        kind = text.breaks[start + place]
        if kind <= JOIN:
            continue
        near = max((own[p] for p in range(max(1, place - 2), min(length, place + 3))), default=0)
        if kind == BLANK:
            extra += near < CLASS
        elif kind == LINE:
            if near < CLASS and length < 12:
                return False
        elif near < STRONG:
            return False
    return extra <= 1


def window_words(text: Squashed, start: int, end: int) -> list[str]:
    """The words of a window as keys, cut at blanks and stronger breaks."""
    words = []
    begin = start
    for place in range(start + 1, end):
        if text.breaks[place] >= BLANK:
            words.append(text.key[begin:place])
            begin = place
    words.append(text.key[begin:end])
    return words

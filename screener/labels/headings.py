"""Finds the headings of a label: a line of its own, words before a colon, or a sentence that opens a section.

Works on characters and the tables of `heading_words`. Knows nothing of what stands under a heading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from screener.labels.basis import without_basis
from screener.labels.heading_words import (
    ACTIVE_STEMS,
    ALLERGENS,
    HEADINGS,
    INGREDIENT_MODIFIERS,
    NEGATIVE_MODIFIERS,
    ONLY_WITH_COLON,
    OPENS_AFTER_ABSENT,
    PHRASES,
    HeadingKind,
)
from screener.labels.heading_words_world import HEADINGS_OF_THE_WORLD


@dataclass(frozen=True, slots=True)
class Heading:
    """Words at [start, end) that open a section; what it holds starts at `body`."""

    kind: HeadingKind
    start: int
    end: int
    body: int


def _key(words: str) -> str:
    """Words without what their spelling in capitals loses: case, accents, the dots of a Turkish i."""
    plain = " ".join(words.split()).casefold().replace("’", "'")
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFD", plain.replace("ı", "i"))
    return "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f")


def _kinds_by_words() -> dict[str, HeadingKind]:
    tables = (HEADINGS_OF_THE_WORLD, HEADINGS)
    kinds = {_key(words): kind for table in tables for kind, entries in table.items() for words in entries}
    for modifier in INGREDIENT_MODIFIERS:
        kinds.setdefault(f"{modifier} ingredients", HeadingKind.INGREDIENTS)
        kinds.setdefault(f"{modifier} ingredient", HeadingKind.INGREDIENTS)
    return kinds


_KIND_OF = _kinds_by_words()
_LONGEST = max(len(words) for words in _KIND_OF) + 12
#: Headings that are too common as plain words to count without a colon.
_ONLY_WITH_COLON = frozenset(
    _key(words)
    for words in (
        *ONLY_WITH_COLON,
        *HEADINGS_OF_THE_WORLD[HeadingKind.ABSENT],
        *(
            words
            for words in _KIND_OF
            if words.startswith(("per ", "pro ", "par ", "por ", "new ", "current "))
        ),
    )
)
_OPENS_AFTER_ABSENT = frozenset(map(_key, OPENS_AFTER_ABSENT))
#: Headings that may say what their amounts are given for, and the letters by which they begin.
_WITH_BASIS = frozenset(
    {HeadingKind.PANEL, HeadingKind.NUTRITION, HeadingKind.INGREDIENTS, HeadingKind.OTHER}
)
_OPENING = 3
_OPENINGS_WITH_BASIS = frozenset(words[:_OPENING] for words, kind in _KIND_OF.items() if kind in _WITH_BASIS)
_PHRASE_KIND = {phrase.casefold(): kind for kind, phrases in PHRASES.items() for phrase in phrases}
_PHRASES_BY_FIRST: dict[str, list[str]] = {}
for _phrase in sorted(_PHRASE_KIND, key=len, reverse=True):
    _PHRASES_BY_FIRST.setdefault(_phrase[:4], []).append(_phrase)

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LEAD = re.compile(r"[\s#*•·・●■◆▪‣>\-–—_=|【\[〔「<]{0,12}")
_COLON = re.compile(r"[:：]")
_CLOSING = re.compile(r"[\s*_】\]〕」>]{0,6}")
_BRACKETED = re.compile(r"\s*[(（][^()（）\n]{0,60}[)）]\s*$")
_ACTIVE = re.compile("|".join(map(re.escape, ACTIVE_STEMS)))
_SENTENCE_START = re.compile(r"(?<=[.!?;)\]|†*‡])[ \t\u00a0]{1,4}(?=\S)|(?<=[。！？])")
_WORD_START = re.compile(r"(?<![^\W_])[^\W\d_]")
# Scanners confuse l/1/i/I and m/rn; the two words may be glued.
_PANEL_TITLE = re.compile(
    r"(?<![^\W\d_])(?:s\s?u\s?p\s?p\s?[l1i|!]\s?e\s?(?:m|rn)\s?e\s?n\s?t(?:\s?a[l1i])?\s{0,3}f\s?a\s?c\s?t\s?s?"
    r"|n\s?u\s?t\s?r\s?[i1l]\s?t\s?[i1l]\s?[o0]\s?n\s{0,3}f\s?a\s?c\s?t\s?s?)(?![^\W\d_])",
    re.IGNORECASE,
)
_POINTS_AT_PANEL = re.compile(r"(?:see|the|our|refer to|read|check|in|on|of|this|each)\s*$", re.IGNORECASE)


def find_headings(text: str, start: int, end: int) -> list[Heading]:
    """The headings on the line text[start:end], in order and without overlap."""
    found: list[Heading] = []
    for heading in sorted(_candidates(text, start, end), key=lambda h: (h.start, -h.end)):
        if not found or heading.start >= found[-1].body:
            found.append(heading)
    return found


def _candidates(text: str, start: int, end: int) -> Iterator[Heading]:
    first = _LEAD.match(text, start, end)
    lead = first.end() if first else start
    whole = _whole_line(text, lead, end)
    if whole:
        yield whole
    for colon in _COLON.finditer(text, start, end):
        heading = _before_colon(text, lead, colon.start(), end)
        if heading:
            yield heading
    for match in _PANEL_TITLE.finditer(text, start, end):
        if match.start() == lead or not _POINTS_AT_PANEL.search(
            text, max(start, match.start() - 12), match.start()
        ):
            kind = HeadingKind.NUTRITION if match[0][:1] in "nN" else HeadingKind.PANEL
            yield _heading(text, kind, match.start(), match.end(), end)
    yield from _phrases(text, lead, end)


def _whole_line(text: str, lead: int, end: int) -> Heading | None:
    """'Ingredients' or '【成分】' or 'Reviews (12)' alone on a line."""
    if end - lead > _LONGEST + 70:
        return None
    line = text[lead:end]
    bare = _BRACKETED.sub("", line).rstrip(" \t*_】]〕」>-–—=.|")
    key = _key(bare)
    kind = _KIND_OF.get(key)
    if kind is None and key[:_OPENING] in _OPENINGS_WITH_BASIS:
        kind = _kind_with_basis(without_basis(line.rstrip(" \t*_】]〕」>-–—=.|")), line)
    if kind is None and bare.endswith("?") and _KIND_OF.get(_key(bare[:-1])) is HeadingKind.ABSENT:
        kind = HeadingKind.ABSENT
    if kind is None or key in _ONLY_WITH_COLON:
        return None
    return Heading(kind, lead, lead + len(bare), end)


def find_closing_heading(text: str, start: int, end: int) -> Heading | None:
    """The heading that ends a 'Free from' list: also words such as 'Contains' that else need a colon."""
    first = _LEAD.match(text, start, end)
    lead = first.end() if first else start
    bare = text[lead:end].rstrip(" \t*_】]〕」>-–—=.|:")
    key = _key(bare) if end - lead <= _LONGEST else ""
    kind = HeadingKind.INGREDIENTS if key in _OPENS_AFTER_ABSENT else _KIND_OF.get(key)
    return Heading(kind, lead, lead + len(bare), end) if kind else None


def _before_colon(text: str, lead: int, colon: int, end: int) -> Heading | None:
    """The longest heading that ends at the colon, a bracket such as '(per capsule)' aside."""
    window = max(lead, colon - _LONGEST - 62)
    before = text[window:colon]
    stop = window + len(_BRACKETED.sub("", before).rstrip(" \t*_】]〕」>"))
    head = window + len(without_basis(text[window:stop]))
    first = max(lead, head - _LONGEST)
    starts = [first] if first == lead else []
    starts += [m.start() for m in _WORD_START.finditer(text, first, stop)]
    if stop > first and _CJK.match(text, stop - 1):
        starts += range(max(first, stop - 20), stop)
    for at in sorted(set(starts)):
        kind = _KIND_OF.get(_key(text[at:stop])) or _kind_with_basis(text[at:head], text[at:stop])
        if kind and _may_open(text, lead, at, kind) and not _closes_at_once(text, colon + 1, end):
            body_from = colon + 1
            if kind is HeadingKind.ABSENT and (at > lead or text[body_from:end].strip()):
                return None
            if kind is HeadingKind.CONTAINS and _names_an_allergen(text, body_from, end):
                kind = HeadingKind.ALLERGENS
            return _heading(text, kind, at, stop, end, body_from)
    return None


def _kind_with_basis(head: str, words: str) -> HeadingKind | None:
    """What 'Nährwerte pro Kapsel' or 'Wirkstoffe pro Tagesdosis' heads; `head` is without the basis."""
    kind = _KIND_OF.get(_key(_BRACKETED.sub("", head))) if len(head) < len(words) else None
    if kind is HeadingKind.INGREDIENTS and _ACTIVE.search(head.casefold()):
        return HeadingKind.PANEL
    return kind if kind in _WITH_BASIS else None


def _may_open(text: str, lead: int, at: int, kind: HeadingKind) -> bool:
    """Mid-line headings follow a sentence end or start with a capital; 'banned Ingredients:' is none."""
    if at == lead:
        return True
    before = text[max(lead, at - 24) : at].rstrip()
    if not before or before[-1] in ".!?;|)]。！？；、】*†‡,，-–—•\t(（:：\"'":
        return not (kind is HeadingKind.CONTAINS and before[-1:] in ",(")
    if _CJK.match(text, at):
        return not re.search(r"[不无無没沒非]\S{0,3}$", before)
    words = before.split()
    if words[-1].casefold().strip("\"'(") in NEGATIVE_MODIFIERS or kind is HeadingKind.CONTAINS:
        return False
    return text[at].isupper()


def _closes_at_once(text: str, start: int, end: int) -> bool:
    """'(homeopathic ingredient:)' and '(ingredients: extracts of:)' head nothing."""
    rest = text[start : min(end, start + 40)]
    inner, bracket, _ = rest.partition(")")
    return bool(bracket) and "(" not in inner and (not inner.strip() or inner.rstrip().endswith(":"))


def _names_an_allergen(text: str, start: int, end: int) -> bool:
    words = text[start : min(end, start + 40)].casefold().strip(" :")
    return bool(words.startswith(ALLERGENS))


def _phrases(text: str, lead: int, end: int) -> Iterator[Heading]:
    starts = [lead] + [m.end() for m in _SENTENCE_START.finditer(text, lead, end)]
    for at in starts:
        head = re.sub(r"\s", " ", text[at : min(end, at + 64)]).casefold()
        for phrase in _PHRASES_BY_FIRST.get(head[:4], ()):
            if head.startswith(phrase):
                yield Heading(_PHRASE_KIND[phrase], at, at + len(phrase), at)
                break


def _heading(
    text: str, kind: HeadingKind, start: int, end: int, limit: int, body: int | None = None
) -> Heading:
    after = _CLOSING.match(text, end if body is None else body, limit)
    body_at = after.end() if after else end
    if body is None:
        bracket = re.compile(r"[(（][^()（）\n]{0,60}[)）]\s*").match(text, body_at, limit)
        body_at = bracket.end() if bracket else body_at
        if body_at < limit and text[body_at] in ":：-–—|":
            body_at += 1
    return Heading(kind, start, end, body_at)

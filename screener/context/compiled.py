"""The cue tables as fast matchers: patterns bucketed by the letters they start with.

One alternation of all cues costs 25 ms a sentence, since each letter tries each cue; by first letter and at
word starts only it is a hundredth of that. Knows the tables' syntax, not what a cue means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter

from screener.context.cues import PREFIX, SUFFIX, CueRow

_CJK_LANGUAGES = frozenset({"zh", "ja", "ko"})
_NAME = r"[\w'’-]{2,30}(?:\s[\w'’-]{2,30})?"
_CJK_NAME = r"[^。、，,.・とや\s]{1,20}"
_START = re.compile(r"(?<!\w)\w|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ANY = ""  # the bucket of patterns whose first letter cannot be told
_DOT_ABOVE = "\u0307"  # what lower() makes of the Turkish capital beside its i

_Alternation = tuple[re.Pattern[str], tuple[CueRow, ...]]
#: (place in the table, length of the pattern, regular expression, row)
_Branch = tuple[int, int, str, CueRow]
_PLACE = itemgetter(0)


class CueMatcher:
    """Finds the cues of one table. `whole_words`: a cue in letters starts and ends where words do."""

    def __init__(self, rows: Sequence[CueRow], *, whole_words: bool) -> None:
        buckets: dict[str, list[_Branch]] = {}
        place = 0
        for row in rows:
            far_east = row.language in _CJK_LANGUAGES
            for pattern in row.patterns:
                body = _expanded(pattern, _CJK_NAME if far_east else _NAME)
                if whole_words and not far_east:
                    body = rf"(?:{body})(?:(?<=\W)|(?!\w))"
                place += 1
                for opening in _openings(pattern):
                    buckets.setdefault(opening, []).append((place, len(pattern), body, row))
        self._buckets = buckets
        self._whole_words = whole_words
        self._compiled: dict[str, _Alternation] = {}

    def match(self, text: str, start: int, end: int) -> tuple[int, CueRow] | None:
        """The cue that starts exactly at `start`: where it ends, and its row."""
        if start >= end:
            return None
        pattern, rows = self._alternation(text[start : start + 2].lower().replace(_DOT_ABOVE, "")[:2])
        found = pattern.match(text, start, end)
        if found is None or found.end() == start:
            return None
        return found.end(), rows[int((found.lastgroup or "c0")[1:])]

    def _alternation(self, opening: str) -> _Alternation:
        """The patterns for two first letters, compiled when a text first needs them: all take 0.2 s."""
        if opening not in self._buckets:
            opening = opening[:1] if opening[:1] in self._buckets else _ANY
        if opening not in self._compiled:
            lettered = [
                branch for key in {opening, opening[:1]} - {_ANY} for branch in self._buckets.get(key, ())
            ]
            branches = [*sorted(lettered, key=_PLACE), *self._buckets.get(_ANY, ())]
            self._compiled[opening] = _alternation(branches, longest_first=self._whole_words)
        return self._compiled[opening]

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, CueRow]]:
        """All cues of text[start:end] that start where a word starts, left to right, without overlap."""
        at = start
        for opening in _START.finditer(text, start, end):
            if opening.start() < at:
                continue
            found = self.match(text, opening.start(), end)
            if found:
                at = found[0]
                yield opening.start(), at, found[1]


def _alternation(branches: Sequence[_Branch], *, longest_first: bool) -> _Alternation:
    ordered = sorted(branches, key=lambda branch: -branch[1]) if longest_first else list(branches)
    joined = "|".join(f"(?P<c{number}>{body})" for number, (_, _, body, _) in enumerate(ordered))
    return re.compile(joined or r"(?!)", re.IGNORECASE), tuple(row for *_, row in ordered)


def _expanded(pattern: str, name: str) -> str:
    """Blanks of the table to white space, but for those of a character class; '{name}' to a name."""
    kept = pattern.replace("[ -]", "[\x00-]").replace("[ ]", "[\x00]")
    return kept.replace(" ?", r"\s*").replace(" ", r"\s+").replace("\x00", " ").replace("{name}", name)


def _openings(pattern: str) -> set[str]:
    """The one or two letters a pattern can start with, in lower case; '' where the first cannot be told."""
    lookbehind = re.match(r"\(\?<[!=][^)]*\)", pattern)
    if lookbehind:
        return _openings(pattern[lookbehind.end() :])
    if pattern.startswith("(?:"):
        close = _closing(pattern)
        openings = set().union(*(_openings(branch) for branch in _branches(pattern[3:close])))
        rest = pattern[close + 1 :]
        return openings | _openings(rest[1:]) if rest[:1] in {"?", "*"} or rest[:2] == "{0" else openings
    if pattern.startswith(r"\d"):
        return set("0123456789")
    first, after = pattern[:1], pattern[1:2]
    if not first.isalnum() or after in {"?", "*"}:
        return {_ANY}
    sure = after.isalnum() and pattern[2:3] not in {"?", "*", "{"}
    return {(first + after).lower() if sure else first.lower()}


def _closing(pattern: str) -> int:
    depth = 0
    for at, character in enumerate(pattern):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth == 0:
            return at
    raise ValueError(f"unbalanced brackets in the cue {pattern!r}: close every '(' in cues.py")


def _branches(inner: str) -> list[str]:
    branches, depth = [""], 0
    for character in inner:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "|" and depth == 0:
            branches.append("")
        else:
            branches[-1] += character
    return branches


PREFIX_CUES = CueMatcher(PREFIX, whole_words=True)
SUFFIX_CUES = CueMatcher(SUFFIX, whole_words=False)

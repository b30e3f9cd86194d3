"""The cue tables as fast matchers: patterns bucketed by the letter they start with.

One alternation of all cues costs 25 ms a sentence, since each letter tries each cue; by first letter and at
word starts only it is a hundredth of that. Knows the tables' syntax, not what a cue means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from screener.context.cues import PREFIX, SUFFIX, CueRow

_CJK_LANGUAGES = frozenset({"zh", "ja", "ko"})
_NAME = r"[\w'’-]{2,30}(?:\s[\w'’-]{2,30})?"
_CJK_NAME = r"[^。、，,.・とや\s]{1,20}"
_START = re.compile(r"(?<!\w)\w|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ANY = ""  # the bucket of patterns whose first letter cannot be told


class CueMatcher:
    """Finds the cues of one table. `whole_words`: a cue in letters starts and ends where words do."""

    def __init__(self, rows: Sequence[CueRow], *, whole_words: bool) -> None:
        buckets: dict[str, list[tuple[int, str, CueRow]]] = {}
        for row in rows:
            far_east = row.language in _CJK_LANGUAGES
            for pattern in row.patterns:
                body = _expanded(pattern, _CJK_NAME if far_east else _NAME)
                if whole_words and not far_east:
                    body = rf"(?:{body})(?:(?<=\W)|(?!\w))"
                for letter in _first_letters(pattern):
                    buckets.setdefault(letter, []).append((len(pattern), body, row))
        self._buckets = buckets
        self._whole_words = whole_words
        self._compiled: dict[str, _Alternation] = {}

    def match(self, text: str, start: int, end: int) -> tuple[int, CueRow] | None:
        """The cue that starts exactly at `start`: where it ends, and its row."""
        if start >= end:
            return None
        pattern, rows = self._alternation(text[start].casefold())
        found = pattern.match(text, start, end)
        if found is None or found.end() == start:
            return None
        return found.end(), rows[int((found.lastgroup or "c0")[1:])]

    def _alternation(self, letter: str) -> _Alternation:
        """The patterns for a first letter, compiled when a text first needs them: all take 0.2 s."""
        if letter not in self._buckets:
            letter = _ANY
        if letter not in self._compiled:
            branches = self._buckets.get(letter, [])
            anywhere = [] if letter == _ANY else self._buckets.get(_ANY, [])
            self._compiled[letter] = _alternation([*branches, *anywhere], longest_first=self._whole_words)
        return self._compiled[letter]

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


_Alternation = tuple[re.Pattern[str], tuple[CueRow, ...]]


def _alternation(branches: Sequence[tuple[int, str, CueRow]], *, longest_first: bool) -> _Alternation:
    ordered = sorted(branches, key=lambda branch: -branch[0]) if longest_first else list(branches)
    joined = "|".join(f"(?P<c{number}>{body})" for number, (_, body, _) in enumerate(ordered))
    return re.compile(joined or r"(?!)", re.IGNORECASE), tuple(row for _, _, row in ordered)


def _expanded(pattern: str, name: str) -> str:
    """Blanks of the table to white space, but for those of a character class; '{name}' to a name."""
    kept = pattern.replace("[ -]", "[\x00-]").replace("[ ]", "[\x00]")
    return kept.replace(" ?", r"\s*").replace(" ", r"\s+").replace("\x00", " ").replace("{name}", name)


def _first_letters(pattern: str) -> set[str]:
    """The letters a pattern can start with, in lower case; {''} where that cannot be told."""
    lookbehind = re.match(r"\(\?<[!=][^)]*\)", pattern)
    if lookbehind:
        return _first_letters(pattern[lookbehind.end() :])
    if pattern.startswith("(?:"):
        close = _closing(pattern)
        letters = set().union(*(_first_letters(branch) for branch in _branches(pattern[3:close])))
        rest = pattern[close + 1 :]
        return letters | _first_letters(rest[1:]) if rest[:1] in {"?", "*"} or rest[:2] == "{0" else letters
    if pattern.startswith(r"\d"):
        return set("0123456789")
    first, after = pattern[:1], pattern[1:2]
    if not first.isalnum() or after in {"?", "*"}:
        return {_ANY}
    return {first.casefold()}


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

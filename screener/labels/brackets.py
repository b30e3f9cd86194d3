"""Pairs the brackets of a stretch of text in one pass, whatever their kind and however badly they nest.

Knows characters only.
"""

from __future__ import annotations

import re

_CLOSER_OF = {"(": ")", "（": ")", "[": "]", "［": "]", "【": "]", "{": "}", "｛": "}"}
_CLOSER = {")": ")", "）": ")", "]": "]", "］": "]", "】": "]", "}": "}", "｝": "}"}

OPENERS = frozenset(_CLOSER_OF)
CLOSERS = frozenset(_CLOSER)

_BRACKET_OR_LINE = re.compile(r"[()（）\[\]［］【】{}｛｝\n]")

#: A bracket that closes only this many lines later was lost, not closed.
MAX_LINES = 6


def pair_brackets(text: str, start: int, end: int) -> dict[int, int]:
    """Map each opening bracket of text[start:end] to its closing one. Unpaired brackets are left out.

    A closer closes the nearest opener of its kind; openers in between are unpaired. Linear time.
    """
    pairs: dict[int, int] = {}
    stack: list[tuple[int, str, int]] = []
    waiting = {")": 0, "]": 0, "}": 0}
    line = 0
    for match in _BRACKET_OR_LINE.finditer(text, start, end):
        at, character = match.start(), match.group()
        if character == "\n":
            line += 1
        elif character in _CLOSER_OF:
            closer = _CLOSER_OF[character]
            stack.append((at, closer, line))
            waiting[closer] += 1
        elif character in _CLOSER and waiting[_CLOSER[character]]:
            wanted = _CLOSER[character]
            while stack:
                opened, closer, opened_line = stack.pop()
                waiting[closer] -= 1
                if closer == wanted:
                    if line - opened_line <= MAX_LINES:
                        pairs[opened] = at
                    break
    return pairs

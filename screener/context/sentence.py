"""Where the sentence around a name starts and ends, over wrapped lines and past abbreviations.

Knows characters, not cues, sections or roles. Every look around a name is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from screener.text.units import DOSE
from screener.text.wrapping import goes_on

#: How many characters before and after a name are looked at.
BEFORE, AFTER = 260, 120

_SENTENCE_END = re.compile(r"[!?;。！？；•|]|\.(?=\s|$)|\t")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:[^\W\d_]|no|vs|nr|ca|approx|std|ref|refs|al|spp|var|e\.g|i\.e|incl|z\.B|p\.\s?ex|etc)$",
    re.IGNORECASE,
)


def sentence_bounds(
    text: str, start: int, end: int, line_goes_on: Callable[[str, int], bool] | None = None
) -> tuple[int, int]:
    """The sentence around [start, end), at most BEFORE and AFTER characters away.

    A line end closes it unless the next line goes on in lower case after a word or a comma. In prose
    (`line_goes_on` is `wraps_in_prose`) one that a comma, a conjunction or a cue ends goes on, too.
    """
    goes_on = line_goes_on or _wraps
    first = max(0, start - BEFORE)
    for match in reversed(list(_SENTENCE_END.finditer(text, first, start))):
        if match[0] != "." or not _abbreviates(text, match.start()):
            first = match.end()
            break
    for at in range(start - 1, first - 1, -1):
        if text[at] == "\n" and not goes_on(text, at):
            first = at + 1
            break
    last = min(len(text), end + AFTER)
    for match in _SENTENCE_END.finditer(text, end, last):
        if match[0] != "." or not _abbreviates(text, match.start()):
            last = match.start()
            break
    for at in range(end, last):
        if text[at] == "\n" and not goes_on(text, at):
            last = at
            break
    return first, last


def _abbreviates(text: str, at: int) -> bool:
    """True if the full stop at `at` only shortens a word; 'No.' does so before a figure alone."""
    word = _ABBREVIATED.search(text, max(0, at - 10), at)
    if word and word[0].casefold().strip(" (\n\t") == "no":
        return bool(re.match(r"\s?\d", text[at + 1 : at + 3]))
    return bool(word)


def _wraps(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip()
    after = text[at + 1 : at + 2]
    return bool(before) and (before[-1].isalnum() or before[-1] in ",-(") and after.islower()


def wraps_in_prose(text: str, at: int) -> bool:
    """True if the line that ends at `at` goes on: never over a blank line, nor into one with an amount."""
    if _wraps(text, at):
        return True
    stop = text.find("\n", at + 1)
    following = text[at + 1 : min(len(text) if stop < 0 else stop, at + 160)]
    if not following.strip() or DOSE.search(following):
        return False
    return goes_on(text[max(0, at - 20) : at], following)

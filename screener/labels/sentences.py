"""Cuts a line into sentences where a reader would; abbreviations, numbers and brackets do not end one.

Knows characters only.
"""

from __future__ import annotations

import re

from screener.labels.brackets import pair_brackets

_END = re.compile(r"[.!?](?=[\s\"'”’)*†‡]|$)|[。！？]")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[^\W\d_]|spp|ssp|var|subsp|std|ext|extr|min|max|approx|ca|vit|no|nr|incl|equiv|conc|oz|fl|lb|wt|dr|mr|"
    r"ms|st|inc|ltd|co|cf|syn|ref|refs|al|fig|vol|dept|resp|bzw|vs|alt|mio|mrd|z\.\s?b|d\.\s?h|e\.\s?g|i\.\s?e|u\.\s?a|p\.\s?ej|n\.\s?o|"
    r"г|мг|ок|др|т\.\s?е|и\s?т\.\s?д)$",
    re.IGNORECASE,
)


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of text[start:end], together covering it; the mark that ends one belongs to it."""
    pairs = pair_brackets(text, start, end)
    inside: list[tuple[int, int]] = []
    for opened, closed in sorted(pairs.items()):
        if not inside or opened > inside[-1][1]:
            inside.append((opened, closed))
    sentences: list[tuple[int, int]] = []
    begin, bracket = start, 0
    for match in _END.finditer(text, start, end):
        at = match.start()
        while bracket < len(inside) and inside[bracket][1] < at:
            bracket += 1
        if bracket < len(inside) and inside[bracket][0] < at:
            continue
        if match[0] == "." and _goes_on(text, begin, at, end):
            continue
        sentences.append((begin, at + 1))
        begin = at + 1
    if begin < end:
        sentences.append((begin, end))
    return sentences


def _goes_on(text: str, begin: int, at: int, end: int) -> bool:
    if _ABBREVIATION.search(text, max(begin, at - 12), at):
        return True
    follows = text[at + 1 : min(end, at + 12)].lstrip()
    word = re.search(r"[^\W\d_]*$", text[max(begin, at - 12) : at])
    return bool(follows[:1].islower() and word and 0 < len(word[0]) < 4)

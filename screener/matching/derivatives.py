"""Guard e: a listed name inside a longer chemical name that is not known is a possible derivative.

'3-methylphenibut' and 'Phenylpicamilon' are not phenibut and picamilon, and not nothing: they go to
review, never silently, never as that substance. Stereo prefixes and salts do not change the substance.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from screener.matching.chemistry import (
    MORPHEME,
    SALTS,
    STEREO,
    SUFFIXES,
    is_free_prefix,
    only_forms,
    only_prefixes,
)
from screener.matching.occurrence import Occurrence
from screener.matching.page import Page
from screener.matching.places import Cover, Taken
from screener.model import Method
from screener.text import BLANK, CLASS, NONE, Squashed

_HYPHENS = frozenset("-‐‑–−")
#: What joins a name to what stands before it in one chemical name.
_ATTACHED = re.compile(r"[-‐‑–−]|[)\]}][-‐‑–−]?")
_MINIMAL = 6
#: 'Kavaextrakt': what is glued behind must say part or form, so that short names are clear too.
_MINIMAL_COMPOUND = 4
#: No chemical name is one word of more letters; a longer run is something else.
_LONGEST_WORD = 120
_POSSIBLE = "the name is longer than any known name: possibly a derivative, not the substance itself"


def mark(text: Squashed, taken: Taken, ordinary: Cover) -> list[Occurrence]:
    """Turn accepted occurrences with a chemical prefix or suffix beside them into derivatives."""
    unexplained = taken.unexplained_places
    return [
        _marked(text, occ, ordinary, unexplained) if occ.entry.chemical else occ for occ in taken.occurrences
    ]


def _marked(text: Squashed, occ: Occurrence, ordinary: Cover, unexplained: bytearray) -> Occurrence:
    start = _prefix_start(text, occ)
    end = _suffix_end(text, occ)
    if start == occ.start and end == occ.end:
        start = _unknown_start(text, occ, unexplained)
        if start == occ.start:
            return _with_salt(text, occ)
    known = ordinary.over(start, end)
    if known is not None:
        return occ._replace(lookalike=f"it is part of the ordinary ingredient {known.entry.text!r}")
    return occ._replace(start=start, end=end, method=Method.DERIVATIVE, sure=False, note=_POSSIBLE)


def has_prefix(text: Squashed, occ: Occurrence) -> bool:
    """Whether a chemical prefix stands before an occurrence."""
    return _prefix_start(text, occ) < occ.start


def _prefix_start(text: Squashed, occ: Occurrence) -> int:
    """Where the chemical prefix before an occurrence begins; its own start where there is none."""
    start = occ.start
    found = occ.start
    while start > 0 and (text.breaks[start] <= BLANK or _between_locants(text, start)):
        begin = start - 1
        while begin > 0 and text.breaks[begin] < CLASS:
            begin -= 1
        word = text.key[begin:start]
        between = text.source[text.ends[start - 1] : text.starts[start]]
        glued = not between or between in _HYPHENS or between == ","
        if word.isdigit() or word in STEREO:
            if not glued:
                break
            if word.isdigit() and (found == start != occ.start or _is_locant(text, begin, start, occ)):
                found = begin  # the locant of the prefix, or one that makes an isomer
        elif (glued and len(word) >= 3 and only_prefixes(word)) or is_free_prefix(word):
            found = begin
        else:
            break
        start = begin
    return found


def _unknown_start(text: Squashed, occ: Occurrence, unexplained: bytearray) -> int:
    """Where a name begins that goes on before this one with what nothing explains: 'BOMe-2C-B',
    '(trifluormoethyl)phenethylamine'. Its own start where a blank or a known word stands before it."""
    start = occ.start
    first = start
    while first > 0 and start - first < _LONGEST_WORD:
        between = text.source[text.ends[first - 1] : text.starts[first]]
        if any(c.isspace() for c in between) or (first == start and not _ATTACHED.fullmatch(between)):
            break
        first -= 1
    attached = start - 1
    while attached > first and text.breaks[attached] < BLANK:
        attached -= 1
    return first if first < start and unexplained.find(1, attached, start) >= 0 else start


def _between_locants(text: Squashed, place: int) -> bool:
    """Whether only a comma parts two figures here: '1,7-'."""
    figures = text.key[place - 1].isdigit() and text.key[place].isdigit()
    return figures and text.source[text.ends[place - 1] : text.starts[place]] == ","


def _is_locant(text: Squashed, begin: int, start: int, occ: Occurrence) -> bool:
    """Whether a figure hyphenated before a name that begins with a chemical part places that part.

    '1,7-dimethylamylamine' is an isomer of what 'dimethylamylamine' alone is taken for.
    """
    hyphenated = text.source[text.ends[start - 1] : text.starts[start]] in _HYPHENS
    return start == occ.start and start - begin <= 2 and hyphenated and bool(MORPHEME.match(occ.entry.key))


def is_form(key: str) -> bool:
    """Whether what is glued behind a name is a salt, or says part and form only."""
    return key in SALTS or only_forms(key)


def rest_of_word(text: Squashed, place: int) -> str:
    """What stands between a place inside a word and the end of that word, if that is no great length."""
    end = place
    while text.breaks[end] == NONE and end < place + _LONGEST_FORM:
        end += 1
    return text.key[place:end]


_LONGEST_FORM = 24
_TAIL = re.compile(r"[-‐‑–]\d{1,2}[-‐‑–](?!(?:mg|mcg|g|ml|iu)\b)[A-Za-z]{4,}")


def _suffix_end(text: Squashed, occ: Occurrence) -> int:
    tail = _TAIL.match(text.source, text.ends[occ.end - 1])
    if tail is not None:
        end = occ.end
        while end < len(text.key) and text.starts[end] < tail.end():
            end += 1
        return end
    if text.breaks[occ.end] > BLANK or not text.key.startswith(SUFFIXES, occ.end):
        return occ.end
    for suffix in SUFFIXES:
        end = occ.end + len(suffix)
        if text.key.startswith(suffix, occ.end) and text.breaks[end] >= CLASS:
            return end
    return occ.end


def _with_salt(text: Squashed, occ: Occurrence) -> Occurrence:
    if occ.note is not None or occ.end >= len(text.key) or text.breaks[occ.end] > BLANK:
        return occ
    end = occ.end + 1
    while text.breaks[end] < CLASS:
        end += 1
    if text.key[occ.end : end] not in SALTS:
        return occ
    printed = text.source[text.starts[occ.end] : text.ends[end - 1]]
    return occ._replace(note=f"the salt or form {printed!r} is set aside")


def glued(page: Page) -> list[Occurrence]:
    """Derivatives written as one word, and names with a salt glued behind ('Ephedrinhydrochlorid')."""
    found = []
    text, index, words = page.text, page.index, page.words
    starts = [start for start, _ in words]
    for end, number, length in page.loose:
        start = end - length
        entry = index.entries[number]
        if length < _MINIMAL_COMPOUND or entry.needs_evidence:
            continue
        begin, stop = words[bisect_right(starts, start) - 1]
        if stop < end or stop - begin > _LONGEST_WORD:
            continue
        prefix, suffix = text.key[begin:start], text.key[end:stop]
        if text.key[begin:stop] in index:
            continue
        if not prefix and is_form(suffix):
            note = f"{suffix!r}, its salt, part or form, is set aside"
            found.append(Occurrence(start, end, entry, Method.EXACT, note=note))
        elif (
            entry.chemical
            and length >= _MINIMAL
            and prefix
            and (not suffix or text.breaks[end] >= CLASS)
            and only_prefixes(prefix)
        ):
            found.append(
                Occurrence(
                    begin,
                    end,
                    entry,
                    Method.DERIVATIVE,
                    sure=False,
                    note=_POSSIBLE,
                )
            )
    return found

"""The inexact rungs: candidates that are the name in another spelling, misread, or within the budget.

Each rung gives occurrences that passed the guards of breaks, locants and chemistry; whether a known name
or plain words stand there instead is judged by the matcher.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from screener.matching import derivatives
from screener.matching.endings import CASE_ENDINGS, LETTER_ENDINGS
from screener.matching.guards import (
    Verdict,
    chemistry_agrees,
    first_letters_agree,
    locants_agree,
    words_agree,
)
from screener.matching.index import Index
from screener.matching.occurrence import Occurrence
from screener.matching.page import Page
from screener.matching.places import Taken, longest
from screener.matching.windows import fuzzy_breaks_fit, window_words
from screener.model import Method
from screener.text import CLASS, NONE, Squashed, edit_distance, fold_ocr, fold_spelling

_SURE_LENGTH = 11
#: Shorter codes with figures run in could be anything.
_CODE_LENGTH = 4
#: A shorter print leaves too little of a name with two errors; a longer one is not within two of 8 letters.
_LEAST_PRINT, _MOST_PRINT = 6, 10
_UNIT = re.compile(r"\s?(?:mg|mcg|[uµμ]g|g|ml|iu)\b", re.IGNORECASE)
_TRADEMARK = re.compile(r"\s?(?:[™®]|\((?:TM|R|tm|r)\))")
_RUN_IN = "figures run into it, a footnote mark, an amount or another code"


def spelled(page: Page, taken: Taken) -> Iterator[Occurrence]:
    """Rung 2: the same after undoing the spelling conventions of languages."""
    text, index = page.text, page.index
    folded = fold_spelling(text.key)
    for last, (length, numbers) in index.spelling.iter(folded.key):
        after = last + 1
        end = _ending(text, folded.origin(after))
        start = folded.origin(after - length)
        if end is None or text.breaks[start] < CLASS or taken.blocks(start, end):
            continue
        for entry in map(index.entries.__getitem__, numbers):
            if fuzzy_breaks_fit(text, start, end, entry):
                yield Occurrence(start, end, entry, Method.FOLDED)


def _ending(text: Squashed, end: int) -> int | None:
    """Where the name ends: here, behind one letter that languages put there, or before a salt or plant part
    that stands in one word with it ('efedrinhydroklorid', 'efedrakruid')."""
    if text.breaks[end] >= CLASS:
        return end
    rest = derivatives.rest_of_word(text, end)
    if rest in CASE_ENDINGS:
        return end + len(rest)
    form = derivatives.is_form(rest) or (rest[0] in LETTER_ENDINGS and derivatives.is_form(rest[1:]))
    return end if form else None


def scanned(page: Page, taken: Taken) -> Iterator[Occurrence]:
    """Rung 3: the same after undoing what scanners confuse."""
    text, index = page.text, page.index
    folded = fold_ocr(text.key)
    for last, (length, numbers) in index.ocr.iter(folded.key):
        start, end = folded.origin(last + 1 - length), folded.origin(last + 1)
        if text.breaks[end] < CLASS or text.breaks[start] < CLASS or taken.blocks(start, end):
            continue
        printed = text.key[start:end]
        for entry in map(index.entries.__getitem__, numbers):
            if printed == entry.key or not locants_agree(entry.key, printed):
                continue
            if fuzzy_breaks_fit(text, start, end, entry):
                distance = edit_distance(entry.key, printed, len(printed))
                yield Occurrence(start, end, entry, Method.OCR, distance)


def footnoted(page: Page, taken: Taken) -> Iterator[Occurrence]:
    """Names that end in a figure with more figures run into it: a footnote mark or an amount.

    'LGD-40331' and 'RAD-140100 mg' may be LGD-4033 and RAD-140: for review, since the figures may as well
    belong to another code.
    """
    text, index = page.text, page.index
    for end, number, length in page.loose:
        if not text.key[end - 1].isdigit():
            continue
        start = end - length
        run_in = end < len(text.key) and text.breaks[end] == NONE and text.key[end].isdigit()
        if not run_in or length < _CODE_LENGTH or text.breaks[start] < CLASS:
            continue
        stop = end
        while text.breaks[stop] == NONE and text.key[stop].isdigit():
            stop += 1
        entry = index.entries[number]
        mark = stop - end == 1 and text.key[end] != "0" and text.breaks[stop] >= CLASS
        explained = mark or _UNIT.match(text.source, text.ends[stop - 1])
        if not explained or taken.blocks(start, stop):
            continue
        yield Occurrence(start, end, entry, Method.FUZZY, stop - end, sure=False, note=_RUN_IN)


def near_or_glued(page: Page, taken: Taken) -> Iterator[Occurrence]:
    """Rungs 4 and 5 together: names within the edit budget, and exact names inside one longer word.

    What an exact name and chemical parts explain whole ('3-methylphenibut') is only near another name
    ('methylphenidat') when a single letter differs.
    """
    size = len(page.text.key)
    glued = [occ for occ in longest(derivatives.glued(page)) if not taken.blocks(occ.start, occ.end)]
    inside = Taken(glued, bytearray(size))
    overruled = []
    for occ in _near(page.text, page.index, taken):
        if occ.distance > 1 and inside.touches(occ.start, occ.end):
            continue
        overruled.append(occ)
        yield occ
    cover = Taken(overruled, bytearray(size))
    yield from (occ for occ in glued if not cover.touches(occ.start, occ.end))


def _near(text: Squashed, index: Index, taken: Taken) -> Iterator[Occurrence]:
    """Rung 4: within the edit budget of the name's length."""
    for start, end, number, distance in index.near.readings(text, taken.unexplained_places):
        # A reading must explain more than it gets wrong.
        if taken.blocks(start, end) or distance > (taken.unexplained(start, end) - 1) // 2:
            continue
        entry = index.entries[number]
        occ = Occurrence(start, end, entry, Method.FUZZY, distance)
        verdict = _guarded(text, occ, text.key[start:end])
        if verdict is not Verdict.REJECT:
            # Two letters off in a short name is often another invented word ('Melatonex').
            sure = verdict is Verdict.ACCEPT and (distance < 2 or len(entry.key) > _SURE_LENGTH)
            yield occ._replace(sure=sure and not entry.code)


def short_with_two_errors(page: Page, taken: Taken) -> Iterator[Occurrence]:
    """Rung 5: words that nothing explains within two edits of a name of 7 or 8 letters, for review; only
    those that read like no word."""
    text, index = page.text, page.index
    open_places = taken.unexplained_places
    for start, end in page.words:
        size = end - start
        if not (open_places[start] and _LEAST_PRINT <= size <= _MOST_PRINT):
            continue
        if taken.unexplained(start, end) < size or taken.touches(start, end):
            continue
        printed = text.key[start:end]
        for number in index.measure.two_errors(printed):
            occ = Occurrence(start, end, index.entries[number], Method.FUZZY, 2, sure=False)
            if _guarded(text, occ, printed) is not Verdict.REJECT:
                yield occ


def _guarded(text: Squashed, occ: Occurrence, printed: str) -> Verdict:
    entry = occ.entry
    if occ.distance > 1 and _TRADEMARK.match(text.source, text.ends[occ.end - 1]):
        return Verdict.REJECT  # an invented word: 'Mytosterone(TM)' is not methasterone
    if not locants_agree(entry.key, printed) or not fuzzy_breaks_fit(text, occ.start, occ.end, entry):
        return Verdict.REJECT
    verdicts = [
        first_letters_agree(entry.key, printed, occ.distance),
        words_agree(entry, window_words(text, occ.start, occ.end), occ.distance),
    ]
    if entry.chemical:
        if derivatives.has_prefix(text, occ):
            return Verdict.REJECT  # a chemical that is not known, and not quite this name either
        verdicts.append(chemistry_agrees(entry.key, printed))
    return next((v for v in (Verdict.REJECT, Verdict.DOUBT) if v in verdicts), Verdict.ACCEPT)

"""Where in a sentence that stands under no heading a list of ingredients starts, if it holds one.

Judges captions, commas and amounts. Knows neither sections nor what was read before.
"""

from __future__ import annotations

import re

from screener.labels.noise import is_noise
from screener.labels.prose import (
    claims_absence_inside,
    is_claim_of_absence,
    opens_claim_of_absence,
    reads_as_prose,
)
from screener.labels.remarks import is_remark, names_tests
from screener.labels.rows import COMMA, has_dose

_DECLARES = re.compile(
    r"(?:^|(?:each|every|one|per|this|our|the|it|also|and|jede\w*|eine|pro|chaque|cada|"
    r"ogni)\b[^.,;:]{0,60}?\b|\s)"
    r"(?<!not )(?<!t )(?<!no longer )(?:contains?|provides?|supplies|delivers?|enthält|liefert|contient|"
    r"apporte|contiene|aporta|contém|fornece|zawiera|bevat|содержит)(?!\s+(?:no|neither|none|zero|kein|pas|"
    r"not)\b)\s*:?\s+",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s*(?:the|a|an|our|your|this|der|die|das|le|la|les|el|los|il)\b", re.IGNORECASE)
_COLON = re.compile(r"[:：]\s+")
_CAPTION_END = re.compile(r"[:：]\s+|\s(?:[–—]|--?|//)\s")
#: A caption that ends so governs what follows it: 'Free of:', 'Tested for:', 'Does not contain -'.
_GOVERNS = re.compile(
    r"(?:\b(?:of|from|for|against|no|not|none|without|excludes?|excluding|includes?|contains?|contain|"
    r"include|find|zero|never|"
    r"ohne|von|auf|sans|sin|senza|sem|bez|без)|不含|following|these)\W*$",
    re.IGNORECASE,
)


def list_start(text: str, start: int, end: int, *, bare: bool, among_prose: bool) -> int | None:
    """Where the list in the sentence text[start:end] starts, or None.

    `bare`: the text is nothing but names, so that a name alone is a list. `among_prose`: no heading of the
    document opens a list, so that commas may tell one.
    """
    caption = _caption_end(text, start, end)
    if caption is not None and is_list(text, caption, end, bare=bare):
        return caption
    stretch = text[start:end]
    dose = has_dose(text, start, end)
    if not is_noise(stretch) and not reads_as_prose(stretch, has_amount=dose):
        if _opens_remark(stretch):
            return None
        if dose or (bare and not _points_elsewhere(stretch) and not claims_absence_inside(stretch)):
            return _after_caption(text, start, end)
        if among_prose and len(COMMA.findall(stretch)) >= 2:
            return start
    for opening in (_DECLARES.search(text, start, end), _COLON.search(text, start, end)):
        if opening is None or opening.end() >= end:
            continue
        before = text[start : opening.end()]
        if claims_absence_inside(before) or opens_claim_of_absence(before) or _opens_remark(stretch):
            return None
        rest = text[opening.end() : end]
        rest_dose = has_dose(text, opening.end(), end)
        listed = rest_dose or (bare and len(COMMA.findall(rest)) >= 2)
        if listed and not is_noise(rest) and not reads_as_prose(rest, has_amount=rest_dose):
            return opening.end()
    return None


def is_list(text: str, start: int, end: int, *, bare: bool) -> bool:
    """True if text[start:end] prints a dose or, in `bare` text, a comma, and is no sentence."""
    rest = text[start:end]
    if rest.lstrip()[:1] in "'\"“‘":  # a title quoted
        return False
    dose = has_dose(text, start, end)
    if not (dose or (bare and COMMA.search(rest))):
        return False
    return not is_noise(rest) and not reads_as_prose(rest, has_amount=dose)


def _caption_end(text: str, start: int, end: int) -> int | None:
    """Where a remark or claim before a colon or dash ends: 'Nature's answer to X - maca 500 mg'."""
    for mark in _CAPTION_END.finditer(text, start, end):
        caption = text[start : mark.start()]
        if len(caption) > 200 or has_dose(text, start, mark.start()):
            return None
        if _GOVERNS.search(caption) or opens_claim_of_absence(f"{caption}:"):
            return None
        if reads_as_prose(caption, has_amount=False) or is_remark(caption, has_amount=False):
            return mark.end()
        if claims_absence_inside(caption) or is_claim_of_absence(caption):
            return mark.end()
    return None


def _opens_remark(stretch: str) -> bool:
    """True for 'Tested for: A, B': the whole is of what was looked for."""
    colon = _COLON.search(stretch)
    return colon is not None and (
        names_tests(stretch) or bool(re.search(r"\btested\s+(?:for|against)\b", stretch, re.I))
    )


def _after_caption(text: str, start: int, end: int) -> int:
    """'The ephedra-like energy, legally: caffeine 150 mg': a remark before the colon is not listed."""
    colon = _COLON.search(text, start, end)
    if colon is None or has_dose(text, start, colon.start()):
        return start
    caption = text[start : colon.start()]
    remark = _REMARK.match(caption) or COMMA.search(caption) or len(caption.split()) > 4
    return colon.end() if remark and len(caption) < 160 and has_dose(text, colon.end(), end) else start


def _points_elsewhere(stretch: str) -> bool:
    return stretch.rstrip().endswith((":", "：")) or not re.search(r"[^\W\d_]{2}", stretch)

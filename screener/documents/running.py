"""Heads and feet that run through the pages of a document: 'Page 3 of 4', the title of a specification.

They stand between the lines of a list that goes over a page, and belong to none. Judges places and
repetition; what holds amounts or begins a panel is never taken for one. Knows nothing of PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screener.documents.cues import count_amounts, starts_panel
from screener.documents.layout import Line, line_text

_MARGIN = 0.1  # of the page's height, in which heads and feet stand
_PAGES = 3  # a line that stands on fewer pages is not a running one
_HEIGHT = 6.0  # points, by which its height on two pages may differ
_LIST = re.compile(r"[,;，、].*[,;，、]")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|pg\.?|seite|page|página|pagina|strona|sida|стр\.?|страница)?\s*\d{1,3}\s*(?:of|von|de|di|z|av|из|/)\s*\d{1,3}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line in the upper or lower margin; `key` is its text without what differs from page to page."""

    page: int
    line: Line
    key: tuple[str, int]
    is_foot: bool
    is_numbered: bool


def running_lines(pages: Sequence[tuple[Sequence[Line], float]]) -> set[int]:
    """The ids of the lines that run through pages, each given as its lines and its height in points.

    The first head is left out: it is the document's title.
    """
    candidates = [
        one for number, (lines, height) in enumerate(pages) for one in _in_margins(number, lines, height)
    ]
    places: dict[tuple[str, int], set[int]] = {}
    for one in candidates:
        places.setdefault(one.key, set()).add(one.page)
    running: set[int] = set()
    first_heads: set[tuple[str, int]] = set()
    for one in candidates:
        if one.is_numbered and len(pages) > 1:
            running.add(id(one.line))
        elif len(places[one.key]) >= max(_PAGES, (len(pages) + 1) // 2):
            if one.is_foot or one.key in first_heads:
                running.add(id(one.line))
            first_heads.add(one.key)
    return running


def _in_margins(number: int, lines: Sequence[Line], height: float) -> Iterator[_Candidate]:
    for line in lines:
        top, bottom = min(w.box[1] for w in line.words), max(w.box[3] for w in line.words)
        is_foot = top > (1 - _MARGIN) * height
        if not is_foot and bottom > _MARGIN * height:
            continue
        text = line_text(line)[0].strip()
        if count_amounts(text) or starts_panel(text) or _LIST.search(text):
            continue
        key = (re.sub(r"\d+", "0", text.casefold()), round(top / _HEIGHT))
        yield _Candidate(number, line, key, is_foot, _PAGE_NUMBER.match(text) is not None)

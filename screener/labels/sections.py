"""Types every stretch of a document: panel, ingredient list, warnings, reviews, prose.

Works line by line on the zones a page gives, on headings, and on how a line reads. A stretch in doubt is
taken for a declaration if it prints a dose. Knows no substance.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from screener.labels.basis import without_basis
from screener.labels.columns import is_column_head
from screener.labels.heading_words import SECTION_OF, HeadingKind
from screener.labels.headings import Heading, find_closing_heading, find_headings
from screener.labels.lines import Line, lines_of
from screener.labels.noise import is_noise, is_nutrition_row
from screener.labels.prose import (
    claims_absence_inside,
    is_claim_of_absence,
    opens_claim_of_absence,
    reads_as_prose,
    reads_as_sentence,
)
from screener.labels.remarks import is_remark, names_tests
from screener.labels.rows import (
    COMMA,
    amount_follows,
    could_be_a_name,
    first_letter,
    has_dose,
    is_list_among_reviews,
    is_row,
)
from screener.labels.sentences import split_sentences
from screener.labels.stretches import SENTENCE_BELOW, reads_as_list
from screener.labels.unheaded import is_list, list_start
from screener.model import DECLARING_SECTIONS, BlockKind, Document, Section, SectionKind, Zone
from screener.text.wrapping import goes_on

_ZONE_SECTION = {
    Zone.REVIEWS: SectionKind.REVIEWS,
    Zone.RELATED: SectionKind.RELATED,
    Zone.NAVIGATION: SectionKind.NAVIGATION,
    Zone.META: SectionKind.PROSE,
}
_PANELS = frozenset({HeadingKind.PANEL, HeadingKind.NUTRITION})
_LISTS = frozenset({HeadingKind.INGREDIENTS, HeadingKind.OTHER, HeadingKind.CONTAINS})
#: Sections that a row with a dose does not break: what they name belongs to something else.
_ELSEWHERE = frozenset({HeadingKind.REVIEWS, HeadingKind.RELATED, HeadingKind.FORMER, HeadingKind.REFERENCES})
_ASIDES = frozenset({HeadingKind.REVIEWS, HeadingKind.RELATED})
#: Sections whose sentences a list may follow on the same line.
_SPEAKS = frozenset({HeadingKind.WARNINGS, HeadingKind.DIRECTIONS, HeadingKind.PROSE, HeadingKind.CLAIMS})
#: Sections of one line when their text starts on the heading's line.
_ONE_LINE = frozenset({HeadingKind.REVIEWS, HeadingKind.RELATED, HeadingKind.FORMER, HeadingKind.CONTACT})

#: A caption or the title of a product ('60 caps') ends a list headed 'Free from'.
_ENDS_LIST = re.compile(
    r"[:：][\s*]*$|\d\s?(?:x\s)?(?:caps|capsules|count|ct|tabs|tablets|servings?|softgels|gummies|kapseln|gélules)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _State:
    """The section being read. `closed`: its list has ended, what follows must prove to belong to it."""

    kind: HeadingKind
    inline: bool
    closed: bool = False


@dataclass(frozen=True, slots=True)
class _Before:
    """The line before. `open_claim`: it ends within a claim or remark. `only_heading`: it was no more."""

    line: Line
    open_claim: bool
    only_heading: bool


class _Segmenter:
    def __init__(self, document: Document, names: Sequence[tuple[int, int]]) -> None:
        self.text = document.text
        self.names = names
        self.lines = lines_of(document)
        self.is_page = document.read_by == "html"
        self.headings = {
            line.start: find_headings(self.text, line.start, line.end)
            for line in self.lines
            if line.zone not in _ZONE_SECTION
        }
        self.has_declaring_heading = any(
            SECTION_OF[heading.kind] in DECLARING_SECTIONS
            for found in self.headings.values()
            for heading in found
        )
        self.bare = not self.has_declaring_heading and self._is_bare(document)
        self.state: _State | None = None
        self.seen_content = False
        self.before: _Before | None = None
        self.marks: list[tuple[int, SectionKind, tuple[int, int] | None]] = []

    def _is_bare(self, document: Document) -> bool:
        """True for text that is nothing but names: no title, no menu, no page around them."""
        framed = {Zone.NAVIGATION, Zone.FOOTER, Zone.RELATED, Zone.REVIEWS, Zone.STRUCTURED}
        if document.read_by == "text":
            return True
        return document.read_by == "html" and not any(
            line.zone in framed or line.kind is BlockKind.TITLE for line in self.lines
        )

    def segment(self) -> tuple[Section, ...]:
        zone = None
        for line in self.lines:
            if line.zone is not zone:
                zone = line.zone
                # a list that the caller or the page's data gives as one needs no heading
                given = zone is Zone.STRUCTURED and line.kind is BlockKind.LIST_ITEM
                self.state = _State(HeadingKind.INGREDIENTS, inline=False) if given else None
            self._line(line)
        return self._sections()

    def _sections(self) -> tuple[Section, ...]:
        if not self.text:
            return ()
        marks = self.marks or [(0, SectionKind.PROSE, None)]
        edges = [0, *(start for start, _, _ in marks[1:]), len(self.text)]
        return tuple(
            Section(kind, edges[i], edges[i + 1], heading) for i, (_, kind, heading) in enumerate(marks)
        )

    def _emit(self, start: int, kind: SectionKind, heading: tuple[int, int] | None = None) -> None:
        # What follows 'Old label' or 'Free from' after its end is prose, but no longer under it.
        stays = self.state is not None or kind is not SectionKind.PROSE
        if self.marks and heading is None and self.marks[-1][1] is kind and (stays or not self.marks[-1][2]):
            return
        if self.marks and self.marks[-1][0] >= start:
            start = self.marks[-1][0]
            self.marks.pop()
        self.marks.append((start, kind, heading))

    # One line -------------------------------------------------------------------------------------

    def _line(self, line: Line) -> None:
        fixed = _ZONE_SECTION.get(line.zone)
        if fixed:
            self._emit(line.start, fixed)
            return
        if line.kind is BlockKind.TITLE:
            self.state = None
            self._emit(line.start, SectionKind.PRODUCT)
            return
        at = line.start
        if self._former_ended(line):
            self.state = None
        headings = self.headings[line.start]
        if not headings and opens_claim_of_absence(self.text[line.start : line.end]):
            headings = [Heading(HeadingKind.ABSENT, line.start, line.end, line.end)]
        if not headings and self.state and self.state.kind is HeadingKind.ABSENT:
            closing = find_closing_heading(self.text, line.start, line.end)
            headings = [closing] if closing else []
        if not headings and line.kind is BlockKind.HEADING and self._closes(line):
            self.state = None
            self._emit(line.start, SectionKind.PROSE)
            self.before = None
            return
        if not headings and self._continues_claim(line):
            first = split_sentences(self.text, line.start, line.end)[0][1]
            self._emit(line.start, SectionKind.PROSE)
            at = first
        for heading in headings:
            if self.state and self.state.kind in _PANELS and self._is_column_head(heading):
                continue
            self._body(at, heading.start, line, fresh=at > line.start)
            self._open(heading, line)
            at = heading.body
        self._body(at, line.end, line, fresh=bool(headings) and at > line.start)
        self._remember(line, headings)
        if (
            self.state
            and line.ends_block
            and self.is_page
            and (self.state.inline or self._is_paragraph_of_items(line))
            and self.state.kind in _LISTS
        ):
            self.state.closed = True
        if self.state and self.state.inline and self.state.kind in _ONE_LINE and not self._goes_on(line):
            self.state = None
        if headings and self.state:
            self.seen_content = True

    def _is_paragraph_of_items(self, line: Line) -> bool:
        """True if a paragraph of a page holds a whole list; what follows it is no more of it."""
        items = len(COMMA.findall(self.text, line.start, line.end))
        return line.kind is BlockKind.PARAGRAPH and items >= 2 and not self._goes_on(line)

    def _former_ended(self, line: Line) -> bool:
        """True if a blank line ends what stood under 'Old formula': the next may be of the new one."""
        if self.state is None or self.state.kind is not HeadingKind.FORMER or self.before is None:
            return False
        return not self.before.only_heading and self.text.count("\n", self.before.line.end, line.start) > 1

    def _remember(self, line: Line, headings: list[Heading]) -> None:
        self.before = _Before(
            line,
            open_claim=self._ends_in_claim(line, headings),
            only_heading=bool(headings) and not self.text[headings[-1].body : line.end].strip(),
        )

    def _ends_in_claim(self, line: Line, headings: list[Heading]) -> bool:
        in_prose = bool(self.marks) and self.marks[-1][1] not in DECLARING_SECTIONS
        ended = self.text[line.start : line.end].rstrip().endswith((".", "!", "?", "。"))
        if ended or not in_prose:
            return False
        begin, stop = split_sentences(self.text, line.start, line.end)[-1]
        if headings:
            begin = max(begin, headings[-1].start)
        stretch = self.text[begin:stop]
        went_on = self.before is not None and self.before.open_claim and begin == line.start
        claims = is_claim_of_absence(stretch) or claims_absence_inside(stretch)
        claims = claims or is_remark(stretch, has_amount=False) or went_on
        return claims and not has_dose(self.text, begin, stop)

    def _continues_claim(self, line: Line) -> bool:
        """True if a claim or remark of the line before goes on in this one, which prints no amount."""
        return (
            self.before is not None
            and self.before.open_claim
            and self._follows(line)
            and line.kind is self.before.line.kind
            and not (self.is_page and self.before.line.ends_block)
            and not has_dose(self.text, line.start, line.end)
            and not amount_follows(self.text, line.end)
        )

    def _follows(self, line: Line) -> bool:
        """True if no blank line parts `line` from the one before, and the print goes on."""
        if self.before is None or self.text.count("\n", self.before.line.end, line.start) != 1:
            return False
        before = self.text[self.before.line.start : self.before.line.end]
        return goes_on(before, self.text[line.start : line.end])

    def _closes(self, line: Line) -> bool:
        """An unknown heading ends the section above, unless it names a part of the panel."""
        stretch = self.text[line.start : line.end]
        in_panel = self.state is not None and self.state.kind in _PANELS
        return not (
            in_panel and re.search(r"blend|complex|matrix|formula|mischung|mg\b", stretch, re.IGNORECASE)
        )

    def _is_column_head(self, heading: Heading) -> bool:
        words = self.text[heading.start : heading.end]
        columns = without_basis(words) != words and is_column_head(words)
        return columns or words.casefold().startswith(("amount", "per "))

    def _goes_on(self, line: Line) -> bool:
        return self.text[line.start : line.end].rstrip().endswith((",", ";", "(", "-", "、", "，"))

    def _open(self, heading: Heading, line: Line) -> None:
        inline = bool(self.text[heading.body : line.end].strip())
        tabs = self.before is not None and self.before.only_heading and heading.start <= line.start + 12
        self.state = _State(heading.kind, inline)
        if heading.kind in _ASIDES and not inline and tabs:
            # 'Description / Ingredients / Reviews' label tabs; what follows may be of any of them.
            self.state = None
            self._emit(heading.start, SectionKind.PROSE)
            return
        if heading.kind is HeadingKind.PRODUCT:
            self.state = None
        self._emit(heading.start, SECTION_OF[heading.kind], (heading.start, heading.end))

    def _body(self, start: int, end: int, line: Line, *, fresh: bool) -> None:
        """Type text[start:end]. `fresh`: it follows a heading on its own line."""
        if not self.text[start:end].strip():
            return
        state = self.state
        if state is None:
            self._unheaded(start, end, line)
        elif state.kind in _PANELS:
            self._panel(start, end)
        elif state.kind in _LISTS:
            self._list(start, end, state, fresh=fresh)
        elif state.kind is HeadingKind.ALLERGENS:
            first = split_sentences(self.text, start, end)[0][1]
            if self.text[first:end].strip():
                self.state = None
                self._unheaded(first, end, line)
        elif state.kind is HeadingKind.ABSENT:
            if has_dose(self.text, start, end) or not self._lists_on(line):
                self.state = None
                self._unheaded(start, end, line)
        elif fresh and state.kind in _SPEAKS and not self.has_declaring_heading:
            self._after_speech(start, end)
        elif not fresh and self._ends_aside(start, end, state):
            self.state = None
            self._emit(start, SectionKind.INGREDIENTS)

    def _after_speech(self, start: int, end: int) -> None:
        """Where a label prints no heading of a list, one may follow a warning on the same line."""
        for begin, stop in split_sentences(self.text, start, end)[1:]:
            caption = re.compile(r"[^:：,]{2,40}[:：]\s+").match(self.text, begin, stop)
            listed = is_list(self.text, caption.end(), stop, bare=self.bare) if caption else False
            if listed or is_row(self.text, begin, stop):
                self.state = None
                self._emit(first_letter(self.text, begin, stop), SectionKind.INGREDIENTS)

    def _ends_aside(self, start: int, end: int, state: _State) -> bool:
        """True if a row or list of ingredients shows that the section that held none has ended."""
        if state.kind is HeadingKind.REVIEWS:
            first = self.before is not None and self.before.only_heading
            return is_list_among_reviews(self.text, start, end, first=first)
        return state.kind not in _ELSEWHERE and is_row(self.text, start, end)

    def _lists_on(self, line: Line) -> bool:
        """True if the line belongs to a list headed 'Free from': the first, or one more of its kind."""
        stretch = self.text[line.start : line.end]
        if _ENDS_LIST.search(stretch) or reads_as_sentence(stretch, has_amount=False):
            return False
        if self.before is None or amount_follows(self.text, line.end):
            return False
        if self.before.only_heading or self._follows(line):
            return True
        if line.kind is BlockKind.LIST_ITEM and line.zone is not Zone.STRUCTURED:
            return self.before.line.kind is BlockKind.LIST_ITEM
        above = self.text[self.before.line.start : self.before.line.end]
        adjacent = self.text.count("\n", self.before.line.end, line.start) == 1
        single = not COMMA.search(above) and not COMMA.search(stretch) and not above.rstrip().endswith(".")
        return adjacent and single and not self.is_page

    # Kinds of sections ----------------------------------------------------------------------------

    def _panel(self, start: int, end: int) -> None:
        assert self.state is not None
        kind = SECTION_OF[self.state.kind]
        for begin, stop in split_sentences(self.text, start, end):
            stretch = self.text[begin:stop]
            if not stretch.strip() or is_noise(stretch) or is_nutrition_row(stretch):
                continue
            dose = has_dose(self.text, begin, stop)
            if reads_as_prose(stretch, has_amount=dose):
                # A remark may stand between two rows; a sentence or a claim stands below the last.
                self.state.closed = self.state.closed or not is_remark(stretch, has_amount=dose)
                self._emit(first_letter(self.text, begin, stop), SectionKind.PROSE)
            elif dose or not self.state.closed or amount_follows(self.text, stop):
                self.state.closed = False
                self._emit(begin, kind)

    def _list(self, start: int, end: int, state: _State, *, fresh: bool) -> None:
        kind = SECTION_OF[state.kind]
        for begin, stop in split_sentences(self.text, start, end):
            stretch = self.text[begin:stop]
            if not stretch.strip():
                continue
            dose = has_dose(self.text, begin, stop)
            listed = bool(COMMA.search(stretch))
            # What the heading itself opens is the list, also where it starts with 'No sugar, ...'.
            opens = begin == start and listed and state.inline and fresh
            # One word of sentences does not undo it: 'caffeine, X, which is banned in sport'.
            prose = (
                reads_as_sentence(stretch, has_amount=True)
                if opens
                else reads_as_prose(stretch, has_amount=dose)
            )
            if prose and not (listed and self._tail_of_list(stretch)):
                state.closed = True
            elif dose or (listed and not self._is_slogan(stretch, state)) or not state.closed:
                state.closed = stretch.rstrip().endswith((".", "。")) and (listed or state.closed)
                self._emit(begin, kind)
                continue
            self._emit(first_letter(self.text, begin, stop), SectionKind.PROSE)

    def _is_slogan(self, stretch: str, state: _State) -> bool:
        """'Hard, dry size without compromise.' under the list of a page: one comma, and a full stop."""
        ends = stretch.rstrip().endswith((".", "!"))
        return self.is_page and state.closed and ends and len(COMMA.findall(stretch)) == 1

    def _tail_of_list(self, stretch: str) -> bool:
        """A long comma list stays a list although a word or two in it belong to sentences."""
        long = len(COMMA.findall(stretch)) >= 4
        return long and not is_claim_of_absence(stretch) and not names_tests(stretch)

    def _unheaded(self, start: int, end: int, line: Line) -> None:
        first_line = not self.seen_content
        self.seen_content = True
        for begin, stop in split_sentences(self.text, start, end):
            stretch = self.text[begin:stop]
            if not stretch.strip():
                continue
            begin = first_letter(self.text, begin, stop)
            listed_from = list_start(
                self.text,
                begin,
                stop,
                bare=self.bare,
                among_prose=not self.has_declaring_heading and line.zone is Zone.MAIN,
            )
            if listed_from is not None and self._is_sentence(begin, listed_from, stop):
                listed_from = None
            if listed_from is None or listed_from > begin:
                named = first_line and self.has_declaring_heading and could_be_a_name(stretch)
                self._emit(begin, SectionKind.PRODUCT if named else SectionKind.PROSE)
            if listed_from is not None:
                self._emit(listed_from, SectionKind.INGREDIENTS)

    def _is_sentence(self, start: int, list_start: int, end: int) -> bool:
        """True for what prints no dose and is plainly a sentence by its shape.

        A caption before it counts, but does not make a sentence of what is a list by itself.
        """
        if has_dose(self.text, list_start, end):
            return False
        inside = self.names[bisect_left(self.names, (start, start)) : bisect_left(self.names, (end, end))]
        alone = reads_as_list(self.text, list_start, end, inside)
        if alone >= 0 or alone < SENTENCE_BELOW or start == list_start:
            return alone < SENTENCE_BELOW
        return reads_as_list(self.text, start, end, inside) < SENTENCE_BELOW


def find_sections(document: Document, names: Sequence[tuple[int, int]]) -> tuple[Section, ...]:
    """The sections of the document in text order; together they cover its text without overlap.

    `names` are the spans of all names known in it, in text order.
    """
    return _Segmenter(document, names).segment()

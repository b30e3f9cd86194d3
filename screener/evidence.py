"""Where a span is printed: from offsets of the canonical text to pages and boxes, and back.

Knows documents (text, words, boxes) and characters only.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from screener.model import Block, BlockKind, Box, Check, Document, Hit, Method, Span, Word
from screener.text import squash

#: Words whose vertical centres differ by less than this share of their height stand on one line.
_SAME_LINE = 0.5
#: Characters up to which one wrong letter makes another name ('DMHA', 'DHEA').
_SHORT_NAME = 6


class Locator:
    """Finds pages and boxes for spans of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [word.start for word in document.words]
        self._blocks = sorted(document.blocks, key=lambda block: block.start)
        self._block_starts = [block.start for block in self._blocks]

    def span(self, start: int, end: int) -> Span:
        """The span with the page of its first word and one box per printed line (page points)."""
        words = self._words(start, end)
        if not words:
            return Span(start, end, page=self._block_page(start))
        page = words[0].page
        return Span(start, end, page, tuple(_line_boxes([w for w in words if w.page == page])))

    def _words(self, start: int, end: int) -> list[Word]:
        words = self._document.words
        index = max(bisect_left(self._starts, start) - 1, 0)
        found = []
        while index < len(words) and words[index].start < end:
            if words[index].end > start:
                found.append(words[index])
            index += 1
        return found

    def _block_page(self, start: int) -> int | None:
        place = bisect_right(self._block_starts, start) - 1
        if place < 0 or start >= self._blocks[place].end:
            return None
        return self._blocks[place].page


def _line_boxes(words: Sequence[Word]) -> list[Box]:
    boxes: list[Box] = []
    for word in words:
        if boxes and _on_line(boxes[-1], word.box):
            last = boxes[-1]
            boxes[-1] = (
                min(last[0], word.box[0]),
                min(last[1], word.box[1]),
                max(last[2], word.box[2]),
                max(last[3], word.box[3]),
            )
        else:
            boxes.append(word.box)
    return boxes


def _on_line(first: Box, second: Box) -> bool:
    height = max(first[3] - first[1], second[3] - second[1], 1e-6)
    return abs((first[1] + first[3]) - (second[1] + second[3])) / 2 < _SAME_LINE * height


def merge_second_reading(
    document: Document, hits: Sequence[Hit], second: Sequence[Hit]
) -> tuple[list[Hit], list[Hit]]:
    """Add hits of the second reading that the first missed, mapped to the canonical text by their boxes.

    Returns the merged hits in text order, and those of the second reading whose place in the canonical
    text is not certain: the words at their boxes do not print the name.
    """
    if document.second is None or not second:
        return list(hits), []
    merged = list(hits)
    unplaced = []
    known = {
        (substance, squash(document.text[h.start : h.end]).key) for h in hits for substance in h.substances
    }
    for hit in second:
        printed = squash(document.second.text[hit.start : hit.end]).key
        if all((substance, printed) in known for substance in hit.substances):
            continue
        span = _span_of(document, hit, printed)
        if span is None:
            unplaced.append(hit)
        elif not any(h.start < span[1] and span[0] < h.end and h.lookalike is None for h in merged):
            merged.append(replace(hit, start=span[0], end=span[1], note=_note(hit)))
    return sorted(merged, key=lambda hit: (hit.start, hit.end)), unplaced


def _span_of(document: Document, hit: Hit, printed: str) -> tuple[int, int] | None:
    """The span of the canonical words at the boxes of a hit, if they print its letters in its order."""
    assert document.second is not None
    boxes = [w for w in document.second.words if w.start < hit.end and w.end > hit.start]
    places = [w for w in document.words if any(_same_place(w, box) for box in boxes)]
    if not places:
        return None
    if not all(squash(document.text[w.start : w.end]).key in printed for w in places):
        return None
    start, end = places[0].start, places[-1].end
    if squash(document.text[start:end]).key == printed:
        return start, end
    return None


def with_lines_of_second_reading(document: Document, hits: Sequence[Hit]) -> Document:
    """The document with the lines of the second reading that hold these hits, below its text.

    What the two readings see so differently that no place fits stays visible as it was read.
    """
    second = document.second
    if second is None or not hits:
        return document
    text, blocks, words = document.text, list(document.blocks), list(document.words)
    for start, end in dict.fromkeys(_line_of(second.text, hit) for hit in hits):
        begin = len(text) + 1
        text = f"{text}\n{second.text[start:end]}"
        inside = [w for w in second.words if start <= w.start and w.end <= end]
        words.extend(replace(w, start=w.start - start + begin, end=w.end - start + begin) for w in inside)
        page = inside[0].page if inside else None
        blocks.append(Block(begin, len(text), BlockKind.LINE, page=page))
    return replace(document, text=text, blocks=tuple(blocks), words=tuple(words), second=None)


#: Places of listed names that are weighed in one document. A label has some, a list of drugs a thousand;
#: each costs up to a millisecond and several kilobytes of the report.
MOST_PLACES = 5_000


def weighable(document: Document, hits: list[Hit]) -> tuple[Document, list[Hit]]:
    """The hits that are weighed: of too many, the first of each substance and then the first in the text.

    A check says what was left out, so that without a finding the document is not screenable.
    """
    if len(hits) <= MOST_PLACES:
        return document, hits
    first: dict[tuple[str, ...], int] = {}
    for number, hit in enumerate(hits):
        first.setdefault(hit.substances, number)
    kept = islice(dict.fromkeys([*first.values(), *range(len(hits))]), MOST_PLACES)
    weighed = [hits[number] for number in sorted(kept)]
    reason = (
        f"The text names listed substances in {len(hits):,} places, of which {len(weighed):,} were weighed. "
        "Screen it in parts."
    )
    check = Check("weigh_names", ran=False, reason=reason)
    return replace(document, checks=(*document.checks, check)), weighed


def unsure_where_doubtful(document: Document, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, of which those that a doubtful reading of a picture may have made are not sure.

    A long name that was read letter for letter is no accident. A short one or a number with a doubtful letter
    may be, and so may any spelling that differs, where letters are doubtful or the page as a whole is.
    """
    if not document.by_ocr:
        return list(hits)
    locator = Locator(document)
    return [replace(hit, sure=False) if _may_be_misread(document, hit, locator) else hit for hit in hits]


def _may_be_misread(document: Document, hit: Hit, locator: Locator) -> bool:
    if not _touches(document.by_ocr, hit):
        return False
    doubtful = _touches(document.doubtful, hit)
    if hit.method is Method.EXACT:
        return doubtful and hit.end - hit.start <= _SHORT_NAME
    return doubtful or locator.span(hit.start, hit.end).page in document.unsure_pages


def _touches(spans: Sequence[tuple[int, int]], hit: Hit) -> bool:
    return any(start < hit.end and hit.start < end for start, end in spans)


def _line_of(text: str, hit: Hit) -> tuple[int, int]:
    start = text.rfind("\n", 0, hit.start) + 1
    end = text.find("\n", hit.end)
    return start, end if end >= 0 else len(text)


def _note(hit: Hit) -> str:
    added = "read in the order in which the file stores its text"
    return f"{hit.note}; {added}" if hit.note else added


def _same_place(word: Word, other: Word) -> bool:
    if word.page != other.page:
        return False
    width = min(word.box[2], other.box[2]) - max(word.box[0], other.box[0])
    height = min(word.box[3], other.box[3]) - max(word.box[1], other.box[1])
    if width <= 0 or height <= 0:
        return False
    area = (other.box[2] - other.box[0]) * (other.box[3] - other.box[1])
    smaller = min(area, (word.box[2] - word.box[0]) * (word.box[3] - word.box[1]))
    return width * height > 0.5 * smaller

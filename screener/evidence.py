"""Where a span is printed: from offsets of the canonical text to pages and boxes, and back.

Knows documents (text, words, boxes) only.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from screener.model import Box, Document, Hit, Span, Word

#: Words whose vertical centres differ by less than this share of their height stand on one line.
_SAME_LINE = 0.5
#: A span mapped back from the second reading may be this much longer than what was read there.
_STRETCH = 3


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


def merge_second_reading(document: Document, hits: Sequence[Hit], second: Sequence[Hit]) -> list[Hit]:
    """Add hits of the second reading that the first missed, mapped to the canonical text by their boxes.

    A hit whose words do not stand close together in the canonical text cannot be shown in it as one
    span: it then covers its first word there.
    """
    if document.second is None or not document.words:
        return list(hits)
    merged = list(hits)
    for hit in second:
        boxes = [w for w in document.second.words if w.start < hit.end and w.end > hit.start]
        places = [w for w in document.words if any(_same_place(w, box) for box in boxes)]
        if not places:
            continue
        start, end = places[0].start, places[-1].end
        if end - start > _STRETCH * (hit.end - hit.start):
            end = places[0].end
        known = any(
            h.start < end
            and start < h.end
            and (set(h.substances) & set(hit.substances) or h.lookalike is None)
            for h in merged
        )
        if not known:
            merged.append(replace(hit, start=start, end=end, note=_note(hit)))
    return sorted(merged, key=lambda hit: (hit.start, hit.end))


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

"""Lines of a page into the canonical text, each word with its box; the same for PDFs and pictures.

Knows lines and words, no file format and no engine.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence

from screener.documents.compose import Composer, Piece, PlacedWord
from screener.documents.layout import Line, line_text
from screener.model import BlockKind, Box, Zone

_HEADING = 1.3  # of the page's usual size


def usual_size(lines: Sequence[Line]) -> float:
    """The size of most of a page's print; 0 without lines."""
    return statistics.median(line.size for line in lines) if lines else 0.0


def add_line(
    composer: Composer,
    line: Line,
    page: int,
    zone: Zone,
    usual: float,
    doubts: Mapping[int, Sequence[tuple[int, int]]],
) -> list[tuple[int, int]]:
    """Append one line. `doubts` are doubtful letters of words, by `id`; returned as spans of the text."""
    text, spans, cells = line_text(line)
    kind = BlockKind.LINE
    if cells > 1:
        kind = BlockKind.TABLE_ROW
    elif usual and line.size >= _HEADING * usual:
        kind = BlockKind.HEADING
    words = [PlacedWord(start, end, box) for start, end, box in spans]
    composer.add(Piece(text, kind, zone), page=page, box=around([box for _, _, box in spans]), words=words)
    begin = composer.length - len(text)
    return [
        (begin + start + first, begin + start + last)
        for word, (start, _, _) in zip(line.words, spans, strict=True)
        for first, last in doubts.get(id(word), ())
    ]


def around(boxes: Sequence[Box]) -> Box:
    """The box around boxes."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )

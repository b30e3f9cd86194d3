"""Characters with places to lines in reading order: words, columns, rows of a table.

An XY-cut over the words of a page: columns are read one after another, but a column of amounts belongs to
the names beside it, so that an ingredient and its amount are one line. Works in a frame turned so that the
text runs to the right, for each direction of text on the page. Knows nothing of PDF.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from itertools import pairwise

from screener.documents.columns import Band, columns_of, longest_run, strips_of, words_of
from screener.documents.cues import count_amounts, starts_panel
from screener.documents.glyphs import Glyph, is_raised_figure, turned
from screener.documents.lines import Line, PrintedWord, cells_of, line_text, rows_of
from screener.model import Box

__all__ = ["Line", "PrintedWord", "cells_of", "line_text", "lines_of", "lines_of_words"]

_WORD_GAP = 0.2
_SPACED_OUT = 1.6
_JUSTIFIED = 3  # lines in which gaps of justified print may stand one under another
_FLUSH = 0.15  # of the size, within which a line reaches the edge
_RIVER = 3.5  # of the size: a wider gap is none of justified print
_PARAGRAPH_GAP = 0.7  # of the size, from which the space between two bands parts paragraphs
_DEPTH = 12
_WORDS_CUT = 6_000  # more words on one page are read line by line: cutting costs more than linear time
_BANDS_CUT = 300


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of one page in reading order; text that runs another way comes after the page's own."""
    by_direction: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        by_direction.setdefault(glyph.direction, []).append(glyph)
    ordered = sorted(by_direction.items(), key=lambda item: -len(item[1]))
    lines: list[Line] = []
    for direction, group in ordered:
        lines += lines_of_words(_words(group, direction))
    return lines


def lines_of_words(words: list[PrintedWord]) -> list[Line]:
    """The lines of words that run one way, in reading order."""
    return _read(words, 0) if len(words) <= _WORDS_CUT else rows_of(words)


def _words(glyphs: Sequence[Glyph], direction: int) -> list[PrintedWord]:
    """Glyphs that follow one another in the file, on one line and without a gap, are a word."""
    words: list[PrintedWord] = []
    run: list[tuple[Glyph, Box]] = []
    for glyph in glyphs:
        place = turned(glyph.box, direction)
        if not glyph.text.strip():
            _close(words, run, blank_after=True)
            continue
        raised = bool(run) and is_raised_figure(run[-1][0], glyph)
        if run and (raised or not _continues(run, glyph, place)):
            _close(words, run, blank_after=raised)
        run.append((glyph, place))
    _close(words, run, blank_after=False)
    return words


def _continues(run: Sequence[tuple[Glyph, Box]], glyph: Glyph, box: Box) -> bool:
    """Whether `glyph` goes on the word; where letters are set apart, a gap like the last one is none."""
    before, place = run[-1]
    last_gap = place[0] - run[-2][1][2] if len(run) > 1 else 0.0
    size = min(before.size, glyph.size)
    same_line = abs(place[3] - box[3]) < 0.25 * size and abs(before.size - glyph.size) < 0.25 * max(
        before.size, size
    )
    gap = box[0] - place[2]
    widest = max(_WORD_GAP * size, _SPACED_OUT * last_gap)
    return same_line and -0.6 * size < gap < widest and box[0] > place[0] - 0.1 * size


def _close(words: list[PrintedWord], run: list[tuple[Glyph, Box]], *, blank_after: bool) -> None:
    if run:
        place = _around(box for _, box in run)
        words.append(
            PrintedWord(
                "".join(glyph.text for glyph, _ in run),
                *place,
                statistics.median(glyph.size for glyph, _ in run),
                _around(glyph.box for glyph, _ in run),
                blank_after,
            )
        )
        run.clear()


def _around(boxes: Iterable[Box]) -> Box:
    lows_x, lows_y, highs_x, highs_y = zip(*boxes, strict=True)
    return min(lows_x), min(lows_y), max(highs_x), max(highs_y)


def _read(words: list[PrintedWord], depth: int) -> list[Line]:
    """Cut into columns if the region has any, else into bands of which some may have columns."""
    if len(words) < 2 or depth > _DEPTH:
        return rows_of(words)
    bands = _bands(words)
    columns = _columns(bands)
    if len(columns) > 1:
        return [line for column in columns for line in _read(column, depth + 1)]
    if len(bands) == 1 or len(bands) > _BANDS_CUT:
        return rows_of(words)
    lines: list[Line] = []
    start = 0
    while start < len(bands):
        end = longest_run(bands, start)
        if end is None or _is_justified(bands, start, end):
            lines += rows_of(bands[start].words)
            start += 1
        else:
            end = start + _list_below(bands[start:end])
            lines += _read([word for band in bands[start:end] for word in band.words], depth + 1)
            start = end
    return lines


def _columns(bands: Sequence[Band]) -> list[list[PrintedWord]]:
    """The words of each column of a region."""
    words = sorted((word for band in bands for word in band.words), key=lambda word: word.u0)
    return [words_of(bands, column) for column in columns_of(bands, strips_of(words))]


def _is_justified(bands: Sequence[Band], start: int, end: int) -> bool:
    """Whether the gaps of a short run are those of justified print, which goes on above or below it.

    Its lines reach from edge to edge, as those of columns with ragged ends do not.
    """
    left = min(band.words[0].u0 for band in bands)
    right = max(word.u1 for band in bands for word in band.words)
    flush = [band for band in bands[start:end] if _is_flush(band.words, left, right)]
    if not 0 < len(flush) <= _JUSTIFIED:
        return False
    around = [*bands[max(start - 1, 0) : start], *bands[end : end + 1]]
    return any(_is_flush(band.words, left, right) and len(strips_of(band.words)) == 1 for band in around)


def _is_flush(band: Sequence[PrintedWord], left: float, right: float) -> bool:
    size = band[0].size
    gaps = (after.u0 - word.u1 for word, after in pairwise(band))
    edges = min(w.u0 for w in band) - left < _FLUSH * size and right - max(w.u1 for w in band) < _FLUSH * size
    return edges and len(rows_of(band)) == 1 and max(gaps, default=0.0) < _RIVER * size


def _list_below(bands: Sequence[Band]) -> int:
    """Where in a run of columns the list under a panel begins that is set in two halves; else the run's end.

    The list that follows in the first column only, behind a gap, belongs below both halves.
    """
    columns = _columns(bands)
    right = min((word.u0 for word in columns[1]), default=float("inf"))
    if not any(count_amounts(line_text(line)[0]) for line in rows_of(columns[-1])):
        return len(bands)
    start = len(bands)
    while start > 1 and all(word.u1 < right for word in bands[start - 1].words):
        start -= 1
    for index in range(start, len(bands)):
        here, above = bands[index].words, bands[index - 1].words
        text = line_text(rows_of(here)[0])[0]
        gap = min(word.v0 for word in here) - max(word.v1 for word in above)
        if starts_panel(text) and gap > _PARAGRAPH_GAP * here[0].size:
            return index
    return len(bands)


def _bands(words: Iterable[PrintedWord]) -> list[Band]:
    """Parts that free horizontal stripes keep apart, from top to bottom."""
    bands: list[list[PrintedWord]] = []
    reach = float("-inf")
    for word in sorted(words, key=lambda w: w.v0):
        margin = 0.1 * (word.v1 - word.v0)  # cells of neighbouring lines may overlap by their ascenders
        if word.v0 + margin >= reach:
            bands.append([])
        bands[-1].append(word)
        reach = max(reach, word.v1 - margin)
    return [Band(words) for words in bands]

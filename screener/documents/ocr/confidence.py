"""How far the reading of a page may be believed.

The thresholds were measured on drawn labels of 50 to 300 dots an inch: no listed name was lost on a page over
them, and none of the pages above 80 dots an inch fell under them.
"""

from __future__ import annotations

from collections.abc import Sequence

from screener.documents.ocr.engine import Line

#: Under this mean a page cannot be read reliably: what was found stands, that nothing was found does not.
RELIABLE = 0.95
#: Under this mean the page may stand on its head or on its side.
UPRIGHT = 0.75
#: Under this a single line is not read: the name in it may be any.
LINE_READ = 0.8
#: Under this a letter is doubtful.
LETTER_READ = 0.7
_TELLING = 3  # a line of no more characters says nothing of a page: a dagger, an amount


def mean_confidence(lines: Sequence[Line]) -> float:
    """The mean over the characters of the lines that are long enough to tell; 0 without any."""
    telling = [(len(line.text), line.confidence) for line in lines if len(line.text) > _TELLING]
    total = sum(count for count, _ in telling)
    return sum(count * confidence for count, confidence in telling) / total if total else 0.0


def share_that_runs_down(lines: Sequence[Line]) -> float:
    """Which share of the telling lines was taller than wide, and was read as running down."""
    telling = [line for line in lines if len(line.text) > _TELLING]
    return sum(runs_down(line) for line in telling) / len(telling) if telling else 0.0


def runs_down(line: Line) -> bool:
    """Whether the text runs more down than along."""
    start, end = line.quad[0], line.quad[1]
    return abs(end[1] - start[1]) > abs(end[0] - start[0])


def poorly_read(lines: Sequence[Line]) -> list[Line]:
    """The telling lines that are not read."""
    return [line for line in lines if len(line.text) > _TELLING and line.confidence < LINE_READ]

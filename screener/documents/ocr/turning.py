"""Which way is up. A page that reads badly, or whose lines stand upright, is read in its other positions.

The engine's own classifier of turned lines drops lines without a word, so it is off; a whole page read once
more is dearer and sure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from screener.documents.ocr.confidence import UPRIGHT, mean_confidence, runs_down, share_that_runs_down
from screener.documents.ocr.engine import Line, Point, Recogniser

_MANY_DOWN = 0.25
_SURE = 0.9
_CHANCE = 0.5  # confidence that letters reach which stand the wrong way


@dataclass(frozen=True, slots=True)
class Upright:
    """Lines as read in the position that reads best; their places are in the image as given.

    `turns`: quarter turns to the left that led there. `down`: the share of its lines that stand upright in
    that position. `worth`: how many letters read along their line, weighed by confidence.
    """

    lines: tuple[Line, ...]
    turns: int
    confidence: float
    down: float
    worth: float


def read_upright(image: Any, engine: Recogniser) -> Upright:
    """Read an image (height, width, 3) the right way up."""
    tried = [_read(image, engine, 0)]
    if not _is_doubtful(tried[0]):
        return tried[0]
    for turns in _likely_turns(tried[0]):
        tried.append(_read(image, engine, turns))
        if not _is_doubtful(tried[-1]) and tried[-1].confidence >= _SURE:
            break
    return max(tried, key=lambda read: read.worth)


def _is_doubtful(read: Upright) -> bool:
    return read.confidence < UPRIGHT or read.down > _MANY_DOWN


def _likely_turns(first: Upright) -> Sequence[int]:
    """The other positions, the likeliest first. A line that stands was read as running down."""
    if first.down <= _MANY_DOWN:
        return (2, 1, 3)
    down = mean_confidence([line for line in first.lines if runs_down(line)])
    return (1, 3, 2) if down >= UPRIGHT else (3, 1, 2)


def _read(image: Any, engine: Recogniser, turns: int) -> Upright:
    lines = engine.lines(np.ascontiguousarray(np.rot90(image, turns)) if turns else image)
    along = [line for line in lines if not runs_down(line)]
    back = _way_back(image.shape[1], image.shape[0], turns)
    return Upright(
        lines=tuple(_moved(line, back) for line in lines),
        turns=turns,
        confidence=mean_confidence(lines),
        down=share_that_runs_down(lines),
        worth=sum(len(line.text) * max(line.confidence - _CHANCE, 0.0) for line in along),
    )


def _moved(line: Line, back: Callable[[Point], Point]) -> Line:
    first, second, third, fourth = (back(corner) for corner in line.quad)
    return Line(line.text, (first, second, third, fourth), line.confidence, line.words, line.letters)


def _way_back(width: float, height: float, turns: int) -> Callable[[Point], Point]:
    """From a place in the picture turned so often to the left to its place in the picture as given."""
    if turns == 1:
        return lambda point: (width - point[1], point[0])
    if turns == 2:
        return lambda point: (width - point[0], height - point[1])
    if turns == 3:
        return lambda point: (point[1], height - point[0])
    return lambda point: point

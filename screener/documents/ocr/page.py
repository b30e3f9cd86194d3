"""One picture to one page: its lines in reading order, and whether they may be believed.

Knows an engine by its interface only; what a file or a label is, it does not know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from screener.documents.layout import Line as PageLine
from screener.documents.ocr.confidence import (
    LETTER_READ,
    LINE_READ,
    RELIABLE,
    mean_confidence,
    poorly_read,
)
from screener.documents.ocr.engine import Line, Recogniser
from screener.documents.ocr.order import Doubt, ordered
from screener.documents.ocr.turning import read_upright
from screener.model import Box

_CONTRAST = 24  # of 255 grey levels between the darkest and the lightest hundredth of a page with print


@dataclass(frozen=True, slots=True)
class PictureText:
    """What stands on a picture. Boxes of words are in pixels of the picture, or as `placed` says.

    `unsure` says why the page cannot be read reliably, None where it can. `doubts` are the doubtful letters
    of a word, [start, end), by the word's `id`. `blank`: the picture holds nothing at all.
    """

    lines: tuple[PageLine, ...]
    doubts: dict[int, tuple[tuple[int, int], ...]]
    unsure: str | None = None
    blank: bool = False

    def placed(self, scale: float, left: float = 0.0, top: float = 0.0) -> PictureText:
        """The same with boxes multiplied by `scale` and moved by (`left`, `top`)."""
        lines, doubts = [], {}
        for line in self.lines:
            words = []
            for word in line.words:
                x0, y0, x1, y1 = (value * scale for value in word.box)
                box: Box = (x0 + left, y0 + top, x1 + left, y1 + top)
                size, u0, v0, u1, v1 = (x * scale for x in (word.size, word.u0, word.v0, word.u1, word.v1))
                words.append(replace(word, box=box, size=size, u0=u0, v0=v0, u1=u1, v1=v1))
                if id(word) in self.doubts:
                    doubts[id(words[-1])] = self.doubts[id(word)]
            lines.append(replace(line, words=tuple(words)))
        return replace(self, lines=tuple(lines), doubts=doubts)


def read_picture(image: Any, engine: Recogniser) -> PictureText:
    """Read an RGB array (height, width, 3) in whichever position it stands.

    Raises:
        EngineStoppedError: from the engine.
    """
    if _is_blank(image):
        return PictureText((), {}, blank=True)
    upright = read_upright(image, engine)
    order = ordered(upright.lines)
    doubts = {key: spans for key, doubt in order.doubts.items() if (spans := _doubtful(doubt))}
    return PictureText(order.lines, doubts, _why_unsure(upright.lines))


def _why_unsure(lines: Sequence[Line]) -> str | None:
    confidence, poor = mean_confidence(lines), poorly_read(lines)
    if lines and confidence < RELIABLE:
        return f"its letters are read with {confidence:.0%} confidence, which is under {RELIABLE:.0%}"
    if poor:
        return "a line cannot be made out" if len(poor) == 1 else f"{len(poor)} lines cannot be made out"
    return None


def _doubtful(doubt: Doubt) -> tuple[tuple[int, int], ...]:
    """The runs of letters that are doubtful; the whole word where the line is."""
    if doubt.length and doubt.confidence < LINE_READ:
        return ((0, doubt.length),)
    runs: list[tuple[int, int]] = []
    for place, letter in enumerate(doubt.letters[: doubt.length]):
        if letter >= LETTER_READ:
            continue
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return tuple(runs)


def _is_blank(image: Any) -> bool:
    """Whether the picture has one shade all over, as the back of a scanned sheet."""
    step = max(1, int((image.shape[0] * image.shape[1] / 1_000_000) ** 0.5))
    low, high = np.percentile(image[::step, ::step], (0.1, 99.9))
    return bool(high - low < _CONTRAST)

"""Which printed words nobody sees: off the page, far too small, or without ink where they stand.

Ink is looked for on the page as pdfium renders it, which answers every way of hiding text (white on white,
invisible mode, covered by a shape) and none of the ways of showing it (white on a dark label, the text under
a scan). Runs in the child process only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PIL.Image import Image

from screener.documents.glyphs import Frame
from screener.documents.layout import Line, PrintedWord
from screener.model import Box

_TINY = 1.0  # points; the smallest print on real labels is about 3
_TINY_SHARE = 0.25  # of the page's usual size: a page drawn small as a whole is not hidden
_SCALE = 2.0  # pixels a point
_PIXELS = 4_000_000  # of the rendered page
_CONTRAST = 16  # of 255 grey levels between the darkest and the lightest pixel of a word


def split_hidden(
    lines: Sequence[Line],
    page: Any,
    frame: Frame,
    usual_size: float,
    *,
    doubtful: bool,
    shown: Sequence[Box] = (),
) -> tuple[list[Line], list[Line]]:
    """Lines as they are seen, and lines of the words that are not. Renders only a `doubtful` page.

    Words in the boxes `shown` (of annotations) are seen: the page is rendered without its forms.
    """
    picture, scale = _render(page, frame) if doubtful else (None, 1.0)
    seen: list[Line] = []
    unseen: list[Line] = []
    for line in lines:
        hidden = {
            id(word)
            for word in line.words
            if not any(_lies_in(word, box) for box in shown)
            and _is_hidden(word, frame, usual_size, picture, scale)
        }
        for wanted, target in ((False, seen), (True, unseen)):
            words = tuple(word for word in line.words if (id(word) in hidden) is wanted)
            if words:
                target.append(replace(line, words=words))
    return seen, unseen


def _lies_in(word: PrintedWord, box: Box) -> bool:
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _is_hidden(
    word: PrintedWord, frame: Frame, usual_size: float, picture: Image | None, scale: float
) -> bool:
    width, height = frame.size
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    if not (0 <= x <= width and 0 <= y <= height):
        return True
    if word.size < _TINY and word.size < _TINY_SHARE * usual_size:
        return True
    return picture is not None and not _has_ink(picture, scale, word.box)


def _render(page: Any, frame: Frame) -> tuple[Image, float]:
    width, height = frame.size
    scale = min(_SCALE, (_PIXELS / max(width * height, 1.0)) ** 0.5)
    return page.render(scale=scale, grayscale=True, may_draw_forms=False).to_pil(), scale


def _has_ink(picture: Image, scale: float, box: Box) -> bool:
    """Whether the picture differs inside the box; edges left out, where a neighbour's ink may begin."""
    x0, top, x1, bottom = (value * scale for value in box)
    inset = 0.1 * (bottom - top)
    area = (
        max(0, int(x0)),
        max(0, int(top + inset)),
        min(picture.width, int(x1) + 1),
        min(picture.height, int(bottom - inset) + 1),
    )
    if area[2] <= area[0] or area[3] <= area[1]:
        return False
    low, high = picture.crop(area).getextrema()
    return bool(high - low >= _CONTRAST)  # type: ignore[operator]

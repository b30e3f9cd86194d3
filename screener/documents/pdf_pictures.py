"""Pages of a PDF that are pictures: drawn by pdfium, then read by an OCR engine. Boxes come out in points.

Runs in the child process of `sandbox` only.
"""

from __future__ import annotations

from typing import Any

from screener.documents.cues import states_ingredients
from screener.documents.glyphs import Frame
from screener.documents.layout import line_text
from screener.documents.limits import Limits
from screener.documents.ocr.engine import Recogniser
from screener.documents.ocr.page import PictureText, read_picture
from screener.model import Box

_DOTS_PER_INCH = 300
_PIXELS = 9_000_000  # of a drawn page; the engine gains nothing from more
_POINTS_PER_INCH = 72


def read_drawn(
    page: Any, frame: Frame, recogniser: Recogniser, limits: Limits, area: Box | None = None
) -> PictureText:
    """Read a pypdfium2 page as a picture, or an area of it (points, origin top left).

    Raises:
        EngineStoppedError: from the engine.
    """
    width, height = frame.size
    most = min(_PIXELS, limits.pixels)
    scale = min(_DOTS_PER_INCH / _POINTS_PER_INCH, (most / max(width * height, 1.0)) ** 0.5)
    drawn = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False, prefer_bgrx=False).to_numpy()
    left, top = 0, 0
    if area is not None:
        left, top = max(0, int(area[0] * scale)), max(0, int(area[1] * scale))
        drawn = drawn[top : int(area[3] * scale) + 1, left : int(area[2] * scale) + 1]
    text = read_picture(drawn[:, :, :3], recogniser)
    return text.placed(1 / scale, left / scale, top / scale)


def may_hold_the_panel(text: PictureText) -> bool:
    """Whether a picture beside text tells of ingredients, so that how well it is read matters."""
    return states_ingredients("\n".join(line_text(line)[0] for line in text.lines))

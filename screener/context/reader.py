"""The English reader of roles in prose: a small transformer asked about one name in its window.

It sees the masked text alone, so that it knows no substance. The weights are package data made by
`training/roles/encoder.py`; they are loaded at the first question, which takes some tenths of a second.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from screener.context.encoder import Encoder
from screener.context.window import MARK
from screener.context.wordpieces import WordPieces

CLASSES = ("declared", "absent", "other")
#: Pieces of the vocabulary that are no words: the two ends, a masked name, a line's end.
SPECIAL = ("[UNK]", "[CLS]", "[SEP]", "[unused1]", "[unused3]")
#: Pieces in a window at most, both ends included.
LONGEST = 128
_ROOM = LONGEST - 2
_UNKNOWN, _START, _END, _NAME, _LINE = SPECIAL
_PARTS = re.compile(rf"({MARK}|\n+)")


def shares(masked: str, place: int) -> tuple[float, float, float]:
    """How likely the name at the mark `place` is declared, denied, or only spoken of; together 1."""
    pieces, _ = _numbered(masked)
    # Names that share a window that fits are answered at once.
    around = 0 if len(pieces) <= _ROOM else place
    return _read(masked, around)[place]


@lru_cache(maxsize=256)
def _numbered(masked: str) -> tuple[list[int], list[int]]:
    return numbered(masked, _loaded()[1])


@lru_cache(maxsize=512)
def _read(masked: str, around: int) -> dict[int, tuple[float, float, float]]:
    pieces, places = cut(*_numbered(masked), around, _loaded()[1])
    found = _loaded()[0].shares(pieces, list(places.values())).tolist()
    return {number: (row[0], row[1], row[2]) for number, row in zip(places, found, strict=True)}


@lru_cache(maxsize=1)
def _loaded() -> tuple[Encoder, WordPieces]:
    folder = files("screener.context") / "model"
    words = (folder / "pieces.txt").read_text(encoding="utf-8").splitlines()
    with (folder / "encoder.npz").open("rb") as file:
        return Encoder.load(file), WordPieces({word: number for number, word in enumerate(words)})


def numbered(masked: str, pieces_of: WordPieces) -> tuple[list[int], list[int]]:
    """The pieces of a masked window, and where its marks stand among them."""
    pieces: list[int] = []
    marks: list[int] = []
    for part in _PARTS.split(masked):
        if part == MARK:
            marks.append(len(pieces))
            pieces.append(pieces_of.number(_NAME))
        elif part[:1] == "\n":
            pieces.append(pieces_of.number(_LINE))
        else:
            pieces += pieces_of.encode(part)
    return pieces, marks


def cut(
    pieces: list[int], marks: list[int], around: int, pieces_of: WordPieces
) -> tuple[list[int], dict[int, int]]:
    """As many pieces as the encoder reads, ends included, around one mark; where each mark in them stands."""
    first = max(0, min(marks[around] - _ROOM * 55 // 100, len(pieces) - _ROOM))
    kept = pieces[first : first + _ROOM]
    places = {number: at - first + 1 for number, at in enumerate(marks) if first <= at < first + _ROOM}
    return [pieces_of.number(_START), *kept, pieces_of.number(_END)], places

"""Lines of an engine to a page: order, rows of a tilted label, confidence. No engine is needed."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.documents.layout import line_text
from screener.documents.ocr.confidence import mean_confidence
from screener.documents.ocr.engine import Line, Point, Recogniser, Stretch
from screener.documents.ocr.order import ordered
from screener.documents.ocr.page import read_picture
from screener.documents.ocr.straighten import flattening_of
from screener.documents.ocr.turning import read_upright

PRINTED = np.zeros((600, 800, 3), np.uint8)
PRINTED[::2] = 255


def line(text: str, x: float, y: float, *, turn: float = 0.0, confidence: float = 0.99) -> Line:
    """A line whose letters are 12 pixels wide and 30 high, its start above at (x, y), the page turned so."""
    cos, sin = math.cos(turn), math.sin(turn)

    def at(dx: float, dy: float) -> Point:
        across, down = x + dx, y + dy
        return across * cos - down * sin, across * sin + down * cos

    length = 12 * len(text)
    words, place = [], 0
    for word in text.split(" "):
        words.append(Stretch(place, place + len(word), place / len(text), (place + len(word)) / len(text)))
        place += len(word) + 1
    quad = (at(0, 0), at(length, 0), at(length, 30), at(0, 30))
    return Line(text, quad, confidence, tuple(words), tuple(confidence for _ in text))


def texts(lines: list[Line]) -> list[str]:
    return [line_text(one)[0] for one in ordered(lines).lines]


ROWS = [("Vitamin C", "90 mg"), ("Magnesium Oxide", "400 mg"), ("Phenibut", "250 mg"), ("L-Theanine", "1 g")]


@pytest.mark.parametrize("degrees", [0, 1, -3, 8, -14, 90, 180, 270])
def test_a_name_and_its_amount_are_one_row_however_the_label_lies(degrees: int) -> None:
    lines = [line("Supplement Facts Panel", 0, 0, turn=math.radians(degrees))]
    for index, (name, amount) in enumerate(ROWS):
        for text, x in ((name, 0), (amount, 700)):
            lines.append(line(text, x, 40 + 36 * index, turn=math.radians(degrees)))
    expected = ["Supplement Facts Panel", *(f"{name}  {amount}" for name, amount in ROWS)]
    assert texts(lines[::-1]) == expected


@pytest.mark.parametrize("degrees", [0, -3, 90])
def test_a_name_that_runs_over_two_lines_of_its_cell_is_one_row(degrees: int) -> None:
    turn = math.radians(degrees)
    rows = [
        (0, "Magnesium Oxide", "400 mg"),
        (60, "Phenibut", "250 mg"),
        (120, "Kava root extract (30%", "2 g"),
    ]
    lines = [line(text, x, y, turn=turn) for y, name, dose in rows for text, x in ((name, 0), (dose, 700))]
    lines.append(line("kavalactones)", 0, 152, turn=turn))
    assert texts(lines)[-1] == "Kava root extract (30% kavalactones)  2 g"


def test_two_panels_side_by_side_are_read_one_after_the_other() -> None:
    left = [
        line(name, 0, 40 * i) for i, name in enumerate(["Niacin extract", "Taurine powder", "Glycine acid"])
    ]
    right = [
        line(name, 600, 40 * i) for i, name in enumerate(["Gelatin capsule", "Rice flour", "Silica dust"])
    ]
    mixed = [one for pair in zip(left, right, strict=True) for one in pair]
    assert texts(mixed) == [one.text for one in left + right]


def test_text_up_the_side_comes_after_the_panel() -> None:
    side = line("Keep out of reach of children", 0, -900, turn=math.pi / 2)
    assert texts([side, line("Niacin and nicotinamide", 0, 0), line("Taurine", 0, 40)]) == [
        "Niacin and nicotinamide",
        "Taurine",
        "Keep out of reach of children",
    ]


def test_a_dagger_is_read_as_such_and_stays_in_its_row() -> None:
    name, dagger = line("Vitamin C", 0, 0), line("十", 400, 0)
    up = Line("十", (*dagger.quad[1:], dagger.quad[0]), 0.6, dagger.words)  # taller than wide: 'runs down'
    assert texts([name, up]) == ["Vitamin C  †"]


@given(
    st.lists(
        st.tuples(st.text("abcdefgh ", min_size=1, max_size=12), st.integers(0, 900), st.integers(0, 900))
    )
)
def test_no_letter_is_lost_in_ordering(items: list[tuple[str, int, int]]) -> None:
    lines = [line(text.strip(), x, y) for text, x, y in items if text.strip()]
    read = "".join("".join(texts(lines)).split())
    assert sorted(read) == sorted("".join("".join(one.text.split()) for one in lines))


@given(st.floats(-0.2, 0.2), st.floats(-0.0002, 0.0002))
def test_lines_of_a_slanted_photo_lie_flat_afterwards(tilt: float, fan: float) -> None:
    quads = []
    for y in range(-300, 301, 60):
        for x in (-350, 100):
            slope = tilt + fan * y
            ends = [(a, y + slope * a) for a in (x, x + 250)]
            (x0, y0), (x1, y1) = ends
            quads.append(((x0, y0), (x1, y1), (x1, y1 + 25), (x0, y0 + 25)))
    flat = flattening_of(quads)
    for left, right in zip(quads[::2], quads[1::2], strict=True):
        heights = [flat.place(corner)[1] for corner in (left[0], left[1], right[0], right[1])]
        assert max(heights) - min(heights) < 15


class Standing:
    """An engine that reads one position of the picture well, told by the mark in a corner."""

    def __init__(self) -> None:
        self.pictures = 0

    def lines(self, image: object) -> list[Line]:
        self.pictures += 1
        upright = bool(np.asarray(image)[0, 0, 0] == 7)
        return [line("Supplement Facts", 0, 50 * i, confidence=0.99 if upright else 0.4) for i in range(4)]


@pytest.mark.parametrize("turns", range(4))
def test_a_page_is_read_in_the_position_that_reads_best(turns: int) -> None:
    picture = PRINTED.copy()
    picture[0, 0, 0] = 7
    engine = Standing()
    read = read_upright(np.rot90(picture, turns), engine)
    assert (read.turns + turns) % 4 == 0
    assert read.confidence == pytest.approx(0.99)
    assert engine.pictures == 1 if turns == 0 else engine.pictures <= 4


def fixed(*lines: Line) -> Recogniser:
    class Fixed:
        def lines(self, image: object) -> list[Line]:
            return list(lines)

    return Fixed()


@pytest.mark.parametrize(
    ("confidences", "unsure"),
    [
        ([0.99, 0.98, 0.97], None),
        ([0.94, 0.94, 0.94], "94% confidence, which is under 95%"),
        ([0.99, 0.99, 0.99, 0.99, 0.99, 0.79], "a line cannot be made out"),
        ([0.5, 0.5, 0.5], "50% confidence"),
    ],
)
def test_a_page_says_when_it_cannot_be_read_reliably(confidences: list[float], unsure: str | None) -> None:
    lines = [line("Magnesium Oxide", 0, 50 * i, confidence=c) for i, c in enumerate(confidences)]
    said = read_picture(PRINTED, fixed(*lines)).unsure
    assert said is None if unsure is None else said is not None and unsure in said


def test_marks_and_amounts_do_not_make_a_page_unsure() -> None:
    page = read_picture(PRINTED, fixed(line("Magnesium Oxide", 0, 0), line("†", 500, 0, confidence=0.3)))
    assert page.unsure is None
    assert page.doubts == {}


def test_the_mean_counts_letters_and_not_lines() -> None:
    long, short = line("a" * 30, 0, 0, confidence=1.0), line("b" * 10, 0, 50, confidence=0.6)
    assert mean_confidence([long, short]) == pytest.approx(0.9)
    assert mean_confidence([]) == 0.0


def test_a_picture_of_one_shade_is_blank_and_no_engine_is_asked() -> None:
    assert read_picture(np.full((100, 100, 3), 200, np.uint8), fixed(line("Niacin", 0, 0))).blank

"""Wrapped cells of a table become one line; what merely stands under a row does not."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.documents.cells import join_wrapped_cells
from screener.documents.glyphs import Glyph
from screener.documents.layout import line_text, lines_of


def printed(x: float, top: float, text: str, size: float = 10.0) -> list[Glyph]:
    """Letters half as wide as high, blanks among them."""
    half = size / 2
    return [
        Glyph(letter, (x + i * half, top, x + (i + 1) * half, top + size), size)
        for i, letter in enumerate(text)
    ]


def table(*rows: tuple[float, str, str]) -> list[Glyph]:
    """Names at 0, amounts at 200; rows are given by their height."""
    glyphs: list[Glyph] = []
    for top, name, amount in rows:
        indent = 5.0 * (len(name) - len(name.lstrip()))
        glyphs += [*printed(indent, top, name.strip()), *printed(200, top, amount)]
    return glyphs


def read(glyphs: list[Glyph]) -> list[str]:
    return [line_text(line)[0] for line in join_wrapped_cells(lines_of(glyphs))]


ABOVE = (0, "Magnesium (as Magnesium Oxide)", "100 mg")
NEXT = (17, "Zinc (as Zinc Gluconate Salt)", "15 mg")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(34, "Ma Huang aerial parts (whole)", "334 mg"), (46, "extract", "")],
         "Ma Huang aerial parts (whole) extract  334 mg"),
        ([(34, "Rauwolfia root extract (90%", "2 mg"), (46, "alpha-yohimbine)", "")],
         "Rauwolfia root extract (90% alpha-yohimbine)  2 mg"),
        ([(34, "2a,3a-Epithio-17a-methyl-5a-", "10 mg"), (46, "androstan-17b-ol", "")],
         "2a,3a-Epithio-17a-methyl-5a-androstan-17b-ol  10 mg"),
        ([(34, "Kava root extract (30%", "250"), (46, "kavalactones)", "mg")],
         "Kava root extract (30% kavalactones)  250 mg"),
        ([(34, "Ignition Blend (Nandina fruit", "485 mg"), (46, " extract (98% higenamine),", ""),
          (58, " Octopamine HCl)", "")],
         "Ignition Blend (Nandina fruit extract (98% higenamine), Octopamine HCl)  485 mg"),
        ([(34, "Proprietary Standardized Olive", "40 mg"), (46, "Leaf", "")],
         "Proprietary Standardized Olive Leaf  40 mg"),
    ],
)  # fmt: skip
def test_a_name_that_goes_on_in_the_next_line_is_one(
    rows: list[tuple[float, str, str]], expected: str
) -> None:
    lines = read(table(ABOVE, NEXT, *rows, (75, "Iron", "8 mg")))
    assert lines[2:] == [expected, "Iron  8 mg"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # there was room for the word, and rows stand no closer
        ([(34, "Energy Blend", "500 mg"), (51, "Caffeine", "")], ["Energy Blend  500 mg", "Caffeine"]),
        ([(34, "Energy Blend", "500 mg"), (51, "  Caffeine", ""), (68, "  Taurine", "")],
         ["Energy Blend  500 mg", "  Caffeine", "  Taurine"]),
        # what follows the word 'blend' are its parts, also where it stands close
        ([(34, "Standardized Endurance Blend", "500 mg"), (46, "Caffeine", "")],
         ["Standardized Endurance Blend  500 mg", "Caffeine"]),
        ([(34, "Focus Blend", "300 mg"), (51, "  Choline Bitartrate", "150 mg")],
         ["Focus Blend  300 mg", "  Choline Bitartrate  150 mg"]),
    ],
)  # fmt: skip
def test_what_stands_under_a_row_stays_a_line(
    rows: list[tuple[float, str, str]], expected: list[str]
) -> None:
    assert read(table(ABOVE, NEXT, *rows))[2:] == expected


def test_a_footnote_under_the_last_row_is_a_line_of_its_own() -> None:
    rows = [(34, "Iodine (from bladderwrack)", "75 mcg"), (46, "*NRV = Nutrient Reference", "")]
    assert read(table(ABOVE, NEXT, *rows))[2:] == [
        "Iodine (from bladderwrack)  75 mcg",
        "*NRV = Nutrient Reference",
    ]


@pytest.mark.parametrize(
    ("top", "jitter", "joined"), [(46, 0.0, True), (46, 0.1, True), (50, 0.0, True), (50, 0.1, False)]
)
def test_where_lines_are_misplaced_a_wrapped_one_must_stand_closer(
    top: float, jitter: float, joined: bool
) -> None:
    glyphs = table(ABOVE, NEXT, (34, "Proprietary Standardized Olive", "40 mg"), (top, "Leaf", ""))
    lines = [line_text(line)[0] for line in join_wrapped_cells(lines_of(glyphs), jitter=jitter)]
    assert (lines[-1] == "Proprietary Standardized Olive Leaf  40 mg") is joined


def test_amounts_half_way_between_two_lines_of_names_go_with_the_row() -> None:
    glyphs = [
        *table(ABOVE, NEXT),
        *printed(0, 34, "Folate (as L-5-Methyltetra"),
        *printed(0, 46, "folate Calcium)"),
        *printed(200, 40, "680 mcg"),
    ]
    assert read(glyphs)[2:] == ["Folate (as L-5-Methyltetra folate Calcium)  680 mcg"]


places = st.tuples(
    st.sampled_from(["Maca", "extract", "(50%", "saponins)", "250 mg", "mg", "200", "%DV", "N-", "Blend"]),
    st.integers(0, 10).map(lambda n: n * 25.0),
    st.integers(0, 30).map(lambda n: n * 6.0),
    st.sampled_from([8.0, 10.0]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(places, max_size=25))
def test_joining_loses_and_doubles_nothing(words: list[tuple[str, float, float, float]]) -> None:
    lines = lines_of([glyph for text, x, top, size in words for glyph in printed(x, top, text, size)])
    before = Counter(id(word) for line in lines for word in line.words)
    joined = join_wrapped_cells(lines)
    assert Counter(id(word) for line in joined for word in line.words) == before
    for line in joined:
        text, spans, _ = line_text(line)
        assert "".join(text[start:end] for start, end, _ in spans).replace(" ", "") == text.replace(" ", "")

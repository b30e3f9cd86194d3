"""Reading order from places alone: nothing is lost or doubled, whatever the places are."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from screener.documents.glyphs import Frame, Glyph, without_doubles
from screener.documents.layout import line_text, lines_of


def word(text: str, x: float, top: float, *, size: float = 10.0, direction: int = 0) -> list[Glyph]:
    """Glyphs half as wide as high."""
    return [
        Glyph(letter, (x + index * size / 2, top, x + (index + 1) * size / 2, top + size), size, direction)
        for index, letter in enumerate(text)
    ]


def read(*words: list[Glyph]) -> list[str]:
    return [line_text(line)[0] for line in lines_of([glyph for one in words for glyph in one])]


def test_a_small_gap_is_a_blank_and_a_wide_one_a_cell() -> None:
    assert read(word("ab", 0, 0), word("cd", 13, 0), word("ef", 60, 0)) == ["ab cd  ef"]


def test_a_raised_sign_belongs_to_its_word() -> None:
    assert read(word("ATP", 0, 2), word("x", 15.2, 0, size=5)) == ["ATPx"]


def test_bullets_go_with_their_items() -> None:
    rows = [
        (word("•", 0, top), word(text, 40, top))
        for top, text in ((0, "Caffeine"), (14, "Taurine"), (28, "Zinc"))
    ]
    assert read(*[one for row in rows for one in row]) == ["•  Caffeine", "•  Taurine", "•  Zinc"]


places = st.tuples(
    st.text(alphabet="abcdefgh", min_size=1, max_size=8),
    st.integers(0, 60).map(lambda n: n * 9.0),
    st.integers(0, 60).map(lambda n: n * 7.0),
    st.sampled_from([6.0, 10.0, 24.0]),
    st.sampled_from([0, 90, 180, 270]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(places, max_size=40))
def test_every_character_is_read_exactly_once(words: list[tuple[str, float, float, float, int]]) -> None:
    glyphs = [g for text, x, top, size, way in words for g in word(text, x, top, size=size, direction=way)]
    texts = []
    for line in lines_of(glyphs):
        text, spans, _ = line_text(line)
        texts.append(text)
        assert "".join(text[start:end] for start, end, _ in spans) == text.replace(" ", "")
        for start, end, box in spans:
            assert text[start:end]
            assert box[0] <= box[2]
            assert box[1] <= box[3]
    assert Counter("".join(texts).replace(" ", "")) == Counter(g.text for g in glyphs)


@given(st.lists(places, max_size=20))
def test_doubles_are_removed_once_and_for_all(words: list[tuple[str, float, float, float, int]]) -> None:
    glyphs = [g for text, x, top, size, way in words for g in word(text, x, top, size=size, direction=way)]
    once = without_doubles(glyphs)
    assert without_doubles(once) == once
    assert without_doubles([*once, *once]) == once


@given(
    st.sampled_from([0, 90, 180, 270]),
    st.tuples(*[st.floats(0, 100) for _ in range(2)], *[st.floats(1, 50) for _ in range(2)]),
)
def test_a_box_on_the_page_stays_on_the_turned_page(
    turn: int, box: tuple[float, float, float, float]
) -> None:
    frame = Frame(0, 0, 200, 300, turn)
    x, y, width, height = box
    x0, top, x1, bottom = frame.place(x, y, x + width, y + height)
    across, down = frame.size
    assert -1e-9 <= x0 <= x1 <= across + 1e-9
    assert -1e-9 <= top <= bottom <= down + 1e-9
    assert sorted((round(x1 - x0, 6), round(bottom - top, 6))) == sorted((round(width, 6), round(height, 6)))

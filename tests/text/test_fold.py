"""Folds meet where they should, and know where in the key each folded character begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.text import confusable, edit_budget, edit_distance, fold_ocr, fold_spelling


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("pikatropin", "plkatropln", True),
        ("picamilon", "picarnilon", True),
        ("higenamine", "h1genam1ne", True),
        ("vinpocetine", "vvinpocetine", False),
        ("dmaa", "dmae", False),
        ("cladribine", "dadribine", True),  # cl printed for d
    ],
)
def test_scanner_confusions_fold_together(one: str, other: str, same: bool) -> None:
    assert (fold_ocr(one).key == fold_ocr(other).key) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ephedrin", "efedrin", True),
        ("synephrin", "sinefrin", True),
        ("dimethylamylamin", "dimetilamilamin", True),
        ("yohimbin", "johimbin", True),
        ("koffein", "coffein", True),
        ("picamilon", "picolinat", False),
        ("sulbutiamin", "sibutramin", False),
    ],
)
def test_spellings_of_languages_fold_together(one: str, other: str, same: bool) -> None:
    assert (fold_spelling(one).key == fold_spelling(other).key) is same


@given(st.text(alphabet="abcdehilmnoprtvwy0158", max_size=60))
def test_every_folded_character_begins_somewhere_in_the_key(key: str) -> None:
    for folded in (fold_ocr(key), fold_spelling(key)):
        origin = [folded.origin(place) for place in range(len(folded.key) + 1)]
        assert len(origin) == len(folded.key) + 1
        assert origin == sorted(set(origin))
        assert origin[-1] == len(key)


@pytest.mark.parametrize(
    ("length", "budget"), [(1, 0), (6, 0), (7, 1), (8, 1), (9, 2), (23, 2), (24, 3), (90, 3)]
)
def test_the_budget_grows_with_the_name(length: int, budget: int) -> None:
    assert edit_budget(length) == budget


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("enclomiphene", "enlcomiphene", 1),
        ("vinpocetine", "vipocetine", 1),
        ("dmaa", "dmaa", 0),
        ("ab", "xyz", 3),
    ],
)
def test_a_swap_of_neighbours_is_one_edit(one: str, other: str, distance: int) -> None:
    assert edit_distance(one, other, 9) == distance


def test_beyond_the_limit_the_distance_is_only_more() -> None:
    assert edit_distance("picamilon", "sibutramine", 2) == 3


@pytest.mark.parametrize(
    ("digit", "letter", "expected"),
    [("1", "l", True), ("0", "o", True), ("3", "e", False), ("4", "a", False)],
)
def test_which_letters_a_scanner_prints_for_a_digit(digit: str, letter: str, expected: bool) -> None:
    assert confusable(digit, letter) is expected

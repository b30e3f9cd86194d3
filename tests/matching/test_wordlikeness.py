"""Prints that read like words of their own, and prints that read like no word."""

import pytest

from screener.lexicon.release import load_release
from screener.matching.tables import tables_of
from screener.matching.wordlikeness import WordModel, compile_costs


@pytest.fixture(scope="module")
def model() -> WordModel:
    return WordModel(tables_of(load_release())["costs"])


@pytest.mark.parametrize(
    ("printed", "name", "distance", "own_word"),
    [
        ("marino", "marinol", 1, True),  # 'coral marino'
        ("cardamine", "cardarine", 1, False),  # 9 letters: left to the known names
        ("quinolina", "quinbolona", 2, True),
        ("kratpm", "kratom", 1, False),
        ("phenibuy", "phenibut", 1, False),
        ("tianpetnie", "tianeptine", 2, False),
        ("phentramine", "phentermine", 2, False),  # by ear it is the name
        ("avanifil", "avanafil", 1, False),
        ("dicloferiac", "diclofenac", 2, False),  # 'ri' is what a scanner makes of 'n'
        ("13dimethylamylamime", "13dimethylamylamine", 1, False),  # figures: not weighed
    ],
)
def test_what_reads_like_a_word(
    model: WordModel, printed: str, name: str, distance: int, own_word: bool
) -> None:
    assert model.reads_like_a_word(printed, name, distance) is own_word


@pytest.mark.parametrize(
    ("printed", "name", "misprint"),
    [
        ("phnebiut", "phenibut", True),
        ("xadrafiml", "adrafinil", True),
        ("penicut", "phenibut", False),
        ("inulina", "insulina", False),
    ],
)
def test_what_reads_like_no_word(model: WordModel, printed: str, name: str, misprint: bool) -> None:
    assert model.reads_like_a_misprint(printed, name) is misprint


def test_usual_letters_cost_less_than_unusual_ones() -> None:
    model = WordModel(compile_costs(["magnesium", "potassium", "calcium", "sodium", "sodium", "Zn", "b12"]))
    assert model.cost("cesium") < model.cost("cseium") < model.cost("xqzkvj")

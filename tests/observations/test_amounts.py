"""Servings a day, amounts within an ingredient, and conditions that depend on amounts."""

from __future__ import annotations

import pytest

from screener.model import Ingredient, SectionKind
from screener.observations import depends_on_an_amount
from screener.observations.masses import held, milligrams
from screener.observations.scan import find_words, lowered
from screener.observations.servings import read_servings


@pytest.mark.parametrize(
    ("text", "a_day"),
    [
        ("Serving Size 2 Capsules. Directions: Take 2 capsules 3 times daily.", 3),
        ("Serving Size: 1 scoop (5 g). Mix 1 scoop with water once daily", 1),
        ("Serving Size 2 capsules. Take one (1) capsule twice daily", 1),
        ("Serving Size: 1 tablet. Take 1-2 tablets daily. Do not exceed 8 tablets per day.", 2),
        ("Serving size: 2 capsules. Take 1 serving up to 3 times per day", 3),
        ("Serving Size 1 Capsule. Take one capsule two to three times a day", 3),
        ("Amounts per capsule. Take 2 capsules daily", 2),
        ("Pro Kapsel: 200 mg. Täglich 2 Kapseln mit Wasser", 2),
        ("Je Kapsel 100 mg. 3 x täglich 1 Kapsel", 3),
        ("Pro Tagesdosis (2 Kapseln): 200 mg", 1),
        ("Tamaño de la porción: 2 cápsulas. Tomar 2 cápsulas tres veces al día", 3),
        ("Par gélule : 1 gélule 3 fois par jour", 3),
        ("Per capsula. 1 capsula due volte al giorno", 2),
        ("Por cápsula. Tomar 1 cápsula 2 vezes ao dia", 2),
        ("Take 2 capsules daily", None),  # it does not say how many make the serving
        ("Serving Size 2 Capsules. Do not exceed 6 capsules daily.", None),
        ("Serving Size 2 Capsules. Take with food.", None),
        ("", None),
    ],
)
def test_servings_a_day_are_read_where_the_label_says_them(text: str, a_day: float | None) -> None:
    assert read_servings(lowered(text), find_words(text)).a_day == a_day


@pytest.mark.parametrize(
    ("printed", "name", "amount", "held_mg"),
    [
        ("EGCG", "EGCG", (250.0, "mg"), 250),
        ("Natural Caffeine", "Caffeine", (0.2, "g"), 200),
        ("Red yeast rice (standardized to 10 mg monacolin K)", "monacolin K", (600.0, "mg"), 10),
        ("Green tea extract (45% EGCG)", "EGCG", (500.0, "mg"), 225),
        ("Green tea extract (EGCG 45 %)", "EGCG", (500.0, "mg"), 225),
        ("Rotschimmelreis (2,5 % Monacolin K)", "Monacolin K", (400.0, "mg"), 10),
        ("Green tea extract (with EGCG)", "EGCG", (500.0, "mg"), None),
        ("Green tea extract (45% EGCG)", "EGCG", (None, None), None),
        ("EGCG", "EGCG", (5.0, "ml"), None),
    ],
)
def test_the_amount_of_a_constituent_is_read_from_its_own_words(
    printed: str, name: str, amount: tuple[float | None, str | None], held_mg: float | None
) -> None:
    item = Ingredient(0, len(printed), printed, printed, SectionKind.SUPPLEMENT_FACTS, *amount)
    start = printed.index(name)
    found = held(printed, item, start, start + len(name))
    assert found == (None if held_mg is None else pytest.approx(held_mg))


def test_only_masses_become_milligrams() -> None:
    assert milligrams(2, "g") == 2000
    assert milligrams(500, "mcg") == 0.5
    assert milligrams(500, "IU") is None
    assert milligrams(None, "mg") is None


@pytest.mark.parametrize(
    ("words", "depends"),
    [
        ("less than 3 mg of monacolins per daily portion, with set warnings on the label", True),
        ("in herbal medicines only after a one-to-one consultation and within a maximum dose", True),
        ("prohibited when its concentration in urine is greater than 10 micrograms per millilitre", False),
        ("in the sports that class P1 names", False),
        ("at most 0.3 percent delta-9-THC by dry weight", False),
    ],
)
def test_a_condition_depends_on_an_amount_where_its_words_say_so(words: str, depends: bool) -> None:
    assert depends_on_an_amount(words) is depends

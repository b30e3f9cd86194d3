"""Names that no list has, told by stem or skeleton; and ordinary names that are none of them."""

import pytest

from screener.lexicon.release import load_release
from screener.matching.analogues import ITEM_STEMS, WORD_STEMS, analogues
from screener.text import squash


def told(text: str) -> set[str]:
    squashed = squash(text)
    return {occ.entry.substances[0] for occ in analogues(squashed, bytearray(b"\x01" * len(squashed.key)))}


@pytest.mark.parametrize(
    ("text", "told_class"),
    [
        ("Zopradenafil 20 mg", "class-pde5-inhibitor"),
        ("Prolyl-quoracetam", "class-racetam"),
        ("2-bromo-estra-4,9-diene-3,17-dione 15 mg", "class-steroid"),
        ("19-Nor-Epi-Andro 60 mg", "class-steroid"),
        ("1,5-dimethyloctylamine 70 mg", "class-alkylamine-stimulant"),
        ("MK-679 20 mg", "class-research-code"),
        ("LGD-4038", "class-research-code"),
        ("Flurbazolam", "class-benzodiazepine"),
        ("thiofentanyl", "class-fentanyl"),
    ],
)
def test_a_stem_tells_the_class(text: str, told_class: str) -> None:
    assert told(text) == {told_class}


@pytest.mark.parametrize(
    "text",
    [
        "MK-7", "MK-4", "cholesterol", "phytosterols", "espinacas", "Andrographis", "estragole", "gonadotropin",
        "theanine", "magnesium", "nafil", "methylamine", "vitamin B12", "androgen", "isoflavone", "Norway spruce",
    ],
)  # fmt: skip
def test_what_only_sounds_like_it_is_none(text: str) -> None:
    assert told(text) == set()


def test_no_ordinary_name_is_told_to_be_an_analogue() -> None:
    assert {item.text for item in load_release().ordinary if told(item.text)} == set()


def test_every_class_is_a_substance_of_the_lexicon() -> None:
    known = load_release().substances
    assert {stem.substance for stem in (*WORD_STEMS, *ITEM_STEMS)} <= set(known)

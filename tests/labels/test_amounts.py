"""Amounts as labels print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.labels.amounts import find_amounts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Caffeine 200 mg", [(200.0, "mg")]),
        ("2,000 mg", [(2000.0, "mg")]),
        ("2.000,5 mg", [(2000.5, "mg")]),
        ("1.500 mg", [(1500.0, "mg")]),
        ("1.500 g", [(1.5, "g")]),
        ("0,125 mg", [(0.125, "mg")]),
        ("1 000 mg", [(1000.0, "mg")]),
        ("100mg", [(100.0, "mg")]),
        ("DMHA150mgCaffeine250mg", [(150.0, "mg"), (250.0, "mg")]),
        ("2 0   m g", [(20.0, "mg")]),
        ("１００ｍｇ", [(100.0, "mg")]),
        ("<1 g", [(1.0, "g")]),
        ("less than 1 g", [(1.0, "g")]),
        ("1/2 g", [(0.5, "g")]),
        ("½ g", [(0.5, "g")]),
        ("5 billion CFU", [(5e9, "CFU")]),
        ("200 Mio. KBE", [(2e8, "CFU")]),
        ("400 mcg DFE", [(400.0, "mcg")]),
        ("400 µg", [(400.0, "mcg")]),
        ("400 μg", [(400.0, "mcg")]),
        ("1000 I.U.", [(1000.0, "IU")]),
        ("20 мг", [(20.0, "mg")]),
        ("100毫克", [(100.0, "mg")]),
        ("20밀리그램", [(20.0, "mg")]),
        ("5ミリグラム", [(5.0, "mg")]),
        ("Zinc 11 mg 100%", [(11.0, "mg"), (100.0, "%")]),
        ("1 x 10^9 CFU", [(1e9, "CFU")]),
        ("2×10⁹ KBE", [(2e9, "CFU")]),
        ("1 x 109 CFU", [(1e9, "CFU")]),
        ("5 mil millones UFC", [(5e9, "CFU")]),
        ("5000 AGU", [(5000.0, "units")]),
        ("200 CU", [(200.0, "units")]),
        ("(20 ppm)", [(20.0, "ppm")]),
        ("10 parts per million", [(10.0, "ppm")]),
        ("٢٠٠ ملغ", [(200.0, "mg")]),
        ("500 מ״ג", [(500.0, "mg")]),
        ("100 มก.", [(100.0, "mg")]),
        ("50 मिलीग्राम", [(50.0, "mg")]),
        # words that begin with a unit are none
        ("2 gélules", []),
        ("1 gälisch", []),
        ("3 cups", []),
        ("2 x 100 mg", [(100.0, "mg")]),
        # digits of names are no amounts
        ("K2 75 mcg", [(75.0, "mcg")]),
        ("MK-677 120 mg", [(120.0, "mg")]),
        ("Vitamin B12 500 mcg", [(500.0, "mcg")]),
        ("1,3-dimethylamylamine", []),
        ("Omega 3", []),
        ("5 germs", []),
    ],
)
def test_amounts_are_read_with_their_units(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(amount.value, amount.unit) for amount in find_amounts(text)] == expected


def test_less_than_is_kept() -> None:
    (amount,) = find_amounts("<1 g")
    assert amount.at_most


@given(st.text(alphabet="0123456789.,/ mgµIUab-½%<毫克", max_size=60))
def test_amounts_stand_in_order_inside_the_text(text: str) -> None:
    at = 0
    for amount in find_amounts(text):
        assert at <= amount.start < amount.end <= len(text)
        at = amount.end

"""Lists of ingredients are told from sentences by their shape."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener import Screener
from screener.labels.stretches import SENTENCE_BELOW, reads_as_list
from screener.model import SectionKind

LISTS = [
    "Caffeine anhydrous, picamilon, L-tyrosine, rice flour",
    "Maca root extract, ashwagandha, zinc gluconate and magnesium stearate",
    "Energy Blend (taurine, kudzu, caffeine)",
    "Organic spirulina",
    "Koffein, Taurin, Guarana, Trennmittel (Magnesiumstearat)",
    "Extracto de maca, cafeína, celulosa microcristalina",
    "还原糖、咖啡因、牛磺酸",
    "Экстракт мелиссы, глицин, магния цитрат",
]
SENTENCES = [
    "Doping case: a cyclist blamed ipamorelin in a tainted capsule",
    "Most of the day's human growth hormone leaves the pituitary during deep sleep.",
    "When ephedra left American shelves in 2004, formulators turned to tea.",
    "Customers told us that they once used sibutramine and were glad to stop.",
    "Die Behörde warnt vor Sibutramin in Schlankheitstees aus dem Internet.",
    "La douane a saisi plusieurs kilos de kratom à l'aéroport.",
    "Muchos deportistas tomaban efedrina antes de que la prohibieran.",
    "В прошлом веке врачи назначали эфедрин при астме.",
]


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener("us")


@pytest.mark.parametrize(("text", "listed"), [(t, True) for t in LISTS] + [(t, False) for t in SENTENCES])
def test_a_list_is_told_from_a_sentence(screener: Screener, text: str, listed: bool) -> None:
    matches = screener.matcher.match(text)
    names = sorted({*((hit.start, hit.end) for hit in matches.hits), *matches.ordinary})
    score = reads_as_list(text, 0, len(text), names)
    assert score > SENTENCE_BELOW if listed else score < 0


@pytest.mark.parametrize("sentence", SENTENCES[:4])
def test_a_plain_sentence_without_a_dose_declares_no_ingredient(screener: Screener, sentence: str) -> None:
    assert all(
        item.section is not SectionKind.INGREDIENTS for item in screener.screen_text(sentence).ingredients
    )


@given(st.text(max_size=120))
@settings(max_examples=100, deadline=None)
def test_any_text_has_a_score_that_names_outside_it_do_not_change(text: str) -> None:
    assert reads_as_list(text, 0, len(text), []) == reads_as_list(
        f"{text}xyzzy", 0, len(text), [(len(text), len(text) + 5)]
    )


def test_the_card_speaks_of_the_shipped_weights() -> None:
    folder = files("screener.labels") / "model"
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    assert hashlib.sha256((folder / "stretches.bin").read_bytes()).hexdigest() == card["sha256"]
    assert card["sentence_below"] == SENTENCE_BELOW
    held_out = card["held_out"]["all"]
    assert held_out["lists told for sentences"] < 0.005 * held_out["lists"]
    assert held_out["sentences told for sentences"] > 0.85 * held_out["sentences"]

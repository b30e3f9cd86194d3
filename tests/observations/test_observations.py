"""Observations on whole labels, as reports carry them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener import Screener
from screener.model import Effect, Outcome, Report
from screener.render import render_markdown, render_text

DAY = date(2026, 11, 23)

#: A pre-workout label as shops print it.
PRE_WORKOUT = """Apex Surge
Supplement Facts
Serving Size 1 Scoop (12 g)
Servings Per Container 30
Amount Per Serving % Daily Value
Vitamin B6 (as Pyridoxine HCl) 10 mg 588%
Vitamin B12 (as Methylcobalamin) 500 mcg 20,833%
Vitamin C 90 mg 100%
Apex Pump Matrix 6 g
  L-Citrulline, Beta-Alanine, Agmatine
Proprietary Energy Blend 900 mg
  Caffeine Anhydrous 250 mg, Guarana seed extract (22% caffeine) 200 mg, L-Theanine
Other Ingredients: natural flavors, silicon dioxide, sucralose.
Directions: Mix 1 scoop with water once daily. Informed Sport tested. A scientific breakthrough!
Warning: consult a physician if you have diabetes. Keep out of reach of children.
These statements have not been evaluated by the Food and Drug Administration. This product is not intended to
diagnose, treat, cure, or prevent any disease.
"""

CALM = """Quiet Evening Capsules
Supplement Facts
Serving Size 2 Capsules
Magnesium (as Glycinate) 120 mg 29%
Lemon Balm leaf 200 mg
Chamomile flower 100 mg
Other Ingredients: hypromellose.
Directions: Take 2 capsules daily before bed. Supports restful sleep and healthy joints.
This product is not intended to diagnose, treat, cure, or prevent any disease.
"""


@pytest.fixture(scope="module")
def everyone() -> Screener:
    return Screener("all", DAY)


@pytest.fixture(scope="module")
def eu() -> Screener:
    return Screener("eu", DAY)


def kinds(report: Report) -> Counter[str]:
    return Counter(one.kind.value for one in report.observations)


def notes(report: Report, kind: str) -> list[str]:
    return [one.note for one in report.observations if one.kind == kind]


def test_each_fact_of_a_label_is_stated_by_itself(everyone: Screener) -> None:
    report = everyone.screen_text(PRE_WORKOUT)
    assert kinds(report) == {
        "many_ingredients": 1,
        "high_daily_value": 2,
        "blend_word": 2,
        "much_caffeine": 1,
        "certification_named": 1,
        "questionable_claim": 1,
    }
    assert notes(report, "much_caffeine")[0].startswith("The amounts of caffeine on the label come to 294 mg")
    assert notes(report, "many_ingredients")[0].startswith("The panel lists 9 ingredients")
    assert any("20,833 % of the daily value for “Vitamin B12" in n for n in notes(report, "high_daily_value"))
    assert any(
        "“Proprietary”; of its 3 parts, 2 have an amount" in note for note in notes(report, "blend_word")
    )


def test_an_ordinary_label_has_no_observations(everyone: Screener) -> None:
    assert everyone.screen_text(CALM).observations == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # the words of the panel
        ("Supplement Facts\nProprietary Blend 500 mg: Taurine, Zinc", {"blend_word": 1}),
        ("Supplement Facts\nVitamin B-Complex 50 mg", {"blend_word": 1}),
        ("Supplement Facts\nHydration System 300 mg: coconut water, salt", {"blend_word": 1}),
        ("Ingredients: Kräutermischung (Salbei, Thymian), Zink", {"blend_word": 1}),
        ("Supplement Facts\nZinc 10 mg\nA blend of science and nature.", {}),
        ("Supplement Facts\nZinc 10 mg\nSupports the immune system.", {}),
        # the daily values: below 200 % is the scorecard's limit
        ("Supplement Facts\nNiacin 32 mg 200%", {"high_daily_value": 1}),
        ("Supplement Facts\nNiacin 31 mg 199%", {}),
        ("Supplement Facts\nBiotin 300 mcg 1,000%", {"high_daily_value": 1}),
        ("Supplement Facts\nZinc 12.5 mg 125.5%", {}),
        ("Nährwerte pro Tagesdosis % NRV\nVitamin B12 2,5 µg 1.250 %", {"high_daily_value": 1}),
        ("Supplement Facts\nZinc 10 mg\nIncreases energy by 300% in weeks.", {}),
        # the count
        ("Supplement Facts\n" + "\n".join(f"{n} 10 mg" for n in ("Zinc", "Iron", "Biotin", "Taurine")), {}),
        # caffeine
        ("Supplement Facts\nCaffeine Anhydrous 200 mg", {}),
        ("Supplement Facts\nCaffeine Anhydrous 201 mg", {"much_caffeine": 1}),
        ("Supplement Facts\nNatural Caffeine 150 mg\nCaffeine Citrate 100 mg", {"much_caffeine": 1}),
        ("Supplement Facts\nCaffeine 150 mg\nIngredients: caffeine 150 mg, zinc", {}),  # the same said twice
        ("Supplement Facts\nGuarana seed extract (22% caffeine) 600 mg", {}),
        ("Supplement Facts\nTaurine 500 mg\nCaffeine Free", {}),
        # other people's words
        ("Supplement Facts\nZinc 10 mg\nCustomer Reviews\nIt cured my diabetes, cures diabetes for all!", {}),
        ("Ingredients: zinc\nOur zinc treats arthritis.", {"disease_claim": 1}),
        ("Ingredients: zinc\nOur zinc works like Viagra.", {"drug_alternative": 1}),
        ("", {}),
    ],
)
def test_a_label_shows_what_it_prints_and_no_more(
    everyone: Screener, text: str, wanted: dict[str, int]
) -> None:
    assert kinds(everyone.screen_text(text)) == wanted


def test_a_day_s_amount_stands_beside_the_amount_that_a_listing_names(eu: Screener) -> None:
    report = eu.screen_text(
        "Supplement Facts\nServing Size 2 Capsules\nRed Yeast Rice (standardized to 1 mg monacolin K) 600 mg\n"
        "Directions: Take 2 capsules 3 times daily."
    )
    (note,) = notes(report, "amount_and_limit")
    assert note.startswith(
        "The label gives 3 mg of Lovastatin (monacolin K) a day (1 mg a serving, 3 servings a day); the listing "
        "by the European Union names 3 mg a day:"
    )


def test_without_directions_the_label_s_own_amount_stands_there(eu: Screener) -> None:
    report = eu.screen_text("Ingredients: green tea extract 500 mg (providing 250 mg EGCG)")
    (note,) = notes(report, "amount_and_limit")
    assert "gives 250 mg of Epigallocatechin gallate (EGCG); how much that is a day was not read" in note


def test_a_restriction_by_amount_without_an_amount_is_said_in_the_finding(eu: Screener) -> None:
    report = eu.screen_text(
        "Supplement Facts\nProprietary Heart Blend 900 mg: Red Yeast Rice, Garlic, Taurine\nZinc 10 mg"
    )
    assert report.outcome is Outcome.REVIEW
    (finding,) = report.findings
    assert finding.effect is Effect.RESTRICTED
    (note,) = notes(report, "amount_not_given")
    assert "within “Proprietary Heart Blend” (900 mg in all)" in note
    assert finding.explanation.endswith(note)


def test_a_prohibition_does_not_wait_for_an_amount(eu: Screener) -> None:
    report = eu.screen_text("Supplement Facts\nThermo Blend 900 mg: Yohimbe bark, Taurine")
    assert report.outcome is Outcome.FLAGGED
    assert notes(report, "amount_not_given") == []


def test_observations_never_change_the_outcome(everyone: Screener) -> None:
    loud = "Ingredients: zinc\nCures cancer. FDA approved. Works like Viagra. Money back guarantee."
    report = everyone.screen_text(loud)
    assert report.outcome is Outcome.NO_LISTED_MATCH
    assert len(report.observations) == 4


def test_reports_for_people_show_them_apart_from_the_findings(everyone: Screener) -> None:
    report = everyone.screen_text(PRE_WORKOUT)
    for shown in (render_text(report, "label.txt"), render_markdown(report, "label.txt")):
        assert "Also seen on the label (not findings)" in shown
        assert "294 mg" in shown
    quiet = everyone.screen_text(CALM)
    assert "Also seen" not in render_text(quiet, "x") + render_markdown(quiet, "x")


def test_no_note_gives_a_verdict(everyone: Screener) -> None:
    words = " ".join(one.note for one in everyone.screen_text(PRE_WORKOUT).observations)
    assert not re.search(r"\b(?:safe|unsafe|illegal|legal|unlawful|dangerous|risky)\b", words, re.IGNORECASE)


_PIECES = st.sampled_from(
    ["Supplement Facts\n", "Caffeine 300 mg ", "Proprietary Blend ", "20,833% ", "treats ", "cancer", ", ", ".\n",
     "not ", "works like ", "Viagra ", "İ", "2 capsules ", "daily ", "Red yeast rice ", "(10 mg monacolin K) ",
     "NSF certified ", "\n\n", "9.9.9% ", "1,2,3 %"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=25).map("".join))
def test_every_observation_shows_the_words_that_stand_at_its_place(everyone: Screener, text: str) -> None:
    report = everyone.screen_text(text)
    for one in report.observations:
        assert report.text[one.span.start : one.span.end] == one.printed != ""
        assert one.note.endswith(".")
    starts = [one.span.start for one in report.observations]
    assert starts == sorted(starts)

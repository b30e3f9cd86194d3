"""How often matches of a kind were right: the counts, the interval, the file and the words in reports."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener import Screener
from screener.evaluate.calibration import KindFigures, by_kind, calibration_text, wilson
from screener.evaluate.precision import JudgedFinding, Verdict
from screener.model import Method
from screener.render import render_markdown, render_text, words
from screener.render.calibration import Calibration, calibration
from screener.web.cards import cards


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_share_and_stays_a_share(right: int, wrong: int) -> None:
    low, high = wilson(right, right + wrong)
    assert 0 <= low <= high <= 1
    if right + wrong:
        assert low - 1e-9 <= right / (right + wrong) <= high + 1e-9


@given(st.integers(1, 500))
def test_more_cases_make_a_narrower_interval(cases: int) -> None:
    assert wilson(cases + 1, cases + 1)[0] > wilson(cases, cases)[0]


def test_the_interval_of_a_known_example() -> None:
    low, high = wilson(9, 10)  # worked by hand: (0.9 + z²/20 ± z·√(0.009 + z²/400)) / (1 + z²/10)
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)


def finding(method: Method, distance: int, verdict: Verdict) -> JudgedFinding:
    return JudgedFinding("picamilon", "picamilon", method, distance, True, verdict)


def test_a_kind_counts_what_the_words_name_and_leaves_the_unjudged_out() -> None:
    findings = [
        finding(Method.FUZZY, 1, Verdict.RIGHT),
        finding(Method.FUZZY, 1, Verdict.WRONG_ROLE),  # it is named there
        finding(Method.FUZZY, 1, Verdict.WRONG),
        finding(Method.FUZZY, 1, Verdict.UNJUDGED),
        finding(Method.OCR, 3, Verdict.RIGHT),
        finding(Method.OCR, 5, Verdict.RIGHT),
        finding(Method.CLASS, 0, Verdict.UNJUDGED),
    ]
    assert by_kind(findings) == [
        KindFigures(Method.OCR, 3, right=2, judged=2),
        KindFigures(Method.FUZZY, 1, right=2, judged=3),
    ]


def test_the_file_has_one_kind_a_line() -> None:
    text = calibration_text([KindFigures(Method.OCR, 1, 61, 61), KindFigures(Method.FUZZY, 2, 1, 2)])
    assert len(text.splitlines()) == 4
    assert json.loads(text)["kinds"][0] == {
        "method": "ocr", "distance": 1, "right": 61, "judged": 61, "low": 0.941, "high": 1.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("method", "distance", "counted", "sentence"),
    [
        (
            Method.FUZZY, 1, Calibration(61, 61, 0.941, 1.0),
            "In the test cases, 61 of 61 matches of this kind (misprinted, one letter) were right.",
        ),
        (
            Method.OCR, 7, Calibration(3, 4, 0.3, 0.954),
            "In the test cases, 3 of 4 matches of this kind (letters that scanners confuse, three or more "
            "letters) were right; that is too few to say how often they are.",
        ),
        (
            Method.CLASS, 0, None,
            "No test case says how often matches of this kind (formed like the names of a class) are right.",
        ),
        (Method.EXACT, 0, Calibration(900, 900, 0.99, 1.0), None),
        (Method.IDENTIFIER, 0, None, None),
    ],
)  # fmt: skip
def test_a_report_says_it_in_words(
    monkeypatch: pytest.MonkeyPatch,
    method: Method,
    distance: int,
    counted: Calibration | None,
    sentence: str | None,
) -> None:
    monkeypatch.setattr(words, "calibration", lambda *_: counted)
    assert words.calibration_words(method, distance) == sentence


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("distance", [0, 1, 2, 3, 9])
def test_every_kind_has_words_with_the_counts_that_are_kept(method: Method, distance: int) -> None:
    said = words.calibration_words(method, distance)
    counted = calibration(method, distance)
    if said is not None and counted is not None:
        assert f"{counted.right} of {counted.judged}" in said


def test_every_form_of_a_report_says_it_of_a_misprint_and_not_of_a_plain_name() -> None:
    report = Screener("all", date(2026, 11, 23)).screen_text("Ingredients: vinpoctine, picamilon")
    misprint, plain = sorted(report.findings, key=lambda each: each.span.start)
    sentence = words.calibration_words(misprint.method, misprint.distance)
    assert sentence is not None
    assert " ".join(render_text(report, "-").split()).count(sentence) == 1
    assert render_markdown(report, "-").replace("\\", "").count(sentence) == 1
    shown = [
        printing.calibration for card in cards(report.to_dict()["findings"]) for printing in card.printings
    ]
    assert sorted(shown, key=str) == [sentence, None]
    assert plain.method is Method.EXACT


def test_writing_the_calibration_of_a_gold_file(tmp_path: Path) -> None:
    from screener.cli import main

    gold, out = tmp_path / "gold.jsonl", tmp_path / "calibration.json"
    gold.write_text('{"id": "a", "text": "Ingredients: picamilon", "expect": ["picamilon"]}', "utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["evaluate", str(gold), "--write-calibration", str(out)])
    assert ended.value.code == 0
    (kind,) = json.loads(out.read_text("utf-8"))["kinds"]
    assert (kind["method"], kind["distance"], kind["right"], kind["judged"]) == ("exact", 0, 1, 1)

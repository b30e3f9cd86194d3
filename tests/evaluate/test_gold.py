"""The project's own gold, held against the run that is committed beside it: nothing plain is lost.

Files that have to be read first (pictures may need more than is installed) are not part of it.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from screener.evaluate import by_kind, compare_runs, evaluate, gold_files, read_gold, read_reference, record
from screener.evaluate.comparison import Comparison
from screener.evaluate.gold import Gold
from screener.evaluate.run import Result
from screener.pipeline import bundled_lexicon

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "gold"
REFERENCE = GOLD / "reference.json"
CALIBRATION = ROOT / "screener" / "render" / "calibration.json"

pytestmark = pytest.mark.skipif(not REFERENCE.is_file(), reason="no run is kept in gold/reference.json")


@pytest.fixture(scope="module")
def golds() -> list[Gold]:
    read = [read_gold(path) for path in gold_files([GOLD])]
    return [gold for gold in read if all(case.file is None for case in gold.cases)]


@pytest.fixture(scope="module")
def day() -> date:
    return read_reference(REFERENCE).as_of


@pytest.fixture(scope="module")
def results(golds: list[Gold], day: date) -> list[Result]:
    return list(evaluate(golds, day))


@pytest.fixture(scope="module")
def comparison(golds: list[Gold], results: list[Result], day: date) -> Comparison:
    return compare_runs(read_reference(REFERENCE), record(golds, results, GOLD, day, bundled_lexicon()))


def test_nothing_that_a_careful_reader_finds_was_lost(comparison: Comparison) -> None:
    assert not comparison.lost, comparison.text()


def test_every_gold_file_is_guarded_as_it_is_now(comparison: Comparison) -> None:
    assert not comparison.remarks, f"{comparison.text()}\n'make reference' keeps the run of today."


def test_reports_claim_no_more_of_a_kind_of_match_than_the_gold_supports(results: list[Result]) -> None:
    now = {(k.method, k.distance): k for k in by_kind(f for r in results for f in r.findings)}
    claimed = json.loads(CALIBRATION.read_text("utf-8"))["kinds"]
    too_much = [
        kind
        for kind in claimed
        if (supported := now.get((kind["method"], kind["distance"]))) is None
        or kind["low"] > supported.interval[0] + 0.01
    ]
    assert not too_much, "'make reference' counts anew"

"""Noise: the prints are what they claim to be, and the matcher finds what it found when this was written."""

import random
import string
from collections import Counter
from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from screener import Screener
from screener.evaluate.noise import (
    NOISES,
    Noise,
    Outcome,
    Target,
    Trial,
    listed_targets,
    sampled,
    trial,
    trials,
    two_typos,
    typo,
)
from screener.text import edit_distance, squash

NAMES = st.one_of(
    st.text(string.ascii_letters + string.digits + " -,()'", min_size=1, max_size=40),
    st.sampled_from(
        ["17alpha-methyl-4-androstene-3beta-ol", "Acacia rigidula", "β-methylphenethylamine", "西布曲明"]
    ),
)
BY_TITLE = {noise.title: noise for noise in NOISES}
PICAMILON = Target("Pikatropin", "picamilon", 10, chemical=True)


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener("all", date(2026, 11, 23))


@given(name=NAMES, noise=st.sampled_from(NOISES), seed=st.integers())
def test_the_same_name_and_seed_give_the_same_print(name: str, noise: Noise, seed: int) -> None:
    assert noise.printed(name, random.Random(seed)) == noise.printed(name, random.Random(seed))


@given(name=NAMES, noise=st.sampled_from([noise for noise in NOISES if noise.exact]), seed=st.integers())
def test_flaws_of_print_leave_the_letters_and_digits(name: str, noise: Noise, seed: int) -> None:
    printed = noise.printed(name, random.Random(seed))
    assume(printed is not None)
    assert squash(printed).key == squash(name).key


@given(name=NAMES, noise=st.sampled_from([noise for noise in NOISES if not noise.exact]), seed=st.integers())
def test_errors_change_the_letters_or_digits(name: str, noise: Noise, seed: int) -> None:
    printed = noise.printed(name, random.Random(seed))
    assume(printed is not None)
    assert squash(printed).key != squash(name).key


@given(name=NAMES, seed=st.integers())
def test_typos_are_as_many_edits_as_they_say(name: str, seed: int) -> None:
    for edits, printer in ((1, typo), (2, two_typos)):
        printed = printer(name, random.Random(seed))
        if printed is not None:
            assert edit_distance(squash(name).key, squash(printed).key, 3) == edits


@pytest.mark.parametrize(
    ("title", "name", "possible"),
    [
        ("clean", "Acacia rigidula", ["Acacia rigidula"]),
        ("hyphenated over a line end", "kava", ["ka-\nva"]),
        ("hyphenated over a line end", "1-DHEA", ["1-\nDHEA", "1-DH-\nEA"]),
        ("hyphenated over a line end", "西布曲明", [None]),
        ("extra blank", "qat", ["q at", "qa t"]),
        ("lost blank or hyphen", "ma huang", ["mahuang"]),
        ("lost blank or hyphen", "ephedra", [None]),
        ("spaced out letters", "ma huang", ["m a   h u a n g"]),
        ("Greek letters", "17alpha-methyl", ["17α-methyl"]),
        ("Greek letters", "β-methyl", ["beta-methyl"]),
        ("Greek letters", "betaine", [None]),
        ("dashes", "kava", [None]),
        ("homoglyphs", "dug", [None]),
        ("full-width", "K-9 x", ["Ｋ－９\u3000ｘ"]),
        ("salt added", "magnesium stearate", [None]),
        ("one OCR error", "hm", ["hrn"]),
        ("one OCR error", "PHP", [None]),
        ("one rare OCR error", "Dy", ["Dv"]),
        ("one typo", "西布曲明", [None]),
        ("one typo", "12-34", [None]),
    ],
)  # fmt: skip
def test_prints(title: str, name: str, possible: list[str | None]) -> None:
    printed = {BY_TITLE[title].printed(name, random.Random(seed)) for seed in range(60)}
    assert printed == set(possible)


@pytest.mark.parametrize(
    ("printed", "outcome", "wrong"),
    [
        ("Pikatropin", Outcome.FOUND, ()),
        ("Pikatropyn", Outcome.FOUND, ()),
        ("Qikqtrqpin", Outcome.MISSED, ()),
        ("Phenibut with Xyz", Outcome.MISSED, ("phenibut",)),
        ("Phenibut", Outcome.RENAMED, ()),
        ("Niacin", Outcome.RENAMED, ()),
        ("powder", Outcome.RENAMED, ()),
        (None, Outcome.NOT_APPLICABLE, ()),
    ],
)
def test_a_print_is_found_missed_or_set_apart(
    screener: Screener, printed: str | None, outcome: Outcome, wrong: tuple[str, ...]
) -> None:
    result = trial(screener.matcher, PICAMILON, Noise("as given", lambda _name, _chance: printed), seed=1)
    assert (result.outcome, result.wrong) == (outcome, wrong)


def test_targets_are_names_that_make_findings(screener: Screener) -> None:
    targets = listed_targets(screener)
    assert PICAMILON in targets
    assert all(screener.ruling(target.substance).effect for target in targets)


def test_a_sample_stays_when_other_names_leave(screener: Screener) -> None:
    targets = listed_targets(screener)
    sample = sampled(targets, 50, seed=1)
    rest = [target for number, target in enumerate(targets) if target in sample or number % 2]
    assert sampled(rest, 50, seed=1) == sample
    assert sampled(targets, 50, seed=2) != sample


def _found(results: Iterable[Trial], shortest: int) -> float:
    counts = Counter(result.outcome for result in results if result.target.length >= shortest)
    return counts[Outcome.FOUND] / (counts[Outcome.FOUND] + counts[Outcome.MISSED])


@pytest.mark.parametrize(
    ("title", "bar", "bar_of_long"),
    [
        ("clean", 0.99, 0.99),
        ("hyphenated over a line end", 0.99, 0.99),
        ("extra blank", 0.98, 0.98),
        ("lost blank or hyphen", 0.98, 0.98),
        ("spaced out letters", 0.97, 0.97),
        ("Greek letters", 0.99, 0.99),
        ("dashes", 0.99, 0.99),
        ("homoglyphs", 0.99, 0.99),
        ("zero-width", 0.98, 0.98),
        ("full-width", 0.99, 0.99),
        ("salt added", 0.97, 0.99),
        ("one OCR error", 0.98, 0.99),
        ("one rare OCR error", 0.93, 0.95),
        ("one typo", 0.93, 0.96),
        ("two typos", 0.76, 0.84),
    ],
)
def test_listed_names_are_found_behind_flaws(
    screener: Screener, title: str, bar: float, bar_of_long: float
) -> None:
    """Bars for names from 7 and from 9 letters and digits: what a sample of 400 names gave when this was
    written, less a point for names that come and go. benchmarks/noise.py measures all names."""
    targets = sampled(listed_targets(screener), 400, seed=1)
    results = list(trials(screener.matcher, targets, BY_TITLE[title], seed=1))
    assert _found(results, 7) >= bar
    assert _found(results, 9) >= bar_of_long

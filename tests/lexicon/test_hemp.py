"""Hemp, the worked example of dated law: the definition of 7 U.S.C. 1639o before and from 12 November 2026.

The days are one before the new definition, one after it, and one after 11 December 2026, the day to which a part
of it is reported delayed. As the text of that delay was not read, no listing may carry its date.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

import pytest

from screener.lexicon.load import load_folder
from screener.lexicon.release import lexicon_folder
from screener.lexicon.schema import CountRule, Lexicon, Policy
from screener.model import Effect, Outcome
from screener.pipeline import Screener
from screener.verdict import Judge

BEFORE, AFTER, LATER = date(2026, 11, 1), date(2026, 11, 20), date(2026, 12, 31)
DAYS = (BEFORE, AFTER, LATER)
FIRST_DAY = date(2026, 11, 12)
REPORTED_DELAY = date(2026, 12, 11)
SCHEDULES_ONLY = Policy("dea", "DEA", "the schedules and the definition of hemp", (CountRule("us-dea"),))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_folder(lexicon_folder())


@pytest.fixture(scope="module")
def on(lexicon: Lexicon) -> Callable[[date], Screener]:
    """Policy `us` on a day."""

    @lru_cache
    def screener(day: date) -> Screener:
        return Screener(policy="us", as_of=day, lexicon=lexicon)

    return screener


@pytest.mark.parametrize(
    ("printed", "substance", "effect"),
    [
        ("Delta-9-THC 5 mg", "thc", Effect.PROHIBITED),
        ("Delta-8-THC 25 mg", "delta-8-thc", Effect.PROHIBITED),
        ("Hexahydrocannabinol 25 mg", "hhc", Effect.PROHIBITED),
        ("Cannabidiol 25 mg", "cannabidiol", Effect.PROHIBITED),
    ],
)
@pytest.mark.parametrize("day", DAYS)
def test_a_cannabinoid_that_fda_or_dea_names_is_a_finding_on_every_day(on, printed, substance, effect, day):
    report = on(day).screen_text(f"Supplement Facts\n{printed}\n")
    assert [(f.substance.id, f.effect) for f in report.findings] == [(substance, effect)]
    assert report.outcome is Outcome.FLAGGED


@pytest.mark.parametrize(
    "printed", ["Hemp seed oil", "Hulled hemp seed", "Hemp protein powder", "Hemp hearts"]
)
@pytest.mark.parametrize("day", DAYS)
def test_hemp_seed_foods_are_never_a_finding(on, printed, day):
    report = on(day).screen_text(f"Ingredients: {printed}, vitamin C\n")
    assert not report.findings
    assert report.outcome is Outcome.NO_LISTED_MATCH


@pytest.mark.parametrize(
    ("substance", "lists_before", "lists_after"),
    [
        (
            "thc",
            {"cannabis-page", "csa-schedules"},
            {"cannabis-page", "csa-schedules", "hemp-definition-2026"},
        ),
        (
            "delta-8-thc",
            {"delta-8-letters-2022", "delta-8-update", "csa-schedules"},
            {"delta-8-letters-2022", "delta-8-update", "csa-schedules", "hemp-definition-2026"},
        ),
        ("hhc", {"hhc-2026"}, {"hhc-2026", "hemp-definition-2026"}),
        ("cannabidiol", {"cannabis-page"}, {"cannabis-page"}),
    ],
)
def test_the_listings_behind_a_finding_change_with_the_definition(on, substance, lists_before, lists_after):
    found = [{x.list for x in on(day).ruling(substance).listings} for day in DAYS]
    assert found == [lists_before, lists_after, lists_after]


@pytest.mark.parametrize(
    ("substance", "before", "after"),
    [
        ("thc", Effect.RESTRICTED, Effect.RESTRICTED),  # in the schedule all along, save in hemp
        ("delta-8-thc", Effect.RESTRICTED, Effect.RESTRICTED),
        ("delta-10-thc", None, Effect.RESTRICTED),
        ("thcp", None, Effect.RESTRICTED),
        ("thc-o-acetate", None, Effect.RESTRICTED),
        ("hhc", Effect.PROHIBITED, Effect.PROHIBITED),
        ("cannabidiol", None, None),
        ("hemp", None, None),
        ("hemp-seed", None, None),
        ("hemp-seed-oil", None, None),
    ],
)
def test_what_the_schedules_and_the_definition_alone_say(lexicon, substance, before, after):
    effects = [Judge(lexicon, SCHEDULES_ONLY, day).ruling(substance).effect for day in DAYS]
    assert effects == [before, after, after]


@pytest.mark.parametrize(
    ("day", "effect"), [(date(2026, 11, 11), None), (FIRST_DAY, Effect.RESTRICTED)], ids=["eve", "first day"]
)
def test_the_new_definition_begins_365_days_after_its_enactment(lexicon, day, effect):
    assert Judge(lexicon, SCHEDULES_ONLY, day).ruling("thcp").effect is effect


def test_the_old_definition_ends_on_the_eve_of_the_new_one(lexicon):
    listings = [
        x for found in lexicon.listings.values() for x in found if x.list.startswith("hemp-definition-")
    ]
    ends = {x.effective_to for x in listings if x.list == "hemp-definition-2018"}
    begins = {x.effective_from for x in listings if x.list == "hemp-definition-2026"}
    assert (ends, begins) == ({date(2026, 11, 11)}, {FIRST_DAY})


def test_the_reported_delay_is_told_in_words_and_is_no_date(lexicon):
    cannabis = [x for found in lexicon.listings.values() for x in found if x.authority == "us-dea"]
    assert REPORTED_DELAY not in {d for x in cannabis for d in (x.effective_from, x.effective_to)}
    (limits,) = [x for x in lexicon.listings_of("thc") if x.list == "hemp-definition-2026"]
    assert limits.conditions is not None
    assert "reported delayed to 11 December 2026" in limits.conditions
    assert "text not read" in limits.conditions


def test_hhc_was_in_the_schedule_before_it_had_an_entry_of_its_own(lexicon):
    rulings = [
        Judge(lexicon, SCHEDULES_ONLY, day).ruling("hhc") for day in (date(2026, 5, 3), date(2026, 5, 4))
    ]
    assert [r.effect for r in rulings] == [Effect.PROHIBITED, Effect.PROHIBITED]
    assert "7370" in rulings[0].listings[0].status
    assert "7220" in rulings[1].listings[0].status


@pytest.mark.parametrize("day", DAYS)
def test_an_extract_of_the_hemp_plant_is_considered_and_no_finding(on, day):
    report = on(day).screen_text("Supplement Facts\nHemp extract 50 mg\n")
    assert not report.findings
    assert [c.substance.id for c in report.considered] == ["hemp"]

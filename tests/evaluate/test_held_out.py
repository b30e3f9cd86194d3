"""Held-out names: what is hidden is hidden everywhere, and only what hiding caused counts as an alarm."""

from datetime import date

import pytest

from screener.evaluate.held_out import FOLDS, Alarm, held_out, hidden_names, without
from screener.lexicon.schema import (
    Basis,
    Checked,
    CountRule,
    Kind,
    Lexicon,
    Listing,
    Lookalike,
    Name,
    NameType,
    OrdinaryName,
    Policy,
    ReviewedPair,
    Substance,
)
from screener.matching import Matcher
from screener.matching.index import Index
from screener.matching.tables import compile_tables

DAY = date(2026, 11, 23)
_LISTED = ["harmine", "sibutramine", "chaparral"]
_ORDINARY = [
    "harmina", "Harmine-like resin", "chaparral sage", "niacin", "rice flour", "rice bran", "gelatin", "taurine",
    "zinc oxide", "acacia gum", "green peas", "sunflower oil",
]  # fmt: skip


def _listing(substance: str, basis: Basis) -> Listing:
    return Listing(
        substance, "aa", "list", "A list", basis, "named", "entry", "any", Checked.OFFICIAL_PAGE
    )  # fmt: skip


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    substances = {
        name: Substance(name, name.title(), Kind.CHEMICAL, (Name(name, NameType.COMMON),)) for name in _LISTED
    }
    substances["permitted"] = Substance(
        "permitted",
        "niacinamine",
        Kind.CHEMICAL,
        (Name("niacine", NameType.COMMON),),
        lookalikes=(Lookalike("gelatin", "it is a protein"),),
    )
    listings = {name: (_listing(name, Basis.BINDING),) for name in _LISTED}
    listings["permitted"] = (_listing("permitted", Basis.PERMITTED),)
    return Lexicon(
        release="test",
        sha256="1" * 64,
        substances=substances,
        listings=listings,
        ordinary=tuple(OrdinaryName(name, "en", "test") for name in _ORDINARY),
        reviewed=(ReviewedPair("chaparral sage", "chaparral", "it is a sage"),),
        policies={"all": Policy("all", "All", "Every listing counts.", (CountRule(),))},
        words=frozenset({"rice", "bran", "sage", "energy"}),
    )


def test_each_ordinary_name_is_hidden_once_but_for_what_is_known_otherwise(lexicon: Lexicon) -> None:
    folds = [hidden_names(lexicon, fold, seed=1) for fold in range(FOLDS)]
    hidden = sorted(text for fold in folds for text, _ in fold.values())
    assert hidden == sorted(set(_ORDINARY) - {"gelatin"})


def test_the_seed_deals_the_names_anew(lexicon: Lexicon) -> None:
    assert [hidden_names(lexicon, fold, seed=1) for fold in range(FOLDS)] != [
        hidden_names(lexicon, fold, seed=2) for fold in range(FOLDS)
    ]


def test_what_is_hidden_leaves_nothing_behind(lexicon: Lexicon) -> None:
    reduced = without(lexicon, frozenset({"ricebran", "chaparralsage"}))
    assert [name.text for name in reduced.ordinary] == [
        name for name in _ORDINARY if name not in ("rice bran", "chaparral sage")
    ]
    assert reduced.words == {"rice", "energy"}
    assert reduced.reviewed == ()
    assert reduced.substances == lexicon.substances
    assert reduced.sha256 not in (lexicon.sha256, without(lexicon, frozenset({"ricebran"})).sha256)


def test_alarms_are_findings_that_the_whole_lexicon_does_not_make(lexicon: Lexicon) -> None:
    matcher = Matcher(lexicon, Index(compile_tables(lexicon)))
    results = [held_out(lexicon, matcher, fold, seed=1, as_of=DAY) for fold in range(FOLDS)]
    assert sum(result.names for result in results) == len(_ORDINARY) - 1
    alarms = sorted((alarm for result in results for alarm in result.alarms), key=lambda alarm: alarm.name)
    # 'Harmine-like resin' holds a listed name for the whole lexicon too; nothing lists what 'niacin' is near to.
    assert alarms == [
        Alarm("chaparral sage", "test", "chaparral", "chaparral", "exact", sure=True),
        Alarm("harmina", "test", "harmine", "harmine", "folded", sure=True),
    ]

"""The lexicon that ships loads, and its policies say what their descriptions say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from screener.lexicon.audit import audit_folder
from screener.lexicon.check import NOTICES
from screener.lexicon.compile import decode, encode
from screener.lexicon.load import load_folder, load_policy
from screener.lexicon.release import lexicon_folder
from screener.lexicon.schema import Basis, Checked, Listing

POLICIES = Path(__file__).parents[2] / "lexicons" / "policies"
LISTING = Listing(
    "s", "us-fda", "l", "t", Basis.BINDING, "st", "rule", "dietary_supplement", Checked.NOT_OPENED
)


@pytest.fixture(scope="module")
def lexicon():
    return load_folder(lexicon_folder())


def test_the_bundled_lexicon_loads_and_survives_compiling(lexicon):
    assert decode(encode(lexicon)) == lexicon
    for substance in lexicon.substances.values():
        assert substance.names[0].text == substance.name


def test_the_bundled_lexicon_has_every_policy_of_the_contract(lexicon):
    assert {"us", "us-military", "sport", "eu", "uk", "ca", "au", "cn", "jp", "kr", "all"} <= set(
        lexicon.policies
    )


def test_the_bundled_lexicon_is_consistent():
    found = audit_folder(lexicon_folder(), today=date(2026, 11, 23))
    assert [problem.sentence for problem in found if problem.kind not in NOTICES] == []


@pytest.mark.parametrize(
    ("policy", "authority", "context", "counted"),
    [
        ("us", "us-fda", "dietary_supplement", True),
        ("us", "us-fda", "drug", False),
        ("us", "us-dea", "any", True),
        ("us", "us-dod", "military", False),
        ("us", "wada", "sport", False),
        ("us-military", "us-dod", "military", True),
        ("us-military", "us-fda", "drug", False),
        ("sport", "wada", "sport", True),
        ("sport", "wada", "sport_in_competition", True),
        ("sport", "us-fda", "dietary_supplement", False),
        ("eu", "eu", "food", True),
        ("eu", "uk", "food", False),
        ("all", "us-fda", "drug", True),
        ("all", "anyone", "any", True),
    ],
)
def test_a_policy_counts_its_own_authorities_only(policy, authority, context, counted):
    listing = replace(LISTING, authority=authority, context=context)
    assert load_policy(POLICIES / f"{policy}.yaml").covers(listing) is counted

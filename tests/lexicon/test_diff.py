"""What changed between two releases, whole, in order, and told in words."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.lexicon.diff import FieldChange, diff
from screener.lexicon.load import load_folder
from screener.lexicon.schema import (
    Basis,
    Checked,
    CountRule,
    Kind,
    Lexicon,
    Limit,
    Listing,
    Name,
    NameType,
    OrdinaryName,
    Policy,
    ReviewedPair,
    Substance,
)

TEXTS = st.sampled_from(["a", "b", "c", "пи"])
NAMES = st.builds(Name, TEXTS, st.sampled_from(NameType), st.sampled_from([None, "ru"]), st.booleans())
DAYS = st.sampled_from([None, date(2025, 1, 1), date(2026, 1, 1)])
LISTINGS = st.builds(
    Listing,
    substance=TEXTS,
    authority=TEXTS,
    list=TEXTS,
    title=TEXTS,
    basis=st.sampled_from(Basis),
    status=TEXTS,
    action=st.just("rule"),
    context=st.sampled_from(["any", "sport"]),
    checked=st.sampled_from(Checked),
    document=st.none() | TEXTS,
    conditions=st.none() | TEXTS,
    limit=st.none() | st.just(Limit(3, "mg", "day")),
    effective_from=DAYS,
    effective_to=DAYS,
)
RULES = st.builds(CountRule, st.none() | TEXTS, st.none() | st.tuples(TEXTS))
POLICIES = st.builds(Policy, TEXTS, TEXTS, TEXTS, st.tuples(RULES))
SUBSTANCES = st.builds(
    Substance,
    TEXTS,
    TEXTS,
    st.sampled_from(Kind),
    st.lists(NAMES, max_size=4).map(tuple),
    st.dictionaries(st.sampled_from(["cas", "unii"]), TEXTS),
    note=st.none() | TEXTS,
)


@st.composite
def lexicons(draw) -> Lexicon:
    listings: dict[str, tuple[Listing, ...]] = {}
    for listing in draw(st.lists(LISTINGS, max_size=6)):
        listings[listing.substance] = (*listings.get(listing.substance, ()), listing)
    return Lexicon(
        release="2026.11.1",
        sha256=draw(TEXTS),
        substances={one.id: one for one in draw(st.lists(SUBSTANCES, max_size=3))},
        listings=listings,
        ordinary=tuple(draw(st.lists(st.builds(OrdinaryName, TEXTS, st.just("en"), TEXTS), max_size=3))),
        reviewed=tuple(draw(st.lists(st.builds(ReviewedPair, TEXTS, TEXTS, TEXTS), max_size=2))),
        policies={one.id: one for one in draw(st.lists(POLICIES, max_size=2))},
        words=draw(st.frozensets(TEXTS)),
    )


@given(lexicons())
def test_a_release_does_not_differ_from_itself(lexicon):
    difference = diff(lexicon, lexicon)
    assert difference.is_empty
    assert difference.to_text().splitlines()[1:] == ["Nothing changed."]


@given(lexicons(), lexicons())
def test_what_was_added_one_way_was_removed_the_other_way(before, after):
    there, back = diff(before, after), diff(after, before)
    assert there.is_empty == back.is_empty
    for part in ("substances", "listings", "policies", "ordinary", "reviewed", "words"):
        assert getattr(there, f"{part}_added") == getattr(back, f"{part}_removed")
    assert len(there.listings_changed) == len(back.listings_changed)


@given(lexicons(), lexicons())
def test_the_difference_is_json_and_the_same_each_time(before, after):
    difference = diff(before, after)
    assert json.loads(json.dumps(difference.to_dict())) == difference.to_dict()
    assert diff(before, after) == difference
    assert difference.is_empty == (difference.to_text().count("\n") == 2)


@pytest.fixture
def before(folder) -> Lexicon:
    return load_folder(folder)


def with_listing(lexicon: Lexicon, substance: str, *listings: Listing) -> Lexicon:
    others = {one: group for one, group in lexicon.listings.items() if one != substance}
    return replace(lexicon, listings={**others, substance: listings} if listings else others)


def test_a_listing_that_says_something_else_is_told_field_by_field_and_for_whom(before):
    (old,) = before.listings_of("yohimbine")
    new = replace(
        old,
        status="prohibited",
        basis=Basis.BINDING,
        conditions=None,
        limit=None,
        effective_from=date(2027, 1, 1),
        effective_to=None,
        title="A rule",
        url="https://example.org/rule",
    )
    (change,) = diff(before, with_listing(before, "yohimbine", new)).listings_changed
    assert (change.authority, change.list, change.policies) == ("us-fda", "letters", ("us",))
    assert change.fields == (
        FieldChange("status", "restricted", "prohibited"),
        FieldChange("basis", "agency_position", "binding"),
        FieldChange("conditions", "below 3 mg a day", None),
        FieldChange("limit", "3 mg per day of yohimbine", None),
        FieldChange("effective_from", None, "2027-01-01"),
        FieldChange("effective_to", "2030-12-31", None),
        FieldChange("title", "Letters on picamilon", "A rule"),
        FieldChange("url", None, "https://example.org/rule"),
    )


def test_listings_added_and_removed_name_authority_status_basis_and_policies(before):
    (old,) = before.listings_of("picamilon")
    new = replace(old, authority="kr", list="imports", status="not allowed")
    difference = diff(before, with_listing(before, "picamilon", new))
    assert difference.listings_changed == ()
    assert "us-fda, letters: Picamilon (picamilon), 'not a dietary ingredient' (agency_position)" in (
        difference.to_text()
    )
    (added,) = difference.listings_added
    assert (added.authority, added.status, added.policies) == ("kr", "not allowed", ())
    assert "no policy counts it" in difference.to_text()


def test_two_uses_on_one_list_are_compared_each_with_its_own(before):
    (food,) = before.listings_of("picamilon")
    sport = replace(food, context="sport", status="not in competition")
    changed = replace(sport, status="at all times")
    difference = diff(
        with_listing(before, "picamilon", food, sport), with_listing(before, "picamilon", changed, food)
    )
    (change,) = difference.listings_changed
    assert change.fields == (FieldChange("status", "not in competition", "at all times"),)
    assert not difference.listings_added
    assert not difference.listings_removed


def test_a_renamed_substance_with_other_names_and_identifiers_is_one_change(before):
    old = before.substances["picamilon"]
    names = (Name("Nikamilon", NameType.INN), *old.names[1:-1], replace(old.names[0], verified=False))
    new = replace(old, name="Nikamilon", names=names, identifiers={"cas": "34562-97-5", "pubchem": "60608"})
    difference = diff(before, replace(before, substances={**before.substances, "picamilon": new}))
    (change,) = difference.substances_changed
    assert change.renamed_from == "Picamilon"
    assert change.names_added == ("Nikamilon",)
    assert change.names_removed == (old.names[-1].text,)
    assert change.identifiers == (
        FieldChange("pubchem", None, "60608"),
        FieldChange("unii", "0S5N9SEK4N", None),
    )
    assert change.fields == (
        FieldChange("type of 'Picamilon'", "common (any)", "common (any, not verified)"),
    )
    assert "renamed from 'Picamilon'; names added: Nikamilon; names removed: " in difference.to_text()


def test_another_order_of_the_same_names_says_nothing_else(before):
    old = before.substances["picamilon"]
    new = replace(old, names=old.names[::-1])
    assert diff(before, replace(before, substances={**before.substances, "picamilon": new})).is_empty


def test_a_policy_that_counts_otherwise_is_told_in_words(before):
    policy = replace(before.policies["us"], excludes=(CountRule("us-fda", None, ("drug",)),))
    difference = diff(before, replace(before, policies={"us": policy, "eu": replace(policy, id="eu")}))
    assert difference.policies_added == ("eu",)
    (change,) = difference.policies_changed
    assert change.fields == (FieldChange("excludes", None, "us-fda all its lists in context drug"),)


def test_long_lists_of_names_are_cut_in_words_and_whole_in_the_value(before):
    ordinary = tuple(OrdinaryName(f"name {number:02}", "en", "x") for number in range(20))
    difference = diff(before, replace(before, ordinary=before.ordinary + ordinary))
    assert len(difference.to_dict()["ordinary_added"]) == 20
    assert "name 11 (en, x)\n  - and 8 more\n" in difference.to_text()

"""Inconsistencies are findings, and a reviewed one is silent as long as it fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from screener.lexicon.audit import audit_folder
from screener.lexicon.check import Problem, ReviewedException, check
from screener.lexicon.errors import LexiconError
from screener.lexicon.load import load_folder
from screener.lexicon.policies import find_policy
from screener.lexicon.stats import stats

TODAY = date(2026, 11, 23)


def audited(folder) -> list[Problem]:
    """Without the notice of near names: yohimbe and yohimbine of the small lexicon are near."""
    return [one for one in audit_folder(folder, today=TODAY) if one.kind != "near-collisions"]


def test_a_consistent_lexicon_has_no_finding_but_a_notice(folder):
    assert audited(folder) == []
    (notice,) = check(load_folder(folder), today=TODAY)
    assert not notice.stops_release


ONE = "- {id: one, name: One, kind: chemical}"
LISTING = "authority: us-fda\nlistings:\n- {substance: yohimbe, list: letters, status: x}"
LIST = "authority: us-fda\nlists: {more: {title: T}}"
REVIEWED = "hides: [{ordinary: horny goat weed, listed: yohimbe, reason: r}]"

FINDINGS = [
    ("substances/x.yaml", ONE.replace("One", "PIKA-MILON"), "shared-name", "pikamilon: one, picamilon"),
    ("substances/x.yaml", ONE.replace("One", '"+"'), "keyless-name", "one: +"),
    ("substances/x.yaml", ONE.replace("One", '"4-[(a"'), "broken-name", "one: 4-[(a"),
    ("substances/x.yaml", f"{ONE[:-1]}, names: {{code: [N,N-DMT]}}}}", "broken-name", "one: N"),
    (
        "substances/x.yaml",
        f"{ONE[:-1]}, identifiers: {{unii: 0S5N9SEK4N}}}}",
        "shared-identifier",
        "unii 0S5N9SEK4N: one, picamilon",
    ),
    (
        "ordinary/x.tsv",
        "name\tlang\tsource\nPika-milon\ten\tx\n",
        "listed-and-ordinary",
        "pikamilon: picamilon",
    ),
    ("ordinary/reviewed.yaml", REVIEWED, "reviewed-pair", "horny goat weed: yohimbe"),
    ("ordinary/reviewed.yaml", REVIEWED.replace("yohimbe", "weed"), "reviewed-pair", "horny goat weed: weed"),
    (
        "listings/us-fda/x.yaml",
        LISTING.replace("status: x", "status: x, document: null"),
        "no-citation",
        "us-fda/letters: yohimbe",
    ),
    (
        "listings/us-fda/x.yaml",
        f"{LISTING}\n{LISTING.splitlines()[-1]}",
        "repeated-listing",
        "us-fda/letters: yohimbe",
    ),
    (
        "listings/us-fda/x.yaml",
        LISTING.replace("status: x", "status: x, effective_to: 2026-11-22"),
        "stale-listing",
        "us-fda/letters",
    ),
    (
        "listings/us-fda/x.yaml",
        LISTING.replace("status: x", "status: x, checked: not_opened"),
        "unchecked-citation",
        "us-fda/letters",
    ),
    ("listings/us-fda/x.yaml", LIST, "unused-list", "us-fda/more"),
    (
        "policies/eu.yaml",
        "{id: eu, name: E, description: D, counts: [{authority: us-fda}, {authority: eu}]}",
        "empty-rule",
        "eu: 2",
    ),
    (
        "policies/eu.yaml",
        "{id: eu, name: E, description: D, counts: [{authority: eu}]}",
        "empty-policy",
        "eu",
    ),
    ("substances/x.yaml", "- {id: one}", "form", "substances/x.yaml, substance 'one'"),
]


@pytest.mark.parametrize(
    ("path", "text", "kind", "where"), FINDINGS, ids=[f"{f[2]} {f[3]}" for f in FINDINGS]
)
def test_an_inconsistency_is_found_and_an_exception_with_a_reason_silences_it(
    folder, write, path, text, kind, where
):
    write(path, text)
    found = audited(folder)
    assert {(problem.kind, problem.where) for problem in found} == {(kind, where)}
    assert all("; " in problem.sentence and problem.sentence.endswith(".") for problem in found)
    write("exceptions.yaml", f'- {{kind: {kind}, where: "{where}", reason: reviewed}}')
    if kind != "form":
        assert audited(folder) == []


@pytest.mark.parametrize(
    ("kind", "stops"),
    [
        ("shared-name", True),
        ("listed-and-ordinary", True),
        ("ocr-listed-and-ordinary", True),
        ("spelling-shared-name", True),
        ("empty-rule", True),
        ("unused-exception", True),
        ("form", True),
        ("unchecked-citation", False),
        ("stale-listing", False),
        ("unused-list", False),
        ("empty-policy", False),
        ("near-collisions", False),
    ],
)
def test_a_notice_does_not_stop_a_release_and_an_inconsistency_does(kind, stops):
    assert Problem(kind, "where", "sentence").stops_release is stops


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("ordinary/x.tsv", "name\tlang\tsource\none\ten\tx\n"),
        ("ordinary/x.tsv", "name\tlang\tsource\nyohimbe extract\ten\tx\n"),
        ("listings/us-fda/x.yaml", LISTING.replace("status: x", "status: x, effective_to: 2026-11-23")),
        ("ordinary/reviewed.yaml", "hides: [{ordinary: Yohim-be gum, listed: yohimbe, reason: r}]"),
    ],
    ids=[
        "ordinary and not listed",
        "ordinary contains listed",
        "ends today",
        "contains it otherwise spelled",
    ],
)
def test_what_only_looks_inconsistent_is_no_finding(folder, write, path, text):
    write("substances/x.yaml", ONE)
    write(path, text)
    assert audited(folder) == []


def test_an_exception_does_not_cover_a_third_substance_with_the_name(folder, write):
    write("exceptions.yaml", '- {kind: shared-name, where: "pikamilon: one, picamilon", reason: reviewed}')
    write("substances/x.yaml", f"{ONE}\n{ONE}".replace("One", "pikamilon").replace("one", "two", 1))
    assert [problem.kind for problem in audited(folder)] == [
        "shared-name",
        "unused-exception",
    ]


def test_an_exception_that_fits_nothing_is_a_finding(folder):
    exception = ReviewedException("shared-name", "pea: a, b", "reviewed")
    _, problem = check(load_folder(folder), [exception], today=TODAY)
    assert (problem.kind, problem.where) == ("unused-exception", "shared-name: pea: a, b")


def test_a_listing_of_no_substance_is_found_in_a_lexicon_made_otherwise(folder):
    lexicon = load_folder(folder)
    (listing,) = lexicon.listings_of("picamilon")
    orphaned = replace(lexicon, listings={**lexicon.listings, "gone": (replace(listing, substance="gone"),)})
    assert [problem.kind for problem in check(orphaned, today=TODAY)] == [
        "near-collisions",
        "orphan-listing",
    ]


def test_the_statistics_count_names_by_type_and_language_and_listings_by_authority(folder):
    counted = stats(load_folder(folder))
    assert counted["substances"]["by_kind"] == {"botanical": 1, "chemical": 1, "constituent": 1}
    assert counted["names"]["by_type"] == {
        "common": 3,
        "synonym": 2,
        "botanical": 1,
        "brand": 1,
        "vernacular": 1,
    }
    assert counted["names"]["by_language"] == {"any": 7, "ru": 1}
    assert counted["listings"]["by_authority"]["us-fda"] == {
        "total": 3,
        "substances": 3,
        "by_basis": {"agency_position": 3},
        "by_checked": {"archived_copy": 3},
    }
    assert counted["policies"] == {"us": 3}


def test_a_policy_is_found_by_id_or_by_path_and_an_unknown_one_is_told_with_the_known_ones(folder, write):
    lexicon = load_folder(folder)
    path = write("../mine.yaml", "{id: mine, name: M, description: D, counts: [{}]}")
    assert find_policy(lexicon, "us") is lexicon.policies["us"]
    assert find_policy(lexicon, path).id == "mine"
    with pytest.raises(LexiconError, match="write one of us, or"):
        find_policy(lexicon, "mars")

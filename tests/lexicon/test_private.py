"""A folder of one's own adds to a release, and can change nothing that is in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from screener.lexicon.artifact import build
from screener.lexicon.errors import LexiconError
from screener.lexicon.load import load_folder
from screener.lexicon.private import with_private
from screener.lexicon.release import load_release

OWN = (
    "- {id: own-blend, name: Own Blend, kind: preparation, relations: [{type: source_of, target: yohimbine}]}"
)
LISTINGS = """
authority: house
lists:
  rules: {title: House rules, document: "1", basis: binding, action: rule, context: any, checked: official_page}
listings:
  - {substance: own-blend, list: rules, status: not sold here}
  - {substances: [picamilon, yohimbine], list: rules, status: not sold here}
"""
POLICY = "{id: house, name: House, description: D, counts: [{authority: house}, {authority: us-fda}]}"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A private folder with one substance, one list and one policy."""
    root = tmp_path / "own"
    for path, text in {
        "substances/own.yaml": OWN,
        "listings/house/rules.yaml": LISTINGS,
        "policies/house.yaml": POLICY,
        "ordinary/own.tsv": "name\tlang\tsource\nhouse spice\ten\town\n",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def test_private_substances_listings_policies_and_names_stand_beside_the_release(folder, own):
    release = load_folder(folder)
    both = with_private(release, own)
    assert set(both.substances) == {*release.substances, "own-blend"}
    assert [listing.authority for listing in both.listings_of("picamilon")] == ["us-fda", "house"]
    assert set(both.policies) == {"us", "house"}
    assert "house spice" in {name.text for name in both.ordinary}
    assert {name.text for name in release.ordinary} < {name.text for name in both.ordinary}
    assert both.words == release.words


def test_a_report_can_tell_that_it_was_not_the_release_alone(folder, own):
    release = load_folder(folder)
    both = with_private(release, own)
    assert both.release == "2026.11.1+private"
    assert both.sha256 not in (release.sha256, load_folder(folder).sha256)
    (own / "RELEASE").write_text("2026.12.3\n")
    assert with_private(release, own).release == "2026.11.1+2026.12.3"
    assert with_private(release, own).sha256 != both.sha256


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        (
            "substances/more.yaml",
            "- {id: picamilon, name: P, kind: chemical}",
            "the substance 'picamilon' is in",
        ),
        ("policies/us.yaml", POLICY.replace("id: house", "id: us"), "the policy 'us' is in"),
        (
            "listings/us-fda/x.yaml",
            LISTINGS.replace("authority: house", "authority: us-fda").replace("rules", "letters"),
            "the list 'us-fda/letters' is in",
        ),
        ("listings/house/x.yaml", LISTINGS.replace("own-blend", "nowhere"), "'nowhere' is no substance"),
        ("listings/house/x.yaml", LISTINGS.replace("list: rules", "list: letters"), "is no list of house"),
        ("substances/own.yaml", OWN.replace("yohimbine", "nowhere"), "'nowhere', which is no substance"),
    ],
)
def test_what_is_taken_or_missing_is_refused(folder, own, path, text, told):
    (own / path).parent.mkdir(parents=True, exist_ok=True)
    (own / path).write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=told):
        with_private(load_folder(folder), own)


def test_the_variables_name_a_release_and_private_folders_beside_it(folder, own, tmp_path, monkeypatch):
    second = tmp_path / "second"
    (second / "substances").mkdir(parents=True)
    (second / "substances/x.yaml").write_text(
        "- {id: x, name: X Blend, kind: preparation, relations: [{type: source_of, target: own-blend}]}"
    )
    monkeypatch.setenv("SCREENER_LEXICON", str(build(folder, tmp_path / "out")))
    monkeypatch.setenv("SCREENER_PRIVATE_LEXICON", os.pathsep.join([str(own), str(second)]))
    joined = load_release()
    assert joined == with_private(with_private(load_folder(folder), own), second)
    assert load_release() == joined  # this time from the cache
    assert load_release(folder) == load_folder(folder)  # a lexicon that is named is that one alone

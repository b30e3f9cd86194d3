"""Names that scanners or spelling make one are findings; near ones are counted, and can be listed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.lexicon.audit import audit_folder
from screener.lexicon.collisions import NearCollision, _within_budget, near_collisions
from screener.lexicon.load import load_folder
from screener.text import edit_budget, edit_distance

TODAY = date(2026, 11, 23)


def findings(folder) -> list[tuple[str, str]]:
    """Without the notice of near names: yohimbe and yohimbine of the small lexicon are near."""
    found = audit_folder(folder, today=TODAY)
    return [(problem.kind, problem.where) for problem in found if problem.stops_release]


def substance(name: str) -> str:
    return f'- {{id: one, name: "{name}", kind: chemical}}\n'


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("pikami1on", [("ocr-shared-name", "plkamllon: one, picamilon")]),
        ("pikammilon", [("spelling-shared-name", "pikamilon: one, picamilon")]),
        ("Picamilon-2", []),
        ("pikam", []),
    ],
)
def test_a_fold_that_makes_names_of_two_substances_equal_is_a_finding(folder, write, name, found):
    write("substances/x.yaml", substance(name))
    assert findings(folder) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("pikami1on", [("ocr-listed-and-ordinary", "pikami1on: picamilon")]),
        ("pikammilon", [("spelling-listed-and-ordinary", "pikammilon: picamilon")]),
        ("pikami-lon", [("listed-and-ordinary", "pikamilon: picamilon")]),
        ("pineapple", []),
    ],
)
def test_a_fold_that_makes_an_ordinary_name_a_listed_one_is_a_finding(folder, write, name, found):
    write("ordinary/x.tsv", f"name\tlang\tsource\n{name}\ten\tx\n")
    assert findings(folder) == found


def test_spellings_of_one_substance_and_substances_nobody_lists_are_no_findings(folder, write):
    write("substances/x.yaml", substance("Tamarine").replace("}", ", names: {misspelling: [Tammarine]}}"))
    write("substances/y.yaml", substance("Tamarynne").replace("one", "two"))
    assert findings(folder) == []


def test_names_of_six_characters_are_matched_as_printed_so_a_fold_of_them_is_no_finding(folder, write):
    picamilon = (folder / "substances/some.yaml").read_text("utf-8")
    write("substances/some.yaml", picamilon.replace("[Pikatropin]", "[Pikatropin, PMMA]"))
    write("substances/x.yaml", substance("PMA"))
    assert findings(folder) == []


def test_near_names_are_counted_as_a_notice_and_listed_on_demand(folder, write):
    write("ordinary/x.tsv", "name\tlang\tsource\npikomilan\ten\tx\nPikatropin 2\ten\tx\nyohimbin\ten\tx\n")
    _, notice = audit_folder(folder, today=TODAY)
    assert (notice.kind, notice.where, notice.stops_release) == (
        "near-collisions",
        "listed and ordinary",
        False,
    )
    assert notice.sentence.startswith("2 pairs")
    found = near_collisions(load_folder(folder))
    assert NearCollision("pikamilon", ("picamilon",), "pikomilan", (), 2, True) in found
    assert NearCollision("Pikatropin", ("picamilon",), "Pikatropin 2", (), 1, False) in found


def test_near_names_of_two_listed_substances_are_one_pair(folder, write):
    write("substances/x.yaml", substance("Picamilone"))
    write(
        "listings/us-fda/x.yaml",
        "authority: us-fda\nlistings: [{substance: one, list: letters, status: x}]",
    )
    assert [(pair.name, pair.other, pair.distance) for pair in near_collisions(load_folder(folder))] == [
        ("Picamilon", "Picamilone", 1),
        ("Yohimbine", "yohimbe", 2),  # within the budget of the longer name only
        ("pikamilon", "Picamilone", 2),
    ]


KEYS = st.lists(st.text("ab1", min_size=5, max_size=12), unique=True, max_size=12)


@given(KEYS, KEYS)
def test_the_fast_search_finds_what_comparing_every_pair_finds(listed, others):
    expected = {
        (one, other, edit_distance(one, other, edit_budget(len(one))))
        for one in listed
        for other in others
        if one != other and edit_distance(one, other, edit_budget(len(one))) <= edit_budget(len(one))
    }
    assert set(_within_budget(listed, others)) == expected

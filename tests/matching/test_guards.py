"""The guards, one question each."""

import pytest

from screener.matching.chemistry import exchanges_morpheme, is_free_prefix, morphemes, only_prefixes
from screener.matching.guards import (
    Verdict,
    chemistry_agrees,
    first_letters_agree,
    locants_agree,
    words_agree,
)
from screener.matching.names import Entry
from screener.text import edit_distance, squash


@pytest.mark.parametrize(
    ("name", "printed", "agree"),
    [
        ("13dimethylamylamine", "l3dimethylamylamine", True),
        ("13dimethylamylamine", "13dimethylamulamine", True),
        ("13dimethylamylamine", "14dimethylamylamine", False),
        ("13dimethylamylamine", "3dimethylamylamine", False),
        ("lgd4033", "lgd4o33", True),
        ("lgd4033", "lgd4038", False),
        ("mk677", "mk67", False),
        ("picamilon", "picamil0n", True),
        ("picamilon", "picamil3n", False),
    ],
)
def test_locants_are_compared_as_digits(name: str, printed: str, agree: bool) -> None:
    assert locants_agree(name, printed) is agree


@pytest.mark.parametrize(
    ("name", "printed", "changed"),
    [
        ("methylsynephrine", "ethylsynephrine", True),
        ("methylsynephrine", "mehtylsynephrine", False),
        ("methylsynephrine", "vethylsynephrine", False),
        ("dimethylamylamine", "trimethylamylamine", True),
        ("nortadalafil", "tadalafil", True),
        ("tadalafil", "nortadalafil", True),
        ("tianeptine", "tianepine", False),
        ("dihydroxy", "dihydrfoxy", False),
        ("trifluoromethyl", "trifluormoethyl", False),
        ("methylthiofentanyl", "ethylthiofentanil", True),
        ("methylenedioxypyrovalerone", "methyleedioxypyrovalerone", False),
        ("dihydroxymethyl", "dihydroxpymethyl", False),
    ],
)
def test_parts_that_make_another_substance(name: str, printed: str, changed: bool) -> None:
    assert exchanges_morpheme(name, printed) is changed


@pytest.mark.parametrize(
    ("name", "printed", "verdict"),
    [
        ("androstenedione", "androstenediane", Verdict.DOUBT),
        ("stanozolol", "stanozolone", Verdict.DOUBT),
        ("octanil", "octanal", Verdict.REJECT),
        ("vinpocetine", "vipocetine", Verdict.ACCEPT),
    ],
)
def test_endings_that_name_a_group(name: str, printed: str, verdict: Verdict) -> None:
    assert chemistry_agrees(name, printed) is verdict


@pytest.mark.parametrize(
    ("name", "printed", "distance", "verdict"),
    [
        ("operidine", "spermidine", 2, Verdict.REJECT),
        ("sildenafil", "xildenofil", 2, Verdict.REJECT),
        ("picamilon", "bicamilon", 1, Verdict.ACCEPT),
        ("usniacin", "asniacin", 1, Verdict.ACCEPT),
        ("acetazolamida", "caetazodamida", 2, Verdict.DOUBT),
        ("dimethylamylamine", "bimethylamilamine", 2, Verdict.ACCEPT),
    ],
)
def test_first_letters(name: str, printed: str, distance: int, verdict: Verdict) -> None:
    assert first_letters_agree(name, printed, distance) is verdict


@pytest.mark.parametrize(
    ("name", "printed", "verdict"),
    [
        ("Acacia rigidula", "Acacia rigidul", Verdict.ACCEPT),
        ("Acacia rigidula", "Acacia riigdual", Verdict.DOUBT),
        ("Acacia rigidula", "Acacia rigida", Verdict.REJECT),
        ("Acacia rigidula", "rigidula", Verdict.REJECT),
        ("ma huang", "na huang", Verdict.REJECT),
        ("methadyl acetate", "methadylacetate", Verdict.ACCEPT),
    ],
)
def test_words_are_compared_one_by_one(name: str, printed: str, verdict: Verdict) -> None:
    squashed = squash(name)
    entry = Entry(squashed.key, name, squashed.breaks, ("x",), ordinary=False)
    words = [squash(word).key for word in printed.split()]
    distance = edit_distance(squashed.key, "".join(words), 3)
    assert words_agree(entry, words, distance) is verdict


@pytest.mark.parametrize(
    ("stretch", "expected"),
    [
        ("methyl", True),
        ("hydroxythiohomo", True),
        ("3methyl", True),
        ("phenyl", True),
        ("super", False),
        ("x", False),
    ],
)
def test_only_chemical_parts_make_a_derivative(stretch: str, expected: bool) -> None:
    assert only_prefixes(stretch) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("dimethyl", True), ("acetyl", True), ("nor", False), ("di", False), ("with", False)],
)
def test_which_words_standing_alone_change_a_substance(word: str, expected: bool) -> None:
    assert is_free_prefix(word) is expected


def test_parts_are_read_in_order() -> None:
    assert morphemes("dimethylaminoethanol") == ("di", "methyl", "amino")

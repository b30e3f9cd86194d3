"""The fast matcher gives what trying everything gives."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.lexicon.release import load_release
from screener.lexicon.schema import Lexicon
from screener.matching import Matcher
from screener.matching.index import Index
from screener.matching.pieces import pieces_of
from screener.matching.reference import reference_matcher
from screener.matching.tables import compile_tables
from screener.text import edit_distance

#: Enough of the release for every rule to meet its like, few enough for trying everything.
_SUBSTANCES, _ORDINARY = 400, 2_000


@pytest.fixture(scope="module")
def part() -> Lexicon:
    whole = load_release()
    chosen = random.Random(20261123)
    substances = dict(chosen.sample(sorted(whole.substances.items()), _SUBSTANCES))
    # Another hash: the tables of a part are not those of the release.
    return replace(
        whole,
        sha256="part-of-the-release",
        substances=substances,
        ordinary=tuple(chosen.sample(whole.ordinary, _ORDINARY)),
    )


@pytest.fixture(scope="module")
def fast(part: Lexicon) -> Matcher:
    return Matcher(part, Index(compile_tables(part)))


@pytest.fixture(scope="module")
def slow(part: Lexicon) -> Matcher:
    return reference_matcher(part)


_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_LOOKS = {"o": "0", "l": "1", "i": "l", "s": "5", "b": "8", "m": "rn", "w": "vv", "d": "cl", "e": "c"}
_JOINS = (", ", "; ", " ", "\n", " 25 mg, ", " (", ") ", "/", "-", "\n  ", " 100 mg\n", "")


def _damaged(name: str, seed: random.Random) -> str:
    """The name with up to four things done to it that labels, scanners and typists do."""
    for _ in range(seed.choice((0, 0, 1, 1, 2, 2, 3, 4))):
        place = seed.randrange(len(name) + 1)
        left, right = name[:place], name[place:]
        name = seed.choice(
            (
                left + seed.choice(_LETTERS) + right,
                left + right[1:],
                left + seed.choice(_LETTERS) + right[1:],
                left + right[1:2] + right[:1] + right[2:],
                left + _LOOKS.get(right[:1].lower(), right[:1]) + right[1:],
                left + "-\n" + right,
                left + " " + right,
                left.upper() + right,
                left + "\u200b" + right,
                seed.choice(("nor", "methyl", "2-", "alpha-", "d-")) + name,
                name + seed.choice((" HCl", "hydrochlorid", " extract", "e", "a", "1", "*")),
                name.replace(" ", ""),
            )
        )
    return name


@st.composite
def labels(draw: st.DrawFn) -> random.Random:
    """A seed: what is drawn from it depends on the lexicon, which is a fixture."""
    return random.Random(draw(st.integers(0, 2**32)))


def _label(lexicon: Lexicon, seed: random.Random) -> str:
    names = [name.text for substance in lexicon.substances.values() for name in substance.names]
    ordinary = [item.text for item in lexicon.ordinary]
    parts = []
    for _ in range(seed.randrange(1, 7)):
        parts.append(_damaged(seed.choice(seed.choice((names, names, ordinary))), seed))
        parts.append(seed.choice(_JOINS))
    return "".join(parts)[:220]


def test_the_fast_matcher_finds_what_trying_everything_finds(
    part: Lexicon, fast: Matcher, slow: Matcher
) -> None:
    @settings(max_examples=150, deadline=None)
    @given(seed=labels())
    def holds(seed: random.Random) -> None:
        text = _label(part, seed)
        assert fast.match(text) == slow.match(text), text

    holds()


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_within_the_budget_a_piece_stays_whole_and_in_reach(data: st.DataObject) -> None:
    name = data.draw(st.text("abcdef", min_size=7, max_size=34), label="name")
    budget = 1 if len(name) <= 8 else 2 if len(name) <= 23 else 3
    printed = name
    for _ in range(budget):
        place = data.draw(st.integers(0, len(printed)))
        letter = data.draw(st.sampled_from("abcdefg"))
        left, right = printed[:place], printed[place:]
        kinds = (
            left + letter + right,
            left + right[1:],
            left + letter + right[1:],
            left + right[1:2] + right[:1] + right[2:],
        )
        printed = data.draw(st.sampled_from(kinds))
    if edit_distance(name, printed, budget) > budget:
        return  # swaps inside swaps are more than one edit each
    assert any(
        _reaches(printed, place, piece, before, after, left, right)
        for piece, before, after, left, right in pieces_of(name, budget)
        for place in range(len(printed))
    )


def _reaches(printed: str, place: int, piece: str, before: int, after: int, left: int, right: int) -> bool:
    """Whether the piece stands there and its name's start and end may be those of the print."""
    behind = len(printed) - place - len(piece)
    return printed.startswith(piece, place) and abs(place - before) <= left and abs(behind - after) <= right

"""Names that come close to one another: after the matcher's folds, and within its edit budget.

Exactly equal names are the matter of `check`. A folded collision is a finding: a misread or otherwise spelled
label may mean either, so a person decides once, with a reason. Near names are many and are settled at
matching (the budget, the locants, the nearer name wins), so they are counted, and listed by
`near_collisions`. This module reads no files.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from screener.lexicon.findings import Problem
from screener.lexicon.keys import LexiconKeys
from screener.lexicon.schema import Lexicon
from screener.text import edit_budget, fold_ocr, fold_spelling

#: The folds of the matcher, each with how a finding names it.
FOLDS: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    ("ocr", "letters that scanners confuse", lambda key: fold_ocr(key).key),
    ("spelling", "conventions of spelling", lambda key: fold_spelling(key).key),
)


@dataclass(frozen=True, slots=True)
class NearCollision:
    """A name that can make a finding, and another name within its edit budget.

    `others` are the substances of the other name, empty where it is an ordinary one. `distance` counts
    edits of the keys. `same_digits` is False where the locants or numbers tell the two apart already.
    """

    name: str
    substances: tuple[str, ...]
    other: str
    others: tuple[str, ...]
    distance: int
    same_digits: bool


def folded_collisions(keys: LexiconKeys) -> Iterator[Problem]:
    """Names of different substances, and listed and ordinary names, that one fold makes equal."""
    for fold, meaning, apply in FOLDS:
        folded: dict[str, list[str]] = defaultdict(list)
        for key in keys.substances:
            if edit_budget(len(key)):  # a shorter name is matched as printed only, never through a fold
                folded[apply(key)].append(key)
        yield from _folded_shared(keys, fold, meaning, folded)
        yield from _folded_ordinary(keys, fold, meaning, folded, apply)


def near_collisions(lexicon: Lexicon) -> list[NearCollision]:
    """Every near pair, ordinary names first, nearest first; some seconds for a whole release."""
    return _near(LexiconKeys(lexicon))


def count_near_collisions(keys: LexiconKeys) -> Iterator[Problem]:
    """At most two notices: how many near pairs there are, with ordinary names and between substances."""
    pairs = [pair for pair in _near(keys) if pair.same_digits]
    for where, some in (
        ("listed and ordinary", [pair for pair in pairs if not pair.others]),
        ("listed and another substance", [pair for pair in pairs if pair.others]),
    ):
        if some:
            by_distance = sorted(Counter(pair.distance for pair in some).items())
            told = ", ".join(f"{count} at {distance}" for distance, count in by_distance)
            yield Problem(
                "near-collisions",
                where,
                f"{len(some)} pairs of names with the same digits stand within the edit budget ({told} "
                "edits); matching settles them, near_collisions() lists them.",
            )


def _folded_shared(
    keys: LexiconKeys, fold: str, meaning: str, folded: dict[str, list[str]]
) -> Iterator[Problem]:
    for key, names in folded.items():
        owners = [frozenset(keys.substances[name]) for name in names]
        every = frozenset().union(*owners)
        # Names that share a substance are one name in several spellings.
        if frozenset.intersection(*owners) or not every & keys.alarming:
            continue
        ids = ", ".join(sorted(every))
        spelled = "', '".join(sorted(keys.spelling[name] for name in names))
        yield Problem(
            f"{fold}-shared-name",
            f"{key}: {ids}",
            f"'{spelled}' are names of {ids} and become one after undoing {meaning}; "
            "correct one, or review it.",
        )


def _folded_ordinary(
    keys: LexiconKeys, fold: str, meaning: str, folded: dict[str, list[str]], apply: Callable[[str], str]
) -> Iterator[Problem]:
    for key, ordinary in keys.ordinary.items():
        names = folded.get(apply(key), ())
        if key in keys.substances:  # known exactly: `check` has it where it matters
            continue
        listed = sorted({one for name in names for one in keys.substances[name]} & keys.alarming)
        if listed:
            ids = ", ".join(listed)
            spelled = "', '".join(sorted(keys.spelling[name] for name in names))
            yield Problem(
                f"{fold}-listed-and-ordinary",
                f"{key}: {ids}",
                f"'{ordinary.text}' is an ordinary name ({ordinary.source}) and becomes '{spelled}' of "
                f"{ids}, which is listed, after undoing {meaning}; remove it from one side, or review it.",
            )


def _near(keys: LexiconKeys) -> list[NearCollision]:
    listed = dict(keys.listed())
    found = []
    for key, other, distance in _within_budget(listed, keys.ordinary):
        if other not in keys.substances:
            text = keys.ordinary[other].text
            found.append(_near_pair(keys, key, listed[key], text, other, (), distance))
    met: set[frozenset[str]] = set()  # two listed names are met from both sides
    for key, other, distance in _within_budget(listed, keys.substances):
        others = keys.substances[other]
        pair = frozenset((key, other))
        if not others & keys.substances[key] and pair not in met:
            met.add(pair)
            ids = tuple(sorted(others))
            found.append(_near_pair(keys, key, listed[key], keys.spelling[other], other, ids, distance))
    return sorted(found, key=lambda one: (bool(one.others), one.distance, one.name, one.other))


def _near_pair(
    keys: LexiconKeys,
    key: str,
    substances: Sequence[str],
    other: str,
    other_key: str,
    others: tuple[str, ...],
    distance: int,
) -> NearCollision:
    same_digits = _digits(key) == _digits(other_key)
    return NearCollision(keys.spelling[key], tuple(substances), other, others, distance, same_digits)


def _digits(key: str) -> str:
    return "".join(letter for letter in key if letter.isdigit())


def _within_budget(listed: Iterable[str], others: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    """(listed key, other key, distance) for every pair of different keys within the listed one's budget.

    Names whose lengths differ by more than the budget cannot meet, so only near lengths are compared.
    """
    import numpy  # with rapidfuzz's cdist only; the rest of this room needs neither
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import cdist

    by_length = _by_length(others)
    for length, keys in sorted(_by_length(listed).items()):
        budget = edit_budget(length)
        near = [key for step in range(-budget, budget + 1) for key in by_length.get(length + step, ())]
        if budget == 0 or not near:
            continue
        distances = cdist(keys, near, scorer=OSA.distance, score_cutoff=budget, dtype=numpy.uint8)
        for row, column in numpy.argwhere((distances > 0) & (distances <= budget)):
            yield keys[row], near[column], int(distances[row, column])


def _by_length(keys: Iterable[str]) -> dict[int, list[str]]:
    lengths: dict[int, list[str]] = defaultdict(list)
    for key in keys:
        lengths[len(key)].append(key)
    return lengths

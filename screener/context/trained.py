"""The trained role of one name in prose: declared, said to be absent, or only spoken of.

A linear model over hashed words and their places around the name; names and amounts are masked, so that
it knows no substance. The weights are package data made by `training/roles/train.py`. It answers shares
of likelihood; what follows from them is for `policy`. Loaded at the first question.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from math import exp
from typing import TYPE_CHECKING
from zlib import crc32

from screener.context.concepts import UNSPACED, concepts
from screener.context.sentence import sentence_bounds, wraps_in_prose
from screener.text.units import DOSE

if TYPE_CHECKING:
    import numpy as np

#: Rows of the table of weights; a feature is put into one of them by its checksum.
BUCKETS = 1 << 16
CLASSES = ("declared", "absent", "other")
_AROUND = 130
_MASKED, _OTHER, _AMOUNT = "\ue000", "\ue001", "\ue002"
_TOKEN = re.compile(
    r"[\ue000-\ue002]|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[^\w\s]"
)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_NUMBER = "#"
_NEXT_ENDS = re.compile(r"[.!?。!?\n]")


@dataclass(frozen=True, slots=True)
class Likelihood:
    """Shares that add up to 1. `read`: by the English reader, which sees more than the words around it."""

    declared: float
    absent: float
    other: float
    read: bool = False


@lru_cache(maxsize=1)
def _weights() -> np.ndarray:
    import numpy as np  # a tenth of a second, which most labels need not wait for

    with (files("screener.context") / "model" / "roles.npz").open("rb") as file:
        stored = np.load(file)
        weights: np.ndarray = stored["weights"].astype(np.float32) * stored["scale"]
    return weights


def likelihood(
    text: str, hit: tuple[int, int], others: Sequence[tuple[int, int]], *, listed_elsewhere: bool
) -> Likelihood:
    """What the words around the name at `hit` make of it; `others` are the other names near it, in order."""
    rows = features(text, hit, others, listed_elsewhere=listed_elsewhere)
    sums: list[float] = _weights()[rows].sum(axis=0).tolist()
    shares = [exp(one - max(sums)) for one in sums]
    declared, absent, other = (share / sum(shares) for share in shares)
    return Likelihood(declared, absent, other)


def features(
    text: str, hit: tuple[int, int], others: Sequence[tuple[int, int]], *, listed_elsewhere: bool
) -> list[int]:
    """The rows of the table that stand for the words around the name, each once."""
    first, last = sentence_bounds(text, hit[0], hit[1], wraps_in_prose)
    stop = text[last : last + 1]
    words = words_of(_masked(text, first, last, hit, others))
    before_from = max(0, first - _AROUND)
    previous = words_of(_masked(text, before_from, max(before_from, first - 1), None, others))
    following = _NEXT_ENDS.search(text, min(len(text), last + 3), last + _AROUND)
    next_until = following.start() if following else min(len(text), last + _AROUND)
    then = words_of(_masked(text, min(last + 1, next_until), next_until, None, others))
    named = {f"listed {listed_elsewhere}", f"stop {stop}", f"before {text[max(0, first - 1) : first]}"}
    named.update(_of_sentence(words))
    named.update(_of_neighbour("previous", previous[-14:]))
    named.update(_of_neighbour("then", then[:12]))
    named.update(_of_meaning(words, previous[-14:], then[:12], stop))
    named.update(f"answer {stop} {' '.join(then[:count])}" for count in (1, 2, 3))
    return sorted({crc32(name.encode()) % BUCKETS for name in named})


def _masked(
    text: str, first: int, last: int, hit: tuple[int, int] | None, others: Sequence[tuple[int, int]]
) -> str:
    spans = [(start, end, _OTHER) for start, end in others if start >= first and end <= last]
    if hit is not None:
        spans.insert(bisect_left(spans, (hit[0], hit[1], "")), (hit[0], hit[1], _MASKED))
    parts, at = [], first
    for start, end, mask in spans:
        if start >= at:
            parts += [text[at:start], f" {mask} "]
            at = end
    return DOSE.sub(f" {_AMOUNT} ", "".join([*parts, text[at:last]]))


def words_of(masked: str) -> list[str]:
    words = _TOKEN.findall(masked.casefold().replace("’", "'"))
    return [
        _NUMBER if word.isdigit() and not _YEAR.fullmatch(word) else _YEAR.sub("YEAR", word) for word in words
    ]


def _of_sentence(words: list[str]) -> Iterator[str]:
    at = words.index(_MASKED) if _MASKED in words else 0
    yield f"length {min(len(words), 24) // 4}"
    yield f"alone {at == 0} {at == len(words) - 1}"
    for place, word in enumerate(words):
        if word == _MASKED:
            continue
        side = "<" if place < at else ">"
        yield f"word {word}"
        yield f"word{side} {word}"
        if len(word) > 5:
            yield f"stem{side} {word[:5]}"
            yield f"stem {word[:5]}"
        distance = place - at
        if abs(distance) <= 4:
            yield f"near {distance} {word}"
    padded = ["^", *words, "$"]
    for size in (2, 3):
        for place in range(len(padded) - size + 1):
            yield f"run {' '.join(padded[place : place + size])}"
    if len(words) > 1 and UNSPACED.search("".join(words)):
        for place in range(len(padded) - 3):
            yield f"run {' '.join(padded[place : place + 4])}"
    yield f"opens {' '.join(words[:2])}"
    yield f"closes {' '.join(words[-2:])}"


def _of_neighbour(name: str, words: list[str]) -> Iterator[str]:
    for word in words:
        yield f"{name} {word}"
    for pair in pairwise(words):
        yield f"{name} {pair[0]} {pair[1]}"


def _of_meaning(words: list[str], previous: list[str], then: list[str], stop: str) -> Iterator[str]:
    """What the sentence speaks of, in whatever language: concepts before and after the name, in order."""
    at = words.index(_MASKED) if _MASKED in words else 0
    marks = [(place, word) for place, word in enumerate(words) if word in {_MASKED, _OTHER, _AMOUNT, "YEAR"}]
    found = sorted([*concepts().of(words), *marks])
    for place, concept in found:
        if place == at:
            continue
        side = "<" if place < at else ">"
        yield f"concept {concept}"
        yield f"concept{side} {concept}"
        yield f"concept{side}{min(abs(place - at), 4)} {concept}"
    names = ["^", *(concept for place, concept in found), "$"]
    names = [name for place, name in enumerate(names) if name != _OTHER or names[place - 1] != _MASKED]
    for size in (2, 3):
        for place in range(len(names) - size + 1):
            yield f"concepts {' '.join(names[place : place + size])}"
    present = sorted({concept for _, concept in found if concept not in {_MASKED, _OTHER}})
    for place, one in enumerate(present):
        for other in present[place + 1 :]:
            yield f"both {one} {other}"
    later = [concept for _, concept in concepts().of(then)]
    earlier = [concept for _, concept in concepts().of(previous)]
    for concept in later:
        yield f"concept then {concept}"
    for concept in earlier:
        yield f"concept previous {concept}"
    yield f"answered {stop} {' '.join(later[:1])}"
    yield f"{'' if 'OWN' in present or 'THIS' in present else 'not '}of ours"

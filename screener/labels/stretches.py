"""Tells a list of ingredients from a sentence by its shape: a small trained linear model.

It sees how much of a stretch is names that the matcher knows, what the other words are, and the marks between
them. The names are masked, so that it knows no substance. The weights are package data made by
`training/stretches/train.py`, read at the first question. What follows from an answer is for `unheaded`.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from screener.text.units import DOSE

#: Weights in the model; a feature is put into one of them by its checksum.
BUCKETS = 1 << 15
#: A stretch whose score is below this is a sentence (natural log of the odds). Chosen by cross-validation
#: over frames.
SENTENCE_BELOW = -3.0
_SCALE = 32
_LONGEST = 400
_FEWEST_WORDS = 3
#: Letters of a name; shorter ones are words of sentences in some language, as 'the', tea in French.
_SHORTEST = 5
_NAME, _AMOUNT = "\ue000", "\ue002"
_TOKEN = re.compile(
    r"[\ue000-\ue002]|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[^\w\s]"
)
_SEPARATORS = frozenset(",;，；、|•·/()（）[]:：%*")
_MARKS = frozenset('.!?。！？"“”«»‘')


def reads_as_list(text: str, start: int, end: int, names: Sequence[tuple[int, int]]) -> float:
    """The natural log of the odds that text[start:end] is an item or list; `names` are known names, in order.

    Nought, which decides nothing, where hardly a word besides names stands.
    """
    tokens = _tokens(text, start, end, names)
    if sum(token[:1].isalpha() and token != _NAME for token in tokens) < _FEWEST_WORDS:
        return 0.0
    weights = _weights()
    return sum(weights[row] for row in _rows(tokens)) / _SCALE


def features(text: str, start: int, end: int, names: Sequence[tuple[int, int]]) -> list[int]:
    """The weights that speak for the stretch, each once."""
    return _rows(_tokens(text, start, end, names))


def _tokens(text: str, start: int, end: int, names: Sequence[tuple[int, int]]) -> list[str]:
    masked = _masked(text, start, min(end, start + _LONGEST), names)
    return _TOKEN.findall(DOSE.sub(f" {_AMOUNT} ", masked).replace("’", "'"))


def _rows(tokens: list[str]) -> list[int]:
    return sorted({zlib.crc32(name.encode()) % BUCKETS for name in _named(tokens)})


def packed(weights: Sequence[float]) -> bytes:
    """Weights as the file holds them: 16-bit counts of 1/32, little-endian, deflated."""
    counts = array("h", (max(-32768, min(32767, round(weight * _SCALE))) for weight in weights))
    return zlib.compress(counts.tobytes(), 9)


@lru_cache(maxsize=1)
def _weights() -> array[int]:
    stored = (files("screener.labels") / "model" / "stretches.bin").read_bytes()
    return array("h", zlib.decompress(stored))


def _masked(text: str, start: int, end: int, names: Sequence[tuple[int, int]]) -> str:
    parts, at = [], start
    for first, last in names:
        if first >= at and last <= end and last - first >= _SHORTEST:
            parts += [text[at:first], f" {_NAME} "]
            at = last
    return "".join([*parts, text[at:end]])


def _named(tokens: list[str]) -> Iterator[str]:
    words = [token.casefold() for token in tokens]
    plain = [token for token in tokens if token[:1].isalpha() and token not in {_NAME, _AMOUNT}]
    yield from _shape(tokens, plain)
    for word in set(words):
        yield f"word {word}"
        if len(word) > 5:
            yield f"stem {word[:5]}"
        if len(word) > 3:
            yield f"end {word[-3:]}"
    padded = ["^", *words, "$"]
    for size in (2, 3):
        for place in range(len(padded) - size + 1):
            yield f"run {' '.join(padded[place : place + size])}"


def _shape(tokens: list[str], plain: list[str]) -> Iterator[str]:
    names, amounts = tokens.count(_NAME), tokens.count(_AMOUNT)
    separators = sum(token in _SEPARATORS for token in tokens)
    share = round(4 * len(plain) / (len(plain) + 2 * names + amounts + 1))
    apart = round(4 * separators / (len(plain) + names + 1))
    run = _longest_run(tokens)
    capitals = round(4 * sum(token[0].isupper() for token in plain) / (len(plain) + 1))
    marks = "".join(sorted({token for token in tokens if token in _MARKS}))
    yield f"unknown share {share}"
    yield f"unknown {min(len(plain), 16)}"
    yield f"run {min(run, 12)}"
    yield f"share and separators {share} {min(apart, 4)}"
    yield f"run and separators {min(run, 12)} {min(apart, 4)}"
    yield f"names {min(names, 5)}"
    yield f"amounts {min(amounts, 4)} run {min(run, 8)}"
    yield f"capitals {capitals} of {min(len(plain), 8)}"
    yield f"marks {marks}"
    yield f"ends {tokens[-1] if tokens and tokens[-1] in _MARKS else ''} {min(run, 8)}"


def _longest_run(tokens: list[str]) -> int:
    """The most words in a row that are no known names."""
    longest = run = 0
    for token in tokens:
        run = run + 1 if token[:1].isalpha() and token != _NAME else 0
        longest = max(longest, run)
    return longest

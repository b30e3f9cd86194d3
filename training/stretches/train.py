"""Trains the model that tells a list from a sentence: `python training/stretches/train.py`.

Lists are made of the lexicon's names (`listed.py`); sentences are the frames of the roles in
prose (`training/roles`), cut as a label's text is. Validated in five folds that keep a frame's stretches together.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ROLES = HERE.parent / "roles"
sys.path[:0] = [str(ROOT), str(ROLES), str(HERE)]

from fit import fit  # noqa: E402
from listed import SHARES, filled, frames, names_by_language  # noqa: E402

import examples as prose  # noqa: E402
from screener.labels import stretches  # noqa: E402
from screener.labels.sentences import split_sentences  # noqa: E402
from screener.lexicon.release import load_release  # noqa: E402
from screener.matching import Matcher  # noqa: E402

MODEL = ROOT / "screener" / "labels" / "model"
SEED = 11
FOLDS = 5
NAMES_IN_GROUP = 50


@dataclass(frozen=True)
class Stretch:
    """A stretch with the spans of the names that the matcher would know in it."""

    group: str
    language: str
    text: str
    names: tuple[tuple[int, int], ...]
    listed: bool


def lists(seed: int, per_frame: int) -> Iterator[Stretch]:
    """`per_frame` stretches of every frame of a list. Some of the names are left unknown."""
    chance = random.Random(seed)
    names = names_by_language()
    for group, language, frame in frames():
        for _ in range(per_frame):
            text, _ = filled(language, prose.fill(frame, {}, chance), names, chance)
            unknown = chance.choice([0.0, 0.1, 0.25, 0.6, 1.0])
            known = [span for span in _names_in(text) if chance.random() >= unknown]
            yield Stretch(group, language, text, tuple(known), True)


def names_alone(seed: int, count: int) -> Iterator[Stretch]:
    """Names without anything around them, most of them left unknown, so that their words are learned."""
    chance = random.Random(seed)
    names = [(language, name) for language, own in sorted(names_by_language().items()) for name in own]
    for number, (language, name) in enumerate(chance.sample(names, count)):
        text = chance.choice(["", "", "", "Organic ", "Raw ", "Pure "]) + name
        text += chance.choice(
            ["", "", "", " powder", " extract", " (powder)", ", dried", ".", f" {chance.choice(SHARES)}"]
        )
        known = [span for span in _names_in(text) if chance.random() < 0.3]
        yield Stretch(f"names:{number // NAMES_IN_GROUP}", language, text, tuple(known), True)


@lru_cache(maxsize=1)
def _matcher() -> Matcher:
    return Matcher(load_release())


def _names_in(text: str) -> list[tuple[int, int]]:
    """The names that the matcher knows in a text, as in use."""
    matches = _matcher().match(text)
    return sorted({*((hit.start, hit.end) for hit in matches.hits), *matches.ordinary})


def sentences(seed: int, per_frame: int) -> Iterator[Stretch]:
    """The sentences of the frames of roles; short ones that offer the product may be items and are left out."""
    chance = random.Random(seed)
    for group, language, frame, words in prose.frames():
        for _ in range(per_frame):
            filled = prose.fill(frame, words, chance)
            for line in filled.split("\n"):
                yield from _sentences_of(group, language, line, chance)


def _sentences_of(group: str, language: str, line: str, chance: random.Random) -> Iterator[Stretch]:
    text, spans, at = "", [], 0
    for found in re.finditer(r"\{([DAO])\}", line):
        text += line[at : found.start()]
        name = chance.choice(prose.NAME_OF)
        spans.append((len(text), len(text) + len(name), found[1]))
        text += name
        at = found.end()
    text += line[at:]
    for begin, stop in split_sentences(text, 0, len(text)):
        roles = {role for s, e, role in spans if begin <= s and e <= stop}
        stretch = text[begin:stop]
        offers = "D" in roles and len(stretch.split()) < 9
        if stretch.strip() and roles and not offers:
            yield Stretch(group, language, stretch, tuple(_names_in(stretch)), False)


def rows_of(examples: list[Stretch]) -> list[list[int]]:
    return [stretches.features(example.text, 0, len(example.text), example.names) for example in examples]


def importance(examples: list[Stretch]) -> list[float]:
    """Every frame counts the same, however many stretches are made of it; lists and sentences are even."""
    size = Counter(example.group for example in examples)
    kinds = Counter(listed for _, listed in {(e.group, e.listed) for e in examples})
    even = {kind: sum(kinds.values()) / count / 2 for kind, count in kinds.items()}
    return [8.0 * even[example.listed] / size[example.group] for example in examples]


def weights_of(examples: list[Stretch], rows: list[list[int]], seed: int) -> np.ndarray:
    """One weight a bucket: above nought speaks for a list."""
    classes = [int(example.listed) for example in examples]
    table = fit(rows, classes, importance(examples), buckets=stretches.BUCKETS, count=2, seed=seed)
    difference: np.ndarray = table[:, 1] - table[:, 0]
    return difference


def validate(examples: list[Stretch], rows: list[list[int]], seed: int) -> dict[str, dict[str, int]]:
    """Counts by language of what a model that never saw the frame makes of it."""
    groups = sorted({example.group for example in examples})
    random.Random(seed).shuffle(groups)
    fold = {group: place % FOLDS for place, group in enumerate(groups)}
    counts: dict[str, dict[str, int]] = defaultdict(Counter)
    for held in range(FOLDS):
        kept = [place for place, example in enumerate(examples) if fold[example.group] != held]
        left = [place for place, example in enumerate(examples) if fold[example.group] == held]
        weights = weights_of([examples[i] for i in kept], [rows[i] for i in kept], seed)
        for place in left:
            example = examples[place]
            score = float(weights[rows[place]].sum())
            kind = "lists" if example.listed else "sentences"
            for language in (example.language, "all"):
                counts[language][kind] += 1
                counts[language][f"{kind} taken for the other"] += (score > 0) != example.listed
                counts[language][f"{kind} told for sentences"] += score < stretches.SENTENCE_BELOW
    return {language: dict(sorted(count.items())) for language, count in sorted(counts.items())}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Train the model that tells a list from a sentence.")
    parser.add_argument("--lists", type=int, default=40, help="stretches made of each frame of a list")
    parser.add_argument("--names", type=int, default=6000, help="names that stand alone")
    parser.add_argument("--sentences", type=int, default=4, help="texts made of each frame of a sentence")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--folder", type=Path, default=MODEL)
    options = parser.parse_args(arguments)
    examples = [
        *lists(options.seed, options.lists),
        *names_alone(options.seed, options.names),
        *sentences(options.seed, options.sentences),
    ]
    rows = rows_of(examples)
    held_out = validate(examples, rows, options.seed)
    data = stretches.packed(weights_of(examples, rows, options.seed).tolist())
    options.folder.mkdir(parents=True, exist_ok=True)
    (options.folder / "stretches.bin").write_bytes(data)
    card = {
        "sha256": hashlib.sha256(data).hexdigest(),
        "seed": options.seed,
        "examples": len(examples),
        "frames": len({example.group for example in examples}),
        "buckets": stretches.BUCKETS,
        "sentence_below": stretches.SENTENCE_BELOW,
        "held_out": held_out,
    }
    (options.folder / "card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n")
    for language, count in held_out.items():
        print(language, count)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""What simpler tools find in the same cases with the same names: the figures to beat.

Each baseline is a function from a text to the substances it names. They get every name of the lexicon that
is listed and longer than three characters, and nothing of labels, roles or guards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from rapidfuzz import fuzz, process

from screener.evaluate.gold import Case, Gold, Tier
from screener.evaluate.names import CanonicalNames, names_of
from screener.evaluate.tiers import tier_of
from screener.pipeline import Screener

Baseline = Callable[[str], frozenset[str]]
#: The best name for an item of a list, and how alike the two are (0 to 100).
Nearest = Callable[[str], tuple[str, float]]

_ITEM = re.compile(r"[^,;\n()\[\]]+")
_RATIO = 85.0
_WRATIO = 90.0


def baselines(screener: Screener) -> dict[str, Baseline]:
    """The baselines by name, over the listed names of the screener's lexicon.

    `extractOne` with its defaults always names something: that is what it does to a list of ordinary
    ingredients. With a cutoff it is used as it is meant to be.
    """
    names = _listed_names(screener)
    choices = list(names)
    by_wratio = _nearest(lambda item: process.extractOne(item, choices))
    by_ratio = _nearest(lambda item: process.extractOne(item, choices, scorer=fuzz.ratio))
    return {
        "exact words": _exact_words(names),
        "rapidfuzz extractOne, its defaults": _best_of_item(names, by_wratio, 0.0),
        "rapidfuzz extractOne, WRatio >= 90": _best_of_item(names, by_wratio, _WRATIO),
        "rapidfuzz ratio >= 85": _best_of_item(names, by_ratio, _RATIO),
        "spaCy PhraseMatcher": _phrase_matcher(names),
    }


def compare(golds: Iterable[Gold], screener: Screener) -> str:
    """Recall, also by tier, and clean cases with a finding, a line per baseline, over cases with text.

    `screener` is one under policy 'all'.
    """
    cases = [(case, names_of(gold, screener)) for gold in golds for case in gold.cases if case.text]
    wanted = [_wanted(case, names, screener) for case, names in cases]
    tiers = [tier_of(case, names) for case, names in cases]
    return "\n".join(
        _line(name, find, [case for case, _ in cases], wanted, tiers)
        for name, find in baselines(screener).items()
    )


def _wanted(case: Case, names: CanonicalNames, screener: Screener) -> list[frozenset[str]]:
    """The listed substances of each expected name that has any."""
    listed = (
        frozenset(s for s in names.substances(name) if screener.lexicon.listings_of(s))
        for name in case.wanted.expect
    )
    return [substances for substances in listed if substances]


def _line(
    name: str,
    find: Baseline,
    cases: Sequence[Case],
    wanted: Sequence[Sequence[frozenset[str]]],
    tiers: Sequence[Tier],
) -> str:
    expected: Counter[Tier] = Counter()
    found: Counter[Tier] = Counter()
    clean = alarmed = 0
    for case, names, tier in zip(cases, wanted, tiers, strict=True):
        substances = find(case.text or "")
        expected[tier] += len(names)
        found[tier] += sum(bool(each & substances) for each in names)
        if case.clean:
            clean += 1
            alarmed += bool(substances)
    recall = f"{found.total() / expected.total():.3f}" if expected.total() else "-"
    by_tier = ", ".join(f"{tier} {found[tier]}/{expected[tier]}" for tier in Tier if expected[tier])
    return (
        f"{name:36} found {found.total():4}/{expected.total():4}  recall {recall}  "
        f"clean cases alarmed {alarmed}/{clean}" + (f"  ({by_tier})" if by_tier else "")
    )


def _listed_names(screener: Screener) -> dict[str, str]:
    return {
        name.text.casefold(): substance.id
        for substance in screener.lexicon.substances.values()
        if screener.ruling(substance.id).effect is not None
        for name in substance.names
        if len(name.text) > 3
    }


def _exact_words(names: dict[str, str]) -> Baseline:
    longest = max(len(name.split()) for name in names)

    def find(text: str) -> frozenset[str]:
        words = re.findall(r"[^\s,;()\[\]]+", text.casefold())
        grams = (
            " ".join(words[start : start + size])
            for start in range(len(words))
            for size in range(1, min(longest, 6) + 1)
        )
        return frozenset(names[gram] for gram in grams if gram in names)

    return find


def _nearest(best: Callable[[str], tuple[str, float, int]]) -> Nearest:
    """`best` with a memory: labels repeat their items, and a search through all names takes a while."""

    @cache
    def nearest(item: str) -> tuple[str, float]:
        name, score, _ = best(item)
        return name, score

    return nearest


def _best_of_item(names: dict[str, str], nearest: Nearest, cutoff: float) -> Baseline:
    def find(text: str) -> frozenset[str]:
        items = (item.strip() for item in _ITEM.findall(text.casefold()))
        best = (nearest(item) for item in items if item)
        return frozenset(names[name] for name, score in best if score >= cutoff)

    return find


def _phrase_matcher(names: dict[str, str]) -> Baseline:
    import spacy  # half a second and 90 MB: only here
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for name, substance in names.items():
        matcher.add(substance, [nlp.make_doc(name)])

    def find(text: str) -> frozenset[str]:
        doc = nlp.make_doc(text)
        return frozenset(nlp.vocab.strings[match] for match, _, _ in matcher(doc))

    return find

"""What simpler tools find in the same cases with the same names: the figures to beat.

Each baseline is a function from a text to the substances it names. They get every name of the lexicon that
is listed and longer than three characters, and nothing of labels, roles or guards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from rapidfuzz import fuzz, process

from screener.evaluate.gold import Gold
from screener.evaluate.run import names_of
from screener.pipeline import Screener

Baseline = Callable[[str], frozenset[str]]

_ITEM = re.compile(r"[^,;\n()\[\]]+")
_RATIO = 85.0
_WRATIO = 90.0


def baselines(screener: Screener) -> dict[str, Baseline]:
    """The baselines by name, over the listed names of the screener's lexicon."""
    names = _listed_names(screener)
    return {
        "exact words": _exact_words(names),
        "rapidfuzz extractOne, WRatio >= 90": _best_of_item(names, fuzz.WRatio, _WRATIO),
        "rapidfuzz ratio >= 85": _best_of_item(names, fuzz.ratio, _RATIO),
        "spaCy PhraseMatcher": _phrase_matcher(names),
    }


def compare(golds: Iterable[Gold], screener: Screener) -> str:
    """A table of recall and of clean cases with a finding, for each baseline, over cases with text."""
    rows = []
    cases = [(case, names_of(gold, screener)) for gold in golds for case in gold.cases if case.text]
    for name, find in baselines(screener).items():
        expected = found = clean = alarmed = 0
        for case, names in cases:
            substances = find(case.text or "")
            for wanted in case.wanted.expect:
                listed = {s for s in names.substances(wanted) if screener.lexicon.listings_of(s)}
                expected += bool(listed)
                found += bool(listed & substances)
            if case.clean:
                clean += 1
                alarmed += bool(substances)
        recall = f"{found / expected:.3f}" if expected else "-"
        rows.append(
            f"{name:36} found {found:4}/{expected:4}  recall {recall}  clean cases alarmed {alarmed}/{clean}"
        )
    return "\n".join(rows)


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


def _best_of_item(names: dict[str, str], scorer: Any, cutoff: float) -> Baseline:
    choices = list(names)

    def find(text: str) -> frozenset[str]:
        found = set()
        for item in _ITEM.findall(text.casefold()):
            best = process.extractOne(item.strip(), choices, scorer=scorer, score_cutoff=cutoff)
            if best:
                found.add(names[best[0]])
        return frozenset(found)

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

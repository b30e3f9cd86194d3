"""Lookup: which substances a name means, best first, with did-you-mean for near misses."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from screener.matching.hits import Matcher
from screener.model import Hit, Method
from screener.text import edit_budget, squash

_ORDER = {
    Method.EXACT: 0,
    Method.IDENTIFIER: 0,
    Method.FOLDED: 1,
    Method.OCR: 2,
    Method.FUZZY: 3,
    Method.DERIVATIVE: 4,
    Method.CLASS: 5,
}


@dataclass(frozen=True, slots=True)
class LookupMatch:
    """One substance that a query may mean. `whole` is False where only a part of the query names it."""

    substance: str
    matched_name: str
    method: Method
    distance: int
    whole: bool


def lookup(matcher: Matcher, query: str) -> list[LookupMatch]:
    """Substances that `query` names, best first; empty where nothing is near."""
    key = squash(query).key
    if not key:
        return []
    matches: dict[str, LookupMatch] = {}
    entry = matcher.index.find(key)
    if entry is not None:
        for substance in entry.substances:
            matches[substance] = LookupMatch(substance, entry.text, Method.EXACT, 0, True)
    for hit in sorted(matcher.hits(query), key=lambda hit: _rank(hit, key)):
        if hit.lookalike is not None:
            continue
        whole = squash(query[hit.start : hit.end]).key == key
        for substance in hit.substances:
            matches.setdefault(
                substance, LookupMatch(substance, hit.matched_name, hit.method, hit.distance, whole)
            )
    return list(matches.values()) or _did_you_mean(matcher, key)


def _rank(hit: Hit, key: str) -> tuple[int, int, int]:
    return _ORDER[hit.method], hit.distance, len(key) - (hit.end - hit.start)


def _did_you_mean(matcher: Matcher, key: str) -> list[LookupMatch]:
    """Names one edit beyond the budget: suggestions for a person, never a finding."""
    limit = edit_budget(len(key)) + 1
    choices = matcher.index.substance_keys_near_length(len(key), limit)
    found = process.extract(key, choices, scorer=OSA.distance, score_cutoff=limit, limit=5)
    matches: dict[str, LookupMatch] = {}
    for near, distance, _ in found:
        entry = matcher.index.find(near)
        for substance in entry.substances if entry else ():
            matches.setdefault(
                substance,
                LookupMatch(substance, entry.text if entry else near, Method.FUZZY, int(distance), False),
            )
    return list(matches.values())

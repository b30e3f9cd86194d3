"""Lookup: which substances a name means, best first, with did-you-mean for near misses."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from screener.matching.chemistry import FORMS, SET_ASIDE
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
    hits = [hit for hit in matcher.hits(query) if hit.lookalike is None]
    for hit in sorted(hits, key=lambda hit: _rank(hit, key)):
        for substance in hit.substances:
            if substance not in matches:
                whole = _is_whole(query, [h for h in hits if substance in h.substances])
                matches[substance] = LookupMatch(substance, hit.matched_name, hit.method, hit.distance, whole)
    return list(matches.values()) or _did_you_mean(matcher, key)


def _is_whole(query: str, hits: list[Hit]) -> bool:
    """Whether hits of one substance, with a salt, a part or a stereo prefix, are all there is to the query
    ('phenibut HCl', 'Ostarine (MK-2866)')."""
    rest = list(query)
    for hit in hits:
        rest[hit.start : hit.end] = " " * (hit.end - hit.start)
    left = squash("".join(rest))
    return all(left.key[start:end] in SET_ASIDE | FORMS for start, end in left.words())


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

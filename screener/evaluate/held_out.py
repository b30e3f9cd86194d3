"""How often an ordinary name that the lexicon has not seen is taken for a listed substance.

A tenth of the ordinary names is hidden, with all that the lexicon knows through them alone, and each hidden
name is screened as an ingredient by what is left. Alarms that the whole lexicon raises too are left out: such
a name holds a listed one. Knows nothing of labels: every hit counts as declared.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from screener.lexicon.policies import find_policy
from screener.lexicon.schema import Lexicon
from screener.matching import Matcher
from screener.matching.index import Index
from screener.matching.tables import compile_tables
from screener.model import Hit, Mention, Role, SectionKind
from screener.text import squash
from screener.verdict import Judge

#: The ordinary names are dealt into so many parts; one of them is hidden at a time.
FOLDS = 10

_CARRIER = "Ingredients: {name} 25 mg, gelatin"


@dataclass(frozen=True, slots=True)
class Alarm:
    """A hidden ordinary name and the substance that it was taken for."""

    name: str
    source: str
    substance: str
    matched_name: str
    method: str
    sure: bool


@dataclass(frozen=True, slots=True)
class HeldOut:
    """One fold: how many names were hidden and screened, and the alarms among them in their order."""

    fold: int
    names: int
    alarms: tuple[Alarm, ...]


def held_out(lexicon: Lexicon, matcher: Matcher, fold: int, *, seed: int, as_of: date) -> HeldOut:
    """Screen the names of one fold (from 0) under policy 'all'; `matcher` is that of the whole lexicon.

    Builds a matcher of its own, which takes seconds. Raises LexiconError where there is no policy 'all'.
    """
    hidden = hidden_names(lexicon, fold, seed=seed)
    reduced = without(lexicon, frozenset(hidden))
    blind = Matcher(reduced, Index(compile_tables(reduced)))  # past the cache, which keeps few
    judge = Judge(lexicon, find_policy(lexicon, "all"), as_of)
    alarms: list[Alarm] = []
    for text, source in hidden.values():
        raised = dict(_alarms(blind, judge, text))
        if raised:
            known = {substance for substance, _ in _alarms(matcher, judge, text)}
            alarms += [
                Alarm(text, source, substance, hit.matched_name, hit.method.value, hit.sure)
                for substance, hit in raised.items()
                if substance not in known
            ]
    return HeldOut(fold, len(hidden), tuple(alarms))


def hidden_names(lexicon: Lexicon, fold: int, *, seed: int) -> dict[str, tuple[str, str]]:
    """The ordinary names of a fold: spelling and source by key.

    Names that the lexicon also knows otherwise, as a substance's or as its look-alike, are never hidden.
    """
    kept = {squash(name.text).key for substance in lexicon.substances.values() for name in substance.names}
    kept |= {squash(other.name).key for one in lexicon.substances.values() for other in one.lookalikes}
    names: dict[str, tuple[str, str]] = {}
    for ordinary in lexicon.ordinary:
        key = squash(ordinary.text).key
        if len(key) > 1 and key not in kept:
            names.setdefault(key, (ordinary.text, ordinary.source))
    keys = sorted(names)
    random.Random(seed).shuffle(keys)  # noqa: S311 - repeatable, not secret
    return {key: names[key] for key in keys[fold::FOLDS]}


def without(lexicon: Lexicon, hidden: frozenset[str]) -> Lexicon:
    """The lexicon without the ordinary names of these keys, and without what it knows through them alone.

    A common word stays only where another ordinary name has it or no hidden one does: the list of common
    words was made partly of names. The content hash is another, so that no cache takes one for the other.
    """
    shown = tuple(name for name in lexicon.ordinary if squash(name.text).key not in hidden)
    lost = _words(name.text for name in lexicon.ordinary) - _words(name.text for name in shown)
    digest = hashlib.sha256("\n".join([lexicon.sha256, *sorted(hidden)]).encode())
    return replace(
        lexicon,
        sha256=digest.hexdigest(),
        ordinary=shown,
        reviewed=tuple(pair for pair in lexicon.reviewed if squash(pair.ordinary).key not in hidden),
        words=lexicon.words - lost,
    )


def _words(names: Iterator[str]) -> set[str]:
    found: set[str] = set()
    for name in names:
        squashed = squash(name)
        found.update(squashed.key[start:end] for start, end in squashed.words())
    return found


def _alarms(matcher: Matcher, judge: Judge, name: str) -> Iterator[tuple[str, Hit]]:
    """The substances that a finding would name, each with its hit."""
    for hit in matcher.match(_CARRIER.format(name=name)).hits:
        judged = judge.judge(Mention(hit, Role.DECLARED, SectionKind.INGREDIENTS))
        if judged is not None and judged.effect is not None:
            yield judged.substance.id, replace(hit, sure=judged.sure)

"""What the text says of diseases and drugs: 'cures diabetes', 'works like Viagra'. Seals and promises, too.

A claim needs a verb beside the disease, in a sentence that neither denies it nor gives advice. What a
product does for the body ('supports healthy joints', 'contributes to normal ...') is no such claim, and
neither is the disclaimer that the US asks for (21 CFR 101.93). Knows sentences, not sections.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from screener.model import ObservationKind
from screener.observations.facts import Seen
from screener.observations.patterns import (
    ADVICE,
    ALTERNATIVE_AFTER,
    ALTERNATIVE_BEFORE,
    DENIAL,
    DISCLAIMER,
    FACILITY_AFTER,
    HERBAL_BEFORE,
    MILD_BEFORE,
    NOT_ONLY,
    SENTENCE_END,
    VERB_AFTER,
    VERB_BEFORE,
)
from screener.observations.scan import Word
from screener.observations.words import WordKind

#: How far a claim reaches: from its verb to the disease, and a sentence on either side.
_VERB_REACH = 90
_SENTENCE_REACH = 240
_DRUG_REACH = 70

#: Words from a verb to what it governs, and what may stand between two diseases of one list.
_MOST_WORDS = 6
_LIST_GAP = re.compile(
    r"(?:[\s,/&]|\b(?:and|or|und|oder|y|e|et|o|ou|the|la|el|le|les|los|las|il|i)\b|\bl['’])+"
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The sentence around a word, in small letters: what stands before it and after it."""

    start: int
    before: str
    after: str

    @property
    def gives_advice(self) -> bool:
        return bool(ADVICE.search(self.before) or ADVICE.search(self.after))

    def denies_before(self, position: int) -> bool:
        """True if a 'not' governs what stands at `position` of `before`."""
        return bool(DENIAL.search(NOT_ONLY.without(self.before[:position])))


@dataclass(frozen=True, slots=True)
class _Claim:
    """A verb (`treats`, `cures` ...) and the diseases that it governs, at [start, end)."""

    verb: str
    start: int
    end: int
    diseases: tuple[str, ...]

    def seen(self) -> Seen:
        named = ", ".join(f"“{disease}”" for disease in dict.fromkeys(self.diseases))
        note = f"The text says it {self.verb} a disease: {named}."
        return Seen(ObservationKind.DISEASE_CLAIM, self.start, self.end, note)


def claims(text: str, words: Iterable[Word], names: Sequence[tuple[int, int]]) -> Iterator[Seen]:
    """The claims in text order by kind. `names` are the places of counted substances, which may be drugs.

    `text` is in small letters.
    """
    listed = list(words)
    yield from _disease_claims(text, listed)
    if any(word.kind is WordKind.COMPARISON for word in listed):
        yield from _alternatives(text, listed, names)
    for word in listed:
        if word.kind is WordKind.SEAL:
            yield from _seal(text, word)
        elif word.kind is WordKind.QUESTIONABLE:
            yield from _questionable(text, word)


def _disease_claims(text: str, words: Sequence[Word]) -> Iterator[Seen]:
    """One observation for each verb, with all the diseases that it governs."""
    claim: _Claim | None = None
    for word in words:
        if word.kind not in (WordKind.DISEASE, WordKind.ANY_DISEASE):
            continue
        if claim is not None and _LIST_GAP.fullmatch(text, claim.end, word.start):
            claim = replace(claim, end=word.end, diseases=(*claim.diseases, word.written))
            continue
        if claim is not None:
            yield claim.seen()
        claim = _claim_of(text, word)
    if claim is not None:
        yield claim.seen()


def _claim_of(text: str, word: Word) -> _Claim | None:
    """What the text says is done to the disease; None if it says nothing, denies it or gives advice."""
    sentence = _sentence(text, word.start, word.end)
    if MILD_BEFORE.search(sentence.before):
        return None
    first = max(0, len(sentence.before) - _VERB_REACH)
    before = _nearest(sentence.before, first)
    if before is not None:
        if _is_denied(sentence, before.start(), word.kind):
            return None
        return _Claim(str(before.lastgroup), sentence.start + before.start(), word.end, (word.written,))
    after = VERB_AFTER.match(sentence.after)
    if after is None or _is_denied(sentence, len(sentence.before), word.kind):
        return None
    return _Claim(str(after.lastgroup), word.start, word.end + after.end(), (word.written,))


def _is_denied(sentence: _Sentence, position: int, kind: WordKind) -> bool:
    if kind is WordKind.ANY_DISEASE and DISCLAIMER.search(sentence.before):
        return True
    asked = re.match(r"[^.!?]*\?", sentence.after)
    return bool(asked) or sentence.gives_advice or sentence.denies_before(position)


def _nearest(stretch: str, first: int) -> re.Match[str] | None:
    """The last verb from which only a few words lead to the end of the stretch."""
    found = None
    for match in VERB_BEFORE.finditer(stretch, first):
        found = match
    return found if found and len(stretch[found.end() :].split()) <= _MOST_WORDS else None


def _alternatives(text: str, words: Sequence[Word], names: Sequence[tuple[int, int]]) -> Iterator[Seen]:
    """'Alternative to X', 'works like X', 'X alternative', where X is a drug or a counted substance."""
    drugs = {(w.start, w.end): w.kind for w in words if w.kind in (WordKind.DRUG, WordKind.DRUG_WORD)}
    places: dict[tuple[int, int], WordKind] = {**dict.fromkeys(names, WordKind.DRUG_WORD), **drugs}
    last_end = -1
    for (start, end), kind in sorted(places.items()):
        if start < last_end:
            continue
        sentence = _sentence(text, start, end)
        near = sentence.before[-_DRUG_REACH:]
        cue = ALTERNATIVE_BEFORE.search(near) or (
            HERBAL_BEFORE.search(near) if kind is WordKind.DRUG else None
        )
        after = ALTERNATIVE_AFTER.match(sentence.after)
        if cue is None and after is None:
            continue
        begin = start - len(near) + cue.start() if cue else start
        if sentence.gives_advice or sentence.denies_before(begin - sentence.start):
            continue
        last_end = end + (after.end() if after else 0)
        note = f"The text compares it with a drug or listed substance: “{' '.join(text[start:end].split())}”."
        yield Seen(ObservationKind.DRUG_ALTERNATIVE, begin, last_end, note)


def _seal(text: str, word: Word) -> Iterator[Seen]:
    if not _sentence(text, word.start, word.end).denies_before(_SENTENCE_REACH):
        note = "The text names a certificate of a third party; whether the product has it was not checked."
        yield Seen(ObservationKind.CERTIFICATION_NAMED, word.start, word.end, note)


def _questionable(text: str, word: Word) -> Iterator[Seen]:
    sentence = _sentence(text, word.start, word.end)
    if not FACILITY_AFTER.match(sentence.after) and not sentence.denies_before(_SENTENCE_REACH):
        note = "The text uses words that Operation Supplement Safety or the US FDA advise to question."
        yield Seen(ObservationKind.QUESTIONABLE_CLAIM, word.start, word.end, note)


def _sentence(text: str, start: int, end: int) -> _Sentence:
    first = max(0, start - _SENTENCE_REACH)
    for mark in SENTENCE_END.finditer(text, first, start):
        first = mark.end()
    stop = SENTENCE_END.search(text, end, end + _SENTENCE_REACH)
    last = stop.end() if stop else min(len(text), end + _SENTENCE_REACH)
    return _Sentence(first, text[first:start], text[end:last])

"""The matcher: where names of the lexicon stand in a text, however they are spelled there.

Rungs from sure to unsure: the same key; the same after undoing spelling conventions; the same after
undoing scanner confusions; within the edit budget; a listed name inside a longer chemical name. It works
on whole texts, never on split lists, and knows nothing of files, sections or law.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from screener.lexicon.schema import Lexicon
from screener.matching import abbreviations, derivatives
from screener.matching.chemistry import SET_ASIDE
from screener.matching.guards import (
    Verdict,
    chemistry_agrees,
    first_letters_agree,
    locants_agree,
    words_agree,
)
from screener.matching.index import Index
from screener.matching.occurrence import Occurrence
from screener.matching.tables import tables_of
from screener.matching.windows import (
    breaks_fit,
    fuzzy_breaks_fit,
    window_words,
)
from screener.model import Hit, Method
from screener.text import CLASS, Squashed, edit_budget, edit_distance, fold_ocr, fold_spelling, squash

_CAS = re.compile(r"(?<![\d\-])(\d{2,7})-(\d{2})-(\d)(?![\d\-])")
_UNII = re.compile(r"(?<![A-Za-z0-9])(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{10}(?![A-Za-z0-9])")
_LETTER_ENDINGS = frozenset("eaosn")


class Matcher:
    """Finds names. Built once for a lexicon release, then shared; `hits` keeps no state."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.words = lexicon.words
        self.index = Index(tables_of(lexicon))
        self._identifiers = _identifiers(lexicon)
        self._reviewed = {
            (squash(pair.ordinary).key, squash(pair.listed).key): pair.reason for pair in lexicon.reviewed
        }

    def hits(self, text: str) -> list[Hit]:
        """All hits in text order, offsets into `text`. Hits that name the same place do not overlap,
        but for look-alikes (`Hit.lookalike` set), which say what a near match is instead."""
        squashed = squash(text)
        if not squashed.key:
            return []
        exact = self._exact(squashed)
        accepted = _longest(occ for occ in exact if occ.entry.substances)
        ordinary = [occ for occ in exact if occ.entry.ordinary]
        accepted, lookalikes = self._hidden_by_ordinary(accepted, ordinary)
        accepted, unproven = abbreviations.weigh(squashed, accepted, ordinary)
        lookalikes.extend(unproven)
        taken = _Taken(squashed, accepted, self._open(squashed, ordinary))
        for rung in (self._spelled, self._scanned, self._fuzzy):
            found, doubtful = rung(squashed, taken, ordinary)
            lookalikes.extend(doubtful)
            taken.add(found)
        accepted = taken.occurrences
        accepted = derivatives.mark(squashed, accepted, ordinary)
        glued = [
            occ for occ in derivatives.glued(squashed, self.index) if not taken.blocks(occ.start, occ.end)
        ]
        accepted.extend(_longest(glued))
        hits = [occ.hit(squashed) for occ in (*accepted, *lookalikes)]
        hits.extend(self._identifier_hits(text))
        return sorted(hits, key=lambda hit: (hit.start, hit.end))

    def ordinary_spans(self, text: str) -> list[tuple[int, int]]:
        """Printed spans of ordinary names, the longest at each place; for coverage."""
        squashed = squash(text)
        found = _longest(occ for occ in self._exact(squashed) if occ.entry.ordinary)
        return [squashed.span(occ.start, occ.end) for occ in found]

    # -- rung 1 and 2: the same key -------------------------------------------------------------

    def _exact(self, text: Squashed) -> list[Occurrence]:
        entry_of = self.index.entry
        breaks = text.breaks
        found = []
        for last, number in self.index.exact.iter(text.key):
            end = last + 1
            if breaks[end] < CLASS:
                continue
            entry = entry_of(number)
            start = end - len(entry.key)
            if breaks[start] >= CLASS and breaks_fit(text, start, entry):
                found.append(Occurrence(start, end, entry, Method.EXACT))
        return found

    def _hidden_by_ordinary(
        self, accepted: Sequence[Occurrence], ordinary: Sequence[Occurrence]
    ) -> tuple[list[Occurrence], list[Occurrence]]:
        """Guard d: a longer ordinary name hides a name inside it only where that pair was reviewed."""
        kept, hidden = [], []
        for occ in accepted:
            reason = next(
                (
                    self._reviewed[pair]
                    for other in ordinary
                    if other.covers(occ) and (pair := (other.entry.key, occ.entry.key)) in self._reviewed
                ),
                None,
            )
            if reason is None:
                kept.append(occ)
            else:
                hidden.append(replace(occ, lookalike=reason))
        return kept, hidden

    # -- rung 2b: the same after undoing spelling conventions -------------------------------------

    def _spelled(
        self, text: Squashed, taken: _Taken, ordinary: Sequence[Occurrence]
    ) -> tuple[list[Occurrence], list[Occurrence]]:
        folded = fold_spelling(text.key)
        found = []
        for last, numbers in self.index.spelling.iter(folded.key):
            after = last + 1
            end = folded.origin[after]
            if text.breaks[end] < CLASS:
                if end >= len(text.key) or text.key[end] not in _LETTER_ENDINGS:
                    continue
                end += 1
                if text.breaks[end] < CLASS:
                    continue
            for number, length in numbers:
                entry = self.index.entry(number)
                start = folded.origin[after - length]
                if text.breaks[start] < CLASS or taken.blocks(start, end):
                    continue
                if fuzzy_breaks_fit(text, start, end, entry):
                    found.append(Occurrence(start, end, entry, Method.FOLDED))
        return self._unvetoed(text, found, ordinary)

    # -- rung 3: the same after undoing what scanners confuse --------------------------------------

    def _scanned(
        self, text: Squashed, taken: _Taken, ordinary: Sequence[Occurrence]
    ) -> tuple[list[Occurrence], list[Occurrence]]:
        folded = fold_ocr(text.key)
        found = []
        for last, numbers in self.index.ocr.iter(folded.key):
            after = last + 1
            end = folded.origin[after]
            if text.breaks[end] < CLASS:
                continue
            for number, length in numbers:
                entry = self.index.entry(number)
                start = folded.origin[after - length]
                if text.breaks[start] < CLASS or taken.blocks(start, end):
                    continue
                printed = text.key[start:end]
                if printed == entry.key or not locants_agree(entry.key, printed):
                    continue
                if fuzzy_breaks_fit(text, start, end, entry):
                    distance = edit_distance(entry.key, printed, len(printed))
                    found.append(Occurrence(start, end, entry, Method.OCR, distance))
        return self._unvetoed(text, found, ordinary)

    # -- rung 4: within the edit budget -------------------------------------------------------------

    def _fuzzy(
        self, text: Squashed, taken: _Taken, ordinary: Sequence[Occurrence]
    ) -> tuple[list[Occurrence], list[Occurrence]]:
        found = []
        for (start, end), numbers in self.index.pieces.windows(text, taken.open_places).items():
            if taken.blocks(start, end):
                continue
            printed = text.key[start:end]
            unexplained = taken.unexplained(start, end)
            for number in numbers:
                entry = self.index.entry(number)
                # A short print leaves little evidence: 'Somatrin' is not somatropin.
                budget = min(entry.budget, max(edit_budget(len(printed)), 1))
                distance = edit_distance(entry.key, printed, budget)
                # A longer reading must explain more than it gets wrong.
                if not 0 < distance <= budget or 2 * distance >= unexplained:
                    continue
                verdict = self._guarded(text, Occurrence(start, end, entry, Method.FUZZY, distance), printed)
                if verdict is not Verdict.REJECT:
                    sure = verdict is Verdict.ACCEPT
                    found.append(Occurrence(start, end, entry, Method.FUZZY, distance, sure=sure))
        return self._unvetoed(text, found, ordinary)

    def _open(self, text: Squashed, ordinary: Sequence[Occurrence]) -> bytes:
        """1 for each character of the key that no known word or ordinary name explains."""
        places = bytearray(len(text.key))
        for start, end in text.words():
            word = text.key[start:end]
            if word not in self.words and word not in SET_ASIDE:
                places[start:end] = b"\x01" * (end - start)
        for occ in ordinary:
            places[occ.start : occ.end] = bytes(occ.end - occ.start)
        return bytes(places)

    def _guarded(self, text: Squashed, occ: Occurrence, printed: str) -> Verdict:
        entry = occ.entry
        if not locants_agree(entry.key, printed) or not fuzzy_breaks_fit(text, occ.start, occ.end, entry):
            return Verdict.REJECT
        if not first_letters_agree(entry.key, printed, occ.distance):
            return Verdict.REJECT
        if not words_agree(entry, window_words(text, occ.start, occ.end), occ.distance):
            return Verdict.REJECT
        if not entry.chemical:
            return Verdict.ACCEPT
        if derivatives.has_prefix(text, occ):
            return Verdict.REJECT  # a chemical that is not known, and not quite this name either
        return chemistry_agrees(entry.key, printed)

    # -- guard a: the known-name veto ----------------------------------------------------------------

    def _unvetoed(
        self, text: Squashed, found: Sequence[Occurrence], ordinary: Sequence[Occurrence]
    ) -> tuple[list[Occurrence], list[Occurrence]]:
        """Drop readings that are a known name or plain words; doubt those with a rival as near."""
        kept: list[Occurrence] = []
        lookalikes: list[Occurrence] = []
        for group in _groups(found):
            group = [occ for occ in group if not self._is_known(text, occ, ordinary)]
            if not group:
                continue
            best = min(group, key=lambda occ: (occ.distance, -len(occ.entry.key)))
            rivals = [
                occ for occ in group
                if occ.distance == best.distance and occ.entry.substances != best.entry.substances
                and occ.overlaps(best)
            ]  # fmt: skip
            if rivals:
                ids = tuple(dict.fromkeys(s for occ in (best, *rivals) for s in occ.entry.substances))
                kept.append(replace(best, substances=ids, sure=False))
                continue
            nearest = self._nearest_ordinary(text.key[best.start : best.end], best.distance)
            if nearest is not None and best.method in (Method.FUZZY, Method.OCR):
                name, distance = nearest
                if distance < max(best.distance, 1):
                    lookalikes.append(replace(best, lookalike=f"the ordinary ingredient {name!r} is nearer"))
                    continue
                kept.append(replace(best, sure=False, rival=name))
                continue
            kept.append(best)
        return kept, lookalikes

    def _is_known(self, text: Squashed, occ: Occurrence, ordinary: Sequence[Occurrence]) -> bool:
        printed = text.key[occ.start : occ.end]
        if printed in self.words or (printed != occ.entry.key and self.index.find(printed) is not None):
            return True
        if any(other.covers(occ) for other in ordinary):
            return True
        words = window_words(text, occ.start, occ.end)
        return all(word in self.words or self.index.is_ordinary_only(word) for word in words)

    def _nearest_ordinary(self, printed: str, distance: int) -> tuple[str, int] | None:
        choices = self.index.ordinary_keys_near_length(len(printed), distance)
        found = process.extractOne(printed, choices, scorer=OSA.distance, score_cutoff=distance)
        entry = self.index.find(found[0]) if found else None
        return (entry.text, int(found[1])) if found and entry else None

    # -- identifiers ------------------------------------------------------------------------------------

    def _identifier_hits(self, text: str) -> list[Hit]:
        hits = []
        for pattern in (_CAS, _UNII):
            for match in pattern.finditer(text):
                found = self._identifiers.get(match.group())
                if found:
                    hits.append(Hit(match.start(), match.end(), found, match.group(), Method.IDENTIFIER))
        return hits


class _Taken:
    """The occurrences accepted so far, and which places of the key they hold.

    A longer reading may replace shorter ones inside it when it explains characters that nothing else
    does ('8enzoyl fentanyl' is benzoylfentanyl, not fentanyl); it may not cut through one.
    """

    def __init__(self, text: Squashed, accepted: Iterable[Occurrence], open_places: bytes) -> None:
        self.occurrences = list(accepted)
        self.open_places = open_places
        self._cells = bytearray(len(text.key))
        self._mark(self.occurrences)

    def add(self, found: Sequence[Occurrence]) -> None:
        """Accept more, in place of what stands inside them."""
        self.occurrences = [old for old in self.occurrences if not any(new.covers(old) for new in found)]
        self.occurrences.extend(found)
        self._mark(found)

    def blocks(self, start: int, end: int) -> bool:
        """Whether a reading of this stretch must give way to what is accepted already."""
        if self._cells.find(1, start, end) < 0:
            return False
        inside = [occ for occ in self.occurrences if occ.start < end and start < occ.end]
        if any(occ.start < start or occ.end > end for occ in inside):
            return True
        return self.unexplained(start, end) == 0

    def unexplained(self, start: int, end: int) -> int:
        """How many characters of the stretch no accepted occurrence and no known word explains."""
        rest = bytearray(self.open_places[start:end])
        if self._cells.find(1, start, end) >= 0:
            for place in range(start, end):
                if self._cells[place]:
                    rest[place - start] = 0
        return rest.count(1)

    def _mark(self, occurrences: Iterable[Occurrence]) -> None:
        for occ in occurrences:
            self._cells[occ.start : occ.end] = b"\x01" * (occ.end - occ.start)


def _longest(occurrences: Iterable[Occurrence]) -> list[Occurrence]:
    """The longest occurrences that do not overlap; the earlier one among equals."""
    kept: list[Occurrence] = []
    cells: set[int] = set()
    for occ in sorted(occurrences, key=lambda occ: (occ.start - occ.end, occ.start)):
        places = range(occ.start, occ.end)
        if occ.start in cells or occ.end - 1 in cells:
            continue
        cells.update(places)
        kept.append(occ)
    return sorted(kept, key=lambda occ: occ.start)


def _groups(found: Sequence[Occurrence]) -> list[list[Occurrence]]:
    """Occurrences that overlap, together."""
    groups: list[list[Occurrence]] = []
    reach = -1
    for occ in sorted(found, key=lambda occ: (occ.start, occ.end)):
        if occ.start < reach:
            groups[-1].append(occ)
        else:
            groups.append([occ])
        reach = max(reach, occ.end)
    return groups


def _identifiers(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for substance in lexicon.substances.values():
        for kind in ("cas", "unii"):
            value = substance.identifiers.get(kind)
            if value:
                found[value] = (*found.get(value, ()), substance.id)
    return found

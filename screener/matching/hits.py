"""The matcher: where names of the lexicon stand in a text, however they are spelled there.

Rungs from sure to unsure: the same key; the same after undoing spelling conventions; the same after
undoing scanner confusions; within the edit budget; a listed name inside a longer chemical name. It works
on whole texts, never on split lists, and knows nothing of files, sections or law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from screener.lexicon.schema import Lexicon
from screener.matching import abbreviations, derivatives, rungs
from screener.matching.analogues import analogues
from screener.matching.chemistry import SET_ASIDE
from screener.matching.index import Index
from screener.matching.names import Entry
from screener.matching.occurrence import Occurrence
from screener.matching.page import Page
from screener.matching.places import Cover, Taken, groups, longest
from screener.matching.tables import tables_of
from screener.matching.unspaced import is_unspaced, stands_alone
from screener.matching.windows import IS_EDGE, breaks_fit, parts_by_blanks, window_words
from screener.model import Hit, Method
from screener.text import Squashed, squash

# The first character stands before the look behind it: so the search is for that character alone.
_CAS = re.compile(r"\d(?<![\d\-].)\d{1,6}-\d{2}-\d(?![\d\-])")
_UNII = re.compile(r"[A-Z0-9](?<![A-Za-z0-9].)[A-Z0-9]{9}(?![A-Za-z0-9])")


#: From sure to unsure; each rung reads only what the ones before left open.
RUNGS = (
    rungs.spelled, rungs.scanned, rungs.footnoted, rungs.near_or_glued, rungs.short_with_two_errors,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Matches:
    """What was found in a text: hits in text order, and printed spans of ordinary names."""

    hits: list[Hit]
    ordinary: list[tuple[int, int]]


class Matcher:
    """Finds names. Built once for a lexicon release, then shared; matching keeps no state."""

    def __init__(self, lexicon: Lexicon, index: Index | None = None) -> None:
        self.lexicon = lexicon
        self.words = lexicon.words
        self.index = Index(tables_of(lexicon)) if index is None else index
        self._identifiers = _identifiers(lexicon)
        self._reviewed = {
            (squash(pair.ordinary).key, squash(pair.listed).key): pair.reason for pair in lexicon.reviewed
        }
        self._reviewed_ordinary = frozenset(ordinary for ordinary, _ in self._reviewed)

    def hits(self, text: str) -> list[Hit]:
        """The hits of `match` alone."""
        return self.match(text).hits

    def match(self, text: str) -> Matches:
        """All names in a text, offsets into `text`. Hits do not overlap, but for look-alikes
        (`Hit.lookalike` set), which say what a near match is instead."""
        squashed = squash(text)
        if not squashed.key:
            return Matches([], [])
        exact, page = self._exact(squashed)
        ordinary = Cover(occ for occ in exact if occ.entry.ordinary)
        named = longest(occ for occ in exact if occ.entry.substances)
        accepted, lookalikes = self._hidden_by_ordinary(squashed, named, ordinary)
        accepted, unproven = abbreviations.weigh(squashed, accepted, exact)
        lookalikes.extend(unproven)
        taken = Taken(accepted, self._open(page, ordinary))
        for rung in RUNGS:
            found, doubtful = self._unvetoed(squashed, list(rung(page, taken)), ordinary)
            lookalikes.extend(doubtful)
            taken.add(found)
        marked = derivatives.mark(squashed, taken, ordinary)
        taken.add([occ for occ in marked if occ.method is Method.DERIVATIVE])
        told = longest(analogues(squashed, taken.unexplained_places))
        marked.extend(occ for occ in told if not taken.blocks(occ.start, occ.end))
        hits = [occ.hit(squashed) for occ in (*marked, *lookalikes)]
        hits.extend(self._identifier_hits(text))
        hits.sort(key=lambda hit: (hit.start, hit.end))
        return Matches(hits, [squashed.span(occ.start, occ.end) for occ in longest(ordinary.occurrences)])

    def _exact(self, text: Squashed) -> tuple[list[Occurrence], Page]:
        """Rung 1: the same key. The page that the other rungs read comes from the same scan."""
        entries, lengths, breaks = self.index.entries, self.index.lengths, text.breaks
        listed = entries.listed
        edges = breaks.translate(IS_EDGE)
        found = []
        loose = []
        for last, number in self.index.exact.iter(text.key):
            end = last + 1
            start = end - lengths[number]
            if edges[end] and edges[start]:
                entry = entries[number]
                if breaks[start + 1 : end] == entry.inner or self._may_stand(text, start, entry):
                    found.append(Occurrence(start, end, entry, Method.EXACT))
            elif number < listed:
                loose.append((end, number, end - start))
        return found, Page(text, self.index, text.words(), loose)

    def _may_stand(self, text: Squashed, start: int, entry: Entry) -> bool:
        """Whether a name printed with other breaks than its own is that name: not where blanks inside its
        words make common words of it ('the bacon', 'hero in')."""
        if not breaks_fit(text, start, entry):
            return False
        parts = parts_by_blanks(text, start, entry)
        return len(parts) == 1 or not all(part in self.words for part in parts)

    def _hidden_by_ordinary(
        self, text: Squashed, accepted: Sequence[Occurrence], ordinary: Cover
    ) -> tuple[list[Occurrence], list[Occurrence]]:
        """Guard d: a longer ordinary name hides a name inside it only where that pair was reviewed, or
        where the script has no blanks that would part the two."""
        hiding = [occ for occ in ordinary.occurrences if occ.entry.key in self._reviewed_ordinary]
        kept: list[Occurrence] = []
        hidden: list[Occurrence] = []
        for occ in accepted:
            longer = ordinary.over(occ.start, occ.end)
            if is_unspaced(text, occ):
                if longer is not None and longer.covers(occ):
                    hidden.append(occ._replace(lookalike=f"it is part of {longer.entry.text!r}"))
                    continue
                if not stands_alone(text, occ):
                    hidden.append(occ._replace(lookalike="it is part of a longer word that is not known"))
                    continue
            over = (other.entry.key for other in hiding if other.covers(occ))
            reason = next((r for key in over if (r := self._reviewed.get((key, occ.entry.key)))), None)
            if reason is None:
                kept.append(occ)
            else:
                hidden.append(occ._replace(lookalike=reason))
        return kept, hidden

    def _open(self, page: Page, ordinary: Cover) -> bytearray:
        """1 for each character of the key that no known word or ordinary name explains."""
        key, known = page.text.key, self.words
        places = bytearray(len(key))
        unknown = [
            (start, end)
            for start, end in page.words
            if (word := key[start:end]) not in known and word not in SET_ASIDE and not word.isdigit()
        ]
        for start, end in unknown:
            places[start:end] = b"\x01" * (end - start)
        reach = 0
        for occ in ordinary.occurrences if unknown else ():
            if occ.end > reach:
                reach = occ.end
                places[occ.start : reach] = bytes(reach - occ.start)
        return places

    # -- guard a: the known-name veto ----------------------------------------------------------------

    def _unvetoed(
        self, text: Squashed, found: Sequence[Occurrence], ordinary: Cover
    ) -> tuple[list[Occurrence], list[Occurrence]]:
        """Drop readings that are a known name or plain words; doubt those with a rival as near."""
        kept: list[Occurrence] = []
        lookalikes: list[Occurrence] = []
        for group in groups(occ for occ in found if not self._is_known(text, occ, ordinary)):
            best = min(group, key=_explains_least)
            rivals = [
                occ for occ in group
                if occ.distance <= best.distance and occ.entry.substances != best.entry.substances
                and occ.overlaps(best) and not best.covers(occ)
            ]  # fmt: skip
            if rivals:
                ids = tuple(dict.fromkeys(s for occ in (best, *rivals) for s in occ.entry.substances))
                kept.append(best._replace(substances=ids, sure=False))
                continue
            nearest = self._nearest_ordinary(text, best)
            if nearest is None:
                kept.append(best)
            elif nearest[1] < best.distance:
                lookalikes.append(
                    best._replace(lookalike=f"the ordinary ingredient {nearest[0]!r} is nearer")
                )
            else:
                kept.append(best._replace(sure=False, rival=nearest[0]))
        return kept, lookalikes

    def _is_known(self, text: Squashed, occ: Occurrence, ordinary: Cover) -> bool:
        printed = text.key[occ.start : occ.end]
        if occ.note is not None and occ.method is Method.FUZZY:
            return False  # a code with figures run in: its own letters stand there
        if printed in self.words or (printed != occ.entry.key and printed in self.index):
            return True
        if ordinary.over(occ.start, occ.end) is not None:
            return True
        words = window_words(text, occ.start, occ.end)
        return all(word in self.words or self.index.is_ordinary_only(word) for word in words)

    def _nearest_ordinary(self, text: Squashed, occ: Occurrence) -> tuple[str, int] | None:
        """The nearest ordinary name at least as near as this reading, and its distance."""
        if occ.method not in (Method.FUZZY, Method.OCR) or occ.note is not None:
            return None
        return _nearest(self.index, text.key[occ.start : occ.end], occ.distance)

    # -- identifiers ------------------------------------------------------------------------------------

    def _identifier_hits(self, text: str) -> Iterator[Hit]:
        for pattern in (_CAS, _UNII):
            for match in pattern.finditer(text):
                found = self._identifiers.get(match.group())
                if found:
                    yield Hit(match.start(), match.end(), found, match.group(), Method.IDENTIFIER)


#: How many characters that a reading explains make up for one that it gets wrong.
_ERROR_COST = 3


def _explains_least(occ: Occurrence) -> tuple[int, int]:
    """Smaller for a reading that explains more of the print, and among equals for one with fewer errors.

    '17alpha-mehyl-5alpha-androstsne-3beta,17beta-diol' is the methyl compound with two errors, not the
    one without the methyl with one.
    """
    return _ERROR_COST * occ.distance - len(occ.entry.key), occ.distance


@lru_cache(maxsize=4_096)
def _nearest(index: Index, printed: str, distance: int) -> tuple[str, int] | None:
    found = index.ordinary_neighbours.nearest(printed, distance)
    entry = index.find(found[0]) if found else None
    return (entry.text, found[1]) if found and entry else None


def _identifiers(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for substance in lexicon.substances.values():
        for kind in ("cas", "unii"):
            value = substance.identifiers.get(kind)
            if value:
                found[value] = (*found.get(value, ()), substance.id)
    return found

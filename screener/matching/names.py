"""The names as the matcher sees them: one `Entry` per key, with what it may mean and how it may match.

Built from the lexicon alone, once per release. Knows nothing of texts that are screened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from screener.lexicon.schema import Kind, Lexicon, Name, NameType, Substance
from screener.text import BLANK, CLASS, edit_budget, squash

#: Up to this many characters a name is never matched with an error in it.
EXACT_LENGTH = 6
#: From this many characters an extra blank inside a word is forgiven.
SPLIT_LENGTH = 7

_ALPHA_BETA = re.compile(r"(?<=\d)[\s\-–(]*(alpha|beta|α|β|ß)(?=[\s\-–,)]|[a-z]|$)")
_INITIAL = re.compile(r"^[A-Z]\. ")
_BINOMIAL = re.compile(r"^([A-Z])[a-z]{3,} ((?:x )?[a-z\-]{5,})$")


class _Fields(NamedTuple):
    key: str
    text: str
    breaks: bytes
    substances: tuple[str, ...]
    ordinary: bool
    needs_evidence: bool = False
    capitals: bool = False
    inexact: bool = False  # may match through folds and edits
    brand: bool = False  # an invented word only: other invented words stand near it
    chemical: bool = False  # may head a possible derivative
    botanical: bool = False
    code: bool = False  # hardly letters, or a code by type: one error at most, and for review
    rank: int = 0  # place among the names of the lexicon: a substance's own name comes before its other ones


class Entry(_Fields):
    """One key and all that it names.

    `breaks` are the name's own breaks (as in `Squashed`), where a blank in print is no surprise.
    `needs_evidence` is set on ambiguous abbreviations: exact, in capitals, and beside an amount, alone
    as a list item or near a long form of the same substance.

    A tuple, because a release has 80,000 and a text of new names makes a hundred at once.
    """

    @cached_property
    def budget(self) -> int:
        if not self.inexact:
            return 0
        budget = edit_budget(len(self.key))
        return min(budget, 1) if self.code else budget

    @cached_property
    def inner(self) -> bytes:
        """The breaks between the name's own characters."""
        return self.breaks[1:-1]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The name's words as keys, cut at blanks and stronger breaks only."""
        cuts = [i for i, kind in enumerate(self.breaks) if kind >= BLANK]
        return tuple(self.key[a:b] for a, b in pairwise(cuts))


@dataclass(slots=True)
class _Draft:
    text: str
    breaks: bytes
    substances: list[str]
    kinds: set[Kind]
    types: set[NameType]
    ordinary: bool = False


def build_entries(lexicon: Lexicon) -> list[Entry]:
    """All entries of a lexicon release, listed and ordinary names together, each key once."""
    drafts: dict[str, _Draft] = {}
    for substance in lexicon.substances.values():
        for name in substance.names:
            for text in _spellings(name):
                _add(drafts, text, substance, name)
    _add_short_binomials(drafts, lexicon)
    ordinary: dict[str, str] = {}
    for item in lexicon.ordinary:
        key = squash(item.text).key
        if key in drafts:
            drafts[key].ordinary = True
        elif len(key) > 1:
            ordinary.setdefault(key, item.text)
    for text in _lookalikes(lexicon):
        key = squash(text).key
        if key not in drafts:
            ordinary.setdefault(key, text)
    entries = [_entry(key, draft, lexicon.words, rank) for rank, (key, draft) in enumerate(drafts.items())]
    entries.extend(Entry(key, text, squash(text).breaks, (), ordinary=True) for key, text in ordinary.items())
    return entries


def _lookalikes(lexicon: Lexicon) -> Iterator[str]:
    """What substances name as not to be confused with them; another substance keeps its own status."""
    for substance in lexicon.substances.values():
        for lookalike in substance.lookalikes:
            yield lookalike.name


def _spellings(name: Name) -> Iterator[str]:
    yield name.text
    # '5a-hydroxy', '3b-ol': a and b printed for alpha and beta behind a locant
    short = _ALPHA_BETA.sub(lambda m: "a" if m.group(1) in ("alpha", "α") else "b", name.text)
    if short != name.text:
        yield short
    if "desoxy" in name.text:
        yield name.text.replace("desoxy", "deoxy")
    elif "deoxy" in name.text:
        yield name.text.replace("deoxy", "desoxy")


def _add(drafts: dict[str, _Draft], text: str, substance: Substance, name: Name) -> None:
    squashed = squash(text)
    if not squashed.key:
        return
    draft = drafts.get(squashed.key)
    if draft is None:
        draft = drafts[squashed.key] = _Draft(text, squashed.breaks, [], set(), set())
    # One key may be written with and without brackets: a break of any spelling is no surprise in print.
    draft.breaks = bytes(map(max, draft.breaks, squashed.breaks))
    if substance.id not in draft.substances:
        draft.substances.append(substance.id)
    draft.kinds.add(substance.kind)
    draft.types.add(name.type)


def _add_short_binomials(drafts: dict[str, _Draft], lexicon: Lexicon) -> None:
    """'A. rigidula' for 'Acacia rigidula', where initial and epithet are no other known plant's."""
    seen: dict[str, set[str]] = {}
    forms: dict[str, tuple[str, Substance, Name]] = {}
    for substance in lexicon.substances.values():
        for name in substance.names:
            found = _BINOMIAL.match(name.text)
            if found and name.type in (NameType.BOTANICAL, NameType.COMMON, NameType.SYNONYM):
                short = f"{found.group(1)}. {found.group(2)}"
                seen.setdefault(short, set()).add(substance.id)
                # As an abbreviation: without room for errors, 'mexicana' must not meet 'American'.
                forms[short] = (short, substance, Name(short, NameType.CODE))
    for item in lexicon.ordinary:
        found = _BINOMIAL.match(item.text)
        if found:
            seen.setdefault(f"{found.group(1)}. {found.group(2)}", set()).add("")
    for short, owners in seen.items():
        if len(owners) == 1 and short in forms:
            _add(drafts, *forms[short])


def _entry(key: str, draft: _Draft, words: frozenset[str], rank: int) -> Entry:
    types = draft.types
    long_types = types - {NameType.ABBREVIATION, NameType.CODE}
    letters = sum(c.isalpha() for c in key)
    ascii_key = key.isascii()
    short = ascii_key and len(key) <= EXACT_LENGTH
    word_like = key in words or draft.ordinary
    # Three letters that are entered as a name in their own right ('CBD') have no other meaning.
    brief = len(key) <= 2 or (len(key) == 3 and not (long_types and key.isalpha()))
    ambiguous = ascii_key and (brief or (short and word_like and not long_types))
    # An abbreviation written in small letters is a word that needs its context: 'weed', 'ecstasy'.
    in_context = types == {NameType.ABBREVIATION} and (word_like or (draft.text.islower() and len(key) > 3))
    needs_evidence = ambiguous or in_context
    code = letters < 5 or not long_types
    # Figures, which must agree, make up for few letters; an initial and an epithet are little evidence.
    # A word that is entered as an abbreviation ('Octanil') is too like other words.
    as_code = not code or draft.text.upper() == draft.text or any(map(str.isdigit, key))
    telling = letters >= 3 and as_code and not _INITIAL.match(draft.text)
    inexact = len(key) > EXACT_LENGTH and telling and not needs_evidence
    return Entry(
        key=key,
        text=draft.text,
        breaks=draft.breaks,
        substances=tuple(draft.substances),
        ordinary=draft.ordinary,
        needs_evidence=needs_evidence,
        capitals=needs_evidence and draft.text.upper() == draft.text,
        inexact=inexact,
        brand=types == {NameType.BRAND},
        chemical=bool(draft.kinds & {Kind.CHEMICAL, Kind.PEPTIDE, Kind.CONSTITUENT}),
        code=code,
        rank=rank,
        botanical=Kind.BOTANICAL in draft.kinds and len(_word_breaks(draft.breaks)) > 0,
    )


def _word_breaks(breaks: Iterable[int]) -> list[int]:
    inner = list(breaks)[1:-1]
    return [i + 1 for i, kind in enumerate(inner) if kind > CLASS]

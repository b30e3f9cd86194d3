"""The index as plain tables: compiled from the lexicon once per release, kept in the user's cache.

Squashing 80,000 names takes seconds, building automata from finished keys a quarter of one. So the keys,
folds and pieces are kept (as marshal, which reads data and runs nothing), and the automata are built at each
start, which is faster than loading stored ones would be.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

from screener.lexicon.cache import cache_path, code_key, read_cached, write_cached
from screener.lexicon.schema import Lexicon
from screener.matching.columns import Columns, packed
from screener.matching.endings import has_endings, stem
from screener.matching.names import Entry, build_entries
from screener.matching.pieces import Pieces, compile_pieces
from screener.matching.wordlikeness import Costs, compile_costs
from screener.text import fold_ocr, fold_spelling

_MINIMAL_SPELLING, _MINIMAL_CYRILLIC = 6, 5
_OCR_LENGTH = 5

#: Numbers of the entries with this folded key.
Folds = dict[str, list[int]]


class Tables(TypedDict):
    """Entries by number: first those of substances, then the ordinary ones."""

    entries: Columns
    ocr: Folds
    spelling: Folds
    pieces: tuple[Pieces, Pieces]  # of short names and of long ones
    costs: Costs


def tables_of(lexicon: Lexicon) -> Tables:
    """The tables of a lexicon, from the cache where this content was compiled by this code before."""
    room = Path(__file__).parent
    key = f"{lexicon.sha256[:32]}-{code_key(room, room.parent / 'text', room.parent / 'lexicon')}"
    path = cache_path("index", key)
    payload = read_cached(path)
    if payload is not None:
        tables: Tables = marshal.loads(payload)  # noqa: S302 - our own cache, checked by read_cached
        return tables
    tables = compile_tables(lexicon)
    write_cached(path, marshal.dumps(dict(tables)))
    return tables


def compile_tables(lexicon: Lexicon) -> Tables:
    """The tables of a lexicon, computed."""
    entries = build_entries(lexicon)
    listed = [entry for entry in entries if entry.substances]
    return Tables(
        entries=packed(entries),
        ocr=_ocr(listed),
        spelling=_spelling(listed),
        pieces=compile_pieces((number, e.key, e.budget) for number, e in enumerate(listed) if e.budget),
        costs=compile_costs(_contrast_words(lexicon, entries)),
    )


def _contrast_words(lexicon: Lexicon, entries: list[Entry]) -> Iterator[str]:
    """The words that prints are weighed by: common words, and the words of ordinary names."""
    yield from lexicon.words
    for entry in entries:
        if entry.ordinary:
            yield from entry.words


def _ocr(listed: list[Entry]) -> Folds:
    folds: Folds = {}
    for number, entry in enumerate(listed):
        if len(entry.key) >= _OCR_LENGTH and not entry.needs_evidence and entry.key.isascii():
            folds.setdefault(fold_ocr(entry.key).key, []).append(number)
    return folds


def _spelling(listed: list[Entry]) -> Folds:
    folds: Folds = {}
    for number, entry in enumerate(listed):
        shortest = _MINIMAL_SPELLING if entry.key.isascii() else _MINIMAL_CYRILLIC
        if entry.inexact or (len(entry.key) >= shortest and not entry.key.isascii()):
            if not has_endings(entry.key) or entry.needs_evidence or entry.code:
                continue
            key = stem(fold_spelling(entry.key).key)
            if len(key) >= shortest:
                folds.setdefault(key, []).append(number)
    return folds

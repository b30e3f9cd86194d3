"""`Screener`: the stages in order, and nothing else.

bytes -> Document -> Hits -> Label -> Mentions -> Findings -> Report. No clock, no network and no random
number inside: `as_of` is fixed when the screener is made, and the same input gives the same bytes.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from screener import __version__
from screener.context import assign_roles
from screener.documents import DEFAULT_LIMITS, read_bytes, read_html, read_text
from screener.errors import RowError, ScreenerError, SourceError, UnknownPolicyError
from screener.evidence import (
    merge_second_reading,
    unsure_where_doubtful,
    weighable,
    with_lines_of_second_reading,
)
from screener.labels import understand
from screener.lexicon.errors import LexiconError
from screener.lexicon.policies import find_policy
from screener.lexicon.release import load_release
from screener.lexicon.schema import Lexicon
from screener.listed_text import declared, document_of_items, document_of_parts, unreadable
from screener.matching import Matcher, lookup
from screener.model import Check, Document, Method, Product, Report, Versions
from screener.reporting import LookupResult, Screened, compose
from screener.rows import PRODUCT_COLUMNS, Row
from screener.text import squash
from screener.verdict import Judge, Ruling

ProductLike = Product | Mapping[str, Any] | None


class Screener:
    """Screens labels under one policy on one day. Safe to share between threads: it keeps no state.

    Args:
        policy: id of a bundled policy, or path of a policy file.
        as_of: the day whose listings count; today if None.
        lexicon: another lexicon than the bundled release.

    Raises:
        UnknownPolicyError: no such policy.
        ScreenerError: an argument of another type. Every method raises it for that.
    """

    def __init__(
        self, policy: str | Path = "us", as_of: date | None = None, *, lexicon: Lexicon | None = None
    ) -> None:
        _demand(policy, (str, Path), "the policy as its id or the path of its file")
        if as_of is not None and (not isinstance(as_of, date) or isinstance(as_of, datetime)):
            raise ScreenerError(f"Give as_of as a datetime.date, not {type(as_of).__name__}.")
        self.lexicon = lexicon or bundled_lexicon()
        try:
            self.policy = find_policy(self.lexicon, policy)
        except LexiconError as error:
            raise UnknownPolicyError(str(error)) from error
        self.as_of = as_of or date.today()
        self.matcher = _matcher(self.lexicon)
        self._judge = Judge(self.lexicon, self.policy, self.as_of)
        self._versions = Versions(
            engine=__version__,
            lexicon_release=self.lexicon.release,
            lexicon_sha256=self.lexicon.sha256,
            policy=self.policy.id,
            as_of=self.as_of.isoformat(),
        )

    def screen_text(self, text: str, product: ProductLike = None) -> Report:
        """Screen a label's text; markup given as text is read as markup."""
        return self.screen_document(self.read_text(text), product)

    def screen_ingredients(self, items: Sequence[str], product: ProductLike = None) -> Report:
        """Screen a list of ingredients, each as printed. Raises ScreenerError for one text instead."""
        listed = None if isinstance(items, (str, bytes)) or not isinstance(items, Iterable) else list(items)
        if listed is None or not all(isinstance(item, str) for item in listed):
            raise ScreenerError("Give the ingredients as a list of texts, or use screen_text for one text.")
        return self.screen_document(document_of_items(listed), product)

    def screen_html(self, html: str | bytes, url: str | None = None, product: ProductLike = None) -> Report:
        """Screen a product page."""
        _demand(html, (str, bytes), "the page as text or bytes")
        _demand(url, (str, type(None)), "the page's address as text")
        return self.screen_document(read_html(html, url=url), product)

    def screen_file(self, source: str | Path | bytes | BinaryIO, product: ProductLike = None) -> Report:
        """Screen a file by path, bytes or binary file; its type is told by its content.

        Raises SourceError where the path cannot be opened.
        """
        return self.screen_document(_read_source(source), product)

    def screen_batch(self, rows: Iterable[Mapping[str, Any]], folder: Path | None = None) -> Iterator[Report]:
        """One report per row, in order. A row that cannot be screened gives `not_screenable` and its reason.

        `folder` is where paths of a `file` column begin; without it such rows are refused.
        """
        if isinstance(rows, (str, bytes, Mapping)) or not isinstance(rows, Iterable):
            raise ScreenerError(f"Give the rows as a list of mappings, not {type(rows).__name__}.")
        return (self._screen_row(mapping, None if folder is None else Path(folder)) for mapping in rows)

    def lookup(self, name: str) -> list[LookupResult]:
        """Which substances a name means, best first; where none does, near names as suggestions.

        The name of an ordinary ingredient is no misspelling, so nothing is suggested for it.
        """
        ordinary = self.ordinary_name(name) is not None
        return [
            LookupResult(match, self.lexicon)
            for match in lookup(self.matcher, name)
            if match.whole or match.method is not Method.FUZZY or not ordinary
        ]

    def ordinary_name(self, name: str) -> str | None:
        """The name as the lexicon writes it, where it is only an ordinary ingredient's, or None."""
        _demand(name, str, "the name as text")
        entry = self.matcher.index.find(squash(name).key)
        return entry.text if entry is not None and entry.ordinary and not entry.substances else None

    def read(self, source: str | Path | bytes | BinaryIO) -> Document:
        """The first stage alone: a file read, for callers that screen one document several times."""
        return _read_source(source)

    def read_text(self, text: str) -> Document:
        """The first stage alone, for text."""
        _demand(text, str, "the label as text")
        return read_text(text)

    def ruling(self, substance: str) -> Ruling:
        """What this policy makes of a substance on this day."""
        return self._judge.ruling(substance)

    def screen_document(self, document: Document, product: ProductLike = None) -> Report:
        """The stages after reading."""
        matches = self.matcher.match(document.text)
        hits = matches.hits
        if document.second is not None:
            second = self.matcher.hits(document.second.text)
            hits, unplaced = merge_second_reading(document, hits, second)
            if unplaced:
                return self.screen_document(with_lines_of_second_reading(document, unplaced), product)
        document, hits = weighable(document, hits)
        hits = unsure_where_doubtful(document, hits)
        label = understand(document, [(hit.start, hit.end) for hit in hits], matches.ordinary)
        screened = Screened(
            document=document,
            label=label,
            mentions=assign_roles(document, label, hits, matches.ordinary),
            ordinary=matches.ordinary,
            checks=(Check("match_names", document.problem is None, document.problem),),
        )
        return compose(screened, self._judge, _product(product, document), self._versions)

    def _screen_row(self, mapping: Mapping[str, Any], folder: Path | None) -> Report:
        try:
            row = Row.of(mapping)
            document = document_of_parts([_read_part(column, value, folder) for column, value in row.texts])
        except (RowError, SourceError) as error:
            return self.screen_document(unreadable(str(error)))
        return self.screen_document(document, row.product)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Loading makes a million small values that all stay: collecting among them doubles its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@lru_cache(maxsize=1)
def bundled_lexicon() -> Lexicon:
    """The lexicon release that this installation carries, loaded once per process."""
    try:
        with _collector_paused():
            return load_release()
    except LexiconError as error:
        raise ScreenerError(f"The lexicon cannot be loaded: {error}") from error


_MATCHERS: dict[str, Matcher] = {}
_BUILDING = threading.Lock()


def _matcher(lexicon: Lexicon) -> Matcher:
    """One matcher per lexicon content and process: building it takes longer than screening a label."""
    with _BUILDING:
        if lexicon.sha256 not in _MATCHERS:
            with _collector_paused():
                _MATCHERS[lexicon.sha256] = Matcher(lexicon)
        return _MATCHERS[lexicon.sha256]


def _demand(value: object, types: type | tuple[type, ...], wanted: str) -> None:
    """Raise ScreenerError where a caller gave something of another type."""
    if not isinstance(value, types):
        raise ScreenerError(f"Give {wanted}, not {type(value).__name__}.")


def _product(given: ProductLike, document: Document) -> Product:
    """What the caller says of the product, completed by what the page says."""
    if given is None:
        return document.product
    if not isinstance(given, Product):
        _demand(given, Mapping, "the product as a Product or a mapping")
        unknown = [name for name in given if name not in PRODUCT_COLUMNS]
        if unknown:
            raise ScreenerError(f"A product has no {unknown[0]!r}; it has {', '.join(PRODUCT_COLUMNS)}.")
        given = Product(**given)
    for name in PRODUCT_COLUMNS:
        _demand(getattr(given, name), (str, type(None)), f"the product's {name} as text")
    own = {name: getattr(given, name) or getattr(document.product, name) for name in PRODUCT_COLUMNS}
    return Product(**own)


def _read_source(source: str | Path | bytes | BinaryIO) -> Document:
    if isinstance(source, bytes):
        return read_bytes(source)
    if not isinstance(source, (str, Path)):
        if not hasattr(source, "read"):
            raise ScreenerError(f"Give a path, bytes or a binary file, not {type(source).__name__}.")
        data = source.read(DEFAULT_LIMITS.bytes + 1)
        _demand(data, bytes, "a file that is opened for bytes (mode 'rb')")
        return read_bytes(data)
    path = Path(source)
    try:
        with path.open("rb") as file:
            return read_bytes(file.read(DEFAULT_LIMITS.bytes + 1), name=path.name)
    except OSError as error:
        raise SourceError(f"{path} cannot be opened: {error.strerror or error}.") from error
    except ValueError as error:  # a zero character in the name
        raise SourceError(f"{str(path)!r} cannot be opened: {error}.") from error


def _read_part(column: str, value: str, folder: Path | None) -> tuple[str, Document]:
    if column == "html":
        return column, read_html(value)
    if column == "ingredients":
        return column, declared(read_text(value))
    if column != "file":
        return column, read_text(value)
    if folder is None:
        raise RowError("The column 'file' needs a folder that its paths begin in.")
    path = (folder / value).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise RowError(f"The file {value!r} lies outside the folder of the table.")
    return column, _read_source(path)

"""From what a caller gave to a stored report, the one way for the API and the pages.

Knows which screening method takes which input. It computes no verdict.
"""

from __future__ import annotations

import threading
import unicodedata
from dataclasses import asdict, dataclass
from datetime import date

from screener.documents.fetch import Fetched, FetchError, fetch
from screener.model import Product, Report
from screener.pipeline import Screener
from screener.web.problems import ProblemError
from screener.web.services import Services

#: Screenings of one process at a time. A screening computes, so more would only wait for each other, and each
#: may have a reader beside it that takes hundreds of megabytes.
AT_ONCE = 4
_turn = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One thing to screen: exactly one of the first five is set."""

    text: str | None = None
    html: str | None = None
    url: str | None = None
    ingredients: tuple[str, ...] | None = None
    file: bytes | None = None
    file_name: str | None = None
    product: Product
    policy: str | None = None
    as_of: date | None = None


def screen_and_save(services: Services, request: Request, *, source: str) -> Report:
    """Screen, keep and give the report; `source` is the front end that asks.

    Raises ProblemError for the caller's mistakes only: an unknown policy, a URL that cannot be
    fetched, more screenings than the service allows.
    """
    services.admit()
    screener = services.screener(request.policy, request.as_of)
    with _turn:
        report = _screen(services, screener, request)
    return services.store.save(report, source=source, file_name=tidy_file_name(request.file_name))


def tidy_file_name(name: str | None) -> str | None:
    """A sender's name of a file, fit to be shown: without folders, on one line, short; None if none is left.

    Characters that are not printed are left out, for one of them can turn the reading direction of a page.
    """
    last = (name or "").replace("\\", "/").rpartition("/")[2]
    printed = "".join(" " if char.isspace() else char for char in last if _is_shown(char))
    return " ".join(printed.split())[:120] or None


def _is_shown(char: str) -> bool:
    return char.isspace() or not unicodedata.category(char).startswith("C")


def _screen(services: Services, screener: Screener, request: Request) -> Report:
    product = asdict(request.product)
    if request.text is not None:
        return screener.screen_text(request.text, product=product)
    if request.html is not None:
        return screener.screen_html(request.html, product=product)
    if request.ingredients is not None:
        return screener.screen_ingredients(list(request.ingredients), product=product)
    if request.file is not None:
        return screener.screen_file(request.file, product=product)
    return _screen_url(services, screener, request)


def _screen_url(services: Services, screener: Screener, request: Request) -> Report:
    if not services.settings.fetch_urls:
        raise ProblemError(
            422, "This service does not fetch pages.", [("url", "send the page as html or file")]
        )
    url = request.url or ""
    try:
        fetched = fetch(url)
    except FetchError as error:
        raise ProblemError(422, "The page could not be fetched.", [("url", str(error))]) from error
    product = asdict(request.product)
    product["url"] = product["url"] or fetched.final_url
    if "html" in fetched.content_type:
        return screener.screen_html(_decoded(fetched), url=fetched.final_url, product=product)
    return screener.screen_file(fetched.data, product=product)


def _decoded(fetched: Fetched) -> str | bytes:
    """The page as text where the server says its encoding, which counts before what the page says."""
    if fetched.charset is None:
        return fetched.data
    try:
        return fetched.data.decode(fetched.charset, "replace")
    except LookupError:  # a name that Python does not know
        return fetched.data

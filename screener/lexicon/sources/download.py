"""One document from one address over http: with time limits, a size cap, and only if it changed.

Knows nothing of what a document holds. The addresses are those of the sources' own modules, never a user's
or a label's: what comes from a label is fetched by documents/fetch, which is guarded.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import requests

from screener.errors import ScreenerError
from screener.lexicon.sources.store import Document, sha256_of

_AGENT = "label-screener (refreshes its lexicon; +https://pypi.org/project/label-screener/)"
_CHUNK = 65_536
_MEBIBYTE = 1024 * 1024


class RefreshError(ScreenerError):
    """A source cannot be refreshed; the text says why in one sentence."""


class NotThereError(RefreshError):
    """The source answers that it has no such document (404)."""


class FormatError(RefreshError):
    """The source answered in another form than the one this program reads."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost. `seconds` is for the whole document, `wait` for one silence within it."""

    bytes: int = 64 * _MEBIBYTE
    connect: float = 10.0
    wait: float = 30.0
    seconds: float = 300.0


DEFAULT = Limits()

#: Asks for the document at an address, with the copy that is kept of it, if any.
Download = Callable[[str, Document | None], Document]


def open_session() -> requests.Session:
    """A session for all sources. Proxies are taken from the environment; at most five redirects."""
    session = requests.Session()
    session.headers["User-Agent"] = _AGENT
    session.max_redirects = 5
    return session


def download(
    session: requests.Session,
    address: str,
    known: Document | None = None,
    *,
    limits: Limits = DEFAULT,
    subject: str | None = None,
) -> Document:
    """The document at `address`; `known` itself if the source says that it did not change since.

    Raises RefreshError: no answer in time, an error status, a body that is cut off or over the limit.
    """
    deadline = time.monotonic() + limits.seconds
    conditions = _conditions(known)
    try:
        with session.get(
            address, stream=True, timeout=(limits.connect, limits.wait), headers=conditions
        ) as answer:
            # 'Not modified' to a request without a condition is a fault, and says nothing of the copy.
            if known is not None and conditions and answer.status_code == requests.codes.not_modified:
                return known
            _check_status(answer, address)
            content = _body(answer, address, limits, deadline)
            return Document(
                address=address,
                content=content,
                sha256=sha256_of(content),
                etag=answer.headers.get("ETag"),
                last_modified=answer.headers.get("Last-Modified"),
                subject=subject,
            )
    except requests.exceptions.Timeout as error:
        raise RefreshError(f"{address} did not answer in time; try again later.") from error
    except requests.exceptions.RequestException as error:
        raise RefreshError(
            f"{address} could not be read to its end ({type(error).__name__}); try again later."
        ) from error


def _conditions(known: Document | None) -> dict[str, str]:
    """RFC 9110, section 13: an ETag says more than a date, so the date is sent only without one."""
    if known is None:
        return {}
    if known.etag:
        return {"If-None-Match": known.etag}
    return {"If-Modified-Since": known.last_modified} if known.last_modified else {}


def _check_status(answer: requests.Response, address: str) -> None:
    status = answer.status_code
    if status == requests.codes.not_found:
        raise NotThereError(f"{address} is not there (status 404); look for its new address.")
    if status != requests.codes.ok:
        raise RefreshError(f"{address} answered with status {status}; try again later.")


def _body(answer: requests.Response, address: str, limits: Limits, deadline: float) -> bytes:
    """The body as far as the limits go. A length that the source announced is held by urllib3."""
    parts: list[bytes] = []
    size = 0
    for chunk in answer.iter_content(_CHUNK):
        size += len(chunk)
        if size > limits.bytes:
            raise RefreshError(
                f"{address} holds more than {limits.bytes // _MEBIBYTE} MiB; look whether it is still the "
                "same document."
            )
        if time.monotonic() > deadline:
            raise RefreshError(f"{address} takes longer than {limits.seconds:g} seconds; try again later.")
        parts.append(chunk)
    return b"".join(parts)

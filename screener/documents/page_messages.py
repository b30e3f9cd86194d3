"""Pages on their way to a warm reader and documents back: lengths, then bytes.

Each side takes only as much as it expects: the reader may be under the control of a page that it has read.
"""

from __future__ import annotations

import json
import socket
import struct
import time
from dataclasses import dataclass

_PAGE = struct.Struct(">II")  # bytes of what is told of the page, and of the page
_ANSWER = struct.Struct(">cI")  # whether the reader goes on, and the bytes of the document
GOES_ON, IS_LAST = b"+", b"."
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Answer:
    """A document as `wire` writes it; `is_last` if the reader ends with it."""

    body: bytearray
    is_last: bool


class TooLongError(Exception):
    """The other side announces more than it may send."""


def send_page(connection: socket.socket, url: str | None, page: bytes) -> None:
    """Send a page. Raises OSError, of it TimeoutError where the other side takes too long to receive it."""
    told = json.dumps({"url": url}).encode("ascii")
    connection.sendall(_PAGE.pack(len(told), len(page)) + told)
    connection.sendall(page)


def receive_page(connection: socket.socket) -> tuple[str | None, bytearray] | None:
    """The address of the next page and the page; None where the other side has gone."""
    head = _receive(connection, _PAGE.size, None)
    if head is None:
        return None
    told, length = _PAGE.unpack(head)
    about, page = _receive(connection, told, None), _receive(connection, length, None)
    return None if about is None or page is None else (json.loads(about)["url"], page)


def send_answer(connection: socket.socket, body: bytes, *, is_last: bool) -> None:
    """Send a document as `wire` writes it."""
    connection.sendall(_ANSWER.pack(IS_LAST if is_last else GOES_ON, len(body)) + body)


def receive_answer(connection: socket.socket, most: int, deadline: float) -> Answer | None:
    """The document that a reader sends; None where the reader has gone.

    Raises TimeoutError at the `deadline` (of `time.monotonic`), TooLongError for more than `most` bytes,
    ValueError for nonsense.
    """
    head = _receive(connection, _ANSWER.size, deadline)
    if head is None:
        return None
    mark, length = _ANSWER.unpack(head)
    if length > most:
        raise TooLongError
    if mark not in (GOES_ON, IS_LAST):
        raise ValueError("an answer of no known form")
    body = _receive(connection, length, deadline)
    return None if body is None else Answer(body, is_last=mark == IS_LAST)


def _receive(connection: socket.socket, length: int, deadline: float | None) -> bytearray | None:
    """Exactly so many bytes; None where the other side has gone."""
    data = bytearray(length)
    view = memoryview(data)
    while view:
        if deadline is not None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            connection.settimeout(left)
        try:
            count = connection.recv_into(view, min(len(view), _CHUNK))
        except ConnectionError:
            return None
        if count == 0:
            return None
        view = view[count:]
    return data

"""The process that keeps a page reader warm. Started by `page_pool` alone; takes pages, answers documents.

It confines itself before the first page. It ends when its parent has gone, after a number of pages, and when
a page has left it large: what one page did to it reaches few others. Between pages it holds no page.
"""

from __future__ import annotations

import math
import os
import resource
import signal
import socket
import time

from screener.documents import wire
from screener.documents.compose import unreadable
from screener.documents.confinement import address_space, cap, confine
from screener.documents.endings import over_memory
from screener.documents.html import read_page
from screener.documents.limits import Limits
from screener.documents.page_messages import receive_page, send_answer

#: After so many pages, seconds of processor time, or bytes more than at the start, another takes over.
_MOST_PAGES = 200
_MOST_CPU_SECONDS = 60
_MOST_GROWTH = 64 * 1024 * 1024
#: Room that a failed allocation leaves for saying so.
_RESERVE = 8 * 1024 * 1024
#: A page that fills the caches and tables which its first page would pay for.
_FIRST = (
    "<title>a</title><style>.a{color:red}</style><h2>Ingredients</h2><table><tr><td>a<td>1 mg</table>"
    '<p class=b>a: b<script>var a={"ingredients":"a, b"}</script>'
)


def main(control: int, limits: Limits) -> None:
    """Answer the pages that come over the file descriptor `control`, one after another."""
    connection = socket.socket(fileno=control)
    read_page(_FIRST, limits=limits)
    # each page may take what the limit says, whatever those before it have left behind
    confine(limits, memory_bytes=limits.memory_bytes + _MOST_GROWTH)
    cap(resource.RLIMIT_CPU, _MOST_CPU_SECONDS + limits.cpu_seconds, grace=1)
    reserve = bytearray(_RESERVE)
    most_memory = address_space() + _MOST_GROWTH
    for left in reversed(range(_MOST_PAGES)):
        received = receive_page(connection)
        if received is None:
            break
        _grant_time(limits)
        try:
            answer, is_whole = _read(*received, limits), True
        except MemoryError:
            reserve.clear()
            answer, is_whole = _refusal(limits), False
        signal.alarm(0)
        goes_on = is_whole and left > 0
        goes_on = goes_on and time.process_time() < _MOST_CPU_SECONDS and address_space() < most_memory
        send_answer(connection, answer, is_last=not goes_on)
        if not goes_on:
            break
        del received, answer
    os._exit(0)  # nothing of the parser's own cleaning up is worth waiting for


def _grant_time(limits: Limits) -> None:
    """Seconds for one page: of processor time, and in all, should the parent be gone who counts them."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = math.ceil(time.process_time()) + limits.cpu_seconds
    resource.setrlimit(
        resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard)
    )
    signal.alarm(int(limits.wall_seconds) + 2)


def _read(url: str | None, page: bytearray, limits: Limits) -> bytes:
    """The document of a page as `wire` writes it. Raises MemoryError where the limit is too small for it."""
    return wire.encode(read_page(page.decode("utf-8", "surrogatepass"), url=url, limits=limits, sha256=""))


def _refusal(limits: Limits) -> bytes:
    return wire.encode(unreadable(over_memory(limits), media_type="", sha256="", read_by="html"))

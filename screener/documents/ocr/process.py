"""The process that keeps an OCR engine warm. Started by `pool` alone; takes pixels, answers lines.

It never sees a file: readers in their own processes decode, and send it pixels over a connection that is made
for one document. So one document cannot reach the next one through it. Ends by itself when its parent has
gone, when nothing was asked for some time, and when it has served or grown enough.
"""

from __future__ import annotations

import os
import resource
import socket
import sys
from pathlib import Path

from screener.documents.ocr.engine import Recogniser, load_engine
from screener.documents.ocr.messages import receive_picture, send_lines
from screener.documents.worker import give_up_network

_ADDRESS_SPACE = 3 * 1024**3  # an engine takes 0.6 GB of it when loaded and up to 1.5 GB on a large picture
_MOST_RESIDENT = 1_200 * 1024**2
_MOST_DOCUMENTS = 500
_IDLE_SECONDS = 300.0
_OPEN_FILES = 64


def main(control: int, name: str) -> None:
    """Serve documents, one after another, whose connections come over the file descriptor `control`."""
    give_up_network()  # first, while there is one thread: the kernel refuses it to more
    orders = socket.socket(fileno=control)
    orders.settimeout(_IDLE_SECONDS)
    engine = load_engine(name)
    _confine()
    for _ in range(_MOST_DOCUMENTS):
        try:
            order, given, _, _ = socket.recv_fds(orders, 1, 1)
        except TimeoutError:
            break
        if not order or not given:
            break
        _serve(socket.socket(fileno=given[0]), engine)
        if _resident() > _MOST_RESIDENT:
            break
    sys.stdout.flush()
    os._exit(0)  # nothing of the engine's own cleaning up is worth waiting for


def _serve(connection: socket.socket, engine: Recogniser) -> None:
    """Read the pictures of one document until its reader hangs up."""
    with connection:
        try:
            while (picture := receive_picture(connection)) is not None:
                send_lines(connection, engine.lines(picture))
        except (OSError, ValueError, MemoryError):
            return  # the reader is gone, sent nonsense, or too much: hanging up tells it


def _confine() -> None:
    for what, value in (
        (resource.RLIMIT_AS, _ADDRESS_SPACE),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(what, (allowed, allowed))


def _resident() -> int:
    """Bytes of memory in use; 0 where the system does not say."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * resource.getpagesize() if status.exists() else 0

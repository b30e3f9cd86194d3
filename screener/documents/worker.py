"""The child process of `sandbox`: gives itself limits, reads one document from stdin, answers on stdout.

Started by `sandbox` alone. Imports come first, because the limits are counted from what they take; untrusted
bytes come last. The answer is one JSON document (`wire`), and nothing else is ever written.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from screener.documents import wire
from screener.documents.compose import unreadable
from screener.documents.confinement import cap, confine
from screener.documents.confinement import (
    give_up_network as give_up_network,
)  # the engine's process does, too
from screener.documents.endings import over_memory
from screener.documents.limits import Limits
from screener.model import Document

if TYPE_CHECKING:
    from screener.documents.ocr.engine import Recogniser

#: Room that a failed allocation leaves for saying so.
_RESERVE = 8 * 1024 * 1024


def main() -> None:
    """Read the task (one JSON line), then the document, and answer."""
    task = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**task["limits"])
    read = _reader(task, limits)
    _confine(limits)
    reserve = bytearray(_RESERVE)
    try:
        document = read(sys.stdin.buffer.read())
    except MemoryError:
        del reserve
        document = _over_memory(limits)
    answer = wire.encode(document)
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    os._exit(0)  # nothing of the parser's own cleaning up is worth a crash after the answer


def _reader(task: Mapping[str, Any], limits: Limits) -> Callable[[bytes], Document]:
    """The reader that the task asks for, imported before the limits are set."""
    if task["kind"] == "pdf":
        from screener.documents.pdf import read_pdf

        return partial(read_pdf, limits=limits, recogniser=_recogniser(task))
    from screener.documents.image import prepare, read_image

    prepare(task["media_type"])
    return partial(read_image, media_type=task["media_type"], limits=limits, recogniser=_recogniser(task))


def _recogniser(task: Mapping[str, Any]) -> Recogniser | None:
    """The engine in another process, where one is installed."""
    if task["engine"] is None:
        return None
    from screener.documents.ocr.remote import RemoteRecogniser

    return RemoteRecogniser(task["engine"])


def _confine(limits: Limits) -> None:
    """Own limits for memory, processor time, files and the network, and a last alarm."""
    confine(limits, memory_bytes=limits.memory_bytes)
    cap(resource.RLIMIT_CPU, limits.cpu_seconds, grace=1)  # SIGXCPU first, which says why; then SIGKILL
    # should the parent be gone, nobody else would end this process
    signal.alarm(int(limits.wall_seconds + limits.ocr_wait_seconds + limits.ocr_seconds) + 2)
    give_up_network()


def _over_memory(limits: Limits) -> Document:
    return unreadable(over_memory(limits), media_type="", sha256="")


if __name__ == "__main__":
    main()

"""Reads one untrusted document in a child process that has its own limits and can be killed.

Bytes go in by a pipe and JSON comes out by a pipe: no file, no shell, no inherited environment. Whatever the
child does (crash, loop, eat memory, write garbage) becomes a Document with the reason. Knows no file format.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import selectors
import socket
import subprocess
import sys
import time
from typing import Any

from screener.documents import wire
from screener.documents.compose import unreadable
from screener.documents.endings import (
    NO_ANSWER,
    TOO_MUCH_TEXT,
    LimitReachedError,
    has_ended,
    kill,
    too_slow,
    why,
)
from screener.documents.limits import Limits
from screener.documents.ocr import pool
from screener.documents.ocr.engine import ASK, GIVEN, NONE, installed_engine
from screener.model import Document

_CHUNK = 65_536
#: The child finds modules where this process does, without site's start-up code (-S) or the environment (-I).
_START = "import sys; sys.path[:] = {path!r}; from screener.documents.worker import main; main()"
_READ_BY = {"pdf": "pdf-text", "image": "ocr"}
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "LC_ALL": "C.UTF-8"}


def read(
    kind: str,
    data: bytes,
    *,
    media_type: str,
    sha256: str,
    limits: Limits,
) -> Document:
    """Read `data` with the reader of this kind ('pdf' or 'image'). May be called from any thread."""
    task = {"kind": kind, "media_type": media_type, "limits": dataclasses.asdict(limits)}
    problem: str | None
    try:
        status, answer = _run(task, data, limits)
        problem = None if status == 0 else why(status, limits)
    except LimitReachedError as limit:
        problem = str(limit)
    if problem is None:
        try:
            return wire.decode(answer, media_type=media_type, sha256=sha256)
        except ValueError:
            problem = NO_ANSWER
    return unreadable(problem, media_type=media_type, sha256=sha256, read_by=_READ_BY[kind])


def _run(task: dict[str, Any], data: bytes, limits: Limits) -> tuple[int, bytes]:
    """Start a child, talk to it, and leave nothing of it behind. Returns its exit status and its answer."""
    with contextlib.ExitStack() as held:
        asks, theirs = _asking(held)
        task["engine"] = None if theirs is None else theirs.fileno()
        message = json.dumps(task).encode("ascii") + b"\n" + data
        child = subprocess.Popen(  # noqa: S603  # our own interpreter and program; no input stands in it
            [sys.executable, "-I", "-S", "-c", _START.format(path=pool.module_path())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_ENVIRONMENT,
            cwd="/",
            start_new_session=True,
            pass_fds=[] if theirs is None else [theirs.fileno()],
        )
        if theirs is not None:
            theirs.close()
        engine = _EngineOnDemand(asks, held, limits)
        try:
            answer = _talk(child, message, limits, engine)
        finally:
            status = kill(child)
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    pipe.close()
        if status == 0:
            engine.done()
    return status, answer


def _asking(held: contextlib.ExitStack) -> tuple[socket.socket, socket.socket] | tuple[None, None]:
    """The connection over which a child asks for an OCR engine, where one is installed."""
    if installed_engine() is None:
        return None, None
    ours, theirs = socket.socketpair()
    return held.enter_context(ours), held.enter_context(theirs)


class _EngineOnDemand:
    """Lends the child an engine when it asks for one, and once only."""

    def __init__(self, asks: socket.socket | None, held: contextlib.ExitStack, limits: Limits) -> None:
        self.asks = asks
        self._held = held
        self._limits = limits
        self._loan: pool.Loan | None = None

    def lend(self) -> None:
        """Answer a request. Waits for an engine that others use."""
        assert self.asks is not None
        if self.asks.recv(1) != ASK:
            return
        self._loan = self._held.enter_context(pool.pool().lend(self._limits.ocr_wait_seconds))
        with contextlib.suppress(OSError):  # the child has gone meanwhile; its status says why
            if self._loan is None:
                self.asks.sendall(NONE)
            else:
                socket.send_fds(self.asks, [GIVEN], [self._loan.connection.fileno()])
                self._loan.connection.close()

    def done(self) -> None:
        """The child has ended by itself: the engine may serve the next."""
        if self._loan is not None:
            self._loan.done()


def _talk(child: subprocess.Popen[bytes], message: bytes, limits: Limits, engine: _EngineOnDemand) -> bytes:
    """Write and read at the same time, so that neither side waits for the other, until the deadline."""
    assert child.stdin is not None
    assert child.stdout is not None
    seconds = limits.wall_seconds
    deadline = time.monotonic() + seconds
    answer = bytearray()
    rest = memoryview(message)
    os.set_blocking(child.stdin.fileno(), False)
    with selectors.DefaultSelector() as pipes:
        pipes.register(child.stdin, selectors.EVENT_WRITE)
        pipes.register(child.stdout, selectors.EVENT_READ)
        if engine.asks is not None:
            pipes.register(engine.asks, selectors.EVENT_READ)
        while child.stdout in (key.fileobj for key in pipes.get_map().values()):
            ready = pipes.select(max(0.0, deadline - time.monotonic()))
            if not ready and time.monotonic() >= deadline:
                raise LimitReachedError(too_slow(seconds))
            for key, _ in ready:
                if key.fileobj is child.stdin:
                    rest = _write(child.stdin.fileno(), rest)
                    if not rest:
                        pipes.unregister(child.stdin)
                        child.stdin.close()
                elif key.fileobj is engine.asks:
                    pipes.unregister(engine.asks)
                    engine.lend()
                    seconds = limits.ocr_seconds
                    deadline = time.monotonic() + seconds
                else:
                    chunk = os.read(child.stdout.fileno(), _CHUNK)
                    if not chunk:
                        pipes.unregister(child.stdout)
                    answer += chunk
                    if len(answer) > limits.output_bytes:
                        raise LimitReachedError(TOO_MUCH_TEXT)
    while not has_ended(child):
        if time.monotonic() >= deadline:
            raise LimitReachedError(too_slow(seconds))
        time.sleep(0.002)
    return bytes(answer)


def _write(pipe: int, rest: memoryview) -> memoryview:
    try:
        return rest[os.write(pipe, rest[:_CHUNK]) :]
    except BlockingIOError:
        return rest
    except BrokenPipeError:  # the child has gone; its status says why
        return rest[len(rest) :]

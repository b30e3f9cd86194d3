"""Reads pages in warm processes that are confined, each one page at a time.

A reader is started at the first page and serves many, so that a page costs little more than its reading. One
that dies, loops or eats memory is killed with all it started; its page is answered with the reason, and the
next page has another. Safe to use from threads; a forked process begins with none.
"""

from __future__ import annotations

import atexit
import contextlib
import dataclasses
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial

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
from screener.documents.ocr.pool import module_path
from screener.documents.page_messages import Answer, TooLongError, receive_answer, send_page
from screener.model import Check, Document

#: How many readers one process keeps when none is in use; by default one for each processor, at most four.
READERS_VARIABLE = "SCREENER_PAGE_READERS"
_MOST_KEPT = 4
_START = (
    "import sys; sys.path[:] = {path!r}; from screener.documents.limits import Limits; "
    "from screener.documents.page_worker import main; main({fd}, Limits(**{limits!r}))"
)
_ENVIRONMENT = {"LC_ALL": "C.UTF-8"}
_TO_END = 1.0  # seconds that a reader has to end after it has hung up


def read(
    markup: str,
    *,
    media_type: str,
    sha256: str,
    limits: Limits,
    url: str | None = None,
    checks: tuple[Check, ...] = (),
) -> Document:
    """Read a page. May be called from any thread; never raises for what the page does."""
    page = markup.encode("utf-8", "surrogatepass")
    try:
        document = pool().read(page, url, limits, partial(wire.decode, media_type=media_type, sha256=sha256))
    except LimitReachedError as limit:
        problem = str(limit)
    except OSError as error:
        problem = f"No process could be started to read the page ({error.strerror}). Try again later."
    except ValueError:
        problem = NO_ANSWER
    else:
        return dataclasses.replace(document, checks=(*checks, *document.checks)) if checks else document
    return unreadable(problem, media_type=media_type, sha256=sha256, read_by="html", checks=checks)


class _Reader:
    """One process, bound to the limits it was started with, and the connection to it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._connection, theirs = socket.socketpair()
        program = _START.format(path=module_path(), fd=theirs.fileno(), limits=dataclasses.asdict(limits))
        with theirs:
            self._child = subprocess.Popen(  # noqa: S603  # our own interpreter and program
                [sys.executable, "-I", "-S", "-c", program],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=_ENVIRONMENT,
                cwd="/",
                start_new_session=True,
                pass_fds=[theirs.fileno()],
            )

    @property
    def pid(self) -> int:
        return self._child.pid

    def is_alive(self) -> bool:
        return not has_ended(self._child)

    def read(self, page: bytes, url: str | None) -> Answer:
        """One page's answer. Raises LimitReachedError with the reason where there is none."""
        limits = self.limits
        deadline = time.monotonic() + limits.wall_seconds
        try:
            self._connection.settimeout(limits.wall_seconds)
            with contextlib.suppress(ConnectionError):  # it has gone; its status says why
                send_page(self._connection, url, page)
            answer = receive_answer(self._connection, limits.output_bytes, deadline)
        except TimeoutError:
            raise LimitReachedError(too_slow(limits.wall_seconds)) from None
        except TooLongError:
            raise LimitReachedError(TOO_MUCH_TEXT) from None
        if answer is None:
            raise LimitReachedError(self._why_gone())
        return answer

    def _why_gone(self) -> str:
        """The reason of a reader that hung up; it may be about to end, or only feign to."""
        deadline = time.monotonic() + _TO_END
        while not has_ended(self._child) and time.monotonic() < deadline:
            time.sleep(0.002)
        return why(kill(self._child), self.limits)

    def kill(self) -> None:
        """End the process and what it started, and wait for it."""
        self._connection.close()
        kill(self._child)

    def forget(self) -> None:
        """Let go of a process that belongs to another one, after a fork."""
        self._connection.close()
        self._child.returncode = 0  # it is not this process's to wait for


class Pool:
    """As many readers as there are pages at a time, of which `kept` are kept for the next ones."""

    def __init__(self, kept: int) -> None:
        self._kept = kept
        self._lock = threading.Lock()
        self._idle: list[_Reader] = []
        self._all: set[_Reader] = set()

    def read(
        self, page: bytes, url: str | None, limits: Limits, decode: Callable[[bytearray], Document]
    ) -> Document:
        """One page's document. Only a reader whose answer `decode` takes is used again.

        Raises:
            LimitReachedError: there is no answer; the text says why.
            ValueError: the answer is no document.
            OSError: no process could be started.
        """
        reader = self._take(limits)
        try:
            answer = reader.read(page, url)
            document = decode(answer.body)
        except BaseException:  # whatever it is: this reader may still be at work, or may lie
            self._drop(reader)
            raise
        self._give_back(reader, answer)
        return document

    def processes(self) -> list[int]:
        """The ids of the processes that were started and not ended by the pool."""
        with self._lock:
            return sorted(reader.pid for reader in self._all)

    def close(self) -> None:
        """Kill all readers."""
        with self._lock:
            readers, self._all, self._idle = self._all, set(), []
        for reader in readers:
            reader.kill()

    def forget(self) -> None:
        """After a fork, in the new process: the readers are the other's."""
        for reader in self._all:
            reader.forget()

    def _take(self, limits: Limits) -> _Reader:
        """The reader of these limits that was used last, if it is still there; else a new one."""
        while True:
            with self._lock:
                reader = next((one for one in reversed(self._idle) if one.limits == limits), None)
                if reader is None:
                    break
                self._idle.remove(reader)
            if reader.is_alive():
                return reader
            self._drop(reader)
        return self._start(limits)

    def _start(self, limits: Limits) -> _Reader:
        reader = _Reader(limits)
        with self._lock:
            self._all.add(reader)
        return reader

    def _give_back(self, reader: _Reader, answer: Answer) -> None:
        """Keep the reader; one that ends is followed by another, which gets ready before it is asked."""
        if answer.is_last:
            self._drop(reader)
            try:
                reader = self._start(reader.limits)
            except OSError:  # the next page will try again, and say so if it fails
                return
        with self._lock:
            if reader in self._all:  # else the pool was closed meanwhile
                self._idle.append(reader)
            surplus = self._idle.pop(0) if len(self._idle) > self._kept else None
        if surplus is not None:
            self._drop(surplus)

    def _drop(self, reader: _Reader) -> None:
        with self._lock:
            self._all.discard(reader)
        reader.kill()


def _kept() -> int:
    wanted = os.environ.get(READERS_VARIABLE, "")
    if wanted.isdecimal() and int(wanted) > 0:
        return int(wanted)
    return min(_MOST_KEPT, os.cpu_count() or 1)


_pool: Pool | None = None
_making = threading.Lock()


def pool() -> Pool:
    """The pool of this process."""
    global _pool
    with _making:
        if _pool is None:
            _pool = Pool(_kept())
        return _pool


def close() -> None:
    """Kill the readers of this process; the next page starts one again."""
    global _pool
    with _making:
        ending, _pool = _pool, None
    if ending is not None:
        ending.close()


def _after_fork() -> None:
    global _pool, _making
    _making = threading.Lock()
    if _pool is not None:
        _pool.forget()
        _pool = None


atexit.register(close)
os.register_at_fork(after_in_child=_after_fork)

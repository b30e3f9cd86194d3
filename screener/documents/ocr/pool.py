"""Warm OCR engines, each in a process of its own, lent to one document at a time.

Few, because each takes most of a gigabyte and the processors it can get. Started when first needed, again
when one has ended, and killed with all it started. Safe to use from threads; a forked process begins with
none.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from screener.documents.ocr.engine import installed_engine

#: How many engines one process starts at most; by default one for two processors, and no more than four.
ENGINES_VARIABLE = "SCREENER_OCR_ENGINES"
_MOST = 4
_START = (
    "import sys; sys.path[:] = {path!r}; from screener.documents.ocr.process import main; "
    "main({fd}, {name!r})"
)
_ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    "LC_ALL": "C.UTF-8",
}


class _Engine:
    """One process and the connection over which it takes orders."""

    def __init__(self, name: str) -> None:
        self._orders, theirs = socket.socketpair()
        with theirs:
            self._child = subprocess.Popen(  # noqa: S603  # our own interpreter and program
                [
                    sys.executable,
                    "-I",
                    "-S",
                    "-c",
                    _START.format(path=module_path(), fd=theirs.fileno(), name=name),
                ],
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

    def connect(self) -> socket.socket:
        """A connection for one document. Raises OSError where the process has gone."""
        if self._child.poll() is not None:
            raise OSError("the engine has ended")
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self._orders, [b"d"], [theirs.fileno()])
            except OSError:
                ours.close()
                raise
        return ours

    def kill(self) -> None:
        """End the process and what it started, and wait for it."""
        self._orders.close()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._child.pid, signal.SIGKILL)
        self._child.wait()

    def forget(self) -> None:
        """Let go of a process that belongs to another one, after a fork."""
        self._orders.close()


class Loan:
    """One document's use of an engine: `connection` goes to its reader."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.in_order = False

    def done(self) -> None:
        """The reader has ended by itself, so the engine waits for no more of it."""
        self.in_order = True


class Pool:
    """At most `most` engines."""

    def __init__(self, most: int) -> None:
        self._free = threading.Semaphore(most)
        self._lock = threading.Lock()
        self._idle: list[_Engine] = []
        self._all: set[_Engine] = set()

    @contextlib.contextmanager
    def lend(self, wait_seconds: float) -> Iterator[Loan | None]:
        """An engine for one document; None where none is free in time, or none can be started.

        Unless the loan is said to be `done`, the engine is killed afterwards: it may be at work for a reader
        that was killed.
        """
        if not self._free.acquire(timeout=wait_seconds):
            yield None
            return
        try:
            engine, loan = self._take()
            try:
                yield loan
            finally:
                if loan is not None:
                    loan.connection.close()
                if engine is not None:
                    self._give_back(engine, whole=loan is not None and loan.in_order)
        finally:
            self._free.release()

    def processes(self) -> list[int]:
        """The ids of the processes that were started and not ended by the pool."""
        with self._lock:
            return sorted(engine.pid for engine in self._all)

    def close(self) -> None:
        """Kill all engines."""
        with self._lock:
            engines, self._all, self._idle = self._all, set(), []
        for engine in engines:
            engine.kill()

    def forget(self) -> None:
        """After a fork, in the new process: the engines are the other's."""
        for engine in self._all:
            engine.forget()

    def _take(self) -> tuple[_Engine | None, Loan | None]:
        while True:
            with self._lock:
                engine = self._idle.pop() if self._idle else None
            fresh = engine is None
            try:
                if engine is None:
                    engine = self._start()
                return engine, Loan(engine.connect())
            except OSError:  # an engine that has ended by itself; a fresh one that has not started is an end
                if engine is not None:
                    self._drop(engine)
                if fresh:
                    return None, None

    def _start(self) -> _Engine:
        name = installed_engine()
        if name is None:
            raise OSError("no engine is installed")
        engine = _Engine(name)
        with self._lock:
            self._all.add(engine)
        return engine

    def _give_back(self, engine: _Engine, *, whole: bool) -> None:
        if whole:
            with self._lock:
                self._idle.append(engine)
        else:
            self._drop(engine)

    def _drop(self, engine: _Engine) -> None:
        with self._lock:
            self._all.discard(engine)
        engine.kill()


def module_path() -> list[str]:
    """Where this process finds modules, our own first."""
    here = str(Path(__file__).resolve().parents[3])
    return [here, *(entry for entry in sys.path if entry and Path(entry).is_absolute() and entry != here)]


def _most() -> int:
    wanted = os.environ.get(ENGINES_VARIABLE, "")
    if wanted.isdecimal() and int(wanted) > 0:
        return int(wanted)
    return max(1, min(_MOST, (os.cpu_count() or 2) // 2))


_pool: Pool | None = None
_making = threading.Lock()


def pool() -> Pool:
    """The pool of this process."""
    global _pool
    with _making:
        if _pool is None:
            _pool = Pool(_most())
        return _pool


def close() -> None:
    """Kill the engines of this process; the next picture starts one again."""
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

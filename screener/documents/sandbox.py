"""Reads one untrusted document in a child process that has its own limits and can be killed.

Bytes go in by a pipe and JSON comes out by a pipe: no file, no shell, no inherited environment. Whatever the
child does (crash, loop, eat memory, write garbage) becomes a Document with the reason. Knows no file format.
"""

from __future__ import annotations

import dataclasses
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from pathlib import Path

from screener.documents import wire
from screener.documents.compose import unreadable
from screener.documents.limits import Limits
from screener.model import Check, Document

_CHUNK = 65_536
#: The child finds modules where this process does, without site's start-up code (-S) or the environment (-I).
_START = "import sys; sys.path[:] = {path!r}; from screener.documents.worker import main; main()"
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "LC_ALL": "C.UTF-8"}


class _LimitReachedError(Exception):
    """The child went over a limit that the parent watches; the text says which."""


def read(
    kind: str,
    data: bytes,
    *,
    media_type: str,
    sha256: str,
    limits: Limits,
    url: str | None = None,
    checks: tuple[Check, ...] = (),
) -> Document:
    """Read `data` with the reader of this kind ('pdf' or 'html'). May be called from any thread."""
    task = {"kind": kind, "url": url, "limits": dataclasses.asdict(limits)}
    message = json.dumps(task).encode("ascii") + b"\n" + data
    problem: str | None
    try:
        status, answer = _run(message, limits)
        problem = None if status == 0 else _why(status, limits)
    except _LimitReachedError as limit:
        problem = str(limit)
    if problem is None:
        try:
            document = wire.decode(answer, media_type=media_type, sha256=sha256)
        except ValueError:
            problem = "The reader gave no usable answer for this file; it may be damaged."
        else:
            return dataclasses.replace(document, checks=(*checks, *document.checks))
    read_by = "pdf-text" if kind == "pdf" else "html"
    return unreadable(problem, media_type=media_type, sha256=sha256, read_by=read_by, checks=checks)


def _run(message: bytes, limits: Limits) -> tuple[int, bytes]:
    """Start a child, talk to it, and leave nothing of it behind. Returns its exit status and its answer."""
    child = subprocess.Popen(  # noqa: S603  # our own interpreter and program; no input stands in it
        [sys.executable, "-I", "-S", "-c", _START.format(path=_module_path())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_ENVIRONMENT,
        cwd="/",
        start_new_session=True,
    )
    try:
        answer = _talk(child, message, limits)
    finally:
        os.killpg(child.pid, signal.SIGKILL)  # the child may be gone; what it started may not
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                pipe.close()
        status = child.wait()
    return status, answer


def _module_path() -> list[str]:
    here = str(Path(__file__).resolve().parents[2])
    return [here, *(entry for entry in sys.path if entry and Path(entry).is_absolute() and entry != here)]


def _talk(child: subprocess.Popen[bytes], message: bytes, limits: Limits) -> bytes:
    """Write and read at the same time, so that neither side waits for the other, until the deadline."""
    assert child.stdin is not None
    assert child.stdout is not None
    deadline = time.monotonic() + limits.wall_seconds
    answer = bytearray()
    rest = memoryview(message)
    os.set_blocking(child.stdin.fileno(), False)
    with selectors.DefaultSelector() as pipes:
        pipes.register(child.stdin, selectors.EVENT_WRITE)
        pipes.register(child.stdout, selectors.EVENT_READ)
        while pipes.get_map():
            ready = pipes.select(max(0.0, deadline - time.monotonic()))
            if not ready and time.monotonic() >= deadline:
                raise _LimitReachedError(_too_slow(limits))
            for key, _ in ready:
                if key.fileobj is child.stdin:
                    rest = _write(child.stdin.fileno(), rest)
                    if not rest:
                        pipes.unregister(child.stdin)
                        child.stdin.close()
                    continue
                chunk = os.read(child.stdout.fileno(), _CHUNK)
                if not chunk:
                    pipes.unregister(child.stdout)
                answer += chunk
                if len(answer) > limits.output_bytes:
                    raise _LimitReachedError("Reading the file gives more text than the limit allows.")
    while not _has_ended(child):
        if time.monotonic() >= deadline:
            raise _LimitReachedError(_too_slow(limits))
        time.sleep(0.002)
    return bytes(answer)


def _has_ended(child: subprocess.Popen[bytes]) -> bool:
    """Whether the child is gone, without collecting it: until then its id, and its group's, stay its own."""
    return os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _write(pipe: int, rest: memoryview) -> memoryview:
    try:
        return rest[os.write(pipe, rest[:_CHUNK]) :]
    except BlockingIOError:
        return rest
    except BrokenPipeError:  # the child has gone; its status says why
        return rest[len(rest) :]


def _too_slow(limits: Limits) -> str:
    return f"Reading the file took longer than {limits.wall_seconds:g} seconds, which is the limit."


def _why(status: int, limits: Limits) -> str:
    """The sentence for a child that did not end by itself."""
    if status == -signal.SIGXCPU:
        return (
            f"Reading the file took more than {limits.cpu_seconds} s of processor time, which is the limit."
        )
    if status == -signal.SIGALRM:
        return _too_slow(limits)
    megabytes = limits.memory_bytes // 1024 // 1024
    return f"The reader broke off on this file: it is damaged, or needs more than {megabytes} MB of memory."

"""Why a child process gave no document, in a sentence each; whether it has ended, and its end.

Shared by all who start children for documents. Knows limits and processes, no file format.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess

from screener.documents.limits import Limits

NO_ANSWER = "The reader gave no usable answer for this file; it may be damaged."
TOO_MUCH_TEXT = "Reading the file gives more text than the limit allows."


class LimitReachedError(Exception):
    """The child went over a limit that the parent watches; the text says which."""


def has_ended(child: subprocess.Popen[bytes]) -> bool:
    """Whether the child is gone, without collecting it: until then its id, and its group's, stay its own."""
    try:
        return os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    except ChildProcessError:  # another thread has collected it
        return True


def kill(child: subprocess.Popen[bytes]) -> int:
    """End a child that leads a group of its own, with all it started, and collect it. Returns its status."""
    if child.returncode is None:  # else its id may be another's by now
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)  # the child may be gone; what it started may not
    return child.wait()


def too_slow(seconds: float) -> str:
    """The sentence for a file that took too long."""
    return f"Reading the file took longer than {seconds:g} seconds, which is the limit."


def over_memory(limits: Limits) -> str:
    """The sentence for a file that needs more memory than it may have."""
    megabytes = limits.memory_bytes // 1024 // 1024
    return f"Reading the file needs more than {megabytes} MB of memory, which is the limit."


def why(status: int, limits: Limits) -> str:
    """The sentence for a child that did not end by itself."""
    if status == -signal.SIGXCPU:
        return (
            f"Reading the file took more than {limits.cpu_seconds} s of processor time, which is the limit."
        )
    if status == -signal.SIGALRM:
        return too_slow(limits.wall_seconds)
    megabytes = limits.memory_bytes // 1024 // 1024
    return f"The reader broke off on this file: it is damaged, or needs more than {megabytes} MB of memory."

"""One process at a time: a lock on a file beside the database.

Knows nothing of what is done while it is held. The operating system lets go of the lock when the process
ends, however it ends, so a killed process never leaves it closed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Hold the lock file at `path` for the length of the block; wait for it if another has it."""
    with path.open("a+b") as handle:
        if sys.platform == "win32":
            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield

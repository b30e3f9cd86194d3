"""What a test sees of the processes it causes: their memory, and whether any of them is left."""

from __future__ import annotations

import os
import re
import threading
from pathlib import Path

_PEAK = re.compile(rb"VmHWM:\s+(\d+) kB")
_PAUSE = 0.01  # seconds; the peak is kept by the kernel, so only a child's last moment can be missed


def children(process: int | None = None) -> set[int]:
    """The processes that a process has started and not collected, whichever of its threads did."""
    found: set[int] = set()
    for thread in Path(f"/proc/{process or os.getpid()}/task").iterdir():
        try:
            found |= set(map(int, (thread / "children").read_text().split()))
        except OSError:  # the thread has ended
            continue
    return found


def resident() -> int:
    """Bytes of memory that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


class Watch:
    """Between `with` and its end: the most memory that any new child of this process held, in bytes."""

    def __init__(self) -> None:
        self._known = children()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self.peak = 0

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_PAUSE):
            for child in children() - self._known:
                try:
                    found = _PEAK.search(Path(f"/proc/{child}/status").read_bytes())
                except OSError:  # it has gone
                    continue
                if found:
                    self.peak = max(self.peak, int(found[1]) * 1024)

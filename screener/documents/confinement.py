"""What a child process denies itself before it looks at a stranger's bytes: memory, files, the network.

Limits are lowered, never raised. Knows no file format and no pipe.
"""

from __future__ import annotations

import ctypes
import resource
import sys
from pathlib import Path

from screener.documents.limits import Limits

_NO_NETWORK = 0x40000000 | 0x10000000  # CLONE_NEWNET | CLONE_NEWUSER
_STATUS = Path("/proc/self/statm")


def confine(limits: Limits, *, memory_bytes: int) -> None:
    """Take so many bytes of address space beyond what is in use, few open files, no file that grows.

    No network either, where the kernel allows it to be given up.
    """
    cap(resource.RLIMIT_AS, address_space() + memory_bytes)
    cap(resource.RLIMIT_NOFILE, limits.open_files)
    cap(resource.RLIMIT_FSIZE, 0)
    cap(resource.RLIMIT_CORE, 0)
    give_up_network()


def give_up_network() -> None:
    """No network from here on; refused in some containers: then the limits alone hold."""
    if sys.platform == "linux":
        ctypes.CDLL(None).unshare(_NO_NETWORK)


def cap(what: int, value: int, *, grace: int = 0) -> None:
    """Lower a limit, never raise it: an operator's own limit may be lower still."""
    _, hard = resource.getrlimit(what)
    allowed = value + grace if hard == resource.RLIM_INFINITY else min(value + grace, hard)
    resource.setrlimit(what, (min(value, allowed), allowed))


def address_space() -> int:
    """Bytes of address space in use; 0 where the system does not say."""
    return int(_STATUS.read_text().split()[0]) * resource.getpagesize() if _STATUS.exists() else 0

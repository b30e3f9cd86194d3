"""Compiled values in the user's cache folder: written whole or not at all, and never trusted unchecked.

A cache that cannot be written, or holds damaged files, costs time and nothing else. This module knows
nothing of what the bytes mean. It is also used by the matcher for its index.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import zlib
from contextlib import suppress
from pathlib import Path

import platformdirs

#: First bytes of every file here; a change of the envelope changes it.
MAGIC = b"label-screener cache 1\n"

#: Files of one kind that stay after a write; each edit of the lexicon leaves one behind.
KEPT = 4


def cache_path(kind: str, key: str) -> Path | None:
    """Where the compiled value of this kind and key is kept, whether or not it is there yet.

    `kind` is of a-z and '_', `key` of letters, digits, '.', '_' and '-'; ValueError else. None if the user
    has no folder that can be written.
    """
    if not (re.fullmatch(r"[a-z_]+", kind) and re.fullmatch(r"[A-Za-z0-9._-]+", key)):
        raise ValueError(
            f"{kind}-{key} is no cache name; use a-z for the kind, letters and digits for the key."
        )
    try:
        folder = platformdirs.user_cache_path("label-screener", appauthor=False)
        if not folder.is_absolute():  # a user without a home, as in some containers
            return None
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:  # a home that is read only
        return None
    return folder / f"{kind}-{key}.cache"


def read_cached(path: Path | None) -> bytes | None:
    """The bytes that `write_cached` put there; None if absent, unreadable, cut off or altered."""
    if path is None:
        return None
    try:
        content = path.read_bytes()
    except OSError:
        return None
    payload = memoryview(content)[len(MAGIC) + 8 :]
    if not content.startswith(MAGIC) or content[len(MAGIC) : len(MAGIC) + 8] != _checksum(payload):
        return None
    return bytes(payload)


def write_cached(path: Path | None, payload: bytes) -> None:
    """Put the bytes there in one step, so that no reader ever sees half a file; do nothing if that fails."""
    if path is None:
        return
    with suppress(OSError):
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(MAGIC + _checksum(payload))
                file.write(payload)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
        _forget_oldest(path)


def code_key(*folders: Path) -> str:
    """A short hash over the Python sources of these folders: a value compiled by other code has another key.

    Unlike a version number it also changes while somebody edits the code.
    """
    digest = hashlib.sha256()
    for source in sorted(source for folder in folders for source in folder.glob("*.py")):
        content = source.read_bytes()
        digest.update(f"{source.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:12]


def _checksum(payload: bytes | memoryview) -> bytes:
    return b"%08x" % zlib.crc32(payload)


def _forget_oldest(newest: Path) -> None:
    kind = newest.name.split("-", 1)[0]
    files = sorted(
        newest.parent.glob(f"{kind}-*.cache"), key=lambda file: file.stat().st_mtime_ns, reverse=True
    )
    for file in files[KEPT:]:
        file.unlink(missing_ok=True)

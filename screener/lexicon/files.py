"""The lexicon folder as bytes: which files belong to it, and the hash over all of them.

Everything is read once, so that the hash and the parsed content cannot disagree while somebody edits.
This module knows nothing of what the files mean.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from screener.lexicon.errors import LexiconError

#: Files beside the data that say nothing to the program: explanations and editors' leavings.
IGNORED_ENDINGS = (".md", "~", ".swp", ".tmp", ".bak", ".orig")


@dataclass(frozen=True)
class DataFiles:
    """All data files of one folder: `contents` by path relative to it, with '/' between the parts."""

    folder: Path
    contents: Mapping[str, bytes]

    @cached_property
    def sha256(self) -> str:
        """Hex digest over every path and content in path order, each framed by its length."""
        digest = hashlib.sha256()
        for path in sorted(self.contents):
            content = self.contents[path]
            digest.update(f"{path}\0{len(content)}\0".encode())
            digest.update(content)
        return digest.hexdigest()


def joined_sha256(sha256: str, files: DataFiles) -> str:
    """The hash of a lexicon of that hash with these private files beside it."""
    return hashlib.sha256(f"{sha256}+{files.sha256}".encode()).hexdigest()


def read_data_files(folder: Path) -> DataFiles:
    """Read every file of the folder but hidden ones and those with IGNORED_ENDINGS.

    Raises LexiconError if the folder is not there or a file cannot be read.
    """
    if folder.is_file():
        raise LexiconError(
            [
                f"{folder}: is a file, and a folder with substances/ and listings/ in it is needed; name the "
                "folder that the release was built from."
            ]
        )
    if not folder.is_dir():
        raise LexiconError(
            [
                f"{folder}: there is no such folder; name a folder with substances/ and listings/ in it "
                "(environment variable SCREENER_LEXICON), or unset the variable to use the bundled release."
            ]
        )
    try:
        return DataFiles(folder, dict(_walk(folder, "")))
    except OSError as error:
        raise LexiconError(
            [f"{error.filename}: cannot be read ({error.strerror}); check its permissions."]
        ) from error


def _walk(folder: Path, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith(IGNORED_ENDINGS):
                continue
            if entry.is_dir():
                found += _walk(Path(entry.path), f"{prefix}{entry.name}/")
            else:
                found.append((prefix + entry.name, Path(entry.path).read_bytes()))
    return found

"""The lexicon that this installation screens with: found, hashed, and compiled once per content.

Imports neither yaml nor pydantic unless something must be compiled. Knows nothing of matching.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from screener.lexicon.artifact import open_release
from screener.lexicon.cache import cache_path, code_key, read_cached, write_cached
from screener.lexicon.compile import decode, encode
from screener.lexicon.files import joined_sha256, read_data_files
from screener.lexicon.schema import Lexicon

__all__ = [
    "FOLDER_VARIABLE",
    "PRIVATE_VARIABLE",
    "cache_path",
    "lexicon_folder",
    "load_release",
    "private_folders",
]

#: Environment variable that names a lexicon folder or a built release to use instead of the bundled one.
FOLDER_VARIABLE = "SCREENER_LEXICON"

#: Environment variable that names folders of one's own beside it, separated like the entries of PATH.
PRIVATE_VARIABLE = "SCREENER_PRIVATE_LEXICON"


def lexicon_folder() -> Path:
    """The folder or built release of FOLDER_VARIABLE, else the bundled folder, else the repository's."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named)
    package = Path(__file__).resolve().parents[1]
    bundled = package / "_lexicons"
    return bundled if bundled.is_dir() else package.parent / "lexicons"


def private_folders() -> list[Path]:
    """The folders that PRIVATE_VARIABLE names, in its order; none if it is not set."""
    return [Path(part) for part in os.environ.get(PRIVATE_VARIABLE, "").split(os.pathsep) if part]


def load_release(source: Path | None = None) -> Lexicon:
    """The lexicon of a folder or a built release; a folder's comes from the cache if its content is there.

    Without `source`: `lexicon_folder()`, with `private_folders()` laid beside it. Raises LexiconError with
    every fault if something is missing, is not in the form, or is a release that was altered.
    """
    if source is not None:
        return _load(source)
    lexicon = _load(lexicon_folder())
    for folder in private_folders():
        lexicon = _beside(lexicon, folder)
    return lexicon


def _load(source: Path) -> Lexicon:
    if source.is_file():
        return open_release(source)
    files = read_data_files(source)

    def compiled() -> Lexicon:
        from screener.lexicon.load import load_files  # yaml and pydantic cost as much as a whole warm load

        return load_files(files)

    return _cached(files.sha256, compiled)


def _beside(lexicon: Lexicon, folder: Path) -> Lexicon:
    """As `with_private`, from the cache if this release was joined with this content before."""
    files = read_data_files(folder)

    def joined() -> Lexicon:
        from screener.lexicon.private import join_private  # brings yaml and pydantic

        return join_private(lexicon, files)

    return _cached(joined_sha256(lexicon.sha256, files), joined)


def _cached(sha256: str, compiled: Callable[[], Lexicon]) -> Lexicon:
    path = cache_path("lexicon", f"{sha256[:32]}-{code_key(Path(__file__).parent)}")
    payload = read_cached(path)
    if payload is not None:
        lexicon = decode(payload)
        if lexicon.sha256 == sha256:
            return lexicon
    lexicon = compiled()
    write_cached(path, encode(lexicon))
    return lexicon

"""The lexicon that this installation screens with: found, hashed, and compiled once per content.

Imports neither yaml nor pydantic unless something must be compiled. Knows nothing of matching.
"""

from __future__ import annotations

import os
from pathlib import Path

from screener.lexicon.cache import cache_path, code_key, read_cached, write_cached
from screener.lexicon.compile import decode, encode
from screener.lexicon.files import DataFiles, read_data_files
from screener.lexicon.schema import Lexicon

__all__ = ["FOLDER_VARIABLE", "cache_path", "lexicon_folder", "load_release"]

#: Environment variable that names a lexicon folder to use instead of the bundled one.
FOLDER_VARIABLE = "SCREENER_LEXICON"


def lexicon_folder() -> Path:
    """The folder that FOLDER_VARIABLE names, else the bundled one, else the repository's."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named)
    package = Path(__file__).resolve().parents[1]
    bundled = package / "_lexicons"
    return bundled if bundled.is_dir() else package.parent / "lexicons"


def load_release(folder: Path | None = None) -> Lexicon:
    """The lexicon of the folder (`lexicon_folder()` by default), from the cache if its content is there.

    Raises LexiconError with every fault if the folder is missing or its content is not in the form.
    """
    files = read_data_files(folder or lexicon_folder())
    path = cache_path("lexicon", f"{files.sha256[:32]}-{code_key(Path(__file__).parent)}")
    return _cached(path, files) or _compiled(path, files)


def _cached(path: Path | None, files: DataFiles) -> Lexicon | None:
    payload = read_cached(path)
    if payload is None:
        return None
    lexicon = decode(payload)
    return lexicon if lexicon.sha256 == files.sha256 else None


def _compiled(path: Path | None, files: DataFiles) -> Lexicon:
    from screener.lexicon.load import load_files  # yaml and pydantic cost as much as a whole warm load

    lexicon = load_files(files)
    write_cached(path, encode(lexicon))
    return lexicon

"""A release as one file: built by one command, verified when opened, the same bytes from the same content.

The file is gzip; its first line is a header in JSON, the rest is what `compile.encode` writes. So
`zcat lexicon-2026.11.1.json.gz | head -1` says what it is. The hash proves that the file is whole and was not
altered after it was built, not who built it: compare the hash of the file with the published one for that.
This module knows nothing of where a release is looked for.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tempfile
import zlib
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from screener.lexicon.compile import SCHEMA, decode, encode
from screener.lexicon.errors import LexiconError
from screener.lexicon.schema import Lexicon

#: What the header calls this kind of file.
FORMAT = "label-screener lexicon"

#: A release unpacks to some megabytes; what unpacks to more than this is no release.
MAXIMUM_BYTES = 256 * 1024 * 1024

#: Between time to build and size; level 9 takes five times as long for one hundredth less.
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of an artifact. `sha256` is over the content after that line, `bytes` its length.

    `lexicon_sha256` is over the editor's files, as reports cite it.
    """

    format: str
    schema: int
    release: str
    lexicon_sha256: str
    sha256: str
    bytes: int


def build(folder: Path, out: Path) -> Path:
    """Compile the lexicon folder into `out`/lexicon-<release>.json.gz and return that path.

    `out` is a folder and is made if it is not there; a file of that name is replaced in one step. Whether
    the content is consistent is the matter of `audit`. Raises LexiconError if the folder is not in the form
    or the file cannot be written.
    """
    from screener.lexicon.load import load_folder  # brings yaml and pydantic

    lexicon = load_folder(folder)
    path = out / f"lexicon-{lexicon.release}.json.gz"
    try:
        out.mkdir(parents=True, exist_ok=True)
        _write(path, pack(lexicon))
    except OSError as error:
        raise LexiconError([f"{path}: cannot be written ({error.strerror}); name another folder."]) from error
    return path


def pack(lexicon: Lexicon) -> bytes:
    """The lexicon as the bytes of an artifact; the same lexicon gives the same bytes."""
    content = encode(lexicon)
    header = Header(
        format=FORMAT,
        schema=SCHEMA,
        release=lexicon.release,
        lexicon_sha256=lexicon.sha256,
        sha256=hashlib.sha256(content).hexdigest(),
        bytes=len(content),
    )
    first = json.dumps(asdict(header), separators=(", ", ": ")).encode() + b"\n"
    return gzip.compress(first + content, compresslevel=_LEVEL, mtime=0)


def open_release(path: Path) -> Lexicon:
    """Open an artifact that `build` wrote.

    Raises LexiconError with one sentence if it cannot be read, is cut off or altered, is no artifact, or was
    built for another version of this program.
    """
    try:
        packed = path.read_bytes()
    except OSError as error:
        raise LexiconError(
            [f"{path}: cannot be read ({error.strerror}); name a built release or a lexicon folder."]
        ) from error
    first, _, content = _unpacked(packed, path).partition(b"\n")
    header = _header(first, path)
    if header.bytes != len(content) or header.sha256 != hashlib.sha256(content).hexdigest():
        raise _damaged(path, "its content does not have the hash that its header names")
    try:
        lexicon = decode(content)
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(path, "its content is not in the form of its header") from error
    if (lexicon.release, lexicon.sha256) != (header.release, header.lexicon_sha256):
        raise _damaged(path, "its header names another release than its content")
    return lexicon


def _unpacked(packed: bytes, path: Path) -> bytes:
    stream = zlib.decompressobj(wbits=31)  # gzip, with its own checksum and length
    try:
        content = stream.decompress(packed, MAXIMUM_BYTES)
    except zlib.error as error:
        raise _damaged(path, "it does not unpack") from error
    if not stream.eof or stream.unused_data:
        raise _damaged(path, "it is cut off, or something is appended to it")
    return content


def _header(first: bytes, path: Path) -> Header:
    try:
        raw = json.loads(first)
    except ValueError:
        raw = None
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise LexiconError(
            [f"{path}: is not a release of the lexicon; name a file that `screener lexicon build` wrote."]
        )
    if raw.get("schema") != SCHEMA:
        raise LexiconError(
            [
                f"{path}: was built for form {raw.get('schema')} of a release, and this program reads form "
                f"{SCHEMA}; install the version of label-screener that belongs to it, or build it again."
            ]
        )
    if set(raw) != {field.name for field in fields(Header)}:
        raise _damaged(path, "its header is not complete")
    return Header(**raw)


def _damaged(path: Path, reason: str) -> LexiconError:
    return LexiconError([f"{path}: is damaged or was altered ({reason}); fetch or build the release again."])


def _write(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)  # mkstemp makes it the builder's alone; a release is for everyone
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise

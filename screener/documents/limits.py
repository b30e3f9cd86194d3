"""How much one document may cost: bytes, pages, characters, seconds, memory.

Every reader takes the limits as a value; this module knows nothing of any reader. The figures come from
measured attacks: a 7 kB PDF that takes 5 GB, a 729-byte PDF that loops, HTML whose parsing time is quadratic
in its depth. All of them end within a second under these limits.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one document. Going over one gives a Document with a `problem`, not an exception."""

    bytes: int = 20_000_000  # of the file as received
    pages: int = 30  # of a PDF; the first so many are read, the rest is named as unread
    characters: int = 400_000  # of the text that comes out
    wall_seconds: float = 20.0  # from the start of the child process to its answer
    ocr_seconds: float = 60.0  # the same, from the moment a picture is to be read
    ocr_wait_seconds: float = 120.0  # for an engine that other documents use, before that
    cpu_seconds: int = 15  # of the child process
    memory_bytes: int = 512 * 1024 * 1024  # address space of the child above what its imports take
    open_files: int = 32  # of the child process
    output_bytes: int = 64 * 1024 * 1024  # of the child's answer
    html_depth: int = 2_000  # of nested elements
    html_tag_characters: int = 20_000  # of one tag without its quoted values: attributes cost quadratic time
    html_in_process_characters: int = 500_000  # larger or deeper pages are parsed in a child process
    html_in_process_depth: int = 100
    pixels: int = 25_000_000  # of a picture, before it is decoded, and of a page before it is drawn


DEFAULT = Limits()

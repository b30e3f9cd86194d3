"""Reading: untrusted bytes become a Document. This room knows pages and characters, no substances."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from screener.documents.limits import DEFAULT as DEFAULT_LIMITS
from screener.documents.limits import Limits

if TYPE_CHECKING:
    from screener.documents.read import read_bytes, read_html, read_text

__all__ = ["DEFAULT_LIMITS", "Limits", "read_bytes", "read_html", "read_text"]


def __getattr__(name: str) -> Any:
    # Lazily, so that the sandbox's child loads the one reader that it needs and no other.
    if name in __all__:
        from screener.documents import read

        return getattr(read, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

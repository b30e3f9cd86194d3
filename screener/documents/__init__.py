"""Reading: untrusted bytes become a Document. This room knows pages and characters, no substances."""

from screener.documents.limits import DEFAULT as DEFAULT_LIMITS
from screener.documents.limits import Limits
from screener.documents.read import read_bytes, read_html, read_text

__all__ = ["DEFAULT_LIMITS", "Limits", "read_bytes", "read_html", "read_text"]

"""The error of a table that cannot be screened as a whole. A bad row is no error but that row's answer."""

from __future__ import annotations

from screener.errors import ScreenerError


class BulkError(ScreenerError):
    """The input, the output or what is left of an earlier run does not fit; one sentence with the remedy."""

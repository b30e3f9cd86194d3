"""Errors that are the caller's: each message says what is wrong and what to do. Imports nothing of ours.

What the content of a file does wrong is never an error but a report `not_screenable` with the reason.
"""

from __future__ import annotations


class ScreenerError(Exception):
    """Base of all errors that a caller of the screener may make. `str(error)` is one clear sentence."""


class UnknownPolicyError(ScreenerError):
    """A policy id that is neither bundled nor a path to a policy file."""


class SourceError(ScreenerError):
    """A path that does not exist or cannot be opened."""


class RowError(ScreenerError):
    """A row of a batch that cannot be screened; its answer carries this sentence."""

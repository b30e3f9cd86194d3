"""The trained shares of the names of one document: of the English reader, or of the linear model.

The reader costs some tens of milliseconds a window, so a document has a number of them and the linear model
reads the rest. What follows from the shares is for `policy`. Knows text and spans, neither sections nor
substances.
"""

from __future__ import annotations

from collections.abc import Sequence

from screener.context import reader, trained
from screener.context.language import is_english
from screener.context.trained import Likelihood
from screener.context.window import Window, window_around

#: Windows of a document that the English reader reads; one page of reviews has fewer.
WINDOWS = 40


class Opinions:
    """Asked name by name in text order; the same text and names always give the same answers."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._read: set[str] = set()

    def of(
        self, hit: tuple[int, int], others: Sequence[tuple[int, int]], *, listed_elsewhere: bool
    ) -> Likelihood:
        """Shares of the name at `hit`; `others` are the other names near it, in order."""
        window = window_around(self._text, hit, others)
        if is_english(window.masked) and self._affords(window):
            return Likelihood(*reader.shares(window.masked, window.place), read=True)
        return trained.likelihood(self._text, hit, others, listed_elsewhere=listed_elsewhere)

    def _affords(self, window: Window) -> bool:
        if window.masked in self._read:
            return True
        if len(self._read) >= WINDOWS:
            return False
        self._read.add(window.masked)
        return True

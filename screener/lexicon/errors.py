"""The one exception of this room. Knows nothing of where the problems come from."""

from __future__ import annotations

from collections.abc import Iterable

from screener.errors import ScreenerError


class LexiconError(ScreenerError):
    """The lexicon's data cannot be used as written.

    `problems` are sentences that name the file, the entry and the remedy: all that were found, not only
    the first.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems: tuple[str, ...] = tuple(problems)
        super().__init__("\n".join(self.problems))

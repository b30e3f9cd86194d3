"""What words of nine languages mean, as far as it tells a denial, a law, a doctor's advice or an offer.

The words are data, `model/concepts*.txt`. Knows words, not sentences, roles or substances.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

#: A character of a script that puts no spaces between words.
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


class Concepts:
    """Which concepts the words of nine languages stand for."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: dict[str, str] = {}
        stems: dict[str, str] = {}
        parts: dict[str, str] = {}
        for line in lines:
            if not line.strip() or line.startswith("#"):
                continue
            concept, *words = line.split()
            for word in words:
                table = parts if word.endswith("~") else stems if word.endswith("*") else self._words
                table.setdefault(word.rstrip("~*"), concept)
        self._stems = stems
        self._parts = {part.replace(" ", ""): concept for part, concept in parts.items()}
        self._longest = max(map(len, parts))

    def of(self, words: list[str]) -> list[tuple[int, str]]:
        """Each concept that `words` name and the place of its word."""
        found, at = [], 0
        while at < len(words):
            word = words[at]
            if UNSPACED.match(word):
                size, concept = self._of_part(words, at)
                if concept:
                    found.append((at, concept))
                at += size
                continue
            concept = self._words.get(word) or self._of_stem(word)
            if concept:
                found.append((at, concept))
            at += 1
        return found

    def _of_stem(self, word: str) -> str | None:
        for size in range(len(word), 1, -1):
            if word[:size] in self._stems:
                return self._stems[word[:size]]
        return None

    def _of_part(self, words: list[str], at: int) -> tuple[int, str | None]:
        for size in range(self._longest, 0, -1):
            concept = self._parts.get("".join(words[at : at + size]))
            if concept:
                return size, concept
        return 1, None


@lru_cache(maxsize=1)
def concepts() -> Concepts:
    """The words of all files. What two of them name has the meaning that the first gives it."""
    folder = files("screener.context") / "model"
    named = sorted((file.name, file) for file in folder.iterdir() if file.name.startswith("concepts"))
    return Concepts(line for _, file in named for line in file.read_text(encoding="utf-8").splitlines())

"""Cuts text into the word pieces of an uncased BERT vocabulary.

The rules are those of the published tokenizer (Devlin et al. 2018, 'basic' then 'wordpiece'): control
characters dropped, letters lowered and stripped of accents, punctuation and ideographs apart, then the
longest known piece first. Knows a vocabulary and characters, nothing of names or roles.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

UNKNOWN = "[UNK]"
_LONGEST_WORD = 100
_CJK = re.compile(r"([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])")


class WordPieces:
    """Text to the numbers of its pieces. Words seen are kept, as labels repeat theirs."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._unknown = vocabulary[UNKNOWN]
        self._seen: dict[str, list[int]] = {}

    def number(self, piece: str) -> int:
        """The number of one piece of the vocabulary. Raises KeyError for another."""
        return self._vocabulary[piece]

    def encode(self, text: str) -> list[int]:
        numbers: list[int] = []
        for word in _words(text):
            pieces = self._seen.get(word)
            if pieces is None:
                if len(self._seen) > 20_000:
                    self._seen.clear()
                pieces = self._seen[word] = self._pieces(word)
            numbers += pieces
        return numbers

    def _pieces(self, word: str) -> list[int]:
        if len(word) > _LONGEST_WORD:
            return [self._unknown]
        found: list[int] = []
        at = 0
        while at < len(word):
            for end in range(len(word), at, -1):
                piece = self._vocabulary.get(word[at:end] if at == 0 else f"##{word[at:end]}")
                if piece is not None:
                    break
            else:
                return [self._unknown]
            found.append(piece)
            at = end
        return found


def _words(text: str) -> list[str]:
    plain = _CJK.sub(r" \1 ", "".join(map(_plain, text)))
    letters = unicodedata.normalize("NFD", plain.lower())
    letters = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    return "".join(f" {letter} " if _is_punctuation(letter) else letter for letter in letters).split()


def _plain(letter: str) -> str:
    if letter in "\t\n\r" or unicodedata.category(letter) == "Zs":
        return " "
    hidden = letter in "\x00\ufffd" or unicodedata.category(letter).startswith("C")
    return "" if hidden else letter


def _is_punctuation(letter: str) -> bool:
    symbol = "!" <= letter <= "/" or ":" <= letter <= "@" or "[" <= letter <= "`" or "{" <= letter <= "~"
    return symbol or unicodedata.category(letter).startswith("P")

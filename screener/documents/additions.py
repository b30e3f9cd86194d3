"""What a page's data adds to what the page shows: nothing is said twice, and no list loses its heading.

Takes texts with their zone and heading, whichever data they come from. Knows nothing of JSON or of labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from screener.documents.compose import Piece, clean_line
from screener.documents.cues import is_panel_heading
from screener.documents.flow import walk
from screener.documents.limits import Limits
from screener.documents.markup import decode_entities, holds_markup, too_costly
from screener.documents.zones import PageFacts
from screener.model import BlockKind, Zone

_NO_LETTERS = re.compile(r"[\W_]+")
_ASCII_MARKS = dict.fromkeys(code for code in range(128) if not chr(code).isalnum())
_ASCII_MARKS_BUT_NEWLINE = {code: None for code in _ASCII_MARKS if chr(code) != "\n"}
#: Zones that speak for the product itself.
_OWN = (Zone.MAIN, Zone.STRUCTURED)
_TELLING = 8  # letters of an item that is known as said wherever it stands; 'iron' stands in 'environment'


@dataclass(frozen=True, slots=True)
class Said:
    """A text from a page's data: lines, or markup; `heading` are the words of the key that names it."""

    text: str
    zone: Zone
    heading: str | None = None
    kind: BlockKind = BlockKind.LINE


class Additions:
    """Collects what is new beside the known pieces."""

    def __init__(self, known: Sequence[Piece], facts: PageFacts, limits: Limits) -> None:
        letters = list(zip((piece.zone for piece in known), _letters_of_all(known), strict=True))
        own = [text for zone, text in letters if zone in _OWN]
        self._facts = facts
        self._limits = limits
        self._own = "".join(own)
        self._anywhere = "".join(text for zone, text in letters if zone is not Zone.HIDDEN)
        self._own_lines = set(own)
        self._added: set[str] = set()
        self.pieces: list[Piece] = []

    def add(self, texts: Iterable[Said]) -> None:
        """Add the lines that do not already stand on the page.

        What the product's data says counts as said only where the product's own text says it: the same words
        in a review or on another product's card are no declaration. A heading and what stands under it are
        added together or not at all.
        """
        for said in texts:
            lines = self._lines(said)
            if said.heading and lines and not is_panel_heading(lines[0].text):
                lines.insert(0, Piece(said.heading, BlockKind.HEADING))
            for group in _groups(lines):
                self._add_group(group, said.zone)

    def _add_group(self, group: list[Piece], zone: Zone) -> None:
        headed = _heads(group[0])
        body = group[1:] if headed else group
        if headed:
            whole = "".join(letters_of(piece.text) for piece in body)
            if not whole or whole in self._added or all(self._is_said(p, zone, _TELLING) for p in body):
                return
            if len(whole) >= _TELLING and whole in self._known(zone):
                return
            self._added.add(whole)
            self._append(group, zone)
        else:
            self._append([piece for piece in body if not self._is_said(piece, zone, 1)], zone)

    def _append(self, pieces: list[Piece], zone: Zone) -> None:
        for piece in pieces:
            self._added.add(letters_of(piece.text))
            self.pieces.append(Piece(piece.text, piece.kind, zone))

    def _is_said(self, piece: Piece, zone: Zone, telling: int) -> bool:
        letters = letters_of(piece.text)
        if not letters or letters in self._added or letters in self._own_lines:
            return True
        return len(letters) >= telling and letters in self._known(zone)

    def _known(self, zone: Zone) -> str:
        return self._own if zone in _OWN else self._anywhere

    def _lines(self, said: Said) -> list[Piece]:
        """A text as lines: entities decoded first, markup read as markup."""
        text = decode_entities(said.text)
        if holds_markup(text):
            root = LexborHTMLParser(text).root if too_costly(text, self._limits) is None else None
            found = walk(root, self._facts).pieces if root is not None else []
            return [piece for piece in found if piece.zone is not Zone.HIDDEN]
        lines = [clean_line(line) for line in text.splitlines()]
        return [Piece(_spaced(line), _kind(line, said.kind)) for line in lines if line.strip()]


def letters_of(text: str) -> str:
    """Letters and digits alone, without case, to compare what is said."""
    letters = text.casefold().translate(_ASCII_MARKS)
    return letters if letters.isalnum() else _NO_LETTERS.sub("", letters)


def _letters_of_all(pieces: Sequence[Piece]) -> list[str]:
    """`letters_of` for each piece, at once: pieces hold no newline, and a page has a thousand of them."""
    together = "\n".join(piece.text for piece in pieces).casefold().translate(_ASCII_MARKS_BUT_NEWLINE)
    lines = together.split("\n") if pieces else []
    return [line if line.isalnum() else _NO_LETTERS.sub("", line) for line in lines]


def _heads(piece: Piece) -> bool:
    return piece.kind is BlockKind.HEADING or is_panel_heading(piece.text)


def _groups(lines: list[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    for piece in lines:
        if not groups or _heads(piece):
            groups.append([])
        groups[-1].append(piece)
    return groups


def _spaced(line: str) -> str:
    """Blanks as one, the two between the columns of a row aside."""
    return "  ".join(" ".join(part.split()) for part in re.split(r"\s{2,}|\t", line.strip()) if part)


def _kind(line: str, kind: BlockKind) -> BlockKind:
    return BlockKind.TABLE_ROW if kind is BlockKind.LIST_ITEM and "  " in line.strip() else kind

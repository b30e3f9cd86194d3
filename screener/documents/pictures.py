"""Pictures of a page that may show its ingredient panel, and whether the page's words make up for them.

Judges addresses, alt texts and the shape of words; no picture is opened. Knows nothing of substances.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from screener.documents.compose import Piece
from screener.documents.cues import (
    count_doses,
    is_other_heading,
    is_panel_heading,
    states_list,
)
from screener.model import BlockKind, Check, Zone

_PANEL_PICTURE = re.compile(
    r"supplement[-_ ]?facts?|nutrition(?:al)?[-_ ]?(?:facts?|info|label|panel)|ingredients?|"
    r"(?<![a-z])(?:sup|supp|nutri)?[-_ ]?facts?(?![a-z])|(?<![a-z])(?:back|product)?[-_ ]?label(?![a-z])|"
    r"zutaten|inhaltsstoffe|n(?:ä|ae)hrwert|ingr[ée]dients|composition|ingredientes|ingredienti|成分|配料",
    re.IGNORECASE,
)
#: Names that only a picture of the whole panel has.
_FACTS_PICTURE = re.compile(
    r"(?:supp?(?:lement)?|nutri(?:tion)?(?:al)?)[-_ ]?facts?(?![a-z])|n(?:ä|ae)hrwert|栄養成分|营养成分",
    re.IGNORECASE,
)
#: The part of an alt text that says what the picture shows: 'Supplement facts panel of'.
_CAPTION = re.compile(
    r"\W*(?:(?:image|picture|photo|scan|back|view) of (?:the )?)?(?:(?:back|rear|product|full|our|the)\s+)*"
    r"(?:(?:supplement|nutrition(?:al)?)\s*facts?(?:\s+(?:and|&)\s+ingredients?)?|nutrition(?:al)?\s+(?:info(?:rmation)?|values?)|"
    r"(?:other\s+)?ingredients?|zutaten(?:liste)?|inhaltsstoffe|nährwerte?\w*|ingrédients|composition|ingredientes|"
    r"ingredienti|成分表?|配料表?)"
    r"(?:\s+(?:panel|label|image|picture|photo|list|table|chart|box))*(?:\s+(?:of|for|from))?(?![\w])",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile(r"[,;:、，：]\s*\S|\d\s?(?:mcg|mg|[µμ]g|g|iu)\b", re.IGNORECASE)
_ADDRESSES = ("data-src", "data-original", "data-lazy-src", "data-zoom-image", "src", "data-srcset", "srcset")
_NAMED = 3
#: Zones that speak for the product itself.
_OWN = (Zone.MAIN, Zone.STRUCTURED)
_ENDS_SENTENCE = (".", "!", "?")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, the number of pieces that stand before it, and what its alt text and title say."""

    at: int
    address: str
    said: str

    def behind(self, pieces: int) -> Picture:
        """The same picture with `pieces` before it."""
        return replace(self, at=pieces)


def address_of(attributes: Mapping[str, str | None]) -> str:
    """Where the picture is, a place holder for it aside; empty if that is not said."""
    said = [attributes.get(name) or "" for name in _ADDRESSES]
    named = [address.strip().split(" ")[0] for address in said if address and not address.startswith("data:")]
    return named[0] if named else next((address for address in said if address), "")


def parts_of_alt(alt: str) -> tuple[str, str]:
    """An alt text as what it says of the product, and the mere caption of a panel: '' for what is missing.

    'Calm X supplement facts' becomes 'Calm X' and 'supplement facts'. What lists something is no caption:
    'Ingredients: kava'.
    """
    found = _CAPTION.search(alt) if len(alt) <= 160 and not _SAYS_MORE.search(alt) else None
    if found is None:
        return alt, ""
    rest = f"{alt[: found.start()]} {alt[found.end() :]}"
    return " ".join(rest.split()).strip(" -–—|·,.") if re.search(r"\w", rest) else "", found[0].strip()


def panel_check(pictures: Sequence[Picture], pieces: Sequence[Piece]) -> list[Check]:
    """Says so where the panel is on the page only as a picture: then the words are not the whole label."""
    shown = [picture for picture in pictures if _PANEL_PICTURE.search(_words_of(picture))]
    shown = [picture for picture in shown if picture.address]
    if not shown:
        return []
    facts = any(_FACTS_PICTURE.search(_words_of(picture)) for picture in shown)
    if states_panel(pieces, pictures, whole=facts):
        return []
    named = dict.fromkeys(
        "an embedded picture" if picture.address.startswith("data:") else picture.address[:200]
        for picture in shown
    )
    addresses = ", ".join(list(named)[:_NAMED])
    reason = f"The page shows its ingredients only as a picture, which was not read: {addresses}"
    return [Check("ingredient_panel", ran=False, reason=reason)]


def states_panel(pieces: Sequence[Piece], pictures: Sequence[Picture], *, whole: bool) -> bool:
    """Whether the product's own words hold a panel or list, be it spread over lines.

    `whole`: a picture shows the facts panel, so that a list of the other ingredients alone is not enough.
    """
    own = [piece for piece in pieces if piece.zone in _OWN]
    if _rows_with_doses(own) >= 2:
        return True
    if any(states_list(piece.text) and not (whole and is_other_heading(piece.text)) for piece in own):
        return True
    pictured = {picture.at for picture in pictures}
    for number, (heading, after) in enumerate(pairwise(pieces), start=1):
        if heading.zone not in _OWN or after.zone not in _OWN or not is_panel_heading(heading.text):
            continue
        if whole and is_other_heading(heading.text):
            continue
        if after.kind is BlockKind.LIST_ITEM or _reads_as_list(after.text, beside_picture=number in pictured):
            return True
    return False


def without_headings_of(pictures: Sequence[Picture], pieces: list[Piece]) -> list[Piece]:
    """The pieces, headings of nothing but a picture taken out of the product's words: they head no list."""
    pictured = {picture.at for picture in pictures}
    return [
        replace(piece, zone=Zone.NAVIGATION)
        if number in pictured and piece.zone is Zone.MAIN and is_panel_heading(piece.text)
        else piece
        for number, piece in enumerate(pieces, start=1)
    ]


def _words_of(picture: Picture) -> str:
    return f"{picture.said} {picture.address.split('?')[0][-200:]}"


def _rows_with_doses(own: Sequence[Piece]) -> int:
    """How many doses stand in rows, items and lists; a sentence that names a dose is no row."""
    return sum(
        count_doses(piece.text)
        for piece in own
        if not piece.text.rstrip().endswith(_ENDS_SENTENCE) or "," in piece.text or ";" in piece.text
    )


def _reads_as_list(text: str, *, beside_picture: bool) -> bool:
    return text.count(",") + text.count("、") + text.count("，") >= (3 if beside_picture else 1)

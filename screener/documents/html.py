"""A product page to a Document: its words in reading order, then its data, then what it tells machines.

Zones keep other products, reviews and menus apart from the product's own text; nothing is dropped but
scripts and styles. Knows nothing of labels or substances.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser

from screener.documents.compose import Composer, Piece, clean_line, digest, unreadable
from screener.documents.cues import has_amounts, is_panel_heading, states_ingredients
from screener.documents.flow import pieces_of
from screener.documents.limits import DEFAULT, Limits
from screener.documents.markup import decode_entities, holds_markup, shape_of
from screener.documents.structured import read_data
from screener.documents.zones import PageFacts, page_facts
from screener.model import BlockKind, Check, Document, Zone

_PANEL_PICTURE = re.compile(
    r"supplement[-_ ]?facts?|nutrition(?:al)?[-_ ]?(?:facts?|info|label|panel)|ingredients?|"
    r"(?<![a-z])(?:sup|supp|nutri)?[-_ ]?facts?(?![a-z])|(?<![a-z])(?:back|product)?[-_ ]?label(?![a-z])|"
    r"zutaten|inhaltsstoffe|n(?:ä|ae)hrwert|ingr[ée]dients|composition|ingredientes|ingredienti|成分|配料",
    re.IGNORECASE,
)
_PICTURES_NAMED = 3
_NO_LETTERS = re.compile(r"[\W_]+")
#: Zones that speak for the product itself.
_OWN = (Zone.MAIN, Zone.STRUCTURED)
_META_NAMES = ("description", "keywords", "og:description", "twitter:description", "news_keywords")


def too_costly(markup: str, limits: Limits) -> str | None:
    """One sentence if parsing `markup` would cost more than linear time, else None."""
    shape = shape_of(markup)
    if shape.depth > limits.html_depth:
        return f"The page's elements are nested {shape.depth:,} deep; the limit is {limits.html_depth:,}."
    if shape.longest_tag > limits.html_tag_characters:
        most = limits.html_tag_characters
        return f"The page holds a tag of {shape.longest_tag:,} characters; the limit is {most:,}."
    return None


def read_page(
    markup: str,
    *,
    url: str | None = None,
    limits: Limits = DEFAULT,
    media_type: str = "text/html",
    sha256: str | None = None,
    checks: tuple[Check, ...] = (),
) -> Document:
    """Markup as a Document. Costs are bounded by `too_costly`, which this calls before parsing."""
    sha256 = sha256 or digest(markup)
    problem = too_costly(markup, limits)
    if problem is None:
        tree = LexborHTMLParser(markup)
        facts = page_facts(tree)
        data = read_data(tree, url)
        pieces = [*_title(tree), *_parsed(tree, facts)]
        pieces += _new_pieces(data.texts, pieces, facts)
        pieces += _new_pieces(((text, Zone.META) for text in _meta_texts(tree)), pieces, facts)
        if not pieces:
            problem = "The page holds no text."
        elif sum(len(piece.text) for piece in pieces) > limits.characters:
            problem = (
                f"The page's text has more than {limits.characters:,} characters. Screen the product's part."
            )
    if problem is not None:
        return unreadable(problem, media_type=media_type, sha256=sha256, read_by="html", checks=checks)
    composer = Composer()
    for piece in pieces:
        composer.add(piece)
    return Document(
        text=composer.text(),
        media_type=media_type,
        sha256=sha256,
        read_by="html",
        blocks=composer.blocks(),
        product=data.product(),
        checks=(*checks, *_panel_check(tree, pieces)),
    )


def _title(tree: LexborHTMLParser) -> list[Piece]:
    title = tree.css_first("head title")
    text = " ".join(clean_line(title.text()).split()) if title is not None else ""
    return [Piece(text, BlockKind.TITLE)] if text else []


def _new_pieces(texts: Iterable[tuple[str, Zone]], known: list[Piece], facts: PageFacts) -> list[Piece]:
    """The lines of `texts` that do not already stand on the page, so that nothing is said twice.

    What the product's data says counts as said only where the product's own text says it: the same words
    in a review or on another product's card are no declaration.
    """
    own = _letters("".join(piece.text for piece in known if piece.zone in _OWN))
    anywhere = _letters("".join(piece.text for piece in known if piece.zone is not Zone.HIDDEN))
    added: list[Piece] = []
    for text, zone in texts:
        for line in _lines(text, facts):
            letters = _letters(line.text)
            if letters and letters not in (own if zone in _OWN else anywhere):
                added.append(Piece(line.text, line.kind, zone))
                own, anywhere = own + "\n" + letters, anywhere + "\n" + letters
    return added


def _lines(text: str, facts: PageFacts) -> list[Piece]:
    """A text from data as lines: entities decoded first, markup read as markup."""
    text = decode_entities(text)
    if holds_markup(text):
        if too_costly(text, DEFAULT) is not None:
            return []
        return [piece for piece in _parsed(LexborHTMLParser(text), facts) if piece.zone is not Zone.HIDDEN]
    return [Piece(" ".join(clean_line(line).split())) for line in text.splitlines() if line.strip()]


def _parsed(tree: LexborHTMLParser, facts: PageFacts) -> list[Piece]:
    return [] if tree.root is None else pieces_of(tree.root, facts)


def _meta_texts(tree: LexborHTMLParser) -> list[str]:
    found = []
    for meta in tree.css("meta[content]"):
        name = (meta.attributes.get("name") or meta.attributes.get("property") or "").lower()
        if name in _META_NAMES:
            found.append(meta.attributes.get("content") or "")
    return found


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text.casefold())


def _panel_check(tree: LexborHTMLParser, pieces: list[Piece]) -> list[Check]:
    """Says so where the panel is on the page only as a picture: then the words are not the whole label."""
    if _states_panel([piece for piece in pieces if piece.zone in _OWN]):
        return []
    pictures = []
    for image in tree.css("img"):
        address = (
            image.attributes.get("data-src")
            or image.attributes.get("src")
            or image.attributes.get("srcset")
            or ""
        )
        if _PANEL_PICTURE.search(f"{image.attributes.get('alt') or ''} {address.split('?')[0][-200:]}"):
            pictures.append("an embedded picture" if address.startswith("data:") else address[:200])
    named = list(dict.fromkeys(address for address in pictures if address))[:_PICTURES_NAMED]
    if not named:
        return []
    reason = f"The page shows its ingredients only as a picture, which was not read: {', '.join(named)}"
    return [Check("ingredient_panel", ran=False, reason=reason)]


def _states_panel(own: list[Piece]) -> bool:
    """Whether the words hold a panel or list, be it spread over lines ('<h3>Ingredients</h3><ul><li>...')."""
    if any(states_ingredients(piece.text) for piece in own):
        return True
    if has_amounts("\n".join(piece.text for piece in own)):
        return True
    return any(
        is_panel_heading(heading.text) and ("," in after.text or after.kind is BlockKind.LIST_ITEM)
        for heading, after in pairwise(own)
    )

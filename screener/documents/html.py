"""A product page to a Document: its words in reading order, then its data, then what it tells machines.

Zones keep other products, reviews and menus apart from the product's own text; nothing is dropped but
scripts and styles. Knows nothing of labels or substances.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from screener.documents.additions import Additions, Said
from screener.documents.compose import Composer, Piece, clean_line, digest, unreadable
from screener.documents.flow import Walked, walk
from screener.documents.limits import DEFAULT, Limits
from screener.documents.markup import too_costly
from screener.documents.pictures import panel_check, without_headings_of
from screener.documents.structured import read_data
from screener.documents.zones import page_facts
from screener.model import BlockKind, Check, Document, Zone

_META_READ = 100  # texts of meta tags
_META_NAMES = ("description", "keywords", "og:description", "twitter:description", "news_keywords")


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
    sha256 = digest(markup) if sha256 is None else sha256
    problem = too_costly(markup, limits)
    if problem is None:
        tree = LexborHTMLParser(markup)
        facts = page_facts(tree)
        data = read_data(tree, url)
        title = _title(tree)
        seen = walk(tree.root, facts) if tree.root is not None else Walked([], [])
        pictures = [picture.behind(picture.at + len(title)) for picture in seen.pictures]
        pieces = [*title, *seen.pieces]
        data.learn_shown(piece.text for piece in pieces if piece.zone is Zone.MAIN)
        additions = Additions(pieces, facts, limits)
        additions.add(data.texts)
        additions.add(Said(text, Zone.META) for text in _meta_texts(tree))
        pieces += additions.pieces
        if not pieces:
            problem = "The page holds no text."
        elif sum(len(piece.text) for piece in pieces) > limits.characters:
            problem = (
                f"The page's text has more than {limits.characters:,} characters. Screen the product's part."
            )
    if problem is not None:
        return unreadable(problem, media_type=media_type, sha256=sha256, read_by="html", checks=checks)
    shown = panel_check(pictures, pieces)
    if shown:
        pieces = without_headings_of(pictures, pieces)
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
        checks=(*checks, *shown),
    )


def _title(tree: LexborHTMLParser) -> list[Piece]:
    title = tree.css_first("head title")
    text = " ".join(clean_line(title.text()).split()) if title is not None else ""
    return [Piece(text, BlockKind.TITLE)] if text else []


def _meta_texts(tree: LexborHTMLParser) -> list[str]:
    found = []
    for meta in tree.css("meta[content]"):
        name = (meta.attributes.get("name") or meta.attributes.get("property") or "").lower()
        if name in _META_NAMES:
            found.append(meta.attributes.get("content") or "")
    return found[:_META_READ]

"""Where on a page an element stands: main, reviews, related products, navigation, footer, hidden.

Told by element, role, microdata, class, id and inline style. A wrong zone hides an ingredient from the
verdict, so an element that holds the page's heading or its ingredient panel stays main.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from screener.documents.cues import count_amounts, states_ingredients
from screener.model import Zone


def _named(*phrases: str, unless: str = "") -> re.Pattern[str]:
    """A class, id or label (as words) that holds one of `phrases`, but not as 'has reviews'."""
    return re.compile(rf"(?<![a-z])(?<!has )(?<!with )(?<!no )(?:{'|'.join(phrases)})(?![a-z]){unless}")


_RELATED = _named(
    "related",
    "up ?sells?",
    "cross ?sells?",
    "also (?:like|love|bought|viewed)",
    "you may",
    "recommended|recommendations?|recommender",
    "recently viewed",
    "frequently bought|bought together",
    "similar (?:products|items)",
    "complementary products",
    unless="(?! (?:use|usage|dose|dosage|serving|intake|daily|amount))",
)
_REVIEWS = _named(
    "reviews?",
    "testimonials?",
    "comments|comment list",
    "ratings",
    "yotpo|jdgm|judgeme|stamped|okendo|loox|bazaarvoice|trustpilot|feefo|powerreviews",
    "bewertungen|kundenbewertungen|rezensionen",
    "avis clients",
)
_NAVIGATION = _named(
    "breadcrumbs?",
    "(?:navbar|navigation|nav)(?! (?:content|panes?|panels?|body))",  # what the tabs open
    "menu|mega ?menu",
    "cookies?|consent|gdpr",
    "announcement(?: bar)?",
    "newsletter",
    "mini ?cart|cart drawer",
    "pagination",
    "skip link",
    "top ?bar|site header",
)
#: Words of a class by which it holds the product's own text too: 'reviews-and-details'.
_OWN_TEXT = _named(
    "details?|description|overview|specs?|specifications?|composition|formula",
    "ingredients?|(?:supplement|nutrition) facts|nutrition(?:al)? (?:info|information|panel|label)",
    "zutaten|inhaltsstoffe|zusammensetzung|ingr dients|ingredientes|ingredienti",
)
_FOOTER = re.compile(r"^(?:(?:site|page|main|global|section|shopify section) )?footer$|^colophon$")
#: Elements that a click opens: what they hold is on the page for everybody, though not at first.
_OPENS = _named(
    "tabs?|tab ?(?:panel|pane|content|item)",
    "panel|pane|content|details",
    "accordion|collaps\\w*|toggle\\w*|expand\\w*",
    "drawer|modal|popup|dialog|dropdown",
    "read more|more|faq",
    "slide|swiper",
)
_UNSEEN = re.compile(
    r"(?<![a-z])(?:sr only|visually ?hidden|visuallyhidden|screen ?reader(?: text| only)?|a11y hidden|"
    r"assistive text|offscreen|off screen|element invisible)(?![a-z])"
)
_STYLE_CLOSED = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?<![a-z-])opacity\s*:\s*0*\.?0+\s*(?:;|!|$)"
)
_STYLE_UNSEEN = re.compile(
    r"font-size\s*:\s*0(?![.\d])|text-indent\s*:\s*-\d{3,}|(?<![a-z-])(?:left|top|right|margin-left)\s*:\s*-\d{4,}|"
    r"clip\s*:\s*rect\(\s*[01]\w*[\s,]+[01]\w*[\s,]+[01]\w*[\s,]+[01]\w*\s*\)"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_NAVIGATION_ROLES = frozenset({"navigation", "menu", "menubar", "search", "banner"})
_NAVIGATION_TAGS = frozenset({"nav", "datalist"})


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What zones depend on beyond one element: who holds the page's heading, and which ids a click opens."""

    kept_main: frozenset[int]  # mem_id of elements around the page's heading, main element or description
    opened_ids: frozenset[str]


def page_facts(tree: LexborHTMLParser) -> PageFacts:
    """Look over the whole page once, before it is walked."""
    kept: set[int] = set()
    for node in tree.css("h1, main, [role=main], [itemprop=description], [itemprop=ingredients]"):
        inside: LexborNode | None = node
        while inside is not None and inside.mem_id not in kept:
            kept.add(inside.mem_id)
            inside = inside.parent
    opened: set[str] = set()
    for node in tree.css("[aria-controls], [data-target], [data-bs-target], [data-toggle], a[href^='#']"):
        for name in ("aria-controls", "data-target", "data-bs-target", "data-toggle", "href"):
            opened.update((node.attributes.get(name) or "").replace("#", " ").split())
    return PageFacts(frozenset(kept), frozenset(opened))


def zone_of(node: LexborNode, inherited: Zone, facts: PageFacts) -> Zone:
    """The zone of an element inside an element of zone `inherited`. What is not main stays what it is."""
    if inherited is not Zone.MAIN:
        return inherited
    tag, attributes = node.tag, node.attributes
    if tag in _NAVIGATION_TAGS:
        return Zone.NAVIGATION
    if tag in ("html", "body") or node.mem_id in facts.kept_main:
        return Zone.MAIN
    if not attributes and tag not in ("header", "footer"):
        return Zone.MAIN
    names = _names(attributes)
    if _is_hidden(node, names, facts):
        return Zone.HIDDEN
    about = _about_others(names, attributes)
    if about is not None:
        return about
    if _frames_page(node, names, attributes) and not _declares(node):
        is_footer = tag == "footer" or attributes.get("role") == "contentinfo" or _is_footer(names)
        return Zone.FOOTER if is_footer else Zone.NAVIGATION
    return Zone.MAIN


def _declares(node: LexborNode) -> bool:
    """Whether a frame of the page holds a panel, or a dose that is not the label of a link."""
    text = node.text(separator=" ")
    if states_ingredients(text):
        return True
    doses = count_amounts(text)
    return doses > 0 and doses > sum(count_amounts(link.text(separator=" ")) for link in node.css("a"))


def _names(attributes: Mapping[str, str | None]) -> list[str]:
    """Classes and id as lower-case words: 'productReviews__list' becomes 'product reviews list'."""
    raw = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:2000]
    return [_NOT_LETTERS.sub(" ", _CAMEL.sub(" ", name).lower()).strip() for name in raw.split()]


def _about_others(names: list[str], attributes: Mapping[str, str | None]) -> Zone | None:
    if (attributes.get("itemprop") or "").lower() in ("review", "reviews"):
        return Zone.REVIEWS
    item_type = (attributes.get("itemtype") or "").lower()
    if item_type.endswith("/review"):
        return Zone.REVIEWS
    if (attributes.get("itemprop") or "") in ("isRelatedTo", "isSimilarTo"):
        return Zone.RELATED
    label = (attributes.get("aria-label") or "").lower()
    for name in [*names, label]:
        if _OWN_TEXT.search(name):
            continue
        if _REVIEWS.search(name):
            return Zone.REVIEWS
        if _RELATED.search(name):
            return Zone.RELATED
    return None


def _frames_page(node: LexborNode, names: list[str], attributes: Mapping[str, str | None]) -> bool:
    """Whether the element is the page's frame: header, menu, footer; not a header inside an article."""
    if node.tag in ("header", "footer"):
        return not _inside_article(node)
    role = attributes.get("role") or ""
    if role in _NAVIGATION_ROLES or role == "contentinfo":
        return True
    return _is_footer(names) or any(_NAVIGATION.search(name) and not _OWN_TEXT.search(name) for name in names)


def _is_footer(names: list[str]) -> bool:
    return any(_FOOTER.match(name) for name in names)


def _inside_article(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in ("main", "article", "dialog"):
            return True
        above = above.parent
    return False


def _is_hidden(node: LexborNode, names: list[str], facts: PageFacts) -> bool:
    """Whether no reader sees the element: moved off the page, or closed and opened by nothing."""
    attributes = node.attributes
    style = (attributes.get("style") or "").lower()
    if any(_UNSEEN.search(name) for name in names) or (style and _STYLE_UNSEEN.search(style)):
        return True
    closed = "hidden" in attributes or (style and _STYLE_CLOSED.search(style))
    if not closed:
        return False
    opens = (
        attributes.get("role") in ("tabpanel", "dialog", "region")
        or (attributes.get("id") or "") in facts.opened_ids
        or any(_OPENS.search(name) for name in names)
        or node.tag in ("details", "dialog")
    )
    return not (opens or states_ingredients(node.text(separator=" ")))

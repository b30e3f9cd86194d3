"""Where on a page an element stands: main, reviews, related products, navigation, footer, hidden.

Told by element, role, microdata, class, id, style and the label of what opens it. A wrong zone hides an
ingredient from the verdict, so an element that holds the page's heading or its panel stays main.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from screener.documents.cues import REVIEWS_HEADING, count_amounts, label_elsewhere, states_ingredients
from screener.documents.stylesheet import Hidden, StyleSheet, color_of, hidden_by, style_sheet
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
    "(?:customer|product|shopper|community|buyer) (?:questions?|answers?|q a|qa|qna)",
    "questions? (?:and |n )?answers?|qna|ask a question|fragen (?:und )?antworten",
)
_NAVIGATION = _named(
    "breadcrumbs?",
    "(?:navbar|navigation|nav)(?! (?:content|panes?|panels?|body))",  # what the tabs open
    "menu|mega ?menu",
    "cookies?|cookie ?bot|cookie ?(?:yes|law|notice)|consent|gdpr",
    "onetrust|usercentrics|didomi|klaro|osano|trustarc|iubenda|truste",
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
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_NAVIGATION_ROLES = frozenset({"navigation", "menu", "menubar", "search", "banner"})
_NAVIGATION_TAGS = frozenset({"nav", "datalist"})
_NAVIGATION_LABEL = re.compile(r"(?:breadcrumbs?|cookies?|cookie (?:banner|consent|notice)|pagination)$")
_TARGETS = ("aria-controls", "data-target", "data-bs-target", "data-toggle", "href")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What zones depend on beyond one element: what is kept main, what a click opens, what rules hide."""

    kept_main: frozenset[int]  # mem_id of elements around the page's heading, main element or description
    opened_ids: frozenset[str]
    labelled_ids: Mapping[str, Zone]  # what a tab or link labelled 'Reviews (12)' opens
    sheet: StyleSheet


@dataclass(frozen=True, slots=True)
class _Names:
    """What an element's classes and id say of it."""

    about: Zone | None
    navigation: bool
    footer: bool
    unseen: bool
    opens: bool
    own: bool  # some name says that it holds the product's own text


def page_facts(tree: LexborHTMLParser) -> PageFacts:
    """Look over the whole page once, before it is walked."""
    kept: set[int] = set()
    for node in tree.css("h1, main, [role=main], [itemprop=description], [itemprop=ingredients]"):
        inside: LexborNode | None = node
        while inside is not None and inside.mem_id not in kept:
            kept.add(inside.mem_id)
            inside = inside.parent
    opened: set[str] = set()
    labelled: dict[str, Zone] = {}
    for node in tree.css("[aria-controls], [data-target], [data-bs-target], [data-toggle], a[href^='#']"):
        attributes = node.attributes
        names = " ".join(attributes.get(name) or "" for name in _TARGETS).replace("#", " ").split()
        if not names:
            continue
        opened.update(names)
        zone = zone_elsewhere(" ".join(node.text(separator=" ")[:200].split()))
        if zone is not None:
            labelled.update((name, zone) for name in names if not _names(name).own)
    return PageFacts(frozenset(kept), frozenset(opened), labelled, style_sheet(tree))


def zone_elsewhere(label: str) -> Zone | None:
    """The zone to which the label of a tab or link leads: 'Reviews (12)', 'You may also like'; else None."""
    if not label_elsewhere(label):
        return None
    return Zone.REVIEWS if REVIEWS_HEADING.match(label) else Zone.RELATED


def zone_of(
    node: LexborNode, tag: str, attributes: Mapping[str, str | None], inherited: Zone, facts: PageFacts
) -> Zone:
    """The zone of an element inside an element of zone `inherited`. What is not main stays what it is."""
    if inherited is not Zone.MAIN:
        return inherited
    if tag in _NAVIGATION_TAGS:
        return Zone.NAVIGATION
    if not attributes and tag not in ("header", "footer"):
        return Zone.MAIN
    if tag in ("html", "body") or node.mem_id in facts.kept_main:
        return Zone.MAIN
    identity = attributes.get("id") or ""
    names = _names(f"{attributes.get('class') or ''} {identity}"[:2000].strip())
    if _is_hidden(node, names, attributes, facts):
        return Zone.HIDDEN
    about = names.about or _about_others(attributes)
    if about is None and identity in facts.labelled_ids and not names.own:
        about = facts.labelled_ids[identity]
    if about is not None:
        return about
    if _frames_page(node, names, attributes) and not _declares(node):
        is_footer = tag == "footer" or attributes.get("role") == "contentinfo" or names.footer
        return Zone.FOOTER if is_footer else Zone.NAVIGATION
    return Zone.MAIN


def _declares(node: LexborNode) -> bool:
    """Whether a frame of the page holds a panel, or a dose that is not the label of a link."""
    text = node.text(separator=" ")
    if states_ingredients(text):
        return True
    doses = count_amounts(text)
    return doses > 0 and doses > sum(count_amounts(link.text(separator=" ")) for link in node.css("a"))


@lru_cache(maxsize=4096)  # a page repeats its classes on every card and item
def _names(raw: str) -> _Names:
    """Classes and id read as lower-case words: 'productReviews__list' becomes 'product reviews list'."""
    names = [_NOT_LETTERS.sub(" ", _CAMEL.sub(" ", name).lower()).strip() for name in raw.split()]
    others = [name for name in names if not _OWN_TEXT.search(name)]
    return _Names(
        about=next((zone for zone in map(_about_by_name, others) if zone is not None), None),
        navigation=any(_NAVIGATION.search(name) for name in others),
        footer=any(_FOOTER.match(name) for name in names),
        unseen=any(_UNSEEN.search(name) for name in names),
        opens=any(_OPENS.search(name) for name in names),
        own=len(others) < len(names),
    )


def _about_by_name(name: str) -> Zone | None:
    if _REVIEWS.search(name):
        return Zone.REVIEWS
    return Zone.RELATED if _RELATED.search(name) else None


def _about_others(attributes: Mapping[str, str | None]) -> Zone | None:
    item = attributes.get("itemprop") or ""
    if item.lower() in ("review", "reviews"):
        return Zone.REVIEWS
    if item in ("isRelatedTo", "isSimilarTo"):
        return Zone.RELATED
    if (attributes.get("itemtype") or "").lower().endswith("/review"):
        return Zone.REVIEWS
    label = attributes.get("aria-label")
    return None if not label or _OWN_TEXT.search(label.lower()) else _about_by_name(label.lower())


def _frames_page(node: LexborNode, names: _Names, attributes: Mapping[str, str | None]) -> bool:
    """Whether the element is the page's frame: header, menu, footer; not a header inside an article."""
    if node.tag in ("header", "footer"):
        return not _inside_article(node)
    role = attributes.get("role") or ""
    if role in _NAVIGATION_ROLES or role == "contentinfo":
        return True
    if (attributes.get("itemtype") or "").endswith("/BreadcrumbList"):
        return True
    label = (attributes.get("aria-label") or "").lower()
    return names.footer or names.navigation or (bool(label) and _NAVIGATION_LABEL.match(label) is not None)


def _inside_article(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in ("main", "article", "dialog"):
            return True
        above = above.parent
    return False


def _is_hidden(
    node: LexborNode, names: _Names, attributes: Mapping[str, str | None], facts: PageFacts
) -> bool:
    """Whether no reader sees the element: moved off the page, or closed and opened by nothing."""
    style = (attributes.get("style") or "").lower()
    how = {hidden_by(style)} if style else set()
    sheet = facts.sheet
    if sheet.hidden or sheet.background is not None:
        selectors = _selectors(attributes)
        how.update(sheet.hidden.get(name) for name in selectors)
        if sheet.background is not None and _in_page_color(node, style, selectors, sheet):
            return True
    if names.unseen or Hidden.UNSEEN in how:
        return True
    if "hidden" not in attributes and Hidden.CLOSED not in how:
        return False
    opens = (
        attributes.get("role") in ("tabpanel", "dialog", "region")
        or (attributes.get("id") or "") in facts.opened_ids
        or names.opens
        or node.tag in ("details", "dialog")
    )
    return not (opens or states_ingredients(node.text(separator=" ")))


def _selectors(attributes: Mapping[str, str | None]) -> list[str]:
    """The simple selectors that meet an element, as style sheets in lower case write them."""
    selectors = [f".{name}" for name in (attributes.get("class") or "").lower().split()]
    identity = (attributes.get("id") or "").lower()
    return [*selectors, f"#{identity}"] if identity else selectors


def _in_page_color(node: LexborNode, style: str, selectors: list[str], sheet: StyleSheet) -> bool:
    """Whether text has the colour of the page and nothing between the two sets another background."""
    colors = {sheet.colored.get(name) for name in selectors} | ({color_of(style)} if style else set())
    if sheet.background not in colors:
        return False
    above: LexborNode | None = node
    while above is not None and above.tag not in ("body", "html"):
        attributes = above.attributes
        own_style = (attributes.get("style") or "").lower()
        if "background" in own_style or "bgcolor" in attributes:
            return False
        if not sheet.on_background.isdisjoint(_selectors(attributes)):
            return False
        above = above.parent
    return True

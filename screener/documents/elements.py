"""Elements of a page as a reader meets them: which begin a line, its shape, what a heading heads.

Knows one element and its neighbours; where on the page it stands is the concern of `zones` and `flow`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborNode

from screener.documents.cues import is_panel_heading
from screener.documents.markup import tags
from screener.model import BlockKind

SKIPPED = tags(
    "script style template head title textarea iframe object embed canvas audio video map datalist meter "
    "progress math input link meta base col colgroup param source track defs desc metadata"
)
BLOCKS = tags(
    "html body div p ul ol li dl dt dd table thead tbody tfoot tr td th caption h1 h2 h3 h4 h5 h6 section "
    "article main header footer nav aside details summary figure figcaption blockquote pre form fieldset "
    "legend address center hr button option select optgroup svg text noscript dialog menu search hgroup"
)
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
HEADING_LIKE = frozenset({*HEADINGS, "caption", "legend", "summary", "dt"})
#: Elements whose lines have this shape wherever they stand, and those that take it from around.
_OWN_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "option": BlockKind.LINE,
    "tr": BlockKind.TABLE_ROW,
    "td": BlockKind.TABLE_ROW,
    "th": BlockKind.TABLE_ROW,
}
_TRANSPARENT = frozenset({"p", "div", "header"})
#: Headings that may open a zone, or a panel inside one.
OPENING = frozenset({*HEADINGS, "caption", "legend", "summary"})
#: Elements whose whole text may be the label of a way to elsewhere on the page; no heading of what follows.
WAYS = tags("a button li label option")
_WRAPPER_CHILDREN = 6  # text nodes among them; more is no wrapper of one heading
_SPACES = re.compile(r" {2,}")
_APART_BLANKS = re.compile(r" *\t[ \t]*")
_SHORTEST_PARTED = 3  # letters on either side; 'D' + 'MAA' may be one word
_TABS = 10  # labels side by side; more are a menu
_LABEL_CHARACTERS = 60
_PANEL_TAGS = tags("div section article ul ol li")
_SHADOW = frozenset({"shadowrootmode", "shadowroot"})
_LABELLED_BY_CLICK = ("aria-controls", "aria-expanded", "data-toggle", "data-bs-toggle")
_STROKES = tags("path rect circle ellipse line polygon polyline use")
_TAB = re.compile(r"(?<![a-zA-Z])tabs?(?![a-zA-Z])", re.IGNORECASE)


def is_icon(svg: LexborNode) -> bool:
    """Whether a drawing is empty strokes alone, which say nothing: a page has hundreds of those."""
    child = svg.first_child
    while child is not None:
        if child.first_child is not None or child.tag not in _STROKES:
            return False
        child = child.next
    return True


def children(node: LexborNode) -> Iterator[LexborNode]:
    """What stands in `node`; of a template, which the parser keeps apart, its content."""
    parents = node.template_fragments() if node.tag == "template" else [node]
    for parent in parents:
        child = parent.first_child
        while child is not None:
            yield child
            child = child.next


def is_shadow(node: LexborNode) -> bool:
    """A declarative shadow tree is shown like any element; other templates are not."""
    return node.tag == "template" and not _SHADOW.isdisjoint(node.attributes)


def kind_of(
    node: LexborNode, tag: str, attributes: Mapping[str, str | None], inherited: BlockKind
) -> BlockKind:
    """The shape that an element gives to its lines."""
    if tag in HEADING_LIKE or (attributes and attributes.get("role") in ("heading", "tab")):
        return BlockKind.HEADING
    if tag == "button":
        opens = any(name in attributes for name in _LABELLED_BY_CLICK)
        return BlockKind.HEADING if opens or is_panel_heading(node.text(strip=True)) else BlockKind.LINE
    own = _OWN_KINDS.get(tag)
    if own is not None:
        return own
    hands_down = inherited is BlockKind.LIST_ITEM or inherited is BlockKind.HEADING
    return inherited if hands_down and tag in _TRANSPARENT else BlockKind.PARAGRAPH


def is_tab(attributes: Mapping[str, str | None]) -> bool:
    """Whether a role or class says that the element is a tab, or a part of tabs."""
    if attributes.get("role") == "tab":
        return True
    names = attributes.get("class") or ""
    return "tab" in names.lower() and _TAB.search(names) is not None


def short_text(node: LexborNode) -> str:
    """The element's text if it is short enough for a label; else nothing."""
    text = node.text(separator=" ") if len(list(itertools.islice(children(node), 5))) < 5 else ""
    return " ".join(text[:200].split())


def container_of(node: LexborNode | None, heading: str) -> LexborNode | None:
    """What a heading heads: its parent, or the one above where the parent wraps the heading alone."""
    container = node.parent if node is not None else None
    while container is not None and container.parent is not None and _holds_only(container, heading):
        container = container.parent
    return container


def _holds_only(container: LexborNode, heading: str) -> bool:
    if len(list(itertools.islice(children(container), _WRAPPER_CHILDREN + 1))) > _WRAPPER_CHILDREN:
        return False  # without looking at the text: a page of headings would cost quadratic time
    text = container.text(separator=" ")
    return len(text) < 4 * len(heading) + 80 and _letters(text) == _letters(heading)


def tab_panel(label: LexborNode) -> LexborNode | None:
    """What a tab opens that is tied to its label by order alone: the third box for the third label.

    None unless one box behind the labels holds exactly as many boxes of one kind as there are labels.
    """
    labels = label.parent
    if labels is None:
        return None
    beside = _elements(labels)
    if not 2 <= len(beside) <= _TABS or any(len(node.text() or "") > _LABEL_CHARACTERS for node in beside):
        return None
    following = labels.next
    while following is not None and not following.is_element_node:
        following = following.next
    panels = _elements(following) if following is not None and following.tag in _PANEL_TAGS else []
    if (
        len(panels) != len(beside)
        or len({panel.tag for panel in panels}) > 1
        or panels[0].tag not in _PANEL_TAGS
    ):
        return None
    number = next((at for at, node in enumerate(beside) if node.mem_id == label.mem_id), None)
    return None if number is None else panels[number]


def are_words(before: str, after: str | None) -> bool:
    """Whether inline neighbours are long enough to be words: 'rice' + 'flour', not 'D' + 'MAA'."""
    ends, starts = before[-_SHORTEST_PARTED:], (after or "")[:_SHORTEST_PARTED]
    return all(len(part) == _SHORTEST_PARTED and part.isalpha() for part in (ends, starts))


def squeeze(text: str) -> str:
    """One blank for a run of blanks; two where neighbours were kept apart (a tab until now)."""
    if "  " in text:
        text = _SPACES.sub(" ", text)
    if "\t" in text:
        text = _APART_BLANKS.sub("  ", text)
    return text.strip()


def _elements(node: LexborNode) -> list[LexborNode]:
    return [child for child in itertools.islice(children(node), 4 * _TABS) if child.is_element_node]


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum()).casefold()

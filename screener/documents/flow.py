"""A parsed page to pieces of text in reading order, each with its shape and zone.

Walks the tree with a stack, never by recursion, so that depth costs no Python frames. Knows what elements
mean to a reader (a row, an item, a heading) and nothing of ingredients beyond the shape of an amount.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from screener.documents.compose import Piece, clean_line
from screener.documents.cues import (
    RELATED_HEADING,
    REVIEWS_HEADING,
    count_amounts,
    is_panel_heading,
    is_panel_title,
    label_elsewhere,
    starts_panel,
    states_ingredients,
)
from screener.documents.markup import tags
from screener.documents.rows import leaf_cells, row_lines
from screener.documents.zones import PageFacts, zone_of
from screener.model import BlockKind, Zone

_SKIPPED = tags(
    "script style template head title textarea iframe object embed canvas audio video map datalist meter "
    "progress math input link meta base col colgroup param source track defs desc metadata"
)
_BLOCKS = tags(
    "html body div p ul ol li dl dt dd table thead tbody tfoot tr td th caption h1 h2 h3 h4 h5 h6 section "
    "article main header footer nav aside details summary figure figcaption blockquote pre form fieldset "
    "legend address center hr button option select optgroup svg text noscript dialog menu search hgroup"
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_HEADING_LIKE = frozenset({*_HEADINGS, "caption", "legend", "summary", "dt"})
#: Headings that may open a zone, or a panel inside one.
_OPENING = frozenset({*_HEADINGS, "caption", "legend", "summary"})
#: Elements whose whole text may be the label of a way to elsewhere on the page; no heading of what follows.
_WAYS = tags("a button li label option")
_TOLD_BY_CLASS = frozenset({Zone.REVIEWS, Zone.RELATED})
_WRAPPER_CHILDREN = 6  # text nodes among them; more is no wrapper of one heading
_SHADOW = frozenset({"shadowrootmode", "shadowroot"})
_LABELLED_BY_CLICK = ("aria-controls", "aria-expanded", "data-toggle", "data-bs-toggle")
_BLANKS = re.compile(r"[ \t\n\r\f\v\u2028\u2029\x85]+")
_TAB = re.compile(r"(?<![a-zA-Z])tabs?(?![a-zA-Z])", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*(?:super|text-top|top)", re.IGNORECASE)
#: Inline neighbours without a blank between them that stand apart on the page: 'Vitamin C' + '90 mg'.
_APART = tags("span strong b label em i u small font data output a")
#: Of these, the ones that shops lay out as lists without a blank between them: 'rice' + 'flour'.
_LIST_LIKE = tags("span a label data")
_SHORTEST_PARTED = 3  # letters on either side; 'D' + 'MAA' may be one word


@dataclass(frozen=True, slots=True)
class _Frame:
    """What an element hands down to what stands in it."""

    zone: Zone
    kind: BlockKind
    keeps_lines: bool = False  # <pre>


@dataclass(slots=True)
class _HeadingZone:
    """A zone opened by a heading ('Reviews'): for the rest of its container or to the next heading."""

    zone: Zone
    level: int
    container: int  # mem_id


def pieces_of(root: LexborNode, facts: PageFacts, zone: Zone = Zone.MAIN) -> list[Piece]:
    """The text under `root` in reading order."""
    return _Walk(facts).run(root, _Frame(zone, BlockKind.PARAGRAPH))


class _Walk:
    """One pass over one tree. `_line` holds the runs of the line being read, each with its zone."""

    def __init__(self, facts: PageFacts, *, in_template: bool = False) -> None:
        self._facts = facts
        self._in_template = in_template  # templates inside templates are not read: walks would nest
        self._pieces: list[Piece] = []
        self._line: list[tuple[Zone, str]] = []
        self._kind = BlockKind.PARAGRAPH
        self._broken = False  # the block holds a <br>
        self._by_heading: _HeadingZone | None = None
        self._panel: _HeadingZone | None = None  # a panel inside a zone that only a class told
        self._about: _HeadingZone | None = None  # that zone, and the highest heading seen in it
        self._heading: LexborNode | None = None
        self._alt_seen: set[str] = set()

    def run(self, root: LexborNode, frame: _Frame) -> list[Piece]:
        stack: list[tuple[LexborNode, _Frame | None]] = [(root, frame)]
        while stack:
            node, current = stack.pop()
            if current is None:
                self._leave(node)
            elif node.is_text_node:
                self._text(node, current)
            elif node.is_element_node:
                inner = self._enter(node, current)
                if inner is not None:
                    stack.append((node, None))
                    stack.extend((child, inner) for child in reversed(list(_children(node))))
        self._flush()
        return self._pieces

    def _enter(self, node: LexborNode, frame: _Frame) -> _Frame | None:
        """What the children inherit; None where they are not to be walked (skipped, or read as a whole)."""
        tag = node.tag or ""
        if tag == "template" and not _is_shadow(node):
            self._template(node, frame.zone)
            return None
        if tag in _SKIPPED and not _is_shadow(node):
            return None
        if tag == "br" or tag == "wbr":
            if tag == "br":
                self._broken = True
                self._flush()
            return None
        zone = self._zone_of(node, tag, frame.zone)
        if tag == "img":
            self._picture(node, zone)
            return None
        if tag not in _BLOCKS:
            self._keep_apart(node, zone)
            self._part_mark(node, zone)
            return _Frame(zone, frame.kind, frame.keeps_lines)
        self._flush()
        self._broken = False
        if tag in _OPENING:
            if tag in _HEADINGS:
                self._end_zone_at_heading(_HEADINGS[tag])
            self._heading = node
        cells = leaf_cells(node, tag)
        if cells is not None:
            self._row(cells, zone)
            return None
        self._kind = _kind_of(node, tag, frame.kind)
        return _Frame(zone, self._kind, frame.keeps_lines or tag == "pre")

    def _zone_of(self, node: LexborNode, tag: str, inherited: Zone) -> Zone:
        """The element's zone. 'Reviews' as a tab's or link's label is a way to elsewhere: no heading."""
        zone = zone_of(node, inherited, self._facts)
        if zone in _TOLD_BY_CLASS and inherited is Zone.MAIN:
            self._about = _HeadingZone(zone, len(_HEADINGS) + 1, node.mem_id)
        is_way = tag in _WAYS or _is_tab(node)
        if is_way and zone is Zone.MAIN and self._heading is None and label_elsewhere(_short_text(node)):
            return Zone.NAVIGATION
        return zone

    def _leave(self, node: LexborNode) -> None:
        if node.tag in _BLOCKS:
            self._flush()
            self._kind = BlockKind.PARAGRAPH
            self._broken = False
        if self._heading is not None and self._heading.mem_id == node.mem_id:
            self._heading = None
        if self._by_heading is not None and self._by_heading.container == node.mem_id:
            self._by_heading = None
        if self._panel is not None and self._panel.container == node.mem_id:
            self._panel = None
        if self._about is not None and self._about.container == node.mem_id:
            self._about = self._panel = None

    def _row(self, cells: list[LexborNode], zone: Zone) -> None:
        """The lines of a table row, or of a block that is laid out as one."""
        texts: list[list[str]] = []
        unseen: list[Piece] = []
        for cell in cells:
            inside = _Walk(self._facts, in_template=self._in_template).run(
                cell, _Frame(Zone.MAIN, BlockKind.PARAGRAPH)
            )
            texts.append([piece.text for piece in inside if piece.zone is Zone.MAIN])
            unseen.extend(piece for piece in inside if piece.zone is not Zone.MAIN)
        for line in row_lines(texts):
            self._emit(line, BlockKind.TABLE_ROW, zone)
        for piece in unseen:
            self._emit(piece.text, piece.kind, piece.zone if zone is Zone.MAIN else zone)

    def _template(self, node: LexborNode, zone: Zone) -> None:
        """What a script may show later: data of the page where it names a dose or a list, else nothing."""
        if zone is not Zone.MAIN or self._in_template:
            return
        pieces: list[Piece] = []
        for part in _children(node):
            pieces += _Walk(self._facts, in_template=True).run(part, _Frame(Zone.MAIN, BlockKind.PARAGRAPH))
        own = [piece for piece in pieces if piece.zone is Zone.MAIN]
        text = "\n".join(piece.text for piece in own)
        if count_amounts(text) or states_ingredients(text) or _heads_panel(own):
            self._flush()
            for piece in own:
                self._emit(piece.text, piece.kind, Zone.STRUCTURED)

    def _text(self, node: LexborNode, frame: _Frame) -> None:
        text = node.text_content or ""
        if frame.keeps_lines:
            for number, line in enumerate(text.splitlines()):
                if number:
                    self._flush()
                self._line.append((frame.zone, line))
        elif text:
            self._line.append((frame.zone, _BLANKS.sub(" ", text)))

    def _keep_apart(self, node: LexborNode, zone: Zone) -> None:
        before = node.prev
        if node.tag not in _APART or before is None or before.tag not in _APART or not self._line:
            return
        last, first = self._line[-1][1][-1:], (node.text() or "")[:1]
        if (last.islower() and first.isupper()) or ((last.isalpha() or last in ")]®™*") and first.isdigit()):
            self._line.append((zone, "\t"))
        elif node.tag in _LIST_LIKE and before.tag in _LIST_LIKE:
            links = node.tag == before.tag == "a" and last.isalnum() and first.isalnum()
            if links or _are_words(self._line[-1][1], node.text()):
                self._line.append((zone, " "))

    def _part_mark(self, node: LexborNode, zone: Zone) -> None:
        """A raised figure is a footnote's mark: 'LGD-4033<sup>2</sup>' is not 'LGD-40332'."""
        if not self._line or not (node.tag == "sup" or _RAISED.search(node.attributes.get("style") or "")):
            return
        if self._line[-1][1][-1:].isalnum() and (node.text() or "")[:1].isalnum():
            self._line.append((zone, " "))

    def _picture(self, node: LexborNode, zone: Zone) -> None:
        """A picture's alt text is a line of its own, once."""
        alt = _BLANKS.sub(" ", node.attributes.get("alt") or "").strip()
        if not alt or alt in self._alt_seen or len(alt) < 3:
            return
        self._alt_seen.add(alt)
        self._flush()
        self._emit(alt, BlockKind.LINE, zone)

    def _flush(self) -> None:
        """End the line: one block for each zone that stands in it, in order of appearance."""
        runs: dict[Zone, list[str]] = {}
        for zone, text in self._line:
            runs.setdefault(zone, []).append(text)
        self._line.clear()
        kind = BlockKind.LINE if self._broken and self._kind is BlockKind.PARAGRAPH else self._kind
        for zone, texts in runs.items():
            self._emit(_squeeze("".join(texts)), kind, zone)

    def _emit(self, text: str, kind: BlockKind, zone: Zone) -> None:
        text = clean_line(text).strip()
        if not text:
            return
        if zone in _TOLD_BY_CLASS and self._about is not None:
            zone = self._zone_inside(text, kind, zone)
        if self._by_heading is not None and zone is Zone.MAIN:
            titled = self._heading is not None and is_panel_title(text)
            if starts_panel(text) or titled:
                self._by_heading = None  # a panel under no heading of its own: never lost to a guess
            else:
                zone = self._by_heading.zone
        if self._heading is not None and zone is Zone.MAIN:
            zone = self._open_zone(text)
        self._pieces.append(Piece(text, kind, zone))

    def _zone_inside(self, text: str, kind: BlockKind, zone: Zone) -> Zone:
        """Main from a panel's own heading on, though a class calls all of it reviews or related.

        Not where related products are named before it: that panel is another product's.
        """
        about, node = self._about, self._heading
        if about is None:
            return zone
        level = _HEADINGS.get(node.tag or "", len(_HEADINGS)) if node is not None else len(_HEADINGS)
        if (node is not None or kind is BlockKind.TABLE_ROW) and is_panel_title(text):
            if self._panel is None and level <= about.level:
                above = _container_of(node, text)
                self._panel = _HeadingZone(Zone.MAIN, level, above.mem_id if above else about.container)
        elif node is not None and not label_elsewhere(text):
            if self._panel is not None and level <= self._panel.level:
                self._panel = None
            if zone is Zone.RELATED:
                about.level = min(about.level, level)
        elif node is None and self._panel is None and zone is Zone.RELATED:
            about.level = 0  # a card without headings: what follows is that product's
        return zone if self._panel is None else Zone.MAIN

    def _open_zone(self, heading: str) -> Zone:
        """Main, or the zone that this heading opens for what follows it in its container."""
        if len(heading) > 80:
            return Zone.MAIN
        if RELATED_HEADING.match(heading):
            zone = Zone.RELATED
        elif REVIEWS_HEADING.match(heading):
            zone = Zone.REVIEWS
        else:
            return Zone.MAIN
        node = self._heading
        level = _HEADINGS.get(node.tag or "", 2) if node is not None else 2
        container = _container_of(node, heading)
        if container is not None and level > 1:
            self._by_heading = _HeadingZone(zone, level, container.mem_id)
        return zone

    def _end_zone_at_heading(self, level: int) -> None:
        if self._by_heading is not None and level <= self._by_heading.level:
            self._by_heading = None


def _children(node: LexborNode) -> Iterator[LexborNode]:
    """What stands in `node`; of a template, which the parser keeps apart, its content."""
    parents = node.template_fragments() if node.tag == "template" else [node]
    for parent in parents:
        child = parent.first_child
        while child is not None:
            yield child
            child = child.next


def _is_shadow(node: LexborNode) -> bool:
    """A declarative shadow tree is shown like any element; other templates are not."""
    return node.tag == "template" and not _SHADOW.isdisjoint(node.attributes)


def _kind_of(node: LexborNode, tag: str, inherited: BlockKind) -> BlockKind:
    if tag in _HEADING_LIKE or node.attributes.get("role") in ("heading", "tab"):
        return BlockKind.HEADING
    if tag == "button":
        opens = any(name in node.attributes for name in _LABELLED_BY_CLICK)
        return BlockKind.HEADING if opens or is_panel_heading(node.text(strip=True)) else BlockKind.LINE
    if tag in ("li", "dd"):
        return BlockKind.LIST_ITEM
    if tag == "option":
        return BlockKind.LINE
    if tag in ("tr", "td", "th"):
        return BlockKind.TABLE_ROW
    if inherited in (BlockKind.LIST_ITEM, BlockKind.HEADING) and tag in ("p", "div", "header"):
        return inherited
    return BlockKind.PARAGRAPH


def _heads_panel(pieces: list[Piece]) -> bool:
    return any(is_panel_heading(piece.text) for piece in pieces)


def _are_words(before: str, after: str | None) -> bool:
    ends, starts = before[-_SHORTEST_PARTED:], (after or "")[:_SHORTEST_PARTED]
    return all(len(part) == _SHORTEST_PARTED and part.isalpha() for part in (ends, starts))


def _is_tab(node: LexborNode) -> bool:
    attributes = node.attributes
    return attributes.get("role") == "tab" or _TAB.search(attributes.get("class") or "") is not None


def _short_text(node: LexborNode) -> str:
    """The element's text if it is short enough for a label; else nothing."""
    text = node.text(separator=" ") if len(list(itertools.islice(_children(node), 5))) < 5 else ""
    return " ".join(text[:200].split())


def _squeeze(text: str) -> str:
    """One blank for a run of blanks; two where neighbours were kept apart (a tab until now)."""
    return re.sub(" *\t[ \t]*", "  ", re.sub(" +", " ", text)).strip()


def _container_of(node: LexborNode | None, heading: str) -> LexborNode | None:
    """What a heading heads: its parent, or the one above where the parent wraps the heading alone."""
    container = node.parent if node is not None else None
    while container is not None and container.parent is not None and _holds_only(container, heading):
        container = container.parent
    return container


def _holds_only(container: LexborNode, heading: str) -> bool:
    if len(list(itertools.islice(_children(container), _WRAPPER_CHILDREN + 1))) > _WRAPPER_CHILDREN:
        return False  # without looking at the text: a page of headings would cost quadratic time
    text = container.text(separator=" ")
    return len(text) < 4 * len(heading) + 80 and _letters(text) == _letters(heading)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum()).casefold()

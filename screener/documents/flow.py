"""A parsed page to pieces of text in reading order, each with its shape and zone.

Walks the tree with a stack, never by recursion, so that depth costs no Python frames. Knows what elements
mean to a reader (a row, an item, a heading) and nothing of ingredients beyond the shape of an amount.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
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
from screener.documents.elements import (
    BLOCKS,
    HEADINGS,
    OPENING,
    SKIPPED,
    WAYS,
    are_words,
    children,
    container_of,
    is_icon,
    is_shadow,
    is_tab,
    kind_of,
    short_text,
    squeeze,
    tab_panel,
)
from screener.documents.markup import tags
from screener.documents.pictures import Picture, address_of, parts_of_alt
from screener.documents.rows import is_attribute, is_listed, leaf_cells, row_lines, split_rows, table_of
from screener.documents.zones import PageFacts, zone_elsewhere, zone_of
from screener.model import BlockKind, Zone

_TOLD_BY_CLASS = frozenset({Zone.REVIEWS, Zone.RELATED})
_BLANKS = re.compile(r"[\t\n\r\f\v\u2028\u2029\x85]+| {2,}")  # but not each single blank: there are many
_BOLD = tags("b strong")
#: Elements that are not walked through: left out, a line's end, or a template, which is read apart.
_APART_FROM_TEXT = SKIPPED | {"br", "wbr"}
_LEAD_IN_RUNS = 6  # of text before the end of bold words that open a line
_WITHOUT_ROWS = frozenset({Zone.NAVIGATION, Zone.FOOTER})
_NO_ATTRIBUTES: Mapping[str, str | None] = {}
#: Zones whose pictures may show the product's own panel; a closed box may open on a click.
_PICTURED = frozenset({Zone.MAIN, Zone.HIDDEN})
_RAISED = re.compile(r"vertical-align\s*:\s*(?:super|text-top|top)", re.IGNORECASE)
#: Inline neighbours without a blank between them that stand apart on the page: 'Vitamin C' + '90 mg'.
_APART = tags("span strong b label em i u small font data output a")
#: Of these, the ones that shops lay out as lists without a blank between them: 'rice' + 'flour'.
_LIST_LIKE = tags("span a label data")


@dataclass(slots=True)  # not frozen: made for every element, and freezing costs most of that
class _Frame:
    """What an element hands down to what stands in it. Never changed once made."""

    zone: Zone
    kind: BlockKind
    keeps_lines: bool = False  # <pre>


@dataclass(slots=True)
class _HeadingZone:
    """A zone opened by a heading ('Reviews'): for the rest of its container or to the next heading."""

    zone: Zone
    level: int
    container: int  # mem_id


@dataclass(frozen=True, slots=True)
class Walked:
    """What was read under one element: pieces in reading order, and the pictures between them."""

    pieces: list[Piece]
    pictures: list[Picture]


def walk(root: LexborNode, facts: PageFacts) -> Walked:
    """The text under `root` in reading order, and its pictures."""
    walker = _Walk(facts)
    return Walked(walker.run(root, _Frame(Zone.MAIN, BlockKind.PARAGRAPH)), walker.pictures)


class _Walk:
    """One pass over one tree. `_line` holds the runs of the line being read, each with its zone."""

    def __init__(self, facts: PageFacts, *, in_template: bool = False) -> None:
        self.pictures: list[Picture] = []
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
        self._by_label: dict[int, Zone] = {}  # mem_id of what a tab without a target opens
        self._attributes: int | None = None  # mem_id of a table or list of attributes: 'Ingredients | a, b'

    def run(self, root: LexborNode, frame: _Frame) -> list[Piece]:
        stack: list[tuple[LexborNode, _Frame | None]] = [(root, frame)]
        pop, push = stack.pop, stack.append
        while stack:
            node, current = pop()
            if current is None:
                self._leave(node)
            elif node.is_text_node:
                self._text(node, current)
            elif node.is_element_node:
                inner = self._enter(node, current)
                if inner is None:
                    continue
                push((node, None))
                if node.tag == "template":
                    stack.extend((child, inner) for child in reversed(list(children(node))))
                    continue
                child = node.last_child
                while child is not None:
                    push((child, inner))
                    child = child.prev
        self._flush()
        return self._pieces

    def _enter(self, node: LexborNode, frame: _Frame) -> _Frame | None:
        """What the children inherit; None where they are not to be walked (skipped, or read as a whole)."""
        tag = node.tag or ""
        if tag == "svg" and is_icon(node):
            self._leave(node)  # the line ends there, and that is all
            return None
        if tag in _APART_FROM_TEXT and not (tag == "template" and is_shadow(node)):
            if tag == "template":
                self._template(node, frame.zone)
            elif tag == "br":
                self._broken = True
                self._flush()
            return None
        zone, attributes = frame.zone, _NO_ATTRIBUTES
        if zone is Zone.MAIN or tag == "img":  # elsewhere nothing depends on them, and reading them is dear
            attributes = node.attributes
            zone = self._zone_of(node, tag, attributes, zone)
        if tag == "img":
            self._picture(attributes, zone)
            return None
        if tag not in BLOCKS:
            if self._line:
                self._keep_apart(node, tag, zone)
                if tag == "sup" or "style" in attributes:
                    self._part_mark(node, tag, attributes, zone)
            return frame if zone is frame.zone else _Frame(zone, frame.kind, frame.keeps_lines)
        if self._line:
            self._flush()
        self._broken = False
        if tag in OPENING:
            if tag in HEADINGS:
                self._end_zone_at_heading(HEADINGS[tag])
            self._heading = node
        cells = None if zone in _WITHOUT_ROWS else leaf_cells(node, tag)
        if cells is not None:
            for row in split_rows(node, cells):
                self._row(node, row, zone)
            return None
        if tag in ("dt", "th", "td"):
            self._note_attributes(node)
        self._kind = kind_of(node, tag, attributes, frame.kind)
        keeps_lines = frame.keeps_lines or tag == "pre"
        if zone is frame.zone and self._kind is frame.kind and keeps_lines is frame.keeps_lines:
            return frame
        return _Frame(zone, self._kind, keeps_lines)

    def _zone_of(
        self, node: LexborNode, tag: str, attributes: Mapping[str, str | None], inherited: Zone
    ) -> Zone:
        """The element's zone. 'Reviews' as a tab's or link's label is a way to elsewhere: no heading."""
        if inherited is not Zone.MAIN:
            return inherited
        zone = zone_of(node, tag, attributes, inherited, self._facts)
        if zone is Zone.MAIN and self._by_label:
            zone = self._by_label.get(node.mem_id, zone)
        if zone in _TOLD_BY_CLASS and inherited is Zone.MAIN:
            self._about = _HeadingZone(zone, len(HEADINGS) + 1, node.mem_id)
        if zone is not Zone.MAIN or self._heading is not None or not (tag in WAYS or is_tab(attributes)):
            return zone
        leads_to = zone_elsewhere(short_text(node))
        if leads_to is None:
            return zone
        opened = tab_panel(node)
        if opened is not None and not states_ingredients(opened.text(separator="\n")):
            self._by_label[opened.mem_id] = leads_to
        return Zone.NAVIGATION

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag
        if tag in BLOCKS:
            if self._line:
                self._flush()
            self._kind = BlockKind.PARAGRAPH
            self._broken = False
        elif tag in _BOLD and self._line:
            self._end_lead_in(node)
        if self._attributes is not None and self._attributes == node.mem_id:
            self._attributes = None
        if self._heading is not None and self._heading.mem_id == node.mem_id:
            self._heading = None
        if self._by_heading is not None and self._by_heading.container == node.mem_id:
            self._by_heading = None
        if self._panel is not None and self._panel.container == node.mem_id:
            self._panel = None
        if self._about is not None and self._about.container == node.mem_id:
            self._about = self._panel = None

    def _row(self, node: LexborNode, cells: list[LexborNode], zone: Zone) -> None:
        """The lines of a table row, or of a block that is laid out as one."""
        texts: list[list[str]] = []
        unseen: list[Piece] = []
        for cell in cells:
            walker = _Walk(self._facts, in_template=self._in_template)
            inside = walker.run(cell, _Frame(Zone.MAIN, BlockKind.PARAGRAPH))
            texts.append([piece.text for piece in inside if piece.zone is Zone.MAIN])
            unseen.extend(piece for piece in inside if piece.zone is not Zone.MAIN)
            self.pictures += [picture.behind(len(self._pieces)) for picture in walker.pictures]
        if is_listed(cells, texts):
            self._attributes = table_of(node)
        if self._attributes is not None and is_attribute(texts):
            for text in texts[0]:
                self._emit(text, BlockKind.HEADING, zone)
            for text in texts[1]:
                self._emit(text, BlockKind.PARAGRAPH, zone)
        else:
            for line in row_lines(texts):
                self._emit(line, BlockKind.TABLE_ROW, zone)
        for piece in unseen:
            self._emit(piece.text, piece.kind, piece.zone if zone is Zone.MAIN else zone)

    def _note_attributes(self, cell: LexborNode) -> None:
        """Remember a table of attributes by a cell that heads a list in the cell beside it."""
        beside = cell.next
        while beside is not None and not beside.is_element_node:
            beside = beside.next
        if beside is not None and beside.tag in ("td", "dd") and is_panel_heading(cell.text(strip=True)):
            self._attributes = table_of(cell)

    def _end_lead_in(self, bold: LexborNode) -> None:
        """'<b>Ingredients</b> Kava, mint': bold words that head the rest of their line are a heading."""
        if len(self._line) > _LEAD_IN_RUNS:
            return
        after = bold.next
        follows = ((after.text(separator=" ") or "") if after is not None else "").lstrip()
        if not follows or not (follows[0].isupper() or follows[0].isdigit()):
            return
        line = squeeze("".join(text for _, text in self._line))
        if is_panel_heading(line) and line[-1:].isalpha():
            kind, self._kind = self._kind, BlockKind.HEADING
            self._flush()
            self._kind = kind

    def _template(self, node: LexborNode, zone: Zone) -> None:
        """What a script may show later: data of the page where it names a dose or a list, else nothing."""
        if zone is not Zone.MAIN or self._in_template:
            return
        pieces: list[Piece] = []
        for part in children(node):
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
        elif text and (self._line or not text.isspace()):
            if "  " in text or not text.isprintable():  # every blank but the usual one is not printable
                text = _BLANKS.sub(" ", text)
            self._line.append((frame.zone, text))

    def _keep_apart(self, node: LexborNode, tag: str, zone: Zone) -> None:
        if tag not in _APART:
            return
        before = node.prev
        if before is None or before.tag not in _APART:
            return
        last, first = self._line[-1][1][-1:], (node.text() or "")[:1]
        if (last.islower() and first.isupper()) or ((last.isalpha() or last in ")]®™*") and first.isdigit()):
            self._line.append((zone, "\t"))
        elif tag in _LIST_LIKE and before.tag in _LIST_LIKE:
            links = tag == before.tag == "a" and last.isalnum() and first.isalnum()
            if links or are_words(self._line[-1][1], node.text()):
                self._line.append((zone, " "))

    def _part_mark(
        self, node: LexborNode, tag: str, attributes: Mapping[str, str | None], zone: Zone
    ) -> None:
        """A raised figure is a footnote's mark: 'LGD-4033<sup>2</sup>' is not 'LGD-40332'."""
        if not (tag == "sup" or _RAISED.search(attributes.get("style") or "")):
            return
        if self._line[-1][1][-1:].isalnum() and (node.text() or "")[:1].isalnum():
            self._line.append((zone, " "))

    def _picture(self, attributes: Mapping[str, str | None], zone: Zone) -> None:
        """A picture's alt text is a line of its own, once; a mere caption of a panel heads nothing."""
        alt = _BLANKS.sub(" ", attributes.get("alt") or "").strip()
        words, caption = parts_of_alt(alt)
        if alt:
            self._flush()
        if zone in _PICTURED:
            said = f"{alt} {attributes.get('title') or ''}"
            self.pictures.append(Picture(len(self._pieces), address_of(attributes), said))
        if len(alt) < 3 or alt in self._alt_seen:
            return
        self._alt_seen.add(alt)
        self._emit(words, BlockKind.LINE, zone)
        self._emit(caption, BlockKind.LINE, Zone.NAVIGATION if zone is Zone.MAIN else zone)

    def _flush(self) -> None:
        """End the line: one block for each zone that stands in it, in order of appearance."""
        if not self._line:
            return
        runs: dict[Zone, list[str]] = {}
        for zone, text in self._line:
            runs.setdefault(zone, []).append(text)
        self._line.clear()
        kind = BlockKind.LINE if self._broken and self._kind is BlockKind.PARAGRAPH else self._kind
        for zone, texts in runs.items():
            self._emit(squeeze("".join(texts)), kind, zone)

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
        level = HEADINGS.get(node.tag or "", len(HEADINGS)) if node is not None else len(HEADINGS)
        if (node is not None or kind is BlockKind.TABLE_ROW) and is_panel_title(text):
            if self._panel is None and level <= about.level:
                above = container_of(node, text)
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
        level = HEADINGS.get(node.tag or "", 2) if node is not None else 2
        container = container_of(node, heading)
        if container is not None and level > 1:
            self._by_heading = _HeadingZone(zone, level, container.mem_id)
        return zone

    def _end_zone_at_heading(self, level: int) -> None:
        if self._by_heading is not None and level <= self._by_heading.level:
            self._by_heading = None


def _heads_panel(pieces: list[Piece]) -> bool:
    return any(is_panel_heading(piece.text) for piece in pieces)

"""Tables of a page: which elements are one printed row, and which lines that row makes.

One ingredient with its amount is one line, its cells two blanks apart, whether the shop used a table, a
definition list or nested boxes. Layout tables, whose cells hold headings, lists or tables, are no rows.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from screener.documents.cues import is_panel_heading, looks_like_value

_CELLS = frozenset({"td", "th"})
#: What may not stand in a cell of a row: then the table is layout, and its cells are read one after another.
_STRUCTURE = "table, ul, ol, dl, h1, h2, h3, h4, h5, h6, section, article, form, p + p + p"
_BOXES = frozenset({"div", "li", "dl", "p", "section", "a"})
_BOX_CELLS = frozenset({"div", "span", "p", "dt", "dd", "strong", "b", "em", "label", "li"})
_NESTED_BLOCKS = "div, p, ul, ol, dl, table, section, article, h1, h2, h3, h4, h5, h6, img, button, br"
_CELL_CHARACTERS = 160  # a longer text is prose, not a cell
_BOX_CELL_COUNT = 4
_COLUMN = re.compile(
    r"(?:dose|dosage|strength|quantity|qty|units?|menge|quantité|cantidad|quantità)\W*", re.IGNORECASE
)
_DOSE = re.compile(r"\d\s?(?:mcg|mg|[µμ]g|g|i\.?u|i\.?e|ui|cfu|billion|million)\b", re.IGNORECASE)
#: What is measured here is the pack, not what is in it.
_MEASURE = re.compile(
    r"\b(?:weight|size|volume|dimensions?|contents?|net|count|servings?|gewicht|inhalt|poids|peso|contenu|contenido)\b",
    re.IGNORECASE,
)
_LIST_CELL_COUNT = 200  # of a definition list, whose pairs are rows


def leaf_cells(node: LexborNode, tag: str) -> list[LexborNode] | None:
    """The cells of `node` if it is one printed row; None if it is something else."""
    if tag == "tr":
        cells = [child for child in _elements(node) if child.tag in _CELLS]
        if not cells or (_has(node, _STRUCTURE) and any(_has(cell, _STRUCTURE) for cell in cells)):
            return None
        return cells
    if tag in _BOXES:
        return _box_cells(node)
    return None


def row_lines(cells: list[list[str]]) -> list[str]:
    """The lines of a row whose cells hold these lines.

    Cells with equally many lines ('A<br>B' beside '1 mg<br>2 mg') are that many rows. A line that goes on in
    brackets or small letters belongs to the line before it. A name that follows an amount begins a new line,
    because two ingredients stand side by side.
    """
    filled = [_joined(cell) for cell in cells if cell]
    if not filled:
        return []
    count = len(filled[0])
    if count > 1 and len(filled) > 1 and all(len(cell) == count for cell in filled):
        return [line for row in zip(*filled, strict=True) for line in _side_by_side(list(row))]
    first = _side_by_side([cell[0] for cell in filled])
    return [*first, *(line for cell in filled for line in cell[1:])]


def split_rows(node: LexborNode, cells: list[LexborNode]) -> list[list[LexborNode]]:
    """The rows that `cells` make: of a definition list each term with what follows it, else one."""
    if node.tag != "dl":
        return [cells]
    rows: list[list[LexborNode]] = []
    for cell in cells:
        if cell.tag == "dt" or not rows:
            rows.append([])
        rows[-1].append(cell)
    return rows


def is_listed(cells: list[LexborNode], texts: list[list[str]]) -> bool:
    """Whether a row says what the product is made of: 'Ingredients | Kava, mint'; not a head of columns."""
    if len(cells) != 2 or len(texts[0]) != 1 or not texts[1] or not is_panel_heading(texts[0][0]):
        return False
    value = " ".join(texts[1])
    if looks_like_value(value) or _COLUMN.fullmatch(value.strip()):
        return False
    return cells[1].tag in ("td", "dd") and (cells[0].tag in ("th", "dt") or "," in value or " " in value)


def is_attribute(texts: list[list[str]]) -> bool:
    """Whether a row of a table of attributes is a name with its text, not an ingredient with its dose."""
    if len(texts) != 2 or len(texts[0]) != 1 or not texts[1]:
        return False
    value = " ".join(texts[1])
    return not (looks_like_value(value) and _DOSE.search(value)) or _MEASURE.search(texts[0][0]) is not None


def table_of(cell: LexborNode) -> int | None:
    """mem_id of the table or definition list in which a row or cell stands."""
    above: LexborNode | None = cell
    while above is not None and above.tag not in ("table", "dl"):
        above = above.parent
    return above.mem_id if above is not None else None


def _joined(lines: list[str]) -> list[str]:
    result: list[str] = []
    for line in lines:
        if result and (line[0] in "([" or line[0].islower()):
            result[-1] = f"{result[-1]} {line}"
        else:
            result.append(line)
    return result


def _side_by_side(cells: list[str]) -> list[str]:
    lines: list[list[str]] = [[]]
    for cell in cells:
        after_value = len(lines[-1]) > 1 and looks_like_value(lines[-1][-1])
        if (
            after_value
            and not looks_like_value(cell)
            and cell[0].isalnum()
            and not looks_like_value(lines[-1][0])
        ):
            lines.append([])
        lines[-1].append(cell)
    return ["  ".join(line) for line in lines]


def _box_cells(node: LexborNode) -> list[LexborNode] | None:
    """Short boxes side by side, of which the first is a name and another is an amount."""
    most = _LIST_CELL_COUNT if node.tag == "dl" else _BOX_CELL_COUNT
    cells: list[LexborNode] = []
    child = node.first_child
    while child is not None:
        if child.is_element_node:
            if child.tag not in _BOX_CELLS or len(cells) == most:
                return None
            cells.append(child)
        elif child.is_text_node and (child.text_content or "").strip():
            return None
        child = child.next
    if len(cells) < 2:
        return None
    texts = [cell.text().strip() for cell in cells]
    if not texts[0] or any(len(text) > _CELL_CHARACTERS for text in texts):
        return None
    values = [looks_like_value(text) for text in texts]
    if values[0] or not any(values[1:]):
        return None
    # last, because it costs most and most boxes are no rows
    return None if any(_has(cell, _NESTED_BLOCKS) for cell in cells) else cells


def _elements(node: LexborNode) -> list[LexborNode]:
    found = []
    child = node.first_child
    while child is not None:
        if child.is_element_node:
            found.append(child)
        child = child.next
    return found


def _has(node: LexborNode, selector: str) -> bool:
    """Whether an element inside `node` meets `selector` (selectolax also tries the node itself)."""
    return any(found.mem_id != node.mem_id for found in node.css(selector))

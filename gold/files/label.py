"""Reads the label descriptions in `labels/*.txt` and says what is right for each: the gold record.

A description is what a label prints, once; the templates lay it out. `@ id` begins a label, `key: value`
lines follow, `# kind heading` begins a part ('-' for no heading). A panel part has rows
'name | amount | daily value', '> name' for a row under the blend above, '( name' for one in its brackets.
In any other part `‹name = amount < parent›` marks an ingredient (amount and parent are left out of print);
`‹name ?›` may be listed or not, and where the parent is '?', parent and section are not judged. A body that
begins with '- ' is a comma list whose items are all ingredients.

Knows nothing of how a label is drawn, nor of the engine that will read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PANELS = ("supplement_facts", "nutrition_facts")
_MARK = re.compile(r"‹\s*([^=<›]+?)\s*(?:=\s*([^<›]+?)\s*)?(?:<\s*([^›]+?)\s*)?›")
_AMOUNT = re.compile(r"<?\s*([\d.,]+)\s*([^\W\d_]+)?")
#: Units as the report writes them, by how they are printed.
_UNITS = {"µg": "mcg", "μg": "mcg", "мкг": "mcg", "мг": "mg", "г": "g", "мл": "ml"}
#: Energy and macronutrients: rows of a panel that a reader may take for ingredients or not.
_NUTRIENTS = frozenset(
    {"calories", "total fat", "cholesterol", "sodium", "total carbohydrate", "protein", "dietary fiber"}
)
#: Keys of a description that hold several names.
_LISTS = ("expect", "allow", "forbid", "considered", "also_ok", "never")


@dataclass(frozen=True, slots=True)
class Item:
    """One ingredient as printed: the name alone, its amount, the name of the blend that holds it."""

    name: str
    amount: str = ""
    daily: str = ""
    parent: str | None = None
    bracketed: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a label: rows if it is a panel, else a body of text."""

    kind: str
    heading: str
    body: str
    items: tuple[Item, ...]
    serving: str = ""
    servings: str = ""

    @property
    def is_panel(self) -> bool:
        return self.kind in PANELS

    @property
    def printed_rows(self) -> list[tuple[str, str, str, int]]:
        """Name, amount, daily value and depth of each row; bracketed children stand in their blend's name."""
        rows: list[tuple[str, str, str, int]] = []
        for item in self.items:
            if item.bracketed:
                continue
            inside = ", ".join(one.name for one in self.items if one.bracketed and one.parent == item.name)
            name = f"{item.name} ({inside})" if inside else item.name
            rows.append((name, item.amount, item.daily, 1 if item.parent else 0))
        return rows

    @property
    def starts_with(self) -> str:
        """The first words of the part, its heading aside."""
        if self.is_panel:
            return self.items[0].name
        return " ".join(self.body.split()[:4])

    @property
    def length(self) -> int:
        """How many characters the part prints behind its heading."""
        return len(self.body) or sum(len("".join(row[:3])) + 2 for row in self.printed_rows)


@dataclass(frozen=True, slots=True)
class Label:
    """One label: what it prints, and what is right to say of it."""

    id: str
    settings: dict[str, str]
    parts: tuple[Part, ...] = field(default=())

    @property
    def template(self) -> str:
        return self.settings["template"].partition("/")[0]

    @property
    def producer(self) -> str:
        return self.settings["template"].partition("/")[2]

    @property
    def brand(self) -> str:
        return self.settings["brand"]

    @property
    def product(self) -> str:
        return self.settings["product"]

    def part(self, *kinds: str) -> Part | None:
        """The first part of one of these kinds."""
        return next((part for part in self.parts if part.kind in kinds), None)

    def names(self, key: str) -> list[str]:
        """The names that a setting lists, between semicolons."""
        return [name.strip() for name in self.settings.get(key, "").split(";") if name.strip()]

    def record(self, path: str) -> dict[str, Any]:
        """The gold record, in the format of docs/reference/evaluation.md."""
        lists = {key: self.names(key) for key in _LISTS}
        record: dict[str, Any] = {
            "id": self.id,
            "file": path,
            "kind": "product_page" if self.producer == "html" else "label_pdf",
            "layout": self.settings.get("layout", self.template.replace("_", " ")),
            "producer": self.producer,
            "tier": self.settings.get("tier", "strong"),
            "product": f"{self.brand} {self.product}",
            **{key: lists[key] for key in ("expect", "allow", "forbid", "considered")},
            "outcome": self.settings.get("outcome", "flagged"),
            **{key: lists[key] for key in ("also_ok", "never") if lists[key]},
            "ingredients": [one for part in self.parts for one in self._ingredients(part)],
            "sections": self._sections(),
        }
        if self.names("roles"):
            pairs = (pair.partition("=") for pair in self.names("roles"))
            record["roles"] = [{"printed": name, "role": role.split("|")} for name, _, role in pairs]
        record["note"] = self.settings.get("note", "")
        return record

    def _ingredients(self, part: Part) -> Iterator[dict[str, Any]]:
        if self.template == "image_only":
            return
        for item in part.items:
            amount, unit = self._amount(item.amount)
            one: dict[str, Any] = {
                "name": item.name,
                "amount": amount,
                "unit": unit,
                "parent": item.parent,
                "section": part.kind,
            }
            if item.optional or (part.is_panel and item.name.casefold() in _NUTRIENTS):
                one["optional"] = True
            if item.parent == "?":
                del one["parent"], one["section"]
            yield one

    def _sections(self) -> list[dict[str, Any]]:
        return [
            {"type": part.kind, "starts_with": part.starts_with, "length": part.length} for part in self.parts
        ]

    def _amount(self, printed: str) -> tuple[float | None, str | None]:
        found = _AMOUNT.match(printed)
        if not found:
            return None, None
        if self.settings.get("decimal") == "comma" or re.fullmatch(r"\d+,\d{1,2}", found[1]):
            number = found[1].replace(".", "").replace(",", ".")
        else:
            number = found[1].replace(",", "")
        return float(number), _UNITS.get(found[2], found[2])


def read_labels(folder: Path) -> list[Label]:
    """All labels of the folder's .txt files, in the order of file names and lines."""
    texts = (path.read_text("utf-8") for path in sorted(folder.glob("*.txt")))
    return [_label(block) for text in texts for block in re.split(r"^@ ", text, flags=re.MULTILINE)[1:]]


def _label(block: str) -> Label:
    head, *parts = re.split(r"^# ", block, flags=re.MULTILINE)
    name, *lines = head.strip().splitlines()
    settings = {}
    for line in lines:
        key, colon, value = line.partition(":")
        if not colon:
            raise ValueError(f"{name}: '{line}' is no 'key: value'.")
        settings[key.strip()] = value.strip()
    return Label(name.strip(), settings, tuple(_part(part) for part in parts))


def _part(text: str) -> Part:
    title, _, body = text.strip().partition("\n")
    kind, _, heading = title.partition(" ")
    heading = "" if heading.strip() == "-" else heading.strip()
    if kind in PANELS:
        return _panel(kind, heading, body)
    body = " ".join(body.split())
    if body.startswith("- "):
        items = tuple(Item(name.strip()) for name in _split_list(body[2:]))
        return Part(kind, heading, ", ".join(item.name for item in items), items)
    items = tuple(
        Item(m[1].removesuffix("?").strip(), m[2] or "", "", m[3], optional=m[1].endswith("?"))
        for m in _MARK.finditer(body)
    )
    return Part(kind, heading, _MARK.sub(lambda m: m[1].removesuffix("?").strip(), body), items)


def _split_list(body: str) -> list[str]:
    """Cut at commas outside brackets that a blank follows: '1,3-' stays whole."""
    return re.split(r",\s+(?![^(]*\))", body)


def _panel(kind: str, heading: str, body: str) -> Part:
    items: list[Item] = []
    serving, servings, blend = "", "", None
    for line in filter(str.strip, body.splitlines()):
        if line.startswith("serving:"):
            serving, _, servings = (cell.strip() for cell in line[8:].partition("|"))
            continue
        name, amount, daily = ([cell.strip() for cell in line.split("|")] + ["", ""])[:3]
        if name[0] in ">(" and name[1] == " ":
            items.append(Item(name[2:].strip(), amount, daily, blend, name[0] == "("))
        else:
            blend = name
            items.append(Item(name, amount, daily))
    return Part(kind, heading, "", tuple(items), serving, servings)

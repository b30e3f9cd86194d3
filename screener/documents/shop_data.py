"""The shop's own data in a page: JSON in scripts and attributes, state objects, strings of JSON in JSON.

Gives every value that parses and, of a value, the texts that hold ingredients, with the zone and heading that
their keys imply. Nothing is run. Knows nothing of substances.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from screener.documents.additions import Said, letters_of
from screener.documents.cues import heads_in_markup, is_panel_heading, states_ingredients
from screener.documents.shop_keys import heading_of, is_further, key_of, lists, words_of
from screener.model import BlockKind, Zone

#: A script without one of these holds no list, and what it assigns is not parsed.
_MENTIONS_LIST = re.compile(
    r"ingr[eé]dien|supplement.{0,2}facts|zutaten|inhaltsstoffe|zusammensetzung|compos[ií][cçz]|excipient|成分|配料|"
    r"\d\s?mc?g\b",
    re.I,
)
#: What `_MENTIONS_LIST` needs, in ASCII.
_PARTS_OF_MENTIONS = ("ingr", "fact", "zutaten", "inhaltss", "zusammens", "compos", "excipient", "mg", "mcg")
#: Fields that name a stretch of a page, and those that hold it: {"title": "Ingredients", "content": "..."}.
_NAMING = ("name", "label", "title", "heading", "header", "key", "displayName", "attribute_name", "code")
_HOLDING = ("value", "values", "content", "body", "text", "html", "description", "options", "items", "answer")
_PARTS = ("name", "title", "label", "text", "ingredient")
_AMOUNTS = ("amount", "value", "quantity", "dose", "amountPerServing", "perServing")
_UNITS = ("unit", "unitText", "units", "uom", "unitCode")
_SHARES = ("dailyValue", "percentDailyValue", "dv", "percentDV", "dailyValuePercent", "nrv")
_INSIDE = ("ingredients", "subIngredients", "children", "components", "items", "contains")
#: Fields without words of their own to print before what they hold.
_BARE_KEYS = frozenset(
    {"text", "html", "value", "content", "body", "description", "list", "items", "data", "statement"}
)
_ABOUT_A_PRODUCT = frozenset(
    {
        "handle",
        "vendor",
        "variants",
        "price",
        "sku",
        "body_html",
        "url",
        "slug",
        "productid",
        "brand",
        "offers",
    }
)
_ASSIGNED = re.compile(r"(?:=|\bpush\()\s*(?=[\[{]\s*[\"{\[\d])|JSON\.parse\(\s*(?=[\"'])")
_DATA_ATTRIBUTES = (
    "data-page",
    "data-props",
    "data-product",
    "data-product-json",
    "data-react-props",
    "data-initial-state",
    "data-state",
)
_FLIGHT = re.compile(r"^[0-9a-f]{1,4}:(?=[\[{])", re.MULTILINE)
_SINGLE_QUOTED = re.compile(r"'((?:[^'\\\n]|\\.)*+)'", re.DOTALL)
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|.)|\"", re.DOTALL)
_ASSIGNMENTS_READ = 12  # objects looked for in one script
_TEXTS_KEPT = 200
_NESTED_STRINGS = 40  # strings of JSON in JSON that are parsed
_SHORTEST = 12  # characters of a text that can hold an ingredient list
_LONGEST = 50_000
_LONGEST_NESTED = 2_000_000
_DEEPEST = 4  # of blends inside blends


def embedded_values(tree: LexborHTMLParser) -> Iterator[Any]:
    """What parses: JSON scripts (Shopify's product, __NEXT_DATA__), assigned objects, JSON in attributes."""
    decoder = json.JSONDecoder(strict=False)
    for script in tree.css("script:not([src])"):
        kind = (script.attributes.get("type") or "").lower()
        if kind == "application/ld+json":
            continue
        source = script.text()
        if "json" in kind:
            value = parse(source)
            if value is not None:
                yield value
        elif _mentions_list(source):
            yield from _assigned(source, decoder)
    for node in tree.css(", ".join(f"[{name}]" for name in _DATA_ATTRIBUTES)):
        for name in _DATA_ATTRIBUTES:
            text = (node.attributes.get(name) or "").lstrip()
            if text[:1] in ("{", "[") and (value := parse(text)) is not None:
                yield value


def _mentions_list(source: str) -> bool:
    """Whether a script may hold a list; most scripts are long, and hold not even a part of these words."""
    if source.isascii():
        lowered = source.lower()
        if not any(part in lowered for part in _PARTS_OF_MENTIONS):
            return False
    return _MENTIONS_LIST.search(source) is not None


def _assigned(source: str, decoder: json.JSONDecoder) -> Iterator[Any]:
    for number, found in enumerate(_ASSIGNED.finditer(source)):
        if number == _ASSIGNMENTS_READ:
            return
        try:
            if source[found.end()] == "'":
                quoted = _SINGLE_QUOTED.match(source, found.end())
                yield json.loads(_as_json_string(quoted[1]), strict=False) if quoted else None
            else:
                yield decoder.raw_decode(source, found.end())[0]
        except (ValueError, RecursionError):
            continue


def _as_json_string(body: str) -> str:
    r"""The inside of '...' as a JSON string: \' and \x27 are no JSON, and " needs a backslash."""

    def written(found: re.Match[str]) -> str:
        escaped = found[1]
        if escaped is None:
            return '\\"'
        if escaped[0] == "x" and len(escaped) == 3:
            return f"\\u00{escaped[1:]}"
        return "\\" + escaped if escaped in '"\\/bfnrtu' else escaped

    return f'"{_ESCAPE.sub(written, body)}"'


def parse(source: str) -> Any:
    """A JSON text as a value, comment marks and a closing semicolon aside; None if it is none."""
    text = source.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


class ShopTexts:
    """Collects the texts with ingredients of any number of values; `page_name` tells products apart."""

    def __init__(self, page_name: str | None) -> None:
        self.said: list[Said] = []
        self.products: list[Mapping[str, Any]] = []  # objects that may be the page's own product
        self._page_name = letters_of(page_name or "")
        self._nested_left = _NESTED_STRINGS

    def collect(self, value: Any) -> None:
        """Look through a value, its strings of JSON included; the keys above a text say whose it is."""
        waiting: list[tuple[Any, Zone]] = [(value, Zone.STRUCTURED)]
        while waiting:
            item, zone = waiting.pop()
            if isinstance(item, str):
                inner = self._nested(item)
                if inner:
                    waiting.extend((value, zone) for value in reversed(inner))
                elif _SHORTEST <= len(item) <= _LONGEST and (
                    states_ingredients(item) or heads_in_markup(item)
                ):
                    self._keep(Said(item, zone))
            elif isinstance(item, list):
                waiting.extend((inner, zone) for inner in reversed(item))
            elif isinstance(item, dict):
                waiting.extend(reversed(self._object(item, zone)))

    def _object(self, item: Mapping[str, Any], zone: Zone) -> list[tuple[Any, Zone]]:
        """Take the lists of an object; what is left of it is to be looked through."""
        if zone is Zone.STRUCTURED and "vendor" in item and "variants" in item:
            self.products.append(item)
        named = _named_list(item) if zone is not Zone.RELATED else None
        if named is not None:
            self._keep_list(*named, zone)
        left: list[tuple[Any, Zone]] = []
        for key, inner in item.items():
            if not isinstance(inner, (str, list, dict)):  # numbers say nothing, and most values are numbers
                continue
            known = key_of(key)
            if known.skipped or (named is not None and key in _HOLDING):
                continue
            if zone is not Zone.RELATED and known.lists and self._keep_list(key, inner, zone):
                continue
            below = known.zone if zone is Zone.STRUCTURED else zone
            if isinstance(inner, list) and below is Zone.STRUCTURED and not known.variants:
                left.extend((one, Zone.RELATED if other else below) for one, other in self._told_apart(inner))
            else:
                left.append((inner, below))
        return left

    def _told_apart(self, items: list[Any]) -> list[tuple[Any, bool]]:
        """Each item of a list, and whether it is another product than the page's, which stands beside it."""
        names = [_product_name(item) for item in items]
        same = [bool(name and self._page_name) and _same(name, self._page_name) for name in names]
        others = any(same)
        return [
            (item, others and bool(name) and not is_same)
            for item, name, is_same in zip(items, names, same, strict=True)
        ]

    def _nested(self, text: str) -> list[Any]:
        """The values in a string that is JSON itself, or a stream of it (React's 'flight' lines)."""
        if self._nested_left == 0 or not 20 <= len(text) <= _LONGEST_NESTED or '"' not in text:
            return []
        found: list[Any] = []
        if text.lstrip()[:1] in ("{", "["):
            found = [parse(text)]
        elif text[:5].find(":") > 0 and _FLIGHT.search(text):
            decoder = json.JSONDecoder(strict=False)
            for line in _FLIGHT.finditer(text):
                try:
                    found.append(decoder.raw_decode(text, line.end())[0])
                except (ValueError, RecursionError):
                    continue
        found = [value for value in found if isinstance(value, (list, Mapping))]
        self._nested_left -= bool(found)
        return found

    def _keep_list(self, key: str, value: Any, zone: Zone) -> bool:
        """Keep what a key that says 'ingredients' holds; False where it says or holds something else."""
        heading: str | None = heading_of(key)
        lines, further = _list_lines(value, 0)
        lines = [line for line in lines if not is_panel_heading(line)]
        plain = "\n".join(line for line in lines if "<" not in line)
        kind = BlockKind.LIST_ITEM if isinstance(value, (list, Mapping)) else BlockKind.PARAGRAPH
        texts = [plain, *(line for line in lines if "<" in line)]
        for text in texts:
            if 3 <= len(text) <= _LONGEST:
                self._keep(Said(text, zone, heading, kind))
                heading = None  # of what follows, too
        for inner_key, inner in further:
            self._keep_list(inner_key, inner, zone)
        return bool(lines or further)

    def _keep(self, said: Said) -> None:
        if len(self.said) < _TEXTS_KEPT and said not in self.said:
            self.said.append(said)


def _named_list(item: Mapping[str, Any]) -> tuple[str, Any] | None:
    """Name and value of {"name": "Ingredients", "value": ...}; None of any other object."""
    for naming in _NAMING:
        name = item.get(naming)
        if not isinstance(name, str) or len(name) > 60:
            continue
        if is_panel_heading(name) or lists(name):
            held = next((item[key] for key in _HOLDING if item.get(key)), None)
            return None if held is None else (name, held)
    return None


def _list_lines(value: Any, depth: int) -> tuple[list[str], list[tuple[str, Any]]]:
    """The lines of a list or panel, and the lists inside it that have a heading of their own."""
    further: list[tuple[str, Any]] = []
    if isinstance(value, str):
        return ([value.strip()] if value.strip() else []), further
    if depth > _DEEPEST:
        return [], further
    lines: list[str] = []
    if isinstance(value, list):
        for item in value[:_TEXTS_KEPT]:
            if isinstance(item, Mapping):
                lines += _row(item, depth)
            elif isinstance(item, str) and item.strip():
                lines.append(item.strip())
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if is_further(key):
                further.append((key, inner))
            elif isinstance(inner, (list, Mapping)):
                more, inside = _list_lines(inner, depth + 1)
                lines, further = lines + more, further + inside
            elif text := _scalar(inner):
                bare = key.lower() in _BARE_KEYS or key in _NAMING or lists(key)
                lines.append(text if bare else f"{words_of(key).capitalize()}: {text}")
    return lines, further


def _row(item: Mapping[str, Any], depth: int) -> list[str]:
    """One ingredient as a row, 'Taurine  500 mg  †', and the parts of a blend below it."""
    name = next((text for key in _PARTS if (text := _scalar(item.get(key)))), "")
    amount = next((text for key in _AMOUNTS if (text := _scalar(item.get(key)))), "")
    unit = next((text for key in _UNITS if (text := _scalar(item.get(key)))), "")
    share = next((text for key in _SHARES if (text := _scalar(item.get(key)))), "")
    if amount and unit and unit not in amount:
        amount = f"{amount} {unit}"
    if share.isdigit():
        share += "%"
    lines = ["  ".join(part for part in (name, amount, share) if part)] if name else []
    for key in _INSIDE:
        if isinstance(item.get(key), list):
            lines += _list_lines(item[key], depth + 1)[0]
    return lines


def _scalar(value: Any) -> str:
    if isinstance(value, Mapping):
        number = _scalar(value.get("value"))
        unit = next((text for key in _UNITS if (text := _scalar(value.get(key)))), "")
        return f"{number} {unit}".strip() if number else ""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return str(value).strip()


def _product_name(item: Any) -> str:
    """The letters of a product's name; empty for what does not look like a product."""
    if not isinstance(item, Mapping) or _ABOUT_A_PRODUCT.isdisjoint(key.lower() for key in item):
        return ""
    name = item.get("title") or item.get("name")
    return letters_of(name) if isinstance(name, str) else ""


def _same(name: str, page_name: str) -> bool:
    return name in page_name or page_name in name

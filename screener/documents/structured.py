"""What a page says in data rather than in words: JSON-LD, microdata, the shop's product JSON.

Gives the product's identity, and the texts in that data which hold ingredients, with the zone that their key
implies. Nothing of a page's scripts is run; JSON is only parsed. Knows nothing of substances.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from screener.documents.cues import is_panel_heading, states_ingredients
from screener.documents.markup import tags
from screener.model import Product, Zone

_PRODUCT_TYPES = frozenset(
    {"product", "dietarysupplement", "drug", "individualproduct", "productgroup", "productmodel"}
)
#: Keys of a schema.org product whose text describes what is in it.
_DESCRIBING = tags(
    "name description disambiguatingdescription ingredients ingredient activeingredient nonproprietaryname "
    "material recipeingredient composition abstract slogan"
)
_KEY_OTHERS = re.compile(
    r"related|similar|upsell|crosssell|recommend|alsolike|alsobought|recentlyviewed|accessor", re.I
)
_KEY_REVIEWS = re.compile(r"review|testimonial|comment|rating", re.I)
_KEY_SKIPPED = re.compile(
    r"translations?$|i18n|locale|menus?$|navigation|footer|header$|styles?$|css$|^scripts?$", re.I
)
#: Keys whose value is an ingredient list or panel, whatever it looks like.
_KEY_LIST = re.compile(
    r"^(?:(?:full|active|other|inactive|product|all|key)?ingredients?(?:list|text|html|statement)?|inci|"
    r"supplementfacts?|composition|zutaten|inhaltsstoffe|zusammensetzung|ingredientes|ingredienti|"
    r"composici[oó]n|composizione)$",
    re.I,
)
_KEY_CHOICES = re.compile(r"filter|facet|aggregation|bucket|taxonom|glossar|dictionar|allingredients", re.I)
_STATES_LIST = re.compile(
    r"[\"'](?:\w{0,12}ingredients?|supplement_?facts?|zutaten|inhaltsstoffe|ingredient[ei]s?)\\?[\"']\s*:",
    re.I,
)
_PART_KEYS = ("name", "title", "label", "text", "ingredient", "amount", "value", "quantity", "dose", "unit")
_ASSIGNED = re.compile(r"(?:=|\bpush\()\s*(?=[\[{]\s*[\"{\[])")
_ASSIGNMENTS_READ = 12  # objects looked for in one script
_TEXTS_KEPT = 200
_SHORTEST = 12  # characters of a text that can hold an ingredient list
_LONGEST = 50_000
_LETTERS_ONLY = re.compile(r"[\W\d_]")
_GTIN = re.compile(r"^\d{8}$|^\d{12,14}$")


@dataclass(slots=True)
class PageData:
    """What was found in a page's data: identity by field, and texts with their zone."""

    name: str | None = None
    brand: str | None = None
    seller: str | None = None
    url: str | None = None
    upc: str | None = None
    texts: list[tuple[str, Zone]] = field(default_factory=list)

    def learn(self, **values: object) -> None:
        """Take over what is not known yet."""
        for name, value in values.items():
            text = _plain_text(value)
            if text and getattr(self, name) is None:
                setattr(self, name, text[:300])

    def product(self) -> Product:
        return Product(name=self.name, brand=self.brand, url=self.url, seller=self.seller, upc=self.upc)


def read_data(tree: LexborHTMLParser, url: str | None) -> PageData:
    """Everything that the page says in data. Broken JSON is passed over: no buyer sees it."""
    data = PageData()
    for value in _linked_data(tree):
        for product in _products(value):
            _learn_product(data, product)
            _add_texts(data, product)
    _learn_microdata(data, tree)
    for value in _embedded_json(tree):
        _collect(data, value)
    _learn_head(data, tree)
    data.learn(url=url)
    return data


def _linked_data(tree: LexborHTMLParser) -> Iterator[Any]:
    for script in tree.css("script[type='application/ld+json' i]"):
        value = _parse(script.text(), strict=False)
        if value is not None:
            yield value


def _embedded_json(tree: LexborHTMLParser) -> Iterator[Any]:
    """JSON scripts (Shopify's product, __NEXT_DATA__) and objects assigned in scripts (__INITIAL_STATE__)."""
    decoder = json.JSONDecoder(strict=False)
    for script in tree.css("script"):
        kind = (script.attributes.get("type") or "").lower()
        if kind == "application/ld+json" or "src" in script.attributes:
            continue
        source = script.text()
        if "json" in kind:
            value = _parse(source, strict=False)
            if value is not None:
                yield value
            continue
        if not (states_ingredients(source) or _STATES_LIST.search(source)):
            continue
        for number, found in enumerate(_ASSIGNED.finditer(source)):
            if number == _ASSIGNMENTS_READ:
                break
            try:
                yield decoder.raw_decode(source, found.end())[0]
            except (ValueError, RecursionError):
                continue


def _parse(source: str, *, strict: bool) -> Any:
    text = source.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        return json.loads(text, strict=strict)
    except (ValueError, RecursionError):
        return None


def _products(value: Any) -> Iterator[Mapping[str, Any]]:
    """The page's own products: at the top, in a graph or as main entity; not those of a list of others."""
    waiting = [value]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item[:50])
        elif isinstance(item, Mapping):
            kinds = item.get("@type") or ""
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(str(name).rsplit("/", 1)[-1].lower() in _PRODUCT_TYPES for name in names):
                yield item
            waiting.extend(item[key] for key in ("@graph", "mainEntity", "hasVariant") if key in item)


def _learn_product(data: PageData, product: Mapping[str, Any]) -> None:
    offers = product.get("offers")
    offer = offers[0] if isinstance(offers, list) and offers else offers
    seller = offer.get("seller") if isinstance(offer, Mapping) else None
    data.learn(
        name=product.get("name"),
        brand=product.get("brand") or product.get("manufacturer"),
        seller=seller,
        upc=_gtin(product) or (_gtin(offer) if isinstance(offer, Mapping) else None),
    )


def _gtin(item: Mapping[str, Any]) -> str | None:
    """The article number, where it is one: 8, 12, 13 or 14 digits."""
    for key in ("gtin12", "gtin13", "gtin14", "gtin8", "gtin", "upc", "ean", "barcode", "productID", "sku"):
        digits = re.sub(r"^(?:gtin|upc|ean)\d*:|[\s-]", "", str(item.get(key) or ""), flags=re.I)
        if _GTIN.match(digits):
            return digits
    return None


def _add_texts(data: PageData, product: Mapping[str, Any]) -> None:
    for key, value in product.items():
        lowered = key.lower()
        if lowered in _DESCRIBING:
            for text in _strings(value):
                _keep(data, text, Zone.STRUCTURED)
        elif lowered in ("additionalproperty", "nutrition"):
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, Mapping):
                    shown = [_plain_text(item.get(name)) for name in ("name", "value", "unitText")]
                    _keep(data, "  ".join(text for text in shown if text), Zone.STRUCTURED)


def _strings(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        text = _plain_text(item)
        if text:
            yield text


def _plain_text(value: Any) -> str | None:
    """The text of a value or, of an object, its name."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("@value")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return str(value).strip() or None


def _collect(data: PageData, value: Any) -> None:
    """Texts with ingredients anywhere in the shop's own JSON; the key above says whose they are."""
    waiting: list[tuple[Any, Zone]] = [(value, Zone.STRUCTURED)]
    while waiting:
        item, zone = waiting.pop()
        if isinstance(item, str):
            if _SHORTEST <= len(item) <= _LONGEST and states_ingredients(item):
                _keep(data, item, zone)
        elif isinstance(item, list):
            waiting.extend((inner, zone) for inner in reversed(item))
        elif isinstance(item, Mapping):
            _learn_shop_product(data, item, zone)
            for key, inner in reversed(list(item.items())):
                if _KEY_SKIPPED.search(key):
                    continue
                listed = _listed(key, inner)
                if listed is not None and zone is not Zone.RELATED:
                    _keep(data, listed, zone)
                else:
                    waiting.append((inner, _zone_of_key(key, zone)))


def _listed(key: str, value: Any) -> str | None:
    """The ingredient list under a key that says it is one; None where it says or holds something else."""
    if not _KEY_LIST.search(_LETTERS_ONLY.sub("", key)):
        return None
    values = list(value.values()) if isinstance(value, Mapping) else [value]
    lines = [_part(inner) if not isinstance(inner, list) else _parts(inner) for inner in values]
    text = "\n".join(line for line in lines if line and not is_panel_heading(line))
    if not 3 <= len(text) <= _LONGEST:
        return None
    return text


def _parts(items: list[Any]) -> str:
    parts = [_part(item) for item in items[:_TEXTS_KEPT]]
    return ", ".join(part for part in parts if part)


def _part(item: Any) -> str:
    if isinstance(item, Mapping):
        values = (item.get(name) for name in _PART_KEYS)
        return " ".join(
            str(value).strip() for value in values if isinstance(value, (str, int, float)) and value
        )
    return item.strip() if isinstance(item, str) else ""


def _zone_of_key(key: str, zone: Zone) -> Zone:
    if zone is not Zone.STRUCTURED:
        return zone
    letters = _LETTERS_ONLY.sub("", key)
    if _KEY_OTHERS.search(letters) or _KEY_CHOICES.search(letters):
        return Zone.RELATED
    return Zone.REVIEWS if _KEY_REVIEWS.search(letters) else zone


def _learn_shop_product(data: PageData, item: Mapping[str, Any], zone: Zone) -> None:
    """Shopify's product object: a title with a vendor and variants."""
    if zone is Zone.STRUCTURED and "vendor" in item and "variants" in item:
        variants = item["variants"]
        variant = variants[0] if isinstance(variants, list) and variants else None
        barcode = _gtin(variant) if isinstance(variant, Mapping) else None
        data.learn(name=item.get("title"), brand=item.get("vendor"), upc=barcode)


def _keep(data: PageData, text: str, zone: Zone) -> None:
    if len(data.texts) < _TEXTS_KEPT and (text, zone) not in data.texts:
        data.texts.append((text, zone))


def _learn_microdata(data: PageData, tree: LexborHTMLParser) -> None:
    scope = tree.css_first("[itemtype*='schema.org/Product' i]")
    if scope is None:
        return
    for item in scope.css("[itemprop]"):
        name = (item.attributes.get("itemprop") or "").lower()
        value = (item.attributes.get("content") or item.text(separator=" ")).strip()
        if name == "name":
            inside_brand = item.parent is not None and item.parent.attributes.get("itemprop") in (
                "brand",
                "seller",
            )
            if not inside_brand:
                data.learn(name=value)
        elif name in ("brand", "manufacturer"):
            data.learn(brand=value)
        elif name == "seller":
            data.learn(seller=value)
        elif name.startswith(("gtin", "upc", "sku", "productid")):
            data.learn(upc=_gtin({"gtin": value}))
        elif name in _DESCRIBING and item.tag == "meta":
            _keep(data, value, Zone.STRUCTURED)


def _first_heading(tree: LexborHTMLParser) -> LexborNode | None:
    """The first main heading that is not the shop's own name in the page's header."""
    headings = tree.css("h1")
    logos = {node.mem_id for node in tree.css("header h1")}
    return next((node for node in headings if node.mem_id not in logos), headings[0] if headings else None)


def _learn_head(data: PageData, tree: LexborHTMLParser) -> None:
    said = {
        (meta.attributes.get("property") or meta.attributes.get("name") or "").lower(): meta.attributes.get(
            "content"
        )
        for meta in reversed(tree.css("meta[content]"))
    }
    canonical = tree.css_first("link[rel=canonical][href]")
    heading = tree.css_first("main h1, [itemtype*=Product] h1") or _first_heading(tree)
    title = tree.css_first("head title")
    data.learn(
        name=(heading.text(separator=" ").strip() if heading is not None else None)
        or said.get("og:title")
        or (title.text().strip() if title is not None else None),
        brand=said.get("product:brand") or said.get("og:brand"),
        seller=said.get("og:site_name"),
        url=(canonical.attributes.get("href") if canonical is not None else None) or said.get("og:url"),
        upc=_gtin({"gtin": said.get("product:upc") or said.get("product:ean") or said.get("product:gtin")}),
    )

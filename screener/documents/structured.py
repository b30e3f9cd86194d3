"""What a page says in data rather than in words: JSON-LD, microdata, meta tags, the shop's product JSON.

Gives the product's identity, and the texts in that data which hold ingredients, with the zone and heading
that their keys imply. Nothing of a page's scripts is run; JSON is only parsed. Knows nothing of substances.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from screener.documents.additions import Said, letters_of
from screener.documents.compose import clean_line
from screener.documents.cues import looks_like_value
from screener.documents.identity import article_number, number_in, shown
from screener.documents.markup import tags
from screener.documents.shop_data import ShopTexts, embedded_values, parse
from screener.documents.shop_keys import heading_of
from screener.model import BlockKind, Product, Zone

_PRODUCT_TYPES = frozenset(
    {"product", "dietarysupplement", "drug", "individualproduct", "productgroup", "productmodel"}
)
#: Keys of a schema.org product whose text describes what is in it.
_DESCRIBING = tags("name description disambiguatingdescription nonproprietaryname abstract slogan")
#: Keys whose value lists what is in it.
_LISTING = tags("ingredients ingredient activeingredient recipeingredient composition material")
_TITLE_END = re.compile(r"\s+[|–—·•-]\s+")
_TEXTS_KEPT = 200


@dataclass(slots=True)
class PageData:
    """What was found in a page's data: identity by field, and texts with their zone."""

    name: str | None = None
    brand: str | None = None
    seller: str | None = None
    url: str | None = None
    upc: str | None = None
    texts: list[Said] = field(default_factory=list)

    def learn(self, **values: object) -> None:
        """Take over what is not known yet."""
        for name, value in values.items():
            text = clean_line(_plain_text(value) or "")
            if text and getattr(self, name) is None:
                setattr(self, name, text[:300])

    def learn_shown(self, lines: Iterable[str]) -> None:
        """Take over what the product's own lines say: 'UPC: 0 12345 67890 5', 'Brand: ...'."""
        for name, value in shown(lines):
            self.learn(**{name: value})

    def product(self) -> Product:
        return Product(name=self.name, brand=self.brand, url=self.url, seller=self.seller, upc=self.upc)


def read_data(tree: LexborHTMLParser, url: str | None) -> PageData:
    """Everything that the page says in data. Broken JSON is passed over: no buyer sees it."""
    data = PageData()
    page_name = _page_name(tree)
    linked = [product for value in _linked_data(tree) for product in _products(value)]
    for product, zone in _told_apart(linked, page_name):
        if zone is Zone.STRUCTURED:
            _learn_product(data, product)
        _add_texts(data, product, zone)
    _learn_microdata(data, tree)
    shop = ShopTexts(data.name or page_name)
    for value in embedded_values(tree):
        shop.collect(value)
    data.texts += shop.said
    for product in shop.products:
        _learn_shop_product(data, product)
    _learn_head(data, tree, page_name)
    data.learn(url=url)
    return data


def _linked_data(tree: LexborHTMLParser) -> Iterator[Any]:
    for script in tree.css("script[type='application/ld+json' i]"):
        value = parse(script.text())
        if value is not None:
            yield value


def _told_apart(
    products: list[Mapping[str, Any]], page_name: str | None
) -> Iterator[tuple[Mapping[str, Any], Zone]]:
    """Products with their zone: related, where another one bears the name that heads the page."""
    heading = letters_of(page_name or "")
    names = [letters_of(_plain_text(product.get("name")) or "") for product in products]
    same = [bool(name) and bool(heading) and (name in heading or heading in name) for name in names]
    for product, name, is_same in zip(products, names, same, strict=True):
        yield product, Zone.RELATED if any(same) and name and not is_same else Zone.STRUCTURED


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
        upc=number_in(product) or (number_in(offer) if isinstance(offer, Mapping) else None),
    )


def _add_texts(data: PageData, product: Mapping[str, Any], zone: Zone) -> None:
    for key, value in product.items():
        lowered = key.lower()
        if lowered in _LISTING:
            texts = list(_strings(value))
            if texts:
                kind = BlockKind.LIST_ITEM if len(texts) > 1 else BlockKind.PARAGRAPH
                _keep(data, Said("\n".join(texts), zone, heading_of(key), kind))
        elif lowered in _DESCRIBING:
            for text in _strings(value):
                _keep(data, Said(text, zone))
        elif lowered == "additionalproperty":
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, Mapping):
                    _add_property(data, item, zone)
        elif lowered == "nutrition" and isinstance(value, Mapping):
            shown = [f"{name}: {text}" for name, text in _nutrition(value)]
            _keep(data, Said("\n".join(shown), zone))


def _add_property(data: PageData, item: Mapping[str, Any], zone: Zone) -> None:
    """A named value: a row where it is a dose, else a heading with its text ('Flavor', 'Ingredients')."""
    name, value, unit = (_plain_text(item.get(key)) for key in ("name", "value", "unitText"))
    if not name or not value:
        return
    amount = f"{value} {unit}" if unit else value
    if looks_like_value(amount):
        _keep(data, Said(f"{name}  {amount}", zone, kind=BlockKind.LIST_ITEM))
    else:
        _keep(data, Said(amount, zone, name, BlockKind.PARAGRAPH))


def _nutrition(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, inner in value.items():
        text = _plain_text(inner)
        if text and not key.startswith("@"):
            yield " ".join(re.split(r"(?<=[a-z])(?=[A-Z])", key)).capitalize(), text


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


def _learn_shop_product(data: PageData, item: Mapping[str, Any]) -> None:
    """Shopify's product object: a title with a vendor and variants."""
    variants = item["variants"]
    variant = variants[0] if isinstance(variants, list) and variants else None
    barcode = number_in(variant) if isinstance(variant, Mapping) else None
    data.learn(name=item.get("title"), brand=item.get("vendor"), upc=barcode)


def _keep(data: PageData, said: Said) -> None:
    if said.text and len(data.texts) < _TEXTS_KEPT and said not in data.texts:
        data.texts.append(said)


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
        elif name.startswith(("gtin", "upc", "ean", "productid")):
            data.learn(upc=number_in({name: value}))
        elif name in _LISTING and item.tag == "meta":
            _keep(data, Said(value, Zone.STRUCTURED, heading_of(name), BlockKind.PARAGRAPH))
        elif name in _DESCRIBING and item.tag == "meta":
            _keep(data, Said(value, Zone.STRUCTURED))


def _first_heading(tree: LexborHTMLParser) -> LexborNode | None:
    """The first main heading that is not the shop's own name in the page's header."""
    headings = tree.css("h1")
    logos = {node.mem_id for node in tree.css("header h1")}
    return next((node for node in headings if node.mem_id not in logos), headings[0] if headings else None)


def _page_name(tree: LexborHTMLParser) -> str | None:
    """What heads the page: its main heading, else the first part of its title."""
    heading = tree.css_first("main h1, [itemtype*=Product] h1") or _first_heading(tree)
    if heading is not None:
        return " ".join(heading.text(separator=" ").split()) or None
    title = tree.css_first("head title")
    return _TITLE_END.split(" ".join(title.text().split()))[0] or None if title is not None else None


def _learn_head(data: PageData, tree: LexborHTMLParser, page_name: str | None) -> None:
    said = {
        (meta.attributes.get("property") or meta.attributes.get("name") or "").lower(): meta.attributes.get(
            "content"
        )
        for meta in reversed(tree.css("meta[content]"))
    }
    canonical = tree.css_first("link[rel=canonical][href]")
    numbers = (
        "product:upc",
        "product:ean",
        "product:gtin",
        "product:isbn",
        "og:upc",
        "og:ean",
        "gtin",
        "upc",
        "ean",
    )
    data.learn(
        name=(page_name if tree.css_first("h1") is not None else None) or said.get("og:title") or page_name,
        brand=said.get("product:brand") or said.get("og:brand") or said.get("brand"),
        seller=said.get("og:site_name"),
        url=(canonical.attributes.get("href") if canonical is not None else None) or said.get("og:url"),
        upc=next((number for key in numbers if (number := article_number(said.get(key) or ""))), None),
    )

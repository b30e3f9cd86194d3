"""Which product a screening is of: the same UPC, else the same page, else the same brand and name.

Knows how products are told apart, not what was found in them. Two screenings fall together only by
something the caller said of the product; without any of it, by the very bytes that were screened.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from sqlite_utils import Database

from screener.model import Product


@dataclass(frozen=True, slots=True)
class SubstanceSeen:
    """A substance as one finding named it."""

    id: str
    name: str
    printed: str
    effect: str
    role: str


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product with its latest screening under one policy. `created_at` is ISO 8601 in UTC.

    `file_name` is what the file of that screening was called, None where it was not a file.
    """

    product: int
    name: str | None
    brand: str | None
    seller: str | None
    url: str | None
    upc: str | None
    screening: str
    outcome: str
    policy: str
    as_of: str
    created_at: str
    file_name: str | None
    substances: tuple[SubstanceSeen, ...]


def find_or_add(db: Database, product: Product, input_sha256: str, created_at: str) -> int:
    """Give the row of the product; it is made, or completed by what was not known of it before.

    The caller holds a writing transaction, otherwise two writers could add the same product.
    """
    keys = _keys(product, input_sha256)
    row = _find(db, keys)
    values = {**keys, **{name: _said(getattr(product, name)) for name in _SHOWN}}
    if row is None:
        columns = [*values, "created_at"]
        marks = ", ".join("?" * len(columns))
        statement = f"INSERT INTO products ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 own names
        return int(db.execute(statement, [*values.values(), created_at]).lastrowid or 0)
    changes = ", ".join(f"{name} = coalesce(?, {name})" for name in values)
    db.execute(f"UPDATE products SET {changes} WHERE id = ?", [*values.values(), row])  # noqa: S608 own names
    return row


_SHOWN = ("name", "brand", "seller", "url", "upc")

#: From sure to unsure. A weaker key counts only for a row that no stronger key contradicts.
_STRENGTH = ("upc_key", "url_key", "name_key", "input_key")


def _find(db: Database, keys: dict[str, str | None]) -> int | None:
    for position, key in enumerate(_STRENGTH):
        if keys[key] is None:
            continue
        stronger = [other for other in _STRENGTH[:position] if keys[other] is not None]
        where = " AND ".join([f"{key} = ?", *(f"{other} IS NULL" for other in stronger)])
        statement = f"SELECT id FROM products WHERE {where} ORDER BY id LIMIT 1"  # noqa: S608 own names
        found = db.execute(statement, [keys[key]]).fetchone()
        if found is not None:
            return int(found[0])
    return None


def _keys(product: Product, input_sha256: str) -> dict[str, str | None]:
    upc, url, name = _upc_key(product.upc), _url_key(product.url), _name_key(product)
    nameless = upc is None and url is None and name is None
    return {"upc_key": upc, "url_key": url, "name_key": name, "input_key": input_sha256 if nameless else None}


def _upc_key(upc: str | None) -> str | None:
    """UPC, EAN and GTIN of one article are one number with zeros before it.

    Shops also write 'Does not apply' or zeros, which would make strangers one product: those are none.
    """
    digits = re.sub(r"[\s-]", "", upc or "")
    if re.fullmatch(r"[0-9]{8,14}", digits) is None or int(digits) == 0:
        return None
    return digits.zfill(14)


def _url_key(url: str | None) -> str | None:
    text = _said(url)
    if text is None:
        return None
    try:
        parts = urlsplit(text)
    except ValueError:  # such as an unfinished IPv6 address: the caller's word for it must do
        return text
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, parts.query, ""))


def _name_key(product: Product) -> str | None:
    """Brand and name; where no brand is said, the seller stands for it, for plain names are many."""
    name = _folded(product.name)
    if name is None:
        return None
    brand = _folded(product.brand)
    seller = _folded(product.seller) if brand is None else None
    return json.dumps([brand, seller, name], ensure_ascii=False)


def _folded(text: str | None) -> str | None:
    said = _said(text)
    return None if said is None else " ".join(said.casefold().split())


def _said(text: str | None) -> str | None:
    """The text in a form that SQLite takes, or None for a blank. A lone surrogate is not UTF-8."""
    stripped = (text or "").strip()
    return stripped.encode("utf-8", "replace").decode() or None

"""Who a page says its product is: the article number with its check digit, and the rows a buyer reads.

Numbers are believed only where the check digit is right (GS1 General Specifications, standard check digit
calculations). A shop's own stock number is no article number. Never used for matching.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_LENGTHS = frozenset({8, 12, 13, 14})
_NUMBER_KEYS = ("gtin12", "gtin13", "gtin14", "gtin8", "gtin", "upc", "ean", "ean13", "barcode")
#: Keys that may hold any number; in these the number has to say what it is ('upc:012345678905').
_MARKED_KEYS = ("productid", "identifier", "sku", "mpn")
_MARK = re.compile(r"^\s*(?:gtin|upc|ean|jan)(?:-?(?:8|12|13|14|a))?\s*[:=]\s*", re.IGNORECASE)
_SHOWN_NUMBER = re.compile(
    r"(?<![^\W\d_])(?:upc|ean|gtin|jan|bar\s?code|strichcode|code[\s-]barres?|código\s+de\s+barras)"
    r"(?:-?(?:8|12|13|14|a))?(?:\s?code)?(?:\s?(?:no|nr|number|#)\.?)?[\s:：#/|]{1,4}"
    r"((?:\d[ \u00a0-]?){7,17}\d)(?![\d-])",
    re.IGNORECASE,
)
_SHOWN_BRAND = re.compile(
    r"\W{0,3}(?:brand(?:\s+name)?|marke|marque|marca|merk)\s?(?:[:：]\s*|\s{2,})(\S.{0,79})$", re.IGNORECASE
)
_SHOWN_SELLER = re.compile(
    r"\W{0,3}(?:(?:sold|ships\s+from\s+and\s+sold)\s+by|seller|verkauft\s+(?:von|durch)|verkäufer|vendu\s+par|"
    r"vendido\s+por|venduto\s+da)\s?[:：]?\s+(\S.{0,79})$",
    re.IGNORECASE,
)


def article_number(text: str) -> str | None:
    """The digits of a GTIN, UPC or EAN, blanks and hyphens aside; None unless the check digit is right."""
    digits = re.sub(r"[\s\u00a0-]", "", text)
    if len(digits) not in _LENGTHS or not digits.isascii() or not digits.isdigit() or not digits.strip("0"):
        return None
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return digits if total % 10 == 0 else None


def _leading_number(printed: str) -> str | None:
    """The article number that figures begin with; others may follow: '0 12345 67890 5 60 caps'."""
    ends = [at + 1 for at, character in enumerate(printed) if character.isdigit()]
    for length in sorted(_LENGTHS, reverse=True):
        if length <= len(ends) and not printed[ends[length - 1] : ends[length - 1] + 1].isdigit():
            number = article_number(printed[: ends[length - 1]])
            if number is not None:
                return number
    return None


def number_in(item: Mapping[str, Any]) -> str | None:
    """The article number among the fields of a product, offer or variant, names in any case."""
    fields = {key.lower(): value for key, value in item.items()}
    for key in (*_NUMBER_KEYS, *_MARKED_KEYS):
        value = fields.get(key)
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            continue
        mark = _MARK.match(str(value))
        if mark is None and key in _MARKED_KEYS:
            continue
        number = article_number(str(value)[mark.end() if mark else 0 :])
        if number is not None:
            return number
    return None


def shown(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What the lines of a page say of the product: ('upc' | 'brand' | 'seller', value), in order."""
    for line in lines:
        if len(line) > 400:
            continue
        for found in _SHOWN_NUMBER.finditer(line):
            number = _leading_number(found[1])
            if number is not None:
                yield "upc", number
        for name, pattern in (("brand", _SHOWN_BRAND), ("seller", _SHOWN_SELLER)):
            match = pattern.match(line)
            if match is not None:
                yield name, match[1].strip()

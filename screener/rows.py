"""Rows of tables and the text that a row asks to screen: the recognised columns, by name.

Knows mappings and the model only; reading files for a `file` column is the pipeline's business.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from screener.errors import RowError
from screener.model import Product

#: Columns that describe the product.
PRODUCT_COLUMNS = ("name", "brand", "url", "seller", "upc")
#: Columns that hold what is screened, in the order in which they are joined.
TEXT_COLUMNS = ("ingredients", "text", "description", "html", "file")
RECOGNISED_COLUMNS = ("id", *PRODUCT_COLUMNS, *TEXT_COLUMNS)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as the screener reads it: what to screen (by column) and whose it is."""

    id: str | None
    product: Product
    texts: tuple[tuple[str, str], ...]  # (column, value), only those that are not blank

    @classmethod
    def of(cls, mapping: Mapping[str, Any]) -> Row:
        """Read a mapping whose keys are column names in any case.

        Raises RowError where it is no mapping, no recognised column holds anything to screen, or a value
        is no text.
        """
        if not isinstance(mapping, Mapping):
            raise RowError(f"A row must map columns to values; this one is of type {type(mapping).__name__}.")
        values = {str(key).strip().casefold(): value for key, value in mapping.items() if key is not None}
        texts = []
        for column in TEXT_COLUMNS:
            value = _text(values.get(column), column)
            if value is not None:
                texts.append((column, value))
        if not texts:
            raise RowError(
                f"The row has nothing to screen: fill one of the columns {', '.join(TEXT_COLUMNS)}."
            )
        product = {column: _text(values.get(column), column) for column in PRODUCT_COLUMNS}
        return cls(_text(values.get("id"), "id"), Product(**product), tuple(texts))


def _text(value: Any, column: str) -> str | None:
    if isinstance(value, (list, tuple)) and column == "ingredients":
        if not all(isinstance(item, str) for item in value):
            raise RowError("The column 'ingredients' must hold text or a list of texts.")
        value = "\n".join(value)
    if value is None or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, (int, float)) and column not in TEXT_COLUMNS:
        value = str(value)
    if not isinstance(value, str):
        raise RowError(f"The column '{column}' must hold text.")
    return value if value.strip() else None

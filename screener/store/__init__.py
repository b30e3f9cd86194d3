"""The memory of the service: products, and every screening of them, in one SQLite file.

Knows the Report as a value to keep and to find again. It must not know how a report comes about, nor
who asks for it: no pipeline, no lexicon, no HTTP.
"""

from screener.store.products import ProductRow, SubstanceSeen
from screener.store.store import ProductPage, Store

__all__ = ["ProductPage", "ProductRow", "Store", "SubstanceSeen"]

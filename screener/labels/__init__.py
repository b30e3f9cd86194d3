"""Understanding: a Document becomes a Label of typed sections and parsed ingredients.

This room works on `Document.text` with offsets. It knows no substance and no verdict.
"""

from screener.labels.label import understand

__all__ = ["understand"]

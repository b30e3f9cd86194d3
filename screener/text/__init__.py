"""Characters: one canonical key for every spelling of a name, with a map back to what was printed.

This room knows nothing of substances, labels or files. The lexicon's collision checks and the matcher
both stand on it, so both sides of every comparison are normalised by the same code.
"""

from screener.text.distance import LARGEST_BUDGET, edit_budget, edit_distance
from screener.text.fold import Folded, confusable, fold_ocr, fold_spelling
from screener.text.squash import BLANK, CLASS, JOIN, LINE, NONE, STRONG, Squashed, squash

__all__ = [
    "BLANK",
    "CLASS",
    "JOIN",
    "LARGEST_BUDGET",
    "LINE",
    "NONE",
    "STRONG",
    "Folded",
    "Squashed",
    "confusable",
    "edit_budget",
    "edit_distance",
    "fold_ocr",
    "fold_spelling",
    "squash",
]

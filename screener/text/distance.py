"""How many letters may differ, and how many do. Knows strings only.

Measured on the listed and ordinary names: up to 4 characters 173 pairs stand one edit apart, at 5 and 6
seven, at 7 and 8 four, from 9 only 21 pairs within two edits. Hence the budget.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

#: What `edit_budget` allows the longest names.
LARGEST_BUDGET = 3


def edit_budget(length: int) -> int:
    """Edits allowed for a name of that many key characters: 0 up to 6, 1 to 8, 2 to 23, then 3."""
    if length <= 6:
        return 0
    if length <= 8:
        return 1
    return 2 if length <= 23 else LARGEST_BUDGET


def edit_distance(first: str, second: str, limit: int) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours; `limit + 1` when there are more."""
    return OSA.distance(first, second, score_cutoff=limit)

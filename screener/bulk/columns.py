"""Which columns of a table are known, by name, whatever their case.

Knows names only. The same names hold for every format.
"""

from __future__ import annotations

from collections.abc import Sequence

from screener.bulk.errors import BulkError
from screener.rows import RECOGNISED_COLUMNS, TEXT_COLUMNS

#: What CSV output adds after the input's own columns.
ANSWER = ("outcome", "substances", "printed", "listings", "review_reasons", "error", "report_id")


def recognise(columns: Sequence[str]) -> dict[str, int]:
    """Where each recognised column stands.

    Raises BulkError where there is nothing to screen, or where one name stands twice.
    """
    places: dict[str, int] = {}
    for place, column in enumerate(columns):
        name = column.strip().casefold()
        if name not in RECOGNISED_COLUMNS:
            continue
        if name in places:
            raise BulkError(f"Two columns are called {name!r}; rename the one that is not to be used.")
        places[name] = place
    if not set(TEXT_COLUMNS) & set(places):
        shown = ", ".join(repr(column) for column in columns[:20]) or "no column at all"
        raise BulkError(f"No column to screen: name one of {', '.join(TEXT_COLUMNS)}; the table has {shown}.")
    return places


def refuse_answer_columns(columns: Sequence[str]) -> None:
    """Raise BulkError where CSV output would have two columns of one name."""
    taken = [column for column in columns if column.strip().casefold() in ANSWER]
    if taken:
        raise BulkError(
            f"The input has a column {taken[0]!r}, which the output adds itself; "
            "rename or remove it, or write to a .jsonl file."
        )

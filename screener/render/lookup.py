"""A lookup's answer and counts as text for a terminal. Knows JSON values only."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_WIDTH = 96
_MOST_NAMES = 24

_HOW: Mapping[str, str] = {
    "exact": "by that name",
    "folded": "in another spelling",
    "ocr": "but for letters that scanners confuse",
    "fuzzy": "nearly",
    "identifier": "by its registry number",
    "derivative": "as part of a longer chemical name",
    "class": "by the form of its name",
}


def render_lookup(query: str, matches: Sequence[Mapping[str, Any]]) -> str:
    """The answer to 'which substances does this name mean' in lines of at most 96 characters."""
    if not matches:
        return f'"{query}" is near no name in the lexicon. That says nothing of its status.\n'
    return "\n".join(line for match in matches for line in _match(query, match)).rstrip() + "\n"


def _match(query: str, match: Mapping[str, Any]) -> Iterator[str]:
    substance = match["substance"]
    how = _HOW[match["method"]]
    if match["method"] == "fuzzy" and not match["whole"]:
        yield f'Did you mean "{match["matched_name"]}", a name of {substance["name"]}?'
    elif match["whole"]:
        yield f'"{query}" is {substance["name"]} {how} ({match["matched_name"]}).'
    else:
        yield f'"{query}" contains {match["matched_name"]}, a name of {substance["name"]} ({how}).'
    identifiers = ", ".join(f"{kind.upper()} {value}" for kind, value in substance["identifiers"].items())
    yield f"  {substance['id']} ({match['kind']}){f', {identifiers}' if identifiers else ''}"
    names = match["names"]
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    yield from _wrapped("Names: " + "; ".join(names[:_MOST_NAMES]) + more)
    if not match["listings"]:
        yield "  No authority's listing is in the lexicon."
    for listing in match["listings"]:
        conditions = f"; conditions: {listing['conditions']}" if listing["conditions"] else ""
        basis = listing["basis"].replace("_", " ")
        yield from _wrapped(f"- {listing['authority']}: {listing['status']} ({basis}){conditions}")
        cited = ", ".join(part for part in (listing["title"], listing["document"]) if part)
        yield from _wrapped(f"  {cited}")
        if listing["url"]:
            yield f"    {listing['url']}"
    yield ""


def render_counts(counts: Mapping[str, Any]) -> str:
    """Nested counts as an indented list."""
    return "\n".join(_counts(counts, "")) + "\n"


def _counts(counts: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in counts.items():
        if isinstance(value, Mapping):
            yield f"{indent}{key}"
            yield from _counts(value, indent + "  ")
        else:
            yield f"{indent}{key}: {value}"


def _wrapped(text: str) -> Iterator[str]:
    yield from textwrap.wrap(
        text,
        _WIDTH,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )

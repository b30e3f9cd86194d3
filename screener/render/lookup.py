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


def render_lookup(query: str, matches: Sequence[Mapping[str, Any]], ordinary: str | None = None) -> str:
    """The answer to 'which substances does this name mean' in lines of at most 96 characters.

    `ordinary` is the query as the lexicon writes it, where it is the name of an ordinary ingredient.
    """
    if not matches:
        if ordinary is not None:
            return ordinary_sentence(ordinary) + "\n"
        return f'"{query}" is near no name in the lexicon. That says nothing of its status.\n'
    if only_suggestions(matches):
        names = " or ".join(map(_suggestion, matches))
        return f'No match for "{query}". Did you mean {names}?\n'
    return "\n".join(line for match in matches for line in _match(query, match)).rstrip() + "\n"


def only_suggestions(matches: Sequence[Mapping[str, Any]]) -> bool:
    """Whether no name matched, and all there is are near names: suggestions for a person, no answer."""
    return bool(matches) and all(match["method"] == "fuzzy" and not match["whole"] for match in matches)


def ordinary_sentence(name: str) -> str:
    """What is said of the name of an ordinary ingredient. It does not say that no list names it."""
    shown = name[:1].upper() + name[1:]
    return f"{shown} is an ordinary ingredient name in the lexicon; no list was found to name it."


def _suggestion(match: Mapping[str, Any]) -> str:
    name, substance = match["matched_name"], match["substance"]["name"]
    return name if name.casefold() == substance.casefold() else f"{name} (a name of {substance})"


def _match(query: str, match: Mapping[str, Any]) -> Iterator[str]:
    substance = match["substance"]
    how = _HOW[match["method"]]
    if match["whole"]:
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

"""One sentence per hit that a compliance officer can read: which characters met which name, and how."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from screener.model import Hit, Method
from screener.text import squash


def explain(hit: Hit, printed: str, substance: str) -> str:
    """The sentence for a hit printed as `printed` that names the substance called `substance`."""
    shown = " ".join(printed.split())
    if hit.lookalike is not None:
        return f'Printed "{shown}" resembles {hit.matched_name}, but {hit.lookalike}.'
    sentence = _HOW[hit.method](hit, shown, substance)
    note = f"; {hit.note}" if hit.note else ""
    return f"{sentence}{note}."


def _exact(hit: Hit, shown: str, substance: str) -> str:
    if squash(shown).key == squash(substance).key:
        return f'Printed "{shown}" is {substance} by that name'
    as_written = squash(shown).key == squash(hit.matched_name).key
    return f'Printed "{shown}" is a name of {substance}{"" if as_written else f" ({hit.matched_name})"}'


def _folded(hit: Hit, shown: str, substance: str) -> str:
    return f'Printed "{shown}" is {_named(hit, substance)} in another spelling'


def _ocr(hit: Hit, shown: str, substance: str) -> str:
    return (
        f'Printed "{shown}" is {_named(hit, substance)} but for letters that scanners confuse'
        f"{_differences(hit, shown)}{_nothing_nearer(hit)}"
    )


def _fuzzy(hit: Hit, shown: str, substance: str) -> str:
    count = "one letter" if hit.distance == 1 else f"{hit.distance} letters"
    same = squash(hit.matched_name).key == squash(substance).key
    away = f"{count} away from {substance if same else f'{hit.matched_name}, a name of {substance}'}"
    return f'Printed "{shown}" is {away}{_differences(hit, shown)}{_nothing_nearer(hit)}'


def _named(hit: Hit, substance: str) -> str:
    same = squash(hit.matched_name).key == squash(substance).key
    return substance if same else f"{substance} ({hit.matched_name})"


def _nothing_nearer(hit: Hit) -> str:
    return "; no ordinary ingredient is as near" if hit.sure else ""


def _identifier(_hit: Hit, shown: str, substance: str) -> str:
    return f'Printed "{shown}" is the registry number of {substance}'


def _derivative(hit: Hit, shown: str, substance: str) -> str:
    return f'Printed "{shown}" contains {hit.matched_name}, a name of {substance}'


def _class(hit: Hit, shown: str, substance: str) -> str:
    return (
        f'Printed "{shown}" is no name in the lexicon, but is formed like those of the class {substance} '
        f"({hit.matched_name}); a person should say what it is"
    )


def _differences(hit: Hit, shown: str) -> str:
    """' (l for i; s missing)': the letters that differ, read off the shortest way from name to print."""
    ours, theirs = squash(hit.matched_name).key, squash(shown).key
    parts = []
    for operation in Levenshtein.editops(ours, theirs):
        expected = ours[operation.src_pos] if operation.tag != "insert" else ""
        found = theirs[operation.dest_pos] if operation.tag != "delete" else ""
        if operation.tag == "replace":
            parts.append(f"{found} for {expected}")
        else:
            parts.append(f"{expected} missing" if operation.tag == "delete" else f"{found} added")
    return f" ({'; '.join(_moved(parts))})" if parts else ""


def _moved(parts: list[str]) -> Iterator[str]:
    """'n out of place' for 'n added' and 'n missing' beside each other: neighbours that were swapped."""
    waiting: str | None = None
    for part in parts:
        if waiting is None:
            waiting = part
        elif {part, waiting} == {f"{part[0]} added", f"{part[0]} missing"}:
            yield f"{part[0]} out of place"
            waiting = None
        else:
            yield waiting
            waiting = part
    if waiting is not None:
        yield waiting


_HOW = {
    Method.EXACT: _exact,
    Method.FOLDED: _folded,
    Method.OCR: _ocr,
    Method.FUZZY: _fuzzy,
    Method.IDENTIFIER: _identifier,
    Method.DERIVATIVE: _derivative,
    Method.CLASS: _class,
}

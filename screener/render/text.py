"""A report as text for a terminal. Colour is the caller's choice; the words are the same without it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from screener.model import Finding, ListingRef, Report
from screener.render.words import (
    CHECKED_WORDS,
    EFFECT_WORDS,
    MEANS_WORDS,
    OBSERVATIONS_HEADING,
    OUTCOME_WORDS,
    ROLE_WORDS,
    calibration_words,
    citation_words,
    place_words,
    section_words,
)

_WIDTH = 96
_COLOURS: Mapping[str, str] = {
    "flagged": "\x1b[1;31m",
    "review": "\x1b[1;33m",
    "no_listed_match": "\x1b[1m",
    "not_screenable": "\x1b[1;35m",
    "strong": "\x1b[1m",
    "quiet": "\x1b[2m",
}
_RESET = "\x1b[0m"
_MOST_CONSIDERED = 12
_MOST_OBSERVATIONS = 12


class Paint:
    """Marks up words for a terminal, or leaves them as they are."""

    def __init__(self, colours: Mapping[str, str]) -> None:
        self._colours = colours

    def __call__(self, kind: str, words: str) -> str:
        colour = self._colours.get(kind)
        return f"{colour}{words}{_RESET}" if colour else words


PLAIN = Paint({})
COLOURED = Paint(_COLOURS)


def render_text(report: Report, source: str, paint: Paint = PLAIN) -> str:
    """The report of `source` (a file name, an address or '-') as lines of at most 96 characters."""
    return "\n".join(_lines(report, source, paint)) + "\n"


def _lines(report: Report, source: str, paint: Paint) -> Iterator[str]:
    product = " ".join(part for part in (report.product.brand, report.product.name) if part)
    yield paint("strong", f"{source}{f' ({product})' if product else ''}")
    yield paint(report.outcome.value, OUTCOME_WORDS[report.outcome.value])
    if report.reason:
        yield from _wrapped(report.reason, "")
    numbered: dict[str, int] = {}
    for number, finding in enumerate(report.findings, 1):
        yield ""
        yield from _finding(number, finding, paint, numbered.get(finding.substance.id))
        numbered.setdefault(finding.substance.id, number)
    if report.considered:
        yield ""
        yield paint("strong", "Considered, not counted")
        for considered in report.considered[:_MOST_CONSIDERED]:
            shown = " ".join(considered.printed.split())
            yield from _wrapped(f'"{shown}" ({considered.substance.name}): {considered.reason}', "  ", "    ")
        if len(report.considered) > _MOST_CONSIDERED:
            yield f"  ... and {len(report.considered) - _MOST_CONSIDERED} more"
    if report.observations:
        yield ""
        yield paint("strong", OBSERVATIONS_HEADING)
        for observation in report.observations[:_MOST_OBSERVATIONS]:
            shown = " ".join(observation.printed.split())
            yield from _wrapped(f'"{shown}": {observation.note}', "  ", "    ")
        if len(report.observations) > _MOST_OBSERVATIONS:
            yield f"  ... and {len(report.observations) - _MOST_OBSERVATIONS} more"
    yield ""
    yield from (paint("quiet", line) for line in _foot(report))


def _finding(number: int, finding: Finding, paint: Paint, listed_under: int | None) -> Iterator[str]:
    printed = " ".join(finding.printed.split())
    effect = EFFECT_WORDS[finding.effect.value]
    yield paint(
        "strong", f'{number}. "{printed}" {MEANS_WORDS[finding.sure]} {finding.substance.name}: {effect}'
    )
    if finding.alternatives:
        others = " or ".join(other.name for other in finding.alternatives)
        yield f"   It may also mean {others}."
    yield from _wrapped(finding.explanation, "   ")
    yield from _wrapped(calibration_words(finding.method, finding.distance) or "", "   ")
    where = f"{ROLE_WORDS[finding.role]}, {section_words(finding.section)}, {place_words(finding.span)}"
    yield from _wrapped(f"Where: {where}.", "   ")
    if listed_under is not None:
        yield f"   Listings: as under {listed_under}."
        return
    for listing in finding.listings:
        yield from _listing(listing)


def _listing(listing: ListingRef) -> Iterator[str]:
    yield from _wrapped(f"- {listing.authority}: {listing.status}", "   ", "     ")
    if listing.conditions:
        yield from _wrapped(f"Conditions: {listing.conditions}", "     ")
    checked = CHECKED_WORDS.get(listing.checked or "", "")
    yield from _wrapped(citation_words(listing) + (f" ({checked})" if checked else ""), "     ")
    if listing.url:
        yield f"     {listing.url}"


def _foot(report: Report) -> Iterator[str]:
    versions, coverage = report.versions, report.coverage
    yield (
        f"Ingredients read: {coverage.ingredients}, {coverage.listed} on some list,"
        f" {coverage.ordinary} ordinary, {coverage.unrecognised} not recognised."
    )
    for check in report.checks:
        if not check.ran:
            yield from _wrapped(f"Not done: {check.name.replace('_', ' ')} ({check.reason}).", "")
    yield (
        f"Policy {versions.policy} as of {versions.as_of}; lexicon {versions.lexicon_release};"
        f" engine {versions.engine}."
    )
    yield f"Receipt {report.receipt}"
    yield from _wrapped(report.limits[0] + " " + report.limits[1], "")


def _wrapped(text: str, indent: str, later: str | None = None) -> Iterator[str]:
    yield from textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if later is None else later,
        break_long_words=False,
        break_on_hyphens=False,
    )

"""A report as Markdown, to be forwarded or kept in a ticket. Printed text is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screener.model import Finding, Report
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

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~])")


def render_markdown(report: Report, source: str) -> str:
    """The report of `source` as one Markdown document."""
    return "\n".join(_lines(report, source)) + "\n"


def _lines(report: Report, source: str) -> Iterator[str]:
    yield f"# {_escaped(report.product.name or source)}"
    yield ""
    yield f"**{OUTCOME_WORDS[report.outcome.value]}.** {_escaped(report.reason or '')}"
    if report.findings:
        yield ""
        yield "## Findings"
        for finding in report.findings:
            yield ""
            yield from _finding(finding)
    if report.considered:
        yield ""
        yield "## Considered, not counted"
        yield ""
        for considered in report.considered:
            yield (
                f"- “{_escaped(considered.printed)}” ({_escaped(considered.substance.name)}): "
                f"{_escaped(considered.reason)}"
            )
    if report.observations:
        yield ""
        yield f"## {OBSERVATIONS_HEADING}"
        yield ""
        for observation in report.observations:
            yield f"- “{_escaped(observation.printed)}”: {_escaped(observation.note)}"
    yield ""
    yield "## How to read this"
    yield ""
    for limit in report.limits:
        yield f"- {_escaped(limit)}"
    versions = report.versions
    yield ""
    yield (
        f"Policy `{versions.policy}` as of {versions.as_of}, lexicon {_escaped(versions.lexicon_release)}, "
        f"engine {_escaped(versions.engine)}, receipt `{report.receipt}`."
    )


def _finding(finding: Finding) -> Iterator[str]:
    effect = EFFECT_WORDS[finding.effect.value]
    meant = f"{MEANS_WORDS[finding.sure]} {_escaped(finding.substance.name)}"
    yield f"### “{_escaped(finding.printed)}” {meant}: {effect}"
    yield ""
    place = f"{ROLE_WORDS[finding.role]}, {section_words(finding.section)}, {place_words(finding.span)}"
    calibrated = calibration_words(finding.method, finding.distance)
    yield f"{_escaped(finding.explanation)} ({place}){f' {_escaped(calibrated)}' if calibrated else ''}"
    yield ""
    for listing in finding.listings:
        cited = _escaped(citation_words(listing))
        link = f"[{cited}](<{listing.url}>)" if listing.url else cited
        conditions = f"; conditions: {_escaped(listing.conditions)}" if listing.conditions else ""
        checked = CHECKED_WORDS.get(listing.checked or "", "")
        yield f"- {listing.authority}: {_escaped(listing.status)}{conditions}. {link} ({checked})"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))

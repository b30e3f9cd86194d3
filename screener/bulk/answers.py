"""What a row gets: its outcome and, in the words of the table, what the report says.

Knows reports and rows, not files. An answer is small and of plain types, so that it travels between
processes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from screener.model import Effect, Finding, Outcome, Report, Role

#: Between the entries of one cell. Names hold commas and semicolons, seldom a bar.
SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one row. `report` is the report's JSON text, None where the row has only an error."""

    number: int
    id: str
    outcome: str
    substances: str = ""
    printed: str = ""
    listings: str = ""
    review_reasons: str = ""
    error: str = ""
    report_id: str = ""
    report: str | None = None


def from_error(number: int, identifier: str, error: str) -> Answer:
    """The answer to a row that could not be screened."""
    return Answer(number, identifier, Outcome.NOT_SCREENABLE.value, error=error)


def from_report(number: int, identifier: str, report: Report) -> Answer:
    """The answer to a row that was screened.

    A report has an id only from a store; without one its receipt names it.
    """
    findings = report.findings
    return Answer(
        number=number,
        id=identifier,
        outcome=report.outcome.value,
        substances=_joined(finding.substance.id for finding in findings),
        printed=_joined(finding.printed for finding in findings),
        listings=_joined(
            f"{listing.authority}: {listing.title} ({listing.status})"
            for finding in findings
            for listing in finding.listings
        ),
        review_reasons=_joined(
            finding.explanation
            for finding in findings
            if report.outcome is Outcome.REVIEW or not _flags_alone(finding)
        ),
        error=(report.reason or "") if report.outcome is Outcome.NOT_SCREENABLE else "",
        report_id=report.id or report.receipt,
        report=report.to_json(),
    )


def _flags_alone(finding: Finding) -> bool:
    declared = finding.role is Role.DECLARED and not finding.alternatives
    return declared and finding.effect is Effect.PROHIBITED


def _joined(entries: Iterable[str]) -> str:
    """The entries, each once, on one line."""
    return SEPARATOR.join(dict.fromkeys(" ".join(entry.split()) for entry in entries))

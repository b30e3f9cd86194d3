"""Whether each finding is right by the gold, and the figures per method.

Knows findings and the gold's names, not how the figures are shown or kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from screener.model import Finding, Hit, Method


class Verdict(StrEnum):
    """What the gold says of a finding."""

    RIGHT = "right"  # expected or allowed
    WRONG_ROLE = "wrong role"  # that substance is named there, but not as an ingredient
    WRONG = "wrong"  # forbidden, or a false alarm
    UNJUDGED = "unjudged"  # the gold does not speak of it


@dataclass(frozen=True, slots=True)
class JudgedFinding:
    """A finding under policy 'all' with the gold's verdict. `sure` is False where it may be another."""

    substance: str
    printed: str
    method: Method
    distance: int
    sure: bool
    verdict: Verdict


def judge_findings(
    findings: Iterable[Finding], hits: Sequence[Hit], said: Mapping[Verdict, AbstractSet[str]]
) -> tuple[JudgedFinding, ...]:
    """The findings with their verdicts. One printed alike several times in a case is judged once.

    `hits` are those that the findings were made of. `said` gives the ids of the substances of which the gold
    says each verdict; the first that holds counts.
    """
    judged = (
        JudgedFinding(
            substance=finding.substance.id,
            printed=" ".join(finding.printed.casefold().split()),
            method=finding.method,
            distance=finding.distance,
            sure=_is_sure(finding, hits),
            verdict=_verdict(finding, said),
        )
        for finding in findings
    )
    return tuple(dict.fromkeys(judged))


def _verdict(finding: Finding, said: Mapping[Verdict, AbstractSet[str]]) -> Verdict:
    for verdict, substances in said.items():
        if finding.substance.id in substances:
            return verdict
    # Who reads the finding reads what else it may mean.
    alternatives = {other.id for other in finding.alternatives}
    return Verdict.RIGHT if alternatives & said[Verdict.RIGHT] else Verdict.UNJUDGED


def _is_sure(finding: Finding, hits: Sequence[Hit]) -> bool:
    """A report does not say it, so the finding's hit does. A hit of a PDF's second reading stands elsewhere
    there, and is known by what it matched."""
    if finding.alternatives:
        return False
    alike = [
        hit
        for hit in hits
        if (hit.matched_name, hit.method, hit.distance)
        == (finding.matched_name, finding.method, finding.distance)
    ]
    there = [hit for hit in alike if (hit.start, hit.end) == (finding.span.start, finding.span.end)]
    return any(hit.sure for hit in there or alike)


@dataclass(frozen=True, slots=True)
class MethodFigures:
    """How many findings by one method, sure or unsure, have each verdict."""

    method: Method
    sure: bool
    counts: Mapping[Verdict, int]

    @property
    def judged(self) -> int:
        return sum(count for verdict, count in self.counts.items() if verdict is not Verdict.UNJUDGED)


def by_method(findings: Iterable[JudgedFinding]) -> list[MethodFigures]:
    """The figures of every method that found something, sure before unsure."""
    counts = Counter((finding.method, finding.sure, finding.verdict) for finding in findings)
    figures = [
        MethodFigures(method, sure, {verdict: counts[method, sure, verdict] for verdict in Verdict})
        for method in Method
        for sure in (True, False)
    ]
    return [each for each in figures if any(each.counts.values())]

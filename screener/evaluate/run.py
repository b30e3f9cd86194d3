"""Screens every gold case and says what was found, missed, forbidden and wrongly flagged.

Expected substances are looked for under policy 'all', clean cases under 'us-military'. A substance whose
listings make no finding under 'all' must be recognised instead. Knows no figures: `table` counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from screener.evaluate.extraction import Extracted, extraction_of
from screener.evaluate.gold import Case, Gold, Tier
from screener.evaluate.names import CanonicalNames, names_of
from screener.evaluate.precision import JudgedFinding, Verdict, judge_findings
from screener.evaluate.tiers import tier_of
from screener.model import Document, Hit, Outcome, Report
from screener.pipeline import Screener

_ALL, _CLEAN = "all", "us-military"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one case. Names in the sets are the gold's canonical names, or substance ids."""

    case: Case
    path: Path  # of the gold file
    tier: Tier
    found: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    alarms: tuple[str, ...] = ()  # findings on a clean case, or of targets neither expected nor allowed
    outcome: str = ""
    outcome_right: bool | None = None
    unknown_names: tuple[str, ...] = ()  # expected names that the lexicon lacks
    recognised_only: tuple[str, ...] = ()  # expected names that no listing makes a finding of
    no_match: bool = False  # the outcome under 'all' is no_listed_match
    findings: tuple[JudgedFinding, ...] = ()  # all under 'all', with the gold's verdict
    extracted: Extracted | None = None  # where the gold names the ingredients

    @property
    def failed(self) -> bool:
        return bool(self.missed or self.forbidden or self.alarms or self.outcome_right is False)

    @property
    def expects_finding(self) -> bool:
        """Whether any expected name must be a finding, and not only be recognised."""
        return len(self.recognised_only) < len(self.case.wanted.expect)

    @property
    def false_clear(self) -> bool:
        """A finding is expected, and the report says that nothing listed was found."""
        return self.expects_finding and self.no_match


@dataclass(frozen=True, slots=True)
class _Screened:
    """A case's reports under both policies, and the hits that they were made of."""

    report: Report  # under 'all'
    clean: Report  # under 'us-military'
    hits: tuple[Hit, ...]


def evaluate(golds: Iterable[Gold], as_of: date | None = None) -> Iterator[Result]:
    """One result per case, in order."""
    everything, military = Screener(_ALL, as_of), Screener(_CLEAN, as_of)
    for gold in golds:
        names = names_of(gold, everything)
        targets = names.all_of(gold.targets)
        for case in gold.cases:
            yield _result(case, gold, names, targets, _screened(case, everything, military))


def _screened(case: Case, everything: Screener, military: Screener) -> _Screened:
    texts: list[str]
    if case.row is not None:
        report, clean = (next(iter(s.screen_batch([case.row]))) for s in (everything, military))
        texts = [report.text]
    else:
        document = _document(case, everything)
        report, clean = (s.screen_document(document) for s in (everything, military))
        texts = [report.text, *([document.second.text] if document.second else [])]
    hits = [hit for text in texts for hit in everything.matcher.hits(text)] if report.findings else []
    return _Screened(report, clean, tuple(hits))


def _document(case: Case, screener: Screener) -> Document:
    return screener.read(case.file) if case.file is not None else screener.read_text(case.text or "")


def _result(
    case: Case, gold: Gold, names: CanonicalNames, targets: frozenset[str], screened: _Screened
) -> Result:
    report, clean = screened.report, screened.clean
    extracted = None
    if case.ingredients:
        extraction = extraction_of(report, case.ingredients, case.sections, case.roles)
        extracted = Extracted(case.id, case.layout or case.suite, extraction)
    finds = _found_substances(report)
    recognised = finds | {s for item in report.ingredients for s in item.recognised}
    unknown = tuple(name for name in case.wanted.expect if not names.substances(name))
    recognised_only = tuple(
        name for name in case.wanted.expect if name not in unknown and names.effect(name) is None
    )
    found: list[str] = []
    missed: list[str] = []
    for name in case.wanted.expect:
        accepted = recognised if name in recognised_only else finds
        (found if names.substances(name) & accepted else missed).append(name)
    considered = [name for name in case.wanted.considered if name not in case.wanted.expect]
    unwanted = [name for name in case.wanted.forbid if name not in case.wanted.expect]
    unwanted += [name for name in considered if name not in unwanted]
    right = _right(case, names)
    alarms = _primary(report) & (targets - right) if case.targets_only else _clean_alarms(case, clean)
    outcome = (clean if "no_listed_match" in case.wanted.outcomes else report).outcome
    return Result(
        case=case,
        path=gold.path,
        tier=tier_of(case, names),
        found=tuple(found),
        missed=tuple(missed),
        forbidden=tuple(name for name in unwanted if names.substances(name) & _primary(report)),
        alarms=tuple(sorted(alarms)),
        outcome=outcome.value,
        outcome_right=_outcome_right(case, report, clean),
        no_match=report.outcome is Outcome.NO_LISTED_MATCH,
        unknown_names=unknown,
        recognised_only=recognised_only,
        extracted=extracted,
        findings=judge_findings(
            report.findings,
            screened.hits,
            {
                Verdict.WRONG_ROLE: names.all_of(considered),
                Verdict.WRONG: alarms | names.all_of(unwanted),
                Verdict.RIGHT: right,
            },
        ),
    )


def _right(case: Case, names: CanonicalNames) -> frozenset[str]:
    """The substances that may be findings."""
    wanted = (*case.wanted.expect, *case.wanted.allow)
    return names.with_families(wanted) if case.targets_only else names.all_of(wanted)


def _clean_alarms(case: Case, clean: Report) -> frozenset[str]:
    return _primary(clean) if case.clean else frozenset()


def _outcome_right(case: Case, report: Report, clean: Report) -> bool | None:
    if not case.wanted.outcomes and not case.wanted.never:
        return None
    reached = {report.outcome.value}
    if report.outcome is Outcome.FLAGGED:
        reached.add(Outcome.REVIEW.value)  # 'review' is met by 'flagged'
    right = any(
        wanted == clean.outcome.value if wanted == Outcome.NO_LISTED_MATCH.value else wanted in reached
        for wanted in case.wanted.outcomes
    )
    return (right or not case.wanted.outcomes) and report.outcome.value not in case.wanted.never


def _found_substances(report: Report) -> set[str]:
    return {s.id for finding in report.findings for s in (finding.substance, *finding.alternatives)}


def _primary(report: Report) -> frozenset[str]:
    return frozenset(finding.substance.id for finding in report.findings)

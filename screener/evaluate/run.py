"""Screens every gold case and says what was found, missed, forbidden and wrongly flagged.

Expected substances are looked for under policy 'all', clean cases under 'us-military', as the gold's
README asks. A substance whose listings make no finding under 'all' must be recognised instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from screener.evaluate.gold import Case, Gold
from screener.model import Document, Method, Outcome, Report
from screener.pipeline import Screener

_ALL, _CLEAN = "all", "us-military"
_NAMING_METHODS = frozenset({Method.EXACT, Method.FOLDED, Method.IDENTIFIER})


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one case. Names in the sets are the gold's canonical names, or substance ids."""

    case: Case
    file: str
    found: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    alarms: tuple[str, ...] = ()  # findings on a clean case, or of targets neither expected nor allowed
    outcome: str = ""
    outcome_right: bool | None = None
    unknown_names: tuple[str, ...] = field(default=())

    @property
    def failed(self) -> bool:
        return bool(self.missed or self.forbidden or self.alarms or self.outcome_right is False)


class CanonicalNames:
    """Maps the gold's names to substances by looking up the name and its aliases."""

    def __init__(self, gold: Gold, screener: Screener) -> None:
        self._gold = gold
        self._screener = screener
        self._known: dict[str, frozenset[str]] = {}

    def substances(self, name: str) -> frozenset[str]:
        if name not in self._known:
            aliases = (name, *self._gold.aliases.get(name, ()))
            results = [result for alias in aliases for result in self._screener.lookup(alias)]
            named = [result for result in results if result.method in _NAMING_METHODS]
            # 'nux vomica / strychnine' is no name, but its parts are.
            whole = [result for result in named if result.match.whole] or named
            self._known[name] = frozenset(result.substance for result in whole)
        return self._known[name]

    def make_findings(self, substances: Iterable[str]) -> bool:
        """Whether a listing of any of the substances makes a finding under policy 'all'."""
        return any(self._screener.ruling(substance).effect is not None for substance in substances)

    def all_of(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*(self.substances(name) for name in names))

    def with_families(self, names: Iterable[str]) -> frozenset[str]:
        families = {self._gold.families[n] for n in names if n in self._gold.families}
        related = [n for n, family in self._gold.families.items() if family in families]
        return self.all_of(related)


def names_of(gold: Gold, screener: Screener) -> CanonicalNames:
    """The gold's names as the screener's lexicon knows them."""
    return CanonicalNames(gold, screener)


def evaluate(golds: Iterable[Gold], as_of: date | None = None) -> Iterator[Result]:
    """One result per case, in order."""
    everything, military = Screener(_ALL, as_of), Screener(_CLEAN, as_of)
    for gold in golds:
        names = names_of(gold, everything)
        targets = names.all_of(gold.targets)
        for case in gold.cases:
            document = _document(case, everything)
            if isinstance(document, Document):
                under_all = everything.screen_document(document)
                under_clean = military.screen_document(document)
            else:
                under_all, under_clean = document, next(iter(military.screen_batch([case.row or {}])))
            yield _result(case, gold, names, targets, under_all, under_clean)


def _document(case: Case, screener: Screener) -> Document | Report:
    if case.row is not None:
        return next(iter(screener.screen_batch([case.row])))
    if case.file is not None:
        return screener.read(case.file)
    return screener.read_text(case.text or "")


def _result(
    case: Case, gold: Gold, names: CanonicalNames, targets: frozenset[str], report: Report, clean: Report
) -> Result:
    finds = _found_substances(report)
    recognised = finds | {s for item in report.ingredients for s in item.recognised}
    found: list[str] = []
    missed: list[str] = []
    for name in case.wanted.expect:
        substances = names.substances(name)
        accepted = finds if names.make_findings(substances) else recognised
        (found if substances & accepted else missed).append(name)
    unwanted = [name for name in case.wanted.forbid if name not in case.wanted.expect]
    forbidden = [name for name in unwanted if names.substances(name) & _primary(report)]
    outcome = (clean if "no_listed_match" in case.wanted.outcomes else report).outcome
    return Result(
        case=case,
        file=gold.path.name,
        found=tuple(found),
        missed=tuple(missed),
        forbidden=tuple(forbidden),
        alarms=_alarms(case, names, targets, report, clean),
        outcome=outcome.value,
        outcome_right=_outcome_right(case, report, clean),
        unknown_names=tuple(name for name in case.wanted.expect if not names.substances(name)),
    )


def _alarms(
    case: Case, names: CanonicalNames, targets: frozenset[str], report: Report, clean: Report
) -> tuple[str, ...]:
    if case.targets_only:
        wanted = (*case.wanted.expect, *case.wanted.allow)
        permitted = names.all_of(wanted) | names.with_families(wanted)
        return tuple(sorted((_primary(report) & targets) - permitted))
    return tuple(sorted(_primary(clean))) if case.clean else ()


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


def _primary(report: Report) -> set[str]:
    return {finding.substance.id for finding in report.findings}

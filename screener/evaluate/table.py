"""The evaluation's figures as text: tables by suite, tier, method and kind of match, then the failures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from screener.evaluate.calibration import by_kind
from screener.evaluate.extraction import render_extraction
from screener.evaluate.gold import Tier
from screener.evaluate.precision import JudgedFinding, Verdict, by_method
from screener.evaluate.run import Result
from screener.render.calibration import MOST_LETTERS

Row = tuple[str, ...]

_FIGURES = (
    "cases", "found", "expected", "recall", "forbidden", "alarms", "clean", "outcome", "false clears",
)  # fmt: skip


def render(results: Sequence[Result], *, failures: int | None = None) -> str:
    """The tables, then at most `failures` failed cases (all if None), a line each."""
    findings = [finding for result in results for finding in result.findings]
    tables = [_by_suite(results), _by_tier(results), _by_method(findings), _by_kind(findings)]
    parts = ["\n".join(_aligned(rows)) for rows in tables if len(rows) > 1]
    extracted = [result.extracted for result in results if result.extracted is not None]
    if extracted:
        parts.append(render_extraction(extracted, failures=0))
    failed = [result for result in results if result.failed]
    shown = failed if failures is None else failed[:failures]
    lines = [_failure(result) for result in shown]
    if len(failed) > len(shown):
        lines.append(f"... and {len(failed) - len(shown)} more failures")
    if lines:
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _by_suite(results: Sequence[Result]) -> list[Row]:
    groups: dict[tuple[Path, str], list[Result]] = {}
    for result in results:
        groups.setdefault((result.path, result.case.suite), []).append(result)
    rows = [_row(f"{path.name} / {suite}", group) for (path, suite), group in groups.items()]
    return [("file / suite", *_FIGURES), *rows, _row("all", results)]


def _by_tier(results: Sequence[Result]) -> list[Row]:
    groups = {tier: [result for result in results if result.tier is tier] for tier in Tier}
    return [("tier", *_FIGURES), *(_row(tier.value, group) for tier, group in groups.items() if group)]


def _row(name: str, group: Sequence[Result]) -> Row:
    found = sum(len(result.found) for result in group)
    expected = found + sum(len(result.missed) for result in group)
    clean = [result for result in group if result.case.clean]
    judged = [result for result in group if result.outcome_right is not None]
    expecting = [result for result in group if result.expects_finding]
    return (
        name,
        str(len(group)),
        str(found),
        str(expected),
        _share(found, expected),
        str(sum(len(result.forbidden) for result in group)),
        str(sum(bool(result.alarms) for result in group)),
        _of(sum(not result.alarms for result in clean), len(clean)),
        _of(sum(bool(result.outcome_right) for result in judged), len(judged)),
        _of(sum(result.false_clear for result in expecting), len(expecting)),
    )


def _by_method(findings: Iterable[JudgedFinding]) -> list[Row]:
    rows = [
        (
            f"{each.method.value}, {'sure' if each.sure else 'unsure'}",
            *(str(each.counts[verdict]) for verdict in Verdict),
            _share(each.counts[Verdict.RIGHT], each.judged),
        )
        for each in by_method(findings)
    ]
    return [("findings by method", *Verdict, "precision"), *rows]


def _by_kind(findings: Iterable[JudgedFinding]) -> list[Row]:
    rows = []
    for each in by_kind(findings):
        low, high = each.interval
        letters = f"{each.distance}{' or more' if each.distance == MOST_LETTERS else ''}"
        rows.append(
            (f"{each.method.value}, distance {letters}", _of(each.right, each.judged),
             _share(each.right, each.judged), f"{low:.3f}-{high:.3f}")
        )  # fmt: skip
    return [("matches by kind", "right", "share", "95 % interval"), *rows]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _of(part: int, whole: int) -> str:
    return f"{part}/{whole}" if whole else "-"


def _aligned(rows: Sequence[Row]) -> list[str]:
    """The rows with a rule under the first, the first column to the left and the others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    ruled = [rows[0], tuple("-" * width for width in widths), *rows[1:]]
    return [
        "  ".join(
            (row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True)))
        ).rstrip()
        for row in ruled
    ]


def _failure(result: Result) -> str:
    parts = []
    if result.missed:
        unknown = f" (not in the lexicon: {', '.join(result.unknown_names)})" if result.unknown_names else ""
        parts.append(f"missed {', '.join(result.missed)}{unknown}")
    if result.forbidden:
        parts.append(f"forbidden {', '.join(result.forbidden)}")
    if result.alarms:
        parts.append(f"false alarm {', '.join(result.alarms)}")
    if result.outcome_right is False:
        wanted = " or ".join(result.case.wanted.outcomes) or f"not {', '.join(result.case.wanted.never)}"
        parts.append(f"outcome {result.outcome}, not {wanted}")
    what = result.case.text or (
        result.case.file.name if result.case.file else str(dict(result.case.row or {}))
    )
    return f"{result.case.id}: {'; '.join(parts)} | {' '.join(what.split())[:140]}"

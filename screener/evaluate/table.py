"""The evaluation's figures as text: a table per file and suite, and the failures below it."""

from __future__ import annotations

from collections.abc import Sequence

from screener.evaluate.run import Result

_HEADER = ("file / suite", "cases", "found", "expected", "recall", "forbidden", "alarms", "clean", "outcome")


def render(results: Sequence[Result], *, failures: int | None = None) -> str:
    """The table, then at most `failures` failed cases (all if None), a line each."""
    rows: list[tuple[str, ...]] = [_HEADER]
    groups: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        groups.setdefault((result.file, result.case.suite), []).append(result)
    for (file, suite), group in groups.items():
        rows.append(_row(f"{file} / {suite}", group))
    rows.append(_row("all", list(results)))
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADER))]
    lines = [_line(row, widths) for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    failed = [result for result in results if result.failed]
    shown = failed if failures is None else failed[:failures]
    if shown:
        lines.append("")
        lines.extend(_failure(result) for result in shown)
    if len(failed) > len(shown):
        lines.append(f"... and {len(failed) - len(shown)} more failures")
    return "\n".join(lines)


def _row(name: str, group: Sequence[Result]) -> tuple[str, ...]:
    found = sum(len(result.found) for result in group)
    expected = found + sum(len(result.missed) for result in group)
    clean = [result for result in group if result.case.clean]
    judged = [result for result in group if result.outcome_right is not None]
    alarms = sum(bool(result.alarms) for result in group)
    return (
        name,
        str(len(group)),
        str(found),
        str(expected),
        f"{found / expected:.3f}" if expected else "-",
        str(sum(len(result.forbidden) for result in group)),
        f"{alarms}",
        f"{sum(not result.alarms for result in clean)}/{len(clean)}" if clean else "-",
        f"{sum(bool(result.outcome_right) for result in judged)}/{len(judged)}" if judged else "-",
    )


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first = row[0].ljust(widths[0])
    rest = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
    return "  ".join((first, *rest)).rstrip()


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

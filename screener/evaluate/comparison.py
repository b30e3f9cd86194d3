"""Two runs over the same gold: what got better, what got worse, and what must not be lost.

Lost is: on a strong case, a substance that was found and is missed, or a finding where there was none to
complain of; on any case, a report that now says that nothing listed was found where something is expected.
Knows records of runs, not how they came about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from screener.evaluate.gold import Tier
from screener.evaluate.reference import CaseRecord, FileRecord, Reference


@dataclass(frozen=True, slots=True)
class Comparison:
    """One sentence per change. What is `lost` fails the run; `worse` does not."""

    lost: tuple[str, ...]
    worse: tuple[str, ...]
    better: tuple[str, ...]
    remarks: tuple[str, ...]

    def text(self) -> str:
        """The changes, a line each, the weightiest last: a terminal shows the end."""
        lines = [f"remark  {line}" for line in self.remarks]
        lines += [f"better  {line}" for line in self.better]
        lines += [f"worse   {line}" for line in self.worse]
        lines += [f"LOST    {line}" for line in self.lost]
        figures = f"{len(self.lost)} lost, {len(self.worse)} worse, {len(self.better)} better"
        return "\n".join([*lines, f"Against the reference: {figures}."])


def compare_runs(before: Reference, now: Reference) -> Comparison:
    """What changed from the reference `before` to the run `now`, over the files of `now`."""
    lost: list[str] = []
    worse: list[str] = []
    better: list[str] = []
    remarks: list[str] = []
    for path, file in now.files.items():
        old = before.files.get(path)
        if old is None:
            remarks.append(f"{path} is not in the reference, so nothing guards its cases")
            continue
        if old.sha256 != file.sha256:
            remarks.append(f"{path} has changed since: a case that is new in it counts as one that was right")
        else:
            lost += _unlisted(path, old, file)
        for case in sorted({*old.cases, *file.cases} & set(file.tiers)):
            was, is_now = (each.cases.get(case, CaseRecord(file.tiers[case])) for each in (old, file))
            changed = f"{path} {case} ({is_now.tier})"
            worsened, improved = list(_changes(was, is_now)), list(_changes(is_now, was))
            if worsened:
                (lost if _is_lost(was, is_now) else worse).append(f"{changed}: {'; '.join(worsened)}")
            if improved:
                better.append(f"{changed}: no longer {'; '.join(improved)}")
    unread = len(before.files.keys() - now.files.keys())
    if unread:
        remarks.append(f"{unread} files of the reference were not evaluated")
    return Comparison(tuple(lost), tuple(worse), tuple(better), tuple(remarks))


def _is_lost(was: CaseRecord, now: CaseRecord) -> bool:
    if now.false_clear and not was.false_clear:
        return True
    newly_missed = any(name not in was.missed for name in now.missed)
    newly_alarmed = bool(now.forbidden or now.alarms) and not (was.forbidden or was.alarms)
    return now.tier == Tier.STRONG and (newly_missed or newly_alarmed)


def _changes(was: CaseRecord, now: CaseRecord) -> Iterator[str]:
    """What is wrong now and was not: read backwards, what got better."""
    for words, old, new in (
        ("missed", was.missed, now.missed),
        ("forbidden", was.forbidden, now.forbidden),
        ("false alarm", was.alarms, now.alarms),
    ):
        added = [name for name in new if name not in old]
        if added:
            yield f"{words} {', '.join(added)}"
    if now.outcome is not None and now.outcome != was.outcome:
        yield f"outcome {now.outcome}"
    if now.false_clear and not was.false_clear:
        yield "false clear"


def _unlisted(path: str, old: FileRecord, now: FileRecord) -> Iterator[str]:
    """Names whose listings are gone: their cases expect no finding any more, so they could not be missed."""
    for name in now.recognised_only:
        if name not in old.recognised_only:
            yield f"{path}: no listing makes a finding of {name} any more; it was expected as one"

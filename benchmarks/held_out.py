"""How often an ordinary ingredient name that the lexicon has not seen makes a finding.

A tenth of the ordinary names is hidden at a time. Run `python benchmarks/held_out.py [--folds N] [--seed S]`;
`--folds 3` takes folds 0 to 2 of ten. docs/reference/benchmarks.md says what the columns mean.
"""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import date

from screener import Screener
from screener.evaluate.held_out import FOLDS, HeldOut, held_out

DAY = date(2026, 11, 23)


def row(title: str, results: list[HeldOut]) -> str:
    names = sum(result.names for result in results)
    alarms = [alarm for result in results for alarm in result.alarms]
    named = {alarm.name for alarm in alarms}
    sure = {alarm.name for alarm in alarms if alarm.sure}
    flagged = 10_000 * len(named) / names
    return f"{title:>6} {names:8} {len(named):8} {len(sure):6} {flagged:10.2f} {10_000 * len(sure) / names:12.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=1, choices=range(1, FOLDS + 1), metavar="1-10")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    screener = Screener("all", DAY)
    print(
        f"{len(screener.lexicon.ordinary)} ordinary names, lexicon {screener.lexicon.release}, seed {options.seed}\n"
    )
    print(f"{'fold':>6} {'hidden':>8} {'alarming':>8} {'sure':>6} {'per 10,000':>10} {'sure, 10,000':>12}")
    results = []
    for fold in range(options.folds):
        results.append(held_out(screener.lexicon, screener.matcher, fold, seed=options.seed, as_of=DAY))
        print(row(str(fold), results[-1:]), flush=True)
    print(row("all", results))
    methods = Counter(alarm.method for result in results for alarm in result.alarms)
    print("alarms by method: " + ", ".join(f"{method} {count}" for method, count in methods.most_common()))
    for alarm in (alarm for result in results for alarm in result.alarms):
        doubt = "sure" if alarm.sure else "unsure"
        print(
            f"    {alarm.name!r} ({alarm.source}) {alarm.method}, {doubt}: {alarm.matched_name!r}, {alarm.substance}"
        )


if __name__ == "__main__":
    main()

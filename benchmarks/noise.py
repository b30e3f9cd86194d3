"""How many listed names are still found when labels, scanners and typists spoil their print.

Every name of every substance that makes a finding under policy 'all', with one kind of flaw at a time, inside
a short ingredient list. Run `python benchmarks/noise.py [--sample N] [--seed S] [--failures K]`.
docs/reference/benchmarks.md says what the columns mean.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from datetime import date

from screener import Screener
from screener.evaluate.noise import NOISES, Noise, Outcome, Trial, listed_targets, sampled, trials

#: (title, shortest, longest) in letters and digits.
LENGTHS = (("all", 0, 10_000), (">= 7", 7, 10_000), ("7-8", 7, 8), (">= 9", 9, 10_000))


def share(part: int, whole: int) -> str:
    return f"{part / whole:.4f}" if whole else "   -  "


def row(noise: Noise, results: list[Trial]) -> str:
    cells = []
    for _, shortest, longest in LENGTHS:
        tried = [
            result for result in results
            if shortest <= result.target.length <= longest and result.outcome in (Outcome.FOUND, Outcome.MISSED)
        ]  # fmt: skip
        found = [result for result in tried if result.outcome is Outcome.FOUND]
        wrong = [result for result in tried if result.wrong]
        sure = [result for result in found if result.sure]
        cells.append(
            f"{len(tried):6} {share(len(found), len(tried))} {share(len(sure), len(tried))} {share(len(wrong), len(tried))}"
        )
    outcomes = [result.outcome for result in results]
    apart = f"{outcomes.count(Outcome.NOT_APPLICABLE):6} {outcomes.count(Outcome.RENAMED):5}"
    return f"{noise.title:27} | " + " | ".join(cells) + f" | {apart}"


def failures(results: Iterable[Trial], count: int) -> Iterator[str]:
    """So many of those read as another substance, and so many of those missed, spread over all of them."""
    results = list(results)
    wrong = [result for result in results if result.wrong]
    missed = [result for result in results if result.outcome is Outcome.MISSED and not result.wrong]
    for group in (wrong, missed):
        for result in group[:: -(-len(group) // count)] if count and group else ():
            read_as = f" read as {', '.join(result.wrong)}" if result.wrong else ""
            yield f"    {result.target.name!r} ({result.target.substance}) printed {result.printed!r}{read_as}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=1_000_000, help="names drawn at random; all by default")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--failures", type=int, default=0, help="of each kind, wrong and missed names to print"
    )
    parser.add_argument("--kind", help="this kind of flaw only")
    options = parser.parse_args()
    screener = Screener("all", date(2026, 11, 23))
    targets = sampled(listed_targets(screener), options.sample, options.seed)
    print(f"{len(targets)} listed names, lexicon {screener.lexicon.release}, seed {options.seed}\n")
    heading = " | ".join(f"{title:>6} {'found':6} {'sure':6} {'wrong':6}" for title, *_ in LENGTHS)
    print(f"{'printed with':27} | {heading} | {'n/a':>6} {'other':>5}")
    for noise in NOISES:
        if options.kind not in (None, noise.title):
            continue
        results = list(trials(screener.matcher, targets, noise, options.seed))
        print(row(noise, results), flush=True)
        for line in failures(results, options.failures):
            print(line)


if __name__ == "__main__":
    main()

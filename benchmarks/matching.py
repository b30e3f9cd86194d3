"""What matching costs: against comparing every stretch of words, and as lexicon and text grow.

Run `python benchmarks/matching.py`; it takes about a minute. docs/reference/benchmarks.md says what the columns mean.
Times are of the processor, so that other work on the machine counts little; compare within a run only.
"""

from __future__ import annotations

import math
import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeVar

import numpy
from rapidfuzz import process
from rapidfuzz.distance import OSA

from screener.lexicon.schema import Lexicon, Name, OrdinaryName, Substance
from screener.matching import Matcher
from screener.matching.index import Index
from screener.matching.tables import compile_tables
from screener.pipeline import bundled_lexicon
from screener.text import edit_budget, squash

Item = TypeVar("Item")

LABEL_LENGTH = 1_300  # characters
SIZES = (1_000, 5_000, 20_000, 80_000)
TEXT_LENGTHS = (100, 1_000, 10_000, 100_000)
SUFFIX = "plus"  # makes names beyond those of the lexicon


class Exhaustive:
    """The obvious way: every stretch of words against every name of about its length, as fast as rapidfuzz can.

    Names and stretches are grouped by length, so that only pairs within the edit budget are compared, each group
    by one vectorised `cdist`. Names without an edit budget are looked up. No guards: it only finds candidates.
    """

    def __init__(self, names: Sequence[str]) -> None:
        keys = {key for name in names if (key := squash(name).key)}
        self._exact = frozenset(key for key in keys if edit_budget(len(key)) == 0)
        self._by_length: dict[int, list[str]] = {}
        for key in sorted(keys - self._exact):
            self._by_length.setdefault(len(key), []).append(key)
        self._longest = max(len(key) for key in keys) + 3

    def match(self, text: str) -> set[tuple[str, str]]:
        """Pairs of stretch and name within the budget of the name's length."""
        stretches = self._stretches(text)
        found = {(key, key) for group in stretches.values() for key in group if key in self._exact}
        for length, names in self._by_length.items():
            budget = edit_budget(length)
            near = [
                key
                for other in range(length - budget, length + budget + 1)
                for key in stretches.get(other, ())
            ]
            if near:
                table = process.cdist(
                    near, names, scorer=OSA.distance, score_cutoff=budget, dtype=numpy.uint8
                )
                found.update(
                    (near[row], names[column])
                    for row, column in zip(*numpy.nonzero(table <= budget), strict=True)
                )
        return found

    def _stretches(self, text: str) -> dict[int, set[str]]:
        """The keys of all stretches of whole words up to the longest name, by length."""
        squashed = squash(text)
        words = squashed.words()
        found: dict[int, set[str]] = {}
        for first, (start, _) in enumerate(words):
            for _, end in islice(words, first, None):
                if end - start > self._longest:
                    break
                found.setdefault(end - start, set()).add(squashed.key[start:end])
        return found


def labels(lexicon: Lexicon, count: int, length: int, *, misspelled: int = 1, seed: int = 1) -> list[str]:
    """Different label texts: English ordinary names with amounts, and so many misspelled listed names."""
    chance = random.Random(seed)
    ordinary = [name.text for name in lexicon.ordinary if name.language == "en" and name.source == "own"]
    listed = [substance.name for substance in lexicon.substances.values() if len(substance.name) > 8]
    made = []
    for _ in range(count):
        lines = ["Supplement Facts"]
        for name in chance.sample(listed, misspelled):
            place = chance.randrange(2, len(name) - 2)
            lines.append(f"{name[:place]}{name[place + 1 :]} 25 mg")
        while sum(map(len, lines)) + len(lines) < length:
            lines.append(f"{chance.choice(ordinary)} {chance.randrange(1, 900)} mg")
        made.append("\n".join(lines)[:length])
    return made


def of_size(lexicon: Lexicon, size: int, seed: int = 1) -> Lexicon:
    """A lexicon of so many names, substances' and ordinary ones in the lexicon's own ratio.

    Beyond what the lexicon has, names come a second time with the word 'plus' behind them.
    """
    chance = random.Random(seed)
    listed = [(substance, name) for substance in lexicon.substances.values() for name in substance.names]
    share = size / (len(listed) + len(lexicon.ordinary))
    substances: dict[str, list[Name]] = {}
    for (substance, name), twin in _drawn(listed, share, chance):
        text = f"{name.text} {SUFFIX}" if twin else name.text
        substances.setdefault(substance.id, []).append(replace(name, text=text))
    ordinary = [
        OrdinaryName(f"{name.text} {SUFFIX}" if twin else name.text, name.language, name.source)
        for name, twin in _drawn(lexicon.ordinary, share, chance)
    ]
    kept: dict[str, Substance] = {
        identity: replace(lexicon.substances[identity], names=tuple(names), lookalikes=())
        for identity, names in substances.items()
    }
    return replace(lexicon, substances=kept, ordinary=tuple(ordinary))


def _drawn(items: Sequence[Item], share: float, chance: random.Random) -> list[tuple[Item, bool]]:
    """That share of the items; beyond all of them, further ones marked as twins."""
    wanted = round(len(items) * share)
    drawn = [(item, False) for item in chance.sample(items, min(wanted, len(items)))]
    return drawn + [(item, True) for item in chance.sample(items, max(0, wanted - len(items)))]


def milliseconds(work: Callable[[], object]) -> float:
    """Of processor time; all that is compared here runs in one thread."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1_000


def median_ms(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """The median over texts that were not seen before: repeated ones would be helped by caches."""
    return statistics.median(milliseconds(lambda text=text: work(text)) for text in texts)


def exponent(smaller: tuple[float, float], larger: tuple[float, float]) -> float:
    """How (size, time) grows: 0 not at all, 1 as the size, 2 as its square."""
    return math.log(larger[1] / smaller[1]) / math.log(larger[0] / smaller[0])


def print_throughput(matcher: Matcher, lexicon: Lexicon) -> None:
    print(f"different labels of {LABEL_LENGTH} characters")
    print(
        f"{'misspelled listed names':>23} {'labels per second':>18} {'median ms':>10} {'95 % within ms':>15}"
    )
    for misspelled in (0, 1, 5):
        texts = labels(lexicon, 120, LABEL_LENGTH, misspelled=misspelled, seed=3 + misspelled)
        took = sorted(milliseconds(lambda text=text: matcher.match(text)) for text in texts)
        second = 1_000 * len(took) / sum(took)
        print(
            f"{misspelled:23} {second:18.0f} {statistics.median(took):10.2f} {took[len(took) * 95 // 100]:15.2f}"
        )
    print()


def print_lexicon_sizes(lexicon: Lexicon, texts: Sequence[str]) -> None:
    print("ms per label with one misspelled listed name, as the lexicon grows")
    print(
        f"{'names':>8} {'build':>8} {'matcher':>8} {'rapidfuzz, substances':>22} {'ratio':>7} {'rapidfuzz, all':>15} {'ratio':>7}"
    )
    measured: list[tuple[int, float, float, float]] = []
    for size in SIZES:
        part = of_size(lexicon, size)
        start = time.process_time()
        matcher = Matcher(part, Index(compile_tables(part)))
        build = (time.process_time() - start) * 1_000
        listed = [name.text for substance in part.substances.values() for name in substance.names]
        of_substances = Exhaustive(listed)
        of_all = Exhaustive([*listed, *(name.text for name in part.ordinary)])
        median_ms(matcher.match, texts[:20])
        ours = median_ms(matcher.match, texts[20:])
        theirs = median_ms(of_substances.match, texts[20:26])
        whole = median_ms(of_all.match, texts[20:26])
        print(
            f"{size:8} {build:8.0f} {ours:8.2f} {theirs:22.1f} {theirs / ours:7.0f} {whole:15.1f} {whole / ours:7.0f}",
            flush=True,
        )
        measured.append((size, ours, theirs, whole))
    first, last = measured[0], measured[-1]
    growth = [exponent((first[0], first[i]), (last[0], last[i])) for i in (1, 2, 3)]
    print(f"{'growth':>8} {'':8} {growth[0]:8.2f} {growth[1]:22.2f} {'':7} {growth[2]:15.2f}\n")


def print_text_lengths(matcher: Matcher, lexicon: Lexicon) -> None:
    print("as the text grows, all names known")
    print(f"{'characters':>10} {'ms':>9} {'ms per 1,000':>13} {'growth':>7}")
    times = []
    for length in TEXT_LENGTHS:
        texts = labels(lexicon, 5, length, misspelled=0, seed=length)
        times.append((length, median_ms(matcher.match, texts)))
        growth = f"{exponent(*times[-2:]):7.2f}" if len(times) > 1 else ""
        print(f"{length:10} {times[-1][1]:9.2f} {times[-1][1] / length * 1_000:13.2f} {growth}", flush=True)
    print()


def hostile() -> dict[str, Callable[[int], str]]:
    """Texts meant to make a matcher slow, each at a percentage of its size."""
    chance = random.Random(1)
    invented = ["".join(chance.choices("aeioumnrstl", k=chance.randrange(3, 12))) for _ in range(20_000)]
    return {
        "20,000 different words": lambda percent: " ".join(invented[: 20_000 * percent // 100]),
        "3,000 slashes": lambda percent: "a/" * (3_000 * percent // 100),
        "10,000 brackets": lambda percent: (
            "(zinc " * (5_000 * percent // 100) + ")" * (5_000 * percent // 100)
        ),
        "10,000 brackets that never close": lambda percent: "(" * (10_000 * percent // 100),
        "'1,3-dimethyl' without blanks": lambda percent: "1,3-dimethyl" * (8_300 * percent // 100),
        "'a-'": lambda percent: "a-" * (50_000 * percent // 100),
        "one letter": lambda percent: "a" * (100_000 * percent // 100),
        "one digit": lambda percent: "1" * (100_000 * percent // 100),
        "spaced out letters": lambda percent: "p i k a t r o p i m " * (5_000 * percent // 100),
        "misspelled names": lambda percent: "sibutramlne vinpoctine, " * (4_000 * percent // 100),
    }


def print_hostile(matcher: Matcher) -> None:
    print("hostile texts (growth: time of the whole against its half; 2 is linear, 4 quadratic)")
    print(f"{'text':34} {'characters':>10} {'ms':>9} {'growth':>7}")
    for title, make in hostile().items():
        half, whole = (least_ms(matcher, make(percent)) for percent in (50, 100))
        print(f"{title:34} {len(make(100)):10} {whole:9.1f} {whole / half:7.1f}", flush=True)


def least_ms(matcher: Matcher, text: str) -> float:
    """The least of two runs, without what only the first one has to do."""
    return min(milliseconds(lambda: matcher.match(text)) for _ in range(2))


def main() -> None:
    lexicon = bundled_lexicon()
    matcher = Matcher(lexicon)
    median_ms(matcher.match, labels(lexicon, 20, LABEL_LENGTH, seed=2))
    print_throughput(matcher, lexicon)
    print_lexicon_sizes(lexicon, labels(lexicon, 80, LABEL_LENGTH))
    print_text_lengths(matcher, lexicon)
    print_hostile(matcher)


if __name__ == "__main__":
    main()

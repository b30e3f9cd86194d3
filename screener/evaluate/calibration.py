"""How often matches of each kind were right: counts per method and distance, and the file that reports quote.

A kind is a method and a distance in letters, of which three and more are one. Knows judged findings, not the
words in which reports say it (`screener.render.words`).
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from screener.evaluate.precision import JudgedFinding, Verdict
from screener.model import Method
from screener.render.calibration import MOST_LETTERS

#: The verdicts on findings whose words name that substance.
_NAMED = (Verdict.RIGHT, Verdict.WRONG_ROLE)

#: The standard normal quantile that leaves 2.5 % on each side.
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class KindFigures:
    """Right matches of one kind, of all that the gold judges."""

    method: Method
    distance: int
    right: int
    judged: int

    @property
    def interval(self) -> tuple[float, float]:
        """The share of right matches that the counts allow: Wilson's 95 % interval."""
        return wilson(self.right, self.judged)


def wilson(right: int, judged: int) -> tuple[float, float]:
    """The 95 % score interval of a share (E. B. Wilson, Journal of the American Statistical Association 22,
    1927). Unlike right ± error it stays within 0 and 1, and says something where all were right."""
    if not judged:
        return 0.0, 1.0
    share, scale = right / judged, 1 + _Z**2 / judged
    middle = share + _Z**2 / (2 * judged)
    spread = _Z * math.sqrt(share * (1 - share) / judged + _Z**2 / (4 * judged**2))
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def by_kind(findings: Iterable[JudgedFinding]) -> list[KindFigures]:
    """The figures of every kind of which the gold judges a match.

    A match is right if the printed words name that substance, whether or not as an ingredient: that is a
    question of roles, and no reason to doubt the spelling.
    """
    counts = Counter(
        (finding.method, min(finding.distance, MOST_LETTERS), finding.verdict) for finding in findings
    )
    figures = []
    for method in Method:
        for distance in range(MOST_LETTERS + 1):
            right = sum(counts[method, distance, verdict] for verdict in _NAMED)
            judged = right + counts[method, distance, Verdict.WRONG]
            if judged:
                figures.append(KindFigures(method, distance, right, judged))
    return figures


def calibration_text(figures: Iterable[KindFigures]) -> str:
    """The file's content: JSON with one kind a line, `low` and `high` being the interval's ends."""
    lines = ",\n".join(f"  {json.dumps(_plain(each))}" for each in figures)
    return f'{{"kinds": [\n{lines}\n]}}\n'


def _plain(figures: KindFigures) -> Mapping[str, Any]:
    low, high = figures.interval
    return {
        "method": figures.method.value,
        "distance": figures.distance,
        "right": figures.right,
        "judged": figures.judged,
        "low": round(low, 3),
        "high": round(high, 3),
    }

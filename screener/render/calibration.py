"""How often matches of each kind were right in the project's test cases, as `screener evaluate` counted them.

`calibration.json` beside this module is written by `screener evaluate --write-calibration`. Knows the counts,
not the words for them (`words`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from screener.model import Method

#: Distances from here on are counted as one kind.
MOST_LETTERS = 3

#: An interval wider than this says nothing: 15 cases that were all right still allow a fifth to be wrong.
_WIDEST = 0.2


@dataclass(frozen=True, slots=True)
class Calibration:
    """`right` of `judged` matches; `low` and `high` are the ends of the 95 % interval of that share."""

    right: int
    judged: int
    low: float
    high: float

    @property
    def says_something(self) -> bool:
        """Whether the cases are enough to speak of a share."""
        return self.high - self.low <= _WIDEST


def calibration(method: Method, distance: int) -> Calibration | None:
    """The counts of a kind of match, `distance` in letters; None where no test case has one."""
    return _kinds().get((method.value, min(distance, MOST_LETTERS)))


@cache
def _kinds() -> dict[tuple[str, int], Calibration]:
    text = (files("screener.render") / "calibration.json").read_text("utf-8")
    return {
        (kind["method"], kind["distance"]): Calibration(
            kind["right"], kind["judged"], kind["low"], kind["high"]
        )
        for kind in json.loads(text)["kinds"]
    }

"""Folds for cross-validation of models that are trained on frames."""

from __future__ import annotations

import random

FOLDS = 5
#: Frames that mirror each other are written next to each other, so this many lines of a file stay together.
NEIGHBOURS = 6


def folds_of(groups: list[str], seed: int) -> list[int]:
    """The fold of each group's examples. Neighbouring frames stay in one fold."""

    def unit(group: str) -> str:
        file, _, line = group.rpartition(":")
        return f"{file}:{int(line) // NEIGHBOURS}"

    units = sorted({unit(group) for group in groups})
    random.Random(seed).shuffle(units)
    fold = {name: place % FOLDS for place, name in enumerate(units)}
    return [fold[unit(group)] for group in groups]

"""Inputs that once failed, found by fuzzing or by hand, and the seeds: each is answered as `fuzz/targets.py` says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).parents[2] / "fuzz"
sys.path.insert(0, str(FUZZ))

import seeds  # noqa: E402
import targets  # noqa: E402

CASES = [
    (kind, place, data) for kind, (_, first) in targets.TARGETS.items() for place, data in enumerate(first)
]
CASES += [
    (kind, path.name, path.read_bytes()) for kind in targets.TARGETS for path in seeds.regressions(kind)
]


@pytest.mark.parametrize(
    ("kind", "data"), [pytest.param(kind, data, id=f"{kind} {name}") for kind, name, data in CASES]
)
def test_an_input_is_answered(kind: str, data: bytes) -> None:
    targets.TARGETS[kind][0](data)

"""Limits are settings: by default those of the reference, else what the environment says."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from screener.documents.limits import Limits, LimitsError, from_environment

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "limits.md"


def test_without_variables_the_defaults_hold() -> None:
    assert (
        from_environment({"PATH": "/bin", "SCREENER_POLICY": "us", "SCREENER_LIMIT_PAGES": " "}) == Limits()
    )


def test_variables_set_limits() -> None:
    set_to = {"SCREENER_LIMIT_MEMORY_BYTES": "1048576", "SCREENER_LIMIT_WALL_SECONDS": " 2.5 "}
    assert from_environment(set_to) == Limits(memory_bytes=1_048_576, wall_seconds=2.5)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SCREENER_LIMIT_PAGES", "ten", "SCREENER_LIMIT_PAGES is 'ten'; give a whole number above 0"),
        ("SCREENER_LIMIT_PAGES", "2.5", "whole number"),
        ("SCREENER_LIMIT_PAGES", "0", "above 0"),
        ("SCREENER_LIMIT_WALL_SECONDS", "-1", "a number above 0"),
        ("SCREENER_LIMIT_WALL_SECONDS", "inf", "a number above 0"),
        ("SCREENER_LIMIT_WALL_SECONDS", "nan", "a number above 0"),
        ("SCREENER_LIMIT_PAGE", "2", "SCREENER_LIMIT_PAGE is no limit. There are SCREENER_LIMIT_BYTES"),
    ],
)
def test_a_value_out_of_form_is_refused_with_the_remedy(name: str, value: str, said: str) -> None:
    with pytest.raises(LimitsError, match=said):
        from_environment({name: value})


def test_every_limit_is_in_the_reference() -> None:
    reference = REFERENCE.read_text(encoding="utf-8")
    assert [field.name for field in fields(Limits) if f"| `{field.name}` |" not in reference] == []

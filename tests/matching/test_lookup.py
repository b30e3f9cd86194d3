"""Lookup: which substance a name means, best first."""

import pytest

from screener.matching import Matcher, lookup
from screener.model import Method


@pytest.mark.parametrize(
    ("query", "substance", "method", "whole"),
    [
        ("Pikatropin", "picamilon", Method.EXACT, True),
        ("phenibut HCl", "phenibut", Method.EXACT, True),
        ("L-Phenibut", "phenibut", Method.EXACT, True),
        ("Ligandrol (LGD-4033)", "lgd-4033", Method.EXACT, True),
        ("efedrina", "ephedrine", Method.FOLDED, True),
        ("Tianeptlne", "tianeptine", Method.OCR, True),
        ("Phenibut and tea", "phenibut", Method.EXACT, False),
        ("3-methylphenibut", "phenibut", Method.DERIVATIVE, False),
        ("34562-97-5", "picamilon", Method.IDENTIFIER, True),
        ("EPO", "erythropoietin", Method.EXACT, True),
    ],
)
def test_the_best_match(matcher: Matcher, query: str, substance: str, method: Method, whole: bool) -> None:
    best = lookup(matcher, query)[0]
    assert (best.substance, best.method) == (substance, method)
    assert best.whole is whole


@pytest.mark.parametrize("query", ["", "  ", "-", "zinc", "xyzzy"])
def test_nothing_near_is_an_empty_answer(matcher: Matcher, query: str) -> None:
    assert lookup(matcher, query) == []


def test_one_edit_beyond_the_budget_is_only_a_suggestion(matcher: Matcher) -> None:
    (suggested,) = lookup(matcher, "fentnyll")
    assert suggested.substance == "fentanyl"
    assert not suggested.whole

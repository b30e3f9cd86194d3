"""The compass itself: what counts as found, forbidden, a false alarm and a right outcome."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from screener import Screener
from screener.evaluate import GoldError, compare, evaluate, read_gold, render
from screener.evaluate.run import Result

DAY = date(2026, 11, 23)


def results(
    tmp_path: Path, *cases: dict[str, object], aliases: dict[str, list[str]] | None = None
) -> list[Result]:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(json.dumps(case) for case in cases), "utf-8")
    if aliases is not None:
        (tmp_path / "canonical_names.json").write_text(json.dumps(aliases), "utf-8")
    return list(evaluate([read_gold(path)], DAY))


@pytest.mark.parametrize(
    ("case", "failed"),
    [
        ({"text": "Pikatropin 50 mg", "expect": ["picamilon"], "suite": "s"}, False),
        ({"text": "Zinc 50 mg", "expect": ["picamilon"], "suite": "s"}, True),
        ({"text": "Pikatropin 50 mg", "expect": [], "forbid": ["picamilon"], "suite": "s"}, True),
        (
            {
                "text": "Contains no DMAA. Ingredients: zinc",
                "expect": [],
                "considered": ["DMAA"],
                "suite": "s",
            },
            False,
        ),
        ({"text": "Pikatropin 50 mg", "expect": [], "suite": "s"}, True),  # a clean case with a finding
        ({"text": "Pikatropin 50 mg", "expect": [], "allow": ["picamilon"], "suite": "s"}, False),
        ({"text": "Pikatropin 50 mg", "expect": [], "note": "TOLERATE: picamilon.", "suite": "s"}, False),
        ({"text": "Pikatropin", "expect": ["picamilon"], "outcome": "flagged", "suite": "s"}, False),
        ({"text": "Pikatropin", "expect": ["picamilon"], "outcome": "review", "suite": "s"}, False),
        (
            {
                "text": "3-methylphenibut 5 mg",
                "expect": [],
                "allow": ["phenibut"],
                "outcome": "flagged",
                "suite": "s",
            },
            True,
        ),
        ({"text": "Zinc", "expect": [], "outcome": "no_listed_match", "suite": "s"}, False),
        ({"text": "", "expect": [], "outcome": "not_screenable", "suite": "s"}, False),
        (
            {"text": "Zinc", "expect": [], "outcome": "review", "also_ok": ["no_listed_match"], "suite": "s"},
            False,
        ),
        ({"text": "Zinc", "expect": [], "never": ["no_listed_match"], "suite": "s"}, True),
    ],
)
def test_a_case_fails_or_not(tmp_path: Path, case: dict[str, object], failed: bool) -> None:
    (result,) = results(tmp_path, {"id": "x", **case})
    assert result.failed is failed


def test_names_are_mapped_by_their_aliases(tmp_path: Path) -> None:
    (result,) = results(
        tmp_path, {"id": "x", "text": "Pikatropin", "expect": ["our own word"], "suite": "s"},
        aliases={"our own word": ["pikamilon"]},
    )  # fmt: skip
    assert result.found == ("our own word",)


def test_the_table_counts_and_lists_the_failures(tmp_path: Path) -> None:
    table = render(
        results(
            tmp_path,
            {"id": "a", "suite": "one", "text": "Pikatropin", "expect": ["picamilon"]},
            {"id": "b", "suite": "two", "text": "Zinc", "expect": ["phenibut"]},
        )
    )
    assert "gold.jsonl / one      1      1         1   1.000" in table
    assert "b: missed phenibut | Zinc" in table


@pytest.mark.parametrize(
    ("content", "sentence"), [("{", "line 1 is not JSON"), ("[]", "JSON object"), ('{"id": 1}', "needs a")]
)
def test_broken_gold_is_one_clear_sentence(tmp_path: Path, content: str, sentence: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content, "utf-8")
    with pytest.raises(GoldError, match=sentence):
        read_gold(path)


def test_baselines_find_plain_names_and_miss_misprinted_ones(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    cases = [
        {"id": "a", "text": "Pikatropin, zinc", "expect": ["picamilon"]},
        {"id": "b", "text": "Pika-\ntropin, zinc", "expect": ["picamilon"]},
        {"id": "c", "text": "zinc, vitamin C", "expect": []},
    ]
    path.write_text("\n".join(json.dumps(case) for case in cases), "utf-8")
    table = compare([read_gold(path)], Screener("all", DAY))
    assert re.search(r"exact words +found +1/ +2  recall 0.500  clean cases alarmed 0/1", table)
    assert re.search(r"spaCy PhraseMatcher +found +1/ +2", table)


_SHARED = Path(__file__).resolve().parents[3] / "shared" / "eval"


@pytest.mark.skipif(not _SHARED.is_dir(), reason="the shared evaluation cases are not here")
@pytest.mark.parametrize("name", ["dev_labels.jsonl", "dev_cases.jsonl"])
def test_no_expected_substance_of_the_shared_cases_is_missed(name: str) -> None:
    found = list(evaluate([read_gold(_SHARED / name)], DAY))
    assert [result.case.id for result in found if result.missed or result.forbidden] == []

"""The compass itself: what counts as found, forbidden, a false alarm and a right outcome."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from screener import Screener
from screener.evaluate import GoldError, compare, evaluate, gold_files, read_gold, render
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


def test_extract_one_with_its_defaults_names_something_in_every_clean_case(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "c", "text": "zinc, vitamin C", "expect": []}', "utf-8")
    table = compare([read_gold(path)], Screener("all", DAY))
    assert re.search(r"its defaults +found +0/ +0  recall -  clean cases alarmed 1/1", table)


def test_a_folder_means_all_gold_in_it_but_alias_files_and_the_gold_of_rows(tmp_path: Path) -> None:
    for name, line in {
        "names/a.jsonl": '{"id": "a", "text": "Zinc"}',
        "names/universe.jsonl": '{"canonical": "zinc"}',
        "files/b.jsonl": '{"id": "b", "file": "t.csv", "rows_gold": "rows.jsonl"}',
        "files/rows.jsonl": '{"row": 1}',
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(line, "utf-8")
    found = [path.relative_to(tmp_path).as_posix() for path in gold_files([tmp_path])]
    assert found == ["files/b.jsonl", "names/a.jsonl"]
    assert gold_files([tmp_path / "elsewhere.jsonl"]) == [tmp_path / "elsewhere.jsonl"]


def test_a_folder_without_gold_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds no gold"):
        gold_files([tmp_path])


@pytest.mark.parametrize(
    ("case", "tier"),
    [
        ({"expect": ["picamilon"]}, "strong"),  # prohibited under 'all'
        ({"expect": ["picamilon"], "tier": "weak"}, "weak"),  # the gold's own word
        ({"expect": ["no such name"]}, "strong"),  # its absence must not make it a smaller matter
        ({"expect": []}, "strong"),  # clean
        ({"expect": [], "allow": ["phenibut"]}, "weak"),
        ({"expect": [], "outcome": "review"}, "weak"),
    ],
)
def test_a_case_without_a_tier_gets_one(tmp_path: Path, case: dict[str, object], tier: str) -> None:
    (result,) = results(tmp_path, {"id": "x", "text": "Zinc", "suite": "s", **case})
    assert result.tier == tier


def test_an_unknown_tier_is_one_clear_sentence(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "x", "text": "Zinc", "tier": "certain"}', "utf-8")
    with pytest.raises(GoldError, match=r"'certain'; it is one of strong, medium, weak"):
        read_gold(path)


@pytest.mark.parametrize(
    ("text", "expect", "false_clear"),
    [
        ("Ingredients: zinc", ["picamilon"], True),
        ("Ingredients: zinc", ["no such name"], True),
        ("Ingredients: picamilon", ["picamilon"], False),
        ("Ingredients: kava", ["picamilon"], False),  # missed, but a person will look
        ("", ["picamilon"], False),  # not screenable clears nothing
        ("Ingredients: zinc", [], False),
    ],
)
def test_a_false_clear_is_a_report_without_a_match_where_one_is_expected(
    tmp_path: Path, text: str, expect: list[str], false_clear: bool
) -> None:
    (result,) = results(tmp_path, {"id": "x", "text": text, "expect": expect, "suite": "s"})
    assert result.false_clear is false_clear


@pytest.mark.parametrize(
    ("case", "verdicts"),
    [
        ({"text": "Ingredients: picamilon", "expect": ["picamilon"]}, ["right"]),
        ({"text": "Ingredients: picamilon", "allow": ["picamilon"]}, ["right"]),
        ({"text": "Ingredients: picamilon", "forbid": ["picamilon"]}, ["wrong"]),
        ({"text": "Ingredients: picamilon", "considered": ["picamilon"]}, ["wrong role"]),
        ({"text": "Ingredients: picamilon", "expect": []}, ["wrong"]),  # an alarm on a clean case
        ({"text": "Ingredients: picamilon, kava", "expect": ["picamilon"]}, ["right", "unjudged"]),
        ({"text": "Picamilon. Ingredients: picamilon", "expect": ["picamilon"]}, ["right"]),  # once
    ],
)
def test_every_finding_is_judged_by_the_gold(
    tmp_path: Path, case: dict[str, object], verdicts: list[str]
) -> None:
    (result,) = results(tmp_path, {"id": "x", "suite": "s", **case})
    assert [finding.verdict.value for finding in result.findings] == verdicts


def test_a_finding_with_a_rival_is_counted_as_unsure(tmp_path: Path) -> None:
    found = results(
        tmp_path,
        {"id": "a", "suite": "s", "text": "Ingredients: picamilon", "expect": ["picamilon"]},
        {"id": "b", "suite": "s", "text": "Ingredients: N-methyl-picamilon", "expect": ["picamilon"]},
    )
    assert [finding.sure for result in found for finding in result.findings] == [True, False]


def test_the_tables_by_tier_method_and_kind_stand_under_the_table_by_suite(tmp_path: Path) -> None:
    text = render(
        results(tmp_path, {"id": "a", "suite": "one", "text": "Pikatropin", "expect": ["picamilon"]})
    )
    assert re.search(r"^strong +1 +1 +1 +1.000 +0 +0 +- +- +0/1$", text, re.MULTILINE)
    assert re.search(r"^exact, sure +1 +0 +0 +0 +1.000$", text, re.MULTILINE)
    assert re.search(r"^exact, distance 0 +1/1 +1.000 +0.207-1.000$", text, re.MULTILINE)

"""A run held against a kept one: what is lost, what is only worse, and a file that is good to diff."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener import Screener
from screener.cli import main
from screener.evaluate import (
    Comparison,
    GoldError,
    ReferenceFileError,
    compare_runs,
    evaluate,
    read_gold,
    read_reference,
    record,
    reference_text,
)
from screener.evaluate.reference import CaseRecord, FileRecord, Reference

DAY = date(2026, 11, 23)
NAMES = "names.jsonl"


def run_of(
    case: CaseRecord, *, sha256: str = "1", recognised_only: tuple[str, ...] = (), tier: str | None = None
) -> Reference:
    """A run over one gold file with one case."""
    file = FileRecord(
        sha256, {"cases": 1}, recognised_only, {} if case.perfect else {"x": case}, {"x": tier or case.tier}
    )
    return Reference(DAY, {"release": "r", "sha256": "s"}, {NAMES: file})


def case(tier: str = "strong", **fields: object) -> CaseRecord:
    return CaseRecord(tier, **fields)  # type: ignore[arg-type]


def kinds_of_change(comparison: Comparison) -> str:
    present = {"lost": comparison.lost, "worse": comparison.worse, "better": comparison.better}
    return " ".join(name for name, lines in present.items() if lines)


FALSE_CLEAR = {"missed": ("kava",), "false_clear": True}


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        (case(), case(), ""),
        (case(missed=("kava",)), case(missed=("kava",)), ""),
        (case(), case(missed=("kava",)), "lost"),
        (case("medium"), case("medium", missed=("kava",)), "worse"),
        (case(missed=("kava",)), case(missed=("kava", "khat")), "lost"),
        (case(missed=("kava",)), case(missed=("khat",)), "lost better"),
        (case(missed=("kava",)), case(), "better"),
        (case(), case(alarms=("kava",)), "lost"),
        (case(), case(forbidden=("kava",)), "lost"),
        (case("weak"), case("weak", alarms=("kava",)), "worse"),
        (case(alarms=("kava",)), case(alarms=("khat",)), "worse better"),
        (case(alarms=("kava",)), case(), "better"),
        (case(), case(outcome="review"), "worse"),
        (case("weak"), case("weak", **FALSE_CLEAR), "lost"),  # a false clear is lost in every tier
        (case("weak", missed=("kava",)), case("weak", **FALSE_CLEAR), "lost"),
        (case("weak", **FALSE_CLEAR), case("weak", **FALSE_CLEAR), ""),
        (case("weak", **FALSE_CLEAR), case("weak", missed=("kava",)), "better"),
    ],
)
def test_what_a_change_is(before: CaseRecord, now: CaseRecord, change: str) -> None:
    assert kinds_of_change(compare_runs(run_of(before), run_of(now))) == change


def test_a_name_that_lost_its_listings_is_lost_although_no_case_missed_it() -> None:
    comparison = compare_runs(run_of(case()), run_of(case(), recognised_only=("kava",)))
    assert comparison.lost == (
        "names.jsonl: no listing makes a finding of kava any more; it was expected as one",
    )


def test_gold_that_changed_or_is_new_or_was_left_out_is_remarked() -> None:
    changed = compare_runs(run_of(case()), run_of(case(), sha256="2", recognised_only=("kava",)))
    assert "has changed since" in changed.remarks[0]
    assert not changed.lost
    nothing = Reference(DAY, {}, {})
    assert "is not in the reference" in compare_runs(nothing, run_of(case())).remarks[0]
    assert "1 files of the reference were not evaluated" in compare_runs(run_of(case()), nothing).remarks


def test_a_case_that_is_no_longer_in_the_gold_is_no_change() -> None:
    now = Reference(DAY, {}, {NAMES: FileRecord("2", {"cases": 0})})
    assert kinds_of_change(compare_runs(run_of(case(missed=("kava",))), now)) == ""


names = st.lists(st.sampled_from(["kava", "khat", "DMAA", 'ß "quoted"']), unique=True).map(tuple)
records = st.builds(
    CaseRecord,
    tier=st.sampled_from(["strong", "medium", "weak"]),
    missed=names,
    forbidden=names,
    alarms=names,
    outcome=st.sampled_from([None, "review"]),
    false_clear=st.booleans(),
)


@given(records, names)
def test_a_written_run_reads_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, kept: CaseRecord, only
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.mktemp("run") / "reference.json"
    run = run_of(kept, recognised_only=only)
    path.write_text(reference_text(run), "utf-8")
    read = read_reference(path)
    assert reference_text(read) == reference_text(run)
    assert read.files[NAMES].cases == run.files[NAMES].cases


@given(records, records)
def test_a_run_held_against_itself_is_unchanged_and_changes_have_two_sides(
    one: CaseRecord, other: CaseRecord
) -> None:
    assert kinds_of_change(compare_runs(run_of(one), run_of(one))) == ""
    forth = compare_runs(run_of(one), run_of(other, tier=one.tier))
    back = compare_runs(run_of(other), run_of(one, tier=other.tier))
    assert len(forth.lost + forth.worse) == len(back.better)


GOLD = (
    {"id": "b", "text": "Ingredients: zinc", "expect": ["kava"], "tier": "strong"},
    {"id": "a", "text": "Ingredients: picamilon", "expect": ["picamilon"], "tier": "strong"},
)


def written(path: Path, *cases: dict[str, object]) -> Path:
    path.write_text("\n".join(json.dumps(each) for each in cases), "utf-8")
    return path


def test_a_reference_has_one_line_for_each_case_that_is_not_perfect(tmp_path: Path) -> None:
    golds = [read_gold(written(tmp_path / "gold.jsonl", *GOLD))]
    run = record(golds, evaluate(golds, DAY), tmp_path, DAY, Screener("all", DAY).lexicon)
    lines = [line.strip() for line in reference_text(run).splitlines()]
    assert '"b": {"tier": "strong", "missed": ["kava"], "false_clear": true}' in lines
    assert not any(line.startswith('"a"') for line in lines)
    assert '"as_of": "2026-11-23",' in lines


def test_two_cases_with_one_id_are_refused(tmp_path: Path) -> None:
    golds = [read_gold(written(tmp_path / "gold.jsonl", GOLD[0], GOLD[0]))]
    with pytest.raises(GoldError, match="two cases with the id 'b'"):
        record(golds, evaluate(golds, DAY), tmp_path, DAY, Screener("all", DAY).lexicon)


def test_the_command_keeps_a_run_and_fails_on_a_loss(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, kept = written(tmp_path / "gold.jsonl", GOLD[1]), tmp_path / "reference.json"

    def code(*options: str) -> object:
        with pytest.raises(SystemExit) as ended:
            main(["evaluate", str(gold), *options])
        return ended.value.code

    assert code("--as-of", "2026-11-23", "--write-reference", str(kept)) == 0
    assert code("--reference", str(kept)) == 0
    assert "0 lost, 0 worse, 0 better" in capsys.readouterr().out
    written(gold, {**GOLD[1], "text": "Ingredients: zinc"})  # as if the engine had lost it
    assert code("--reference", str(kept)) == 1
    assert "LOST    gold.jsonl a (strong): missed picamilon; false clear" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, "{", "[]", '{"as_of": "yesterday"}', '{"as_of": "2026-01-01"}'])
def test_a_broken_reference_is_one_clear_sentence(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "reference.json"
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(ReferenceFileError, match=r"Write it anew with 'screener evaluate GOLD \.\.\."):
        read_reference(path)

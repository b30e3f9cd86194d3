"""A table is screened into a table: every row has its answer, in order, once, also after an interruption."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screener.bulk import BulkError, local, run
from screener.bulk.columns import ANSWER
from screener.bulk.rows import OutsideError, RowScreener, inside
from screener.bulk.writers import neutral
from screener.errors import UnknownPolicyError


def write_csv(path: Path, rows: list[list[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rows = [[str(n), "Picamilon, Niacin" if n % 3 == 0 else "Niacin", f"price {n}"] for n in range(50)]
    return write_csv(tmp_path / "in.csv", [["id", "Ingredients", "price"], *rows])


# ---------------------------------------------------------------- answers


def test_each_row_has_its_answer_in_order(table, tmp_path):
    summary = run(table, tmp_path / "out.csv", workers=1)
    header, *rows = read_csv(tmp_path / "out.csv")
    assert header == ["id", "Ingredients", "price", *ANSWER]
    assert [row[0] for row in rows] == [str(n) for n in range(50)]
    assert {row[3] for row in rows if int(row[0]) % 3 == 0} == {"flagged"}
    assert {row[3] for row in rows if int(row[0]) % 3} == {"no_listed_match"}
    assert rows[0][4:6] == ["picamilon", "Picamilon"]
    assert "us-fda" in rows[0][6]
    assert (summary.rows, summary.errors) == (50, 0)
    assert summary.outcomes == {"flagged": 17, "no_listed_match": 33}
    assert "17 flagged" in summary.sentence()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv"]


def test_workers_and_one_process_give_the_same_bytes(table, tmp_path):
    run(table, tmp_path / "one.jsonl", workers=1)
    run(table, tmp_path / "two.jsonl", workers=2)
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_json_lines_hold_the_whole_report(table, tmp_path):
    run(table, tmp_path / "out.jsonl", workers=1)
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [record["id"] for record in records] == [str(n) for n in range(50)]
    assert records[0]["outcome"] == records[0]["report"]["outcome"] == "flagged"
    assert records[0]["report"]["receipt"].startswith("sha256:")


def test_json_lines_become_csv_with_all_their_columns(tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_text(
        '{"id": 7, "ingredients": ["Niacin", "Picamilon"]}\n{"text": "Niacin", "tags": {"a": 1}}\nno\n'
    )
    summary = run(source, tmp_path / "out.csv", workers=1)
    header, *rows = read_csv(tmp_path / "out.csv")
    assert header[:4] == ["id", "ingredients", "text", "tags"]
    assert rows[0][:5] == ["7", '["Niacin", "Picamilon"]', "", "", "flagged"]
    assert rows[1][3] == '{"a": 1}'
    assert rows[2][4] == "not_screenable"
    assert "Line 3" in rows[2][9]
    assert summary.errors == 1


def test_a_bad_row_is_an_error_in_its_row_and_the_rest_are_screened(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text('id,ingredients\n1,Picamilon\n2\n3,"a" b\n4,\n5,Picamilon\n')
    summary = run(source, tmp_path / "out.csv", workers=1)
    _, *rows = read_csv(tmp_path / "out.csv")
    assert [row[2] for row in rows] == [
        "flagged",
        "not_screenable",
        "not_screenable",
        "not_screenable",
        "flagged",
    ]
    assert [bool(row[7]) for row in rows] == [False, True, True, True, False]
    assert summary.errors == 3


def test_a_table_whose_last_quote_is_open_keeps_the_answers_of_its_other_rows(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text('id,ingredients\n1,Picamilon\n2,Niacin\n3,"Picamilon\n')
    summary = run(source, tmp_path / "out.csv", workers=1)
    rows = read_csv(tmp_path / "out.csv")[1:]
    assert [row[2] for row in rows] == ["flagged", "no_listed_match", "not_screenable"]
    assert "Line 4" in rows[2][7]
    assert (summary.rows, summary.errors) == (3, 1)


@pytest.mark.parametrize("output", ["out.csv", "out.jsonl"])
@pytest.mark.parametrize("line", ['{"text": "\\ud800"}', "no json", "[1]", "{}"])
def test_a_table_of_one_broken_json_line_has_one_error_in_its_row(tmp_path, line, output):
    source = tmp_path / "in.jsonl"
    source.write_text(line + "\n")
    summary = run(source, tmp_path / output, workers=1)
    assert (summary.rows, summary.errors, summary.outcomes) == (1, 1, {"not_screenable": 1})


def test_an_engine_that_fails_on_a_row_does_not_take_the_others_with_it(table, tmp_path, monkeypatch):
    from screener.pipeline import Screener

    whole = Screener.screen_batch

    def fail_on_seven(self, rows, *rest):
        rows = list(rows)
        if rows[0].get("ingredients") == "Niacin" and fail_on_seven.left:
            fail_on_seven.left -= 1
            raise RuntimeError("boom")
        return whole(self, rows, *rest)

    fail_on_seven.left = 1
    monkeypatch.setattr(Screener, "screen_batch", fail_on_seven)
    summary = run(table, tmp_path / "out.csv", workers=1)
    assert (summary.rows, summary.errors) == (50, 1)
    assert "RuntimeError" in read_csv(tmp_path / "out.csv")[2][8]


# ---------------------------------------------------------------- cells

CELL = st.text(st.characters(codec="utf-8"), max_size=12)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5))
def test_carried_columns_come_out_as_they_went_in(tmp_path, cells):
    rows = [["text", "note", "=1+1"], *(["Niacin", *pair] for pair in cells)]
    source = write_csv(tmp_path / "in.csv", rows)
    run(source, tmp_path / "out.csv", workers=1)
    assert [row[:3] for row in read_csv(tmp_path / "out.csv")] == rows


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_ours_begins_a_formula(start):
    assert neutral(f"{start}cmd") == f"'{start}cmd"


@pytest.mark.parametrize("text", ["", "Picamilon", "a=b", " =1", "4-methyl"])
def test_other_cells_of_ours_are_left_as_they_are(text):
    assert neutral(text) == text


def test_a_table_from_excel_goes_back_to_excel(tmp_path):
    source = tmp_path / "in.csv"
    source.write_bytes("id;ingredients\n1;Café\n".encode("utf-8-sig"))
    run(source, tmp_path / "out.csv", workers=1)
    content = (tmp_path / "out.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid;ingredients;outcome;")
    assert "Café".encode() in content


# ---------------------------------------------------------------- files


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../secret.txt",
        "labels/../../secret.txt",
        "C:\\secret.txt",
        "\\\\host\\share",
        "..\\secret.txt",
        "link.txt",
        "missing.txt",
        "labels",
        "a\0b",
        "https://example.com/a.pdf",
        "a" * 5_000,
    ],
)
def test_a_row_reads_no_file_outside_the_tables_folder(tmp_path, name):
    folder = tmp_path / "table"
    (folder / "labels").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(OutsideError):
        inside(folder, name)


def test_a_row_reads_a_file_beside_the_table(tmp_path):
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "a.txt").write_text("Supplement Facts\nPicamilon 100 mg\n")
    source = write_csv(tmp_path / "in.csv", [["id", "file"], ["1", "labels/a.txt"], ["2", "/etc/passwd"]])
    run(source, tmp_path / "out.csv", workers=1)
    _, first, second = read_csv(tmp_path / "out.csv")
    assert first[2] == "flagged"
    assert second[2] == "not_screenable"
    assert "refused" in second[7]


# ---------------------------------------------------------------- interruption


def interrupt_after(monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    answer = RowScreener.answer

    def stop(self, row):
        if row.number > rows:
            raise KeyboardInterrupt
        return answer(self, row)

    monkeypatch.setattr(RowScreener, "answer", stop)


@pytest.mark.parametrize("name", ["out.csv", "out.jsonl"])
@pytest.mark.parametrize("rows", [0, 5, 20, 40])
def test_an_interrupted_run_goes_on_without_losing_or_doubling_rows(table, tmp_path, monkeypatch, name, rows):
    run(table, tmp_path / f"whole-{name}", workers=1)
    with monkeypatch.context() as patched:
        interrupt_after(patched, rows)
        with pytest.raises(KeyboardInterrupt):
            run(table, tmp_path / name, workers=1)
    assert not (tmp_path / name).exists()
    partial = tmp_path / f"{name}.partial"
    with partial.open("ab") as file:
        file.write(b"half a row that was not finis")
    summary = run(table, tmp_path / name, workers=1, resume=True)
    assert (tmp_path / name).read_bytes() == (tmp_path / f"whole-{name}").read_bytes()
    assert summary.rows == 50
    assert summary.resumed_at == rows // local.CHUNK * local.CHUNK
    assert sum(summary.outcomes.values()) == 50


def test_a_killed_process_loses_nothing(tmp_path):
    rows = [[str(n), "Picamilon, Niacin"] for n in range(1_500)]
    source = write_csv(tmp_path / "in.csv", [["id", "ingredients"], *rows])
    output, left = tmp_path / "out.csv", tmp_path / "out.csv.partial.json"
    code = f"from screener.bulk import run; run({str(source)!r}, {str(output)!r}, workers=1)"
    process = subprocess.Popen([sys.executable, "-c", code])
    while not left.exists() and process.poll() is None:
        time.sleep(0.01)
    process.kill()
    process.wait()
    run(source, output, workers=1, resume=True)
    assert [row[:2] for row in read_csv(output)[1:]] == rows


def test_without_resume_a_run_begins_again(table, tmp_path, monkeypatch):
    with monkeypatch.context() as patched:
        interrupt_after(patched, 40)
        with pytest.raises(KeyboardInterrupt):
            run(table, tmp_path / "out.csv", workers=1)
    assert run(table, tmp_path / "out.csv", workers=1).resumed_at == 0
    assert len(read_csv(tmp_path / "out.csv")) == 51


def test_a_run_does_not_go_on_with_another_input(table, tmp_path, monkeypatch):
    with monkeypatch.context() as patched:
        interrupt_after(patched, 40)
        with pytest.raises(KeyboardInterrupt):
            run(table, tmp_path / "out.csv", workers=1)
    table.write_text(table.read_text() + "50,Niacin,x\n")
    with pytest.raises(BulkError, match="the input changed"):
        run(table, tmp_path / "out.csv", workers=1, resume=True)


def test_resume_with_nothing_left_is_a_first_run(table, tmp_path):
    assert run(table, tmp_path / "out.csv", workers=1, resume=True).resumed_at == 0


# ---------------------------------------------------------------- refusals


@pytest.mark.parametrize("output", ["out.xlsx", "out"])
def test_an_output_of_another_format_is_told_before_anything_is_screened(table, tmp_path, output):
    with pytest.raises(BulkError, match="ending"):
        run(table, tmp_path / output)
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_a_folder_that_does_not_exist_is_not_made(table, tmp_path):
    with pytest.raises(BulkError, match=r"The folder .*new does not exist; make it first\."):
        run(table, tmp_path / "new" / "out.csv")
    assert not (tmp_path / "new").exists()


def test_a_folder_as_output_is_told_before_anything_is_screened(table, tmp_path):
    (tmp_path / "out.csv").mkdir()
    with pytest.raises(BulkError, match="is a folder"):
        run(table, tmp_path / "out.csv")


def test_an_output_over_the_input_is_refused(table):
    with pytest.raises(BulkError, match="itself"):
        run(table, table)


def test_an_unknown_policy_is_told_before_anything_is_screened(table, tmp_path):
    with pytest.raises(UnknownPolicyError):
        run(table, tmp_path / "out.csv", policy="nowhere")


# ---------------------------------------------------------------- Parquet


def test_parquet_goes_in_and_out(table, tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    pa = pytest.importorskip("pyarrow")
    source = tmp_path / "in.parquet"
    pq.write_table(pa.table({"id": [1, 2], "ingredients": [["Picamilon"], ["Niacin"]]}), source)
    run(source, tmp_path / "out.parquet", workers=1)
    records = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert [(record["id"], record["outcome"]) for record in records] == [
        ("1", "flagged"),
        ("2", "no_listed_match"),
    ]
    assert json.loads(records[0]["report"])["findings"][0]["substance"]["id"] == "picamilon"
    run(source, tmp_path / "out.csv", workers=1)
    assert read_csv(tmp_path / "out.csv")[1][1] == '["Picamilon"]'

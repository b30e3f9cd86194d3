"""Tables are read whatever their encoding, delimiter and faults; what cannot be read is told, never lost."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.bulk import BulkError, readers
from screener.bulk.columns import recognise, refuse_answer_columns
from screener.bulk.readers import open_table


def rows_of(path: Path) -> list[tuple]:
    return [row.cells for row in open_table(path).rows()]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_csv_is_read_in_any_usual_encoding_and_delimiter(tmp_path, encoding, delimiter):
    path = tmp_path / "table.csv"
    lines = [["Name", "Ingredients"], ["Café Noir", f"Niacin{delimiter} Müsli"], ["x", 'a "b"\nc']]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(lines)
    path.write_bytes(text.getvalue().encode(encoding))
    table = open_table(path)
    assert list(table.columns) == lines[0]
    assert [list(row.cells) for row in table.rows()] == lines[1:]
    assert table.dialect.delimiter == delimiter


def test_a_delimiter_inside_of_quotes_does_not_count(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text('"name, brand, seller";text\n"a";b\n')
    assert open_table(path).columns == ("name, brand, seller", "text")


def test_a_row_with_another_number_of_columns_is_an_error_in_its_row(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("id,text\n1,a\n2\n3,b,c\n\n4,d\n")
    rows = list(open_table(path).rows())
    assert [row.cells for row in rows] == [("1", "a"), ("2", ""), ("3", "b"), ("4", "d")]
    assert [row.error is None for row in rows] == [True, False, False, True]
    assert "1 columns where the header has 2" in rows[1].error


def test_a_stray_quote_in_one_line_is_an_error_in_its_row(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text('id,text\n1,a\n2,"b" c\n3,d\n')
    rows = list(open_table(path).rows())
    assert [row.error is None for row in rows] == [True, False, True]
    assert rows[2].cells == ("3", "d")


@pytest.mark.parametrize(
    ("content", "read", "broken"),
    [
        ('1,a\n2,b\n3,"c\n', ["a", "b"], {"4"}),
        ('1,"a\n2,b\n3,c\n', ["b", "c"], {"2"}),
        ('1,"a\n2,b\n3,"c"\n4,d\n', ["b", "c", "d"], {"2"}),
        ('1,"a\n2,"b\n3,c', ["c"], {"2", "3"}),
        ('1,"a\nb"\n2,"c', ["a\nb"], {"4"}),
        ('1,a\n2,"', ["a"], {"3"}),
    ],
)
def test_a_quote_that_never_closes_is_an_error_in_its_row_and_swallows_none(tmp_path, content, read, broken):
    path = tmp_path / "table.csv"
    path.write_text("id,text\n" + content)
    rows = list(open_table(path).rows())
    assert [row.cells[1] for row in rows if row.error is None] == read
    assert {row.error.split()[1] for row in rows if row.error} == broken
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))


@given(st.text(alphabet='a,"\n', max_size=40))
def test_no_quotes_stop_the_reader_or_lose_the_last_row(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("csv") / "table.csv"
    path.write_text(f"id,text\n{content}\n9,last\n")
    last = list(open_table(path).rows())[-1]
    assert last.error is not None or last.cells[1].endswith("last") or "9,last" in last.cells[1]


def test_long_fields_are_read_and_endless_ones_are_errors_in_their_rows(tmp_path, monkeypatch):
    path = tmp_path / "table.csv"
    path.write_text(f"id,text\n1,{'a' * 300_000}\n2,b\n")
    assert [len(text) for _, text in rows_of(path)] == [300_000, 1]
    monkeypatch.setattr(readers, "MAX_FIELD", 1_000)
    endless, short = open_table(path).rows()
    assert "Line 2" in endless.error
    assert short.cells == ("2", "b")


@pytest.mark.parametrize("name", ["table.csv", "table.tsv", "table.jsonl"])
@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BulkError, match="empty"):
        open_table(path)


@pytest.mark.parametrize("name", ["table.xlsx", "table", "table.csv.gz"])
def test_another_format_is_told(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"PK")
    with pytest.raises(BulkError, match=r"\.csv"):
        open_table(path)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(BulkError, match="no file"):
        open_table(tmp_path / "nothing.csv")


def test_bytes_that_are_no_text_are_told(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(b"id,text\n1,\x81\x8d\n")
    with pytest.raises(BulkError, match="UTF-8"):
        open_table(path)


def test_json_lines_have_the_columns_of_all_lines(tmp_path):
    path = tmp_path / "table.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"id": 1, "text": "a"}\n\n[1]\nno json\n'
        + b"[" * 9_000
        + b'\n{"url": "u", "text": ["b"]}'
    )
    table = open_table(path)
    assert table.columns == ("id", "text", "url")
    rows = list(table.rows())
    assert [row.cells for row in rows if row.error is None] == [(1, "a", None), (None, ["b"], "u")]
    assert [row.number for row in rows if row.error] == [2, 3, 4]


def test_parquet_is_read_or_its_remedy_told(tmp_path):
    path = tmp_path / "table.parquet"
    path.write_bytes(b"PAR1")
    with pytest.raises(BulkError, match=r"pyarrow|cannot? be read|can be read"):
        open_table(path)


@pytest.mark.parametrize(
    ("columns", "places"),
    [
        (("ID", " Ingredients ", "Price"), {"id": 0, "ingredients": 1}),
        (("text", "file"), {"text": 0, "file": 1}),
    ],
)
def test_columns_are_recognised_whatever_their_case(columns, places):
    assert recognise(columns) == places


@pytest.mark.parametrize("columns", [(), ("id", "name"), ("text", "Text")])
def test_a_table_with_nothing_to_screen_or_two_of_one_name_is_told(columns):
    with pytest.raises(BulkError):
        recognise(columns)


def test_a_column_that_the_output_adds_is_told():
    with pytest.raises(BulkError, match="Outcome"):
        refuse_answer_columns(("text", "Outcome"))


@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=2, max_size=2), max_size=6)
)
def test_what_csv_writes_the_reader_reads(tmp_path_factory, cells):
    path = tmp_path_factory.mktemp("csv") / "table.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([["text", "x"], *cells])
    assert [list(row) for row in rows_of(path)] == cells

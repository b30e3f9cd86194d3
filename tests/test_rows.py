"""Which columns of a row are read, and what a row does wrong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener import Screener
from screener.documents import read_bytes, read_text
from screener.errors import RowError
from screener.listed_text import document_of_items, document_of_parts
from screener.rows import Row


def test_columns_are_recognised_in_any_case_and_blank_ones_are_left_out() -> None:
    row = Row.of({"ID": 7, "Name": "Calm", " Ingredients ": "zinc", "text": "  ", "colour": "red"})
    assert row.id == "7"
    assert row.product.name == "Calm"
    assert row.texts == (("ingredients", "zinc"),)


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        ({}, "nothing to screen"),
        ({"name": "Calm"}, "nothing to screen"),
        ({"ingredients": "", "text": None}, "nothing to screen"),
        ({"text": float("nan")}, "nothing to screen"),
        ({"text": 5}, "must hold text"),
        ({"ingredients": ["zinc", 5]}, "list of texts"),
        ({"text": ["zinc"]}, "must hold text"),
    ],
)
def test_a_row_that_cannot_be_screened_says_why(mapping: dict[str, object], sentence: str) -> None:
    with pytest.raises(RowError, match=sentence):
        Row.of(mapping)


@given(st.lists(st.text(max_size=30), max_size=8))
def test_a_list_of_items_is_a_document_of_lines(items: list[str]) -> None:
    document = document_of_items(items)
    if document.problem is not None:
        assert not any(item.strip() for item in items)
        return
    assert "".join(document.text[b.start : b.end] for b in document.blocks) == document.text.replace("\n", "")


def test_a_column_that_was_not_read_is_named_beside_those_that_were() -> None:
    joined = document_of_parts([("ingredients", read_text("zinc")), ("file", read_bytes(b""))])
    assert joined.problem is None
    assert joined.unread_parts == ("file",)
    assert joined.checks[-1].reason == "The column 'file' was not read: The file is empty."


@pytest.mark.parametrize(
    ("ingredients", "file", "outcome", "unread"),
    [
        ("Niacin", b"", "not_screenable", ("file",)),
        ("Niacin", b"%PDF-1.7\nnothing", "not_screenable", ("file",)),
        ("Niacin", b"Ingredients: zinc", "no_listed_match", ()),
        ("Picamilon", b"", "flagged", ("file",)),
        ("Ingredients: Picamilon", b"Ingredients: zinc", "flagged", ()),
    ],
)
def test_a_label_that_was_not_read_is_never_cleared_by_the_other_columns(
    ingredients: str, file: bytes, outcome: str, unread: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "label").write_bytes(file)
    (report,) = Screener("us").screen_batch([{"ingredients": ingredients, "file": "label"}], tmp_path)
    assert report.outcome == outcome
    assert report.coverage.unread_parts == unread
    assert (report.reason is not None and "column 'file'" in report.reason) == (outcome == "not_screenable")


def test_columns_are_read_one_below_the_other_with_their_blocks() -> None:
    joined = document_of_parts(
        [("ingredients", read_text("zinc")), ("text", read_text("No DMAA.\nTake one."))]
    )
    assert joined.text == "zinc\n\nNo DMAA.\nTake one."
    assert [joined.text[b.start : b.end].strip() for b in joined.blocks] == ["zinc", "No DMAA.", "Take one."]


@pytest.mark.parametrize(
    "beside",
    [
        {"text": "Supplement Facts\nZinc 10 mg\nOther Ingredients: gelatin"},
        {"html": "<title>Eyes</title><h2>Ingredients</h2><p>Lutein, zinc</p>"},
        {"description": "A gentle capsule for the evening."},
        {},
    ],
)
def test_the_ingredients_column_declares_whatever_stands_beside_it(beside: dict[str, str]) -> None:
    row = {"ingredients": "Phenibut, gelatin", **beside}
    (report,) = Screener("all").screen_batch([row])
    assert [(f.printed, f.role.value) for f in report.findings] == [("Phenibut", "declared")]


def test_what_the_ingredients_column_denies_is_not_declared() -> None:
    row = {"ingredients": "Gelatin, zinc. Contains no phenibut.", "text": "Supplement Facts\nZinc 10 mg"}
    (report,) = Screener("all").screen_batch([row])
    assert report.findings == ()


def test_the_text_beside_the_ingredients_column_does_not_become_part_of_it() -> None:
    row = {"ingredients": "Gelatin, zinc", "description": "We think that this is better than phenibut."}
    (report,) = Screener("all").screen_batch([row])
    assert [item.name for item in report.ingredients] == ["Gelatin", "zinc"]
    assert report.findings == ()

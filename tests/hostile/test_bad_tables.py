"""Tables that are broken, endless or wrongly encoded: each row has an answer, or the table a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from watching import resident

from screener.bulk import run
from screener.bulk.errors import BulkError

HEAD = b"id,ingredients\n"
GOOD = b"1,Picamilon\n"


@pytest.mark.parametrize(
    ("name", "make", "says"),
    [
        ("empty.csv", bytes, "is empty"),
        ("blank.csv", lambda: b"\n\r\n \n", "is empty"),
        ("no columns.csv", lambda: b"a,b\n1,2\n", "column"),
        ("quote in the header.csv", lambda: b'"id,ingredients\n1,x\n', "header|quotes|column"),
        ("header of 17 MB.csv", lambda: b"id," + b"x" * 17_000_000 + b"\n1,2\n", "header|column"),
        (
            "line of 17 MB.jsonl",
            lambda: b'{"text": "' + b"x" * 17_000_000 + b'"}\n',
            "longer than 16,000,000",
        ),
        ("blank.jsonl", lambda: b"\n\n", "is empty"),
        ("neither.csv", lambda: HEAD + b"1,\x81\x8d\x8f\n", "neither UTF-8"),
        ("noise.parquet", lambda: b"PAR1" + b"\x00" * 100 + b"PAR1", "not a Parquet file"),
        ("table.xlsx", lambda: b"PK", "not known"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_a_table_that_cannot_be_read_is_refused_in_a_sentence(
    name: str, make: Callable[[], bytes], says: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(make())
    with pytest.raises(BulkError) as refused:
        run(tmp_path / name, tmp_path / "out.csv", workers=1)
    assert re.search(says, str(refused.value)), str(refused.value)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("name", "make", "outcomes"),
    [
        ("cell of 15 MB.csv", lambda: HEAD + GOOD + b'2,"' + b"zinc, " * 2_500_000 + b'"\n' + GOOD, "FNF"),
        ("cell of 50 MB.csv", lambda: HEAD + GOOD + b'2,"' + b"zinc, " * 8_400_000 + b'"\n' + GOOD, "FNF"),
        ("mixed line ends.csv", lambda: HEAD + b"1,Picamilon\r\n2,Picamilon\r3,Picamilon\n", "FFF"),
        ("quote without end.csv", lambda: HEAD + b'1,"Picamilon\n2,Picamilon\n3,Picamilon\n', "NFF"),
        ("zero bytes.csv", lambda: HEAD + b"1,Pica\0milon\n" + GOOD, "?F"),
        ("too many cells.csv", lambda: HEAD + b"1" + b",x" * 200_000 + b"\n" + GOOD, "NF"),
        ("utf-16.csv", lambda: (HEAD + GOOD).decode().encode("utf-16"), "F"),
        ("windows.csv", lambda: HEAD + "1,Picamilon, caf\xe9\n".replace(", ", " + ").encode("cp1252"), "?"),
        (
            "deep.jsonl",
            lambda: b'{"text": ' + b"[" * 100_000 + b"\n" + b'{"text": "Ingredients: Picamilon"}',
            "NF",
        ),
        ("lone surrogates.jsonl", lambda: b'{"text": "Ingredients: Picamilon, \\ud800"}\n', "?"),
        (
            "long number.jsonl",
            lambda: b'{"id": ' + b"9" * 100_000 + b', "text": "Picamilon"}\n{"text": "DMAA"}',
            "?F",
        ),
        (
            "other types.jsonl",
            lambda: b'[1]\nnull\n7\n"x"\n{"text": {"a": 1}}\n{"text": "Picamilon"}',
            "NNNNNF",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_each_row_of_a_bad_table_has_its_answer(
    name: str, make: Callable[[], bytes], outcomes: str, tmp_path: Path
) -> None:
    """F is flagged, N is not screenable, ? is one of both."""
    (tmp_path / name).write_bytes(make())
    held = resident()
    summary = run(tmp_path / name, tmp_path / "out.jsonl", workers=1)
    assert resident() - held < 250 * 1024**2
    told = re.findall(
        r'^\{"id": .*?, "outcome": "(\w+)"', (tmp_path / "out.jsonl").read_text("utf-8"), re.MULTILINE
    )
    short = "".join({"flagged": "F", "not_screenable": "N"}.get(outcome, outcome) for outcome in told)
    assert summary.rows == len(outcomes)
    assert re.fullmatch(outcomes.replace("?", "[FN]"), short), short

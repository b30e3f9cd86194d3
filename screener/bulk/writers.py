"""Answers into CSV and JSON Lines as they come, and into Parquet when all are there.

Knows file formats. A cell of ours never begins with what a spreadsheet takes for a formula; the input's
own cells are carried through as they are.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from screener.bulk.answers import Answer
from screener.bulk.columns import ANSWER
from screener.bulk.errors import BulkError
from screener.bulk.readers import (
    CSV_ENDINGS,
    ENDINGS,
    JSON_ENDINGS,
    PARQUET_ENDINGS,
    Dialect,
    InputRow,
)

#: What makes a spreadsheet compute a cell (OWASP, 'CSV Injection').
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_PARQUET_ROWS = 5_000


class Writer(Protocol):
    """Answers as the bytes of one format, and the finished file."""

    def header(self) -> bytes: ...

    def row(self, row: InputRow, answer: Answer) -> bytes: ...

    def finish(self, partial: Path) -> None:
        """Turn the file of all answers into the output's own format, in place."""


def writer_for(output: Path, columns: Sequence[str], dialect: Dialect | None) -> Writer:
    """The writer for the output's ending. Raises BulkError for an unknown one, or without pyarrow."""
    ending = output.suffix.casefold()
    if ending in CSV_ENDINGS:
        delimiter = "\t" if ending == ".tsv" else dialect.delimiter if dialect else ","
        return _CsvWriter(columns, delimiter, "utf-8-sig" if dialect and dialect.marked else "utf-8")
    if ending in JSON_ENDINGS:
        return _JsonLinesWriter()
    if ending in PARQUET_ENDINGS:
        return _ParquetWriter()
    raise BulkError(f"{output.name} has an ending that is not known; use one of {ENDINGS}.")


def neutral(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would compute it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


class _CsvWriter:
    """The input's columns, then ours. The encoding follows the input, so that the same program reads it."""

    def __init__(self, columns: Sequence[str], delimiter: str, encoding: str) -> None:
        self._columns = columns
        self._delimiter = delimiter
        self._encoding = encoding

    def header(self) -> bytes:
        return self._line([*self._columns, *ANSWER]).encode(self._encoding)

    def row(self, row: InputRow, answer: Answer) -> bytes:
        ours = [neutral(getattr(answer, name)) for name in ANSWER]
        # A lone surrogate has no UTF-8; it can only come from a JSON input.
        return self._line([*map(cell, row.cells), *ours]).encode("utf-8", "replace")

    def finish(self, partial: Path) -> None:
        """CSV is finished as it stands."""

    def _line(self, cells: Sequence[str]) -> str:
        line = io.StringIO()
        # Before Python 3.13 csv quotes a bare carriage return only where the line's end holds one.
        csv.writer(line, delimiter=self._delimiter, lineterminator="\r\n").writerow(cells)
        return line.getvalue().removesuffix("\r\n") + "\n"


class _JsonLinesWriter:
    """`id`, `outcome`, `error`, and the whole report; what else the input holds stays there."""

    def header(self) -> bytes:
        return b""

    def row(self, row: InputRow, answer: Answer) -> bytes:  # noqa: ARG002 the protocol's
        head = json.dumps(
            {"id": answer.id, "outcome": answer.outcome, "error": answer.error or None}, ensure_ascii=False
        )
        # The report is JSON already; it goes in as it is.
        line = f'{head[:-1]}, "report": {answer.report or "null"}}}\n'
        return line.encode("utf-8", "backslashreplace")

    def finish(self, partial: Path) -> None:
        """JSON Lines are finished as they stand."""


class _ParquetWriter(_JsonLinesWriter):
    """The columns `id`, `outcome`, `error` and `report` (JSON text).

    Parquet cannot be continued after an interruption, so the answers are gathered as JSON Lines and
    turned into Parquet at the end.
    """

    def __init__(self) -> None:
        try:
            import pyarrow.parquet  # noqa: F401  fail before the screening, not after it
        except ImportError as error:
            raise BulkError("Parquet needs pyarrow: run `pip install 'label-screener[parquet]'`.") from error

    def finish(self, partial: Path) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        schema = pa.schema([(name, pa.string()) for name in ("id", "outcome", "error", "report")])
        converted = partial.with_name(partial.name + ".parquet")
        with pq.ParquetWriter(converted, schema) as writer:
            for records in _batches(partial):
                writer.write_table(pa.Table.from_pylist(records, schema=schema))
        converted.replace(partial)


def cell(value: Any) -> str:
    """A carried value as a CSV cell: text as it is, nothing as an empty cell, structure as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False, default=str)


def _batches(path: Path) -> Iterator[list[dict[str, Any]]]:
    records: list[dict[str, Any]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            report = record["report"]
            text = None if report is None else json.dumps(report, ensure_ascii=False)
            records.append({**record, "report": text and text.encode("utf-8", "backslashreplace").decode()})
            if len(records) == _PARQUET_ROWS:
                yield records
                records = []
    if records:
        yield records

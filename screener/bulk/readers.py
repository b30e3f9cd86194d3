"""Tables of rows from CSV, JSON Lines and Parquet files, read as a stream.

Knows file formats, not what the columns mean. A row that cannot be read is a row with an error; what
makes the whole file unreadable is a BulkError.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from pydantic_core import from_json

from screener.bulk.encoding import Encoding, detect
from screener.bulk.errors import BulkError

#: The longest field or JSON line, in characters or bytes. A product page is below 2 MB; a field of more
#: than this is nearly always a quote that was never closed.
MAX_FIELD = 16_000_000

CSV_ENDINGS = {".csv", ".tsv"}
JSON_ENDINGS = {".jsonl", ".ndjson"}
PARQUET_ENDINGS = {".parquet"}
ENDINGS = ", ".join(sorted(CSV_ENDINGS | JSON_ENDINGS | PARQUET_ENDINGS))


@dataclass(frozen=True, slots=True)
class InputRow:
    """One row: its number from 1, its cells in the order of the table's columns, or why it has none."""

    number: int
    cells: tuple[Any, ...]
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A file of rows. `rows()` starts from the first row each time it is called.

    `dialect` is how a CSV was written, so that CSV output is written likewise; None for other formats.
    """

    columns: tuple[str, ...]
    rows: Callable[[], Iterator[InputRow]]
    dialect: Dialect | None = None


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a CSV is written: its delimiter, and whether a byte order mark tells its encoding."""

    delimiter: str
    marked: bool


def open_table(path: Path) -> Table:
    """Open a table by its ending. Raises BulkError where it is missing, empty or of another format."""
    ending = path.suffix.casefold()
    if not path.is_file():
        raise BulkError(f"There is no file {path}; check the path.")
    if ending in CSV_ENDINGS:
        return _open_csv(path)
    if ending in JSON_ENDINGS:
        return _open_json_lines(path)
    if ending in PARQUET_ENDINGS:
        return _open_parquet(path)
    raise BulkError(f"{path.name} has an ending that is not known; use one of {ENDINGS}.")


def row_error(columns: int, cells: int) -> str:
    return f"The row has {cells} columns where the header has {columns}; check its quotes and delimiters."


# ---------------------------------------------------------------- CSV


def _open_csv(path: Path) -> Table:
    encoding = detect(path)
    with path.open(encoding=encoding.name, newline="") as lines:
        first = next((line for line in lines if line.strip()), "")
    if not first:
        raise BulkError(f"{path.name} is empty; it needs a header and rows.")
    delimiter = _delimiter(first)
    header = next(_records(path, encoding, delimiter), None)
    if header is None or isinstance(header, _Broken):
        raise BulkError(f"The header of {path.name} cannot be read; check its quotes.")
    columns = tuple(header)

    def rows() -> Iterator[InputRow]:
        records = _records(path, encoding, delimiter)
        next(records)
        for number, record in enumerate(records, start=1):
            if isinstance(record, _Broken):
                yield InputRow(number, ("",) * len(columns), record.error)
            elif len(record) != len(columns):
                fitted = (*record, *[""] * len(columns))[: len(columns)]
                yield InputRow(number, fitted, row_error(len(columns), len(record)))
            else:
                yield InputRow(number, tuple(record))

    return Table(columns, rows, Dialect(delimiter, encoding.marked))


@dataclass(frozen=True, slots=True)
class _Broken:
    """A record that is no CSV, and why."""

    error: str


def _records(path: Path, encoding: Encoding, delimiter: str) -> Iterator[list[str] | _Broken]:
    """The records of a CSV; blank lines are none.

    `strict` makes a stray quote an error. Without it, a quote that is never closed swallows the rows
    after it, which would then have no answer and nobody would know. The line where such a quote opens is
    broken; reading goes on with the line after it, so that each row that was swallowed has its answer.
    """
    csv.field_size_limit(MAX_FIELD)
    with path.open(encoding=encoding.name, newline="") as file:
        lines = _Lines(file)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        while True:
            line = lines.number + 1
            try:
                record = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                lines.back_to_second()
                yield _Broken(f"Line {line} is not valid CSV ({error}); check its quotes.")
                continue
            lines.done()
            if record:
                yield record


class _Lines:
    """The lines of a file for a CSV reader, which may have to go back within the record it is reading."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._file)
        self._taken.append(line)
        self.number += 1
        return line

    def done(self) -> None:
        """The record is whole: its lines are not needed any more."""
        self._taken.clear()

    def back_to_second(self) -> None:
        """Go back to the second line of the record that is being read."""
        rest = self._taken[1:]
        self._again.extendleft(reversed(rest))
        self.number -= len(rest)
        self._taken.clear()


def _delimiter(header: str) -> str:
    """The one of comma, semicolon and tab that stands most often in the header outside of quotes."""
    outside = "".join(header.split('"')[::2])
    return max(",;\t", key=outside.count)


# ---------------------------------------------------------------- JSON Lines


def _open_json_lines(path: Path) -> Table:
    columns: dict[str, None] = {}
    lines = 0
    # Rows need not have the same keys, so all are looked at before the first is screened.
    for _, value in _objects(path):
        lines += 1
        if isinstance(value, dict):
            columns.update(dict.fromkeys(value))
    if not lines:
        raise BulkError(f"{path.name} is empty; it needs a JSON object on each line.")
    names = tuple(columns)

    def rows() -> Iterator[InputRow]:
        for number, (line, value) in enumerate(_objects(path), start=1):
            if isinstance(value, dict):
                yield InputRow(number, tuple(value.get(name) for name in names))
            else:
                yield InputRow(
                    number, (None,) * len(names), f"Line {line} is not a JSON object that can be read."
                )

    return Table(names, rows)


def _objects(path: Path) -> Iterator[tuple[int, Any]]:
    """Each line's number and value; None for a line that is no JSON. Blank lines are left out."""
    with path.open("rb") as lines:
        number = 0
        while line := lines.readline(MAX_FIELD + 1):
            number += 1
            if len(line) > MAX_FIELD:
                raise BulkError(f"Line {number} of {path.name} is longer than {MAX_FIELD:,} bytes; split it.")
            content = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            if not content.strip():
                continue
            try:
                # pydantic's parser takes thousands of nested brackets for an error, not for a crash.
                yield number, from_json(content)
            except ValueError:
                yield number, None


# ---------------------------------------------------------------- Parquet


def _open_parquet(path: Path) -> Table:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise BulkError("Parquet needs pyarrow: run `pip install 'label-screener[parquet]'`.") from error
    try:
        columns = tuple(ParquetFile(path).schema_arrow.names)
    except (ArrowException, OSError) as error:
        raise BulkError(f"{path.name} is not a Parquet file that can be read ({error}).") from error

    def rows() -> Iterator[InputRow]:
        number = 0
        with ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=1_000):
                for record in batch.to_pylist():
                    number += 1
                    yield InputRow(number, tuple(record[name] for name in columns))

    return Table(columns, rows)

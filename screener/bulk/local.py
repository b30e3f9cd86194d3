"""One table on one machine: rows stream through worker processes, answers leave in the rows' order.

Knows processes and files in the making. It never holds more rows than the workers need, and a run that
was interrupted goes on where it stopped.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from tqdm import tqdm

from screener.bulk import manifest
from screener.bulk.answers import Answer
from screener.bulk.columns import recognise, refuse_answer_columns
from screener.bulk.errors import BulkError
from screener.bulk.manifest import Identity, Progress
from screener.bulk.readers import CSV_ENDINGS, InputRow, Table, open_table
from screener.bulk.rows import RowScreener
from screener.bulk.writers import Writer, writer_for
from screener.pipeline import Screener

#: Rows handed to a worker at a time: enough that handing over costs little, few enough that an
#: interruption repeats little.
CHUNK = 16

#: Chunks waiting for each worker. More would only fill the memory.
AHEAD = 3


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to. `errors` counts rows whose answer is an error; `resumed_at` rows done before."""

    rows: int
    outcomes: Mapping[str, int]
    errors: int
    resumed_at: int
    output: Path


def run(
    input: str | Path,
    output: str | Path,
    *,
    policy: str = "us",
    workers: int | None = None,
    resume: bool = False,
    as_of: date | None = None,
) -> Summary:
    """Screen every row of the table `input` into the table `output`, one answer a row, in order.

    The formats follow the endings. `workers` is the number of processes (as many as processors if None; 1
    screens in this one). `as_of` is today if None. The answers gather in `OUTPUT.partial`, which takes the
    output's name when all are there; with `resume` a run goes on with the rows that have none yet.

    Worker processes import the main module: a script that calls this stands under
    `if __name__ == "__main__":`.

    Raises BulkError where the table or an earlier run's rest does not fit, UnknownPolicyError for the
    policy, OSError where the output cannot be written.
    """
    source, target = Path(input), Path(output)
    table = open_table(source)
    places = recognise(table.columns)
    if target.suffix.casefold() in CSV_ENDINGS:
        refuse_answer_columns(table.columns)
    writer = writer_for(target, table.columns, table.dialect)
    partial = target.with_name(target.name + ".partial")
    left = manifest.load(_manifest(partial)) if resume and partial.is_file() else None
    day = as_of or (date.fromisoformat(left[0].as_of) if left else datetime.now(UTC).date())
    screener = Screener(policy=policy, as_of=day)
    identity = _identity(source, policy, day, screener)
    if left is not None:
        manifest.check_same(left[0], identity, partial)
    start = left[1] if left is not None else Progress(0, 0, 0, {})
    answers = _answers(
        islice(table.rows(), start.rows, None),
        _Work(policy, day, places, source.resolve().parent),
        workers or os.cpu_count() or 1,
        screener,
    )
    done = _write(partial, writer, answers, identity, start)
    writer.finish(partial)
    os.replace(partial, target)
    _manifest(partial).unlink(missing_ok=True)
    return Summary(done.rows, dict(done.outcomes), done.errors, start.rows, target)


def _manifest(partial: Path) -> Path:
    return partial.with_name(partial.name + ".json")

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
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from tqdm import tqdm

from screener import __version__
from screener.bulk import manifest
from screener.bulk.answers import Answer
from screener.bulk.columns import recognise, refuse_answer_columns
from screener.bulk.errors import BulkError
from screener.bulk.manifest import Identity, Progress
from screener.bulk.readers import CSV_ENDINGS, InputRow, open_table
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

    def sentence(self) -> str:
        """What a person reads at the end of a run."""
        counts = ", ".join(f"{count} {outcome}" for outcome, count in sorted(self.outcomes.items()))
        before = f", {self.resumed_at} of them in an earlier run" if self.resumed_at else ""
        return f"{self.rows} rows{before}: {counts or 'none'}; answers in {self.output}."


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
    if source.resolve() == target.resolve():
        raise BulkError("The output is the input itself; name another file.")
    if target.is_dir():
        raise BulkError(f"The output {target} is a folder; name a file in it.")
    if not target.parent.is_dir():
        raise BulkError(f"The folder {target.parent} does not exist; make it first.")
    table = open_table(source)
    # Lines of JSON that are all broken have no columns; each is an error in its row.
    places = recognise(table.columns) if table.columns else {}
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
        _Work(policy, day, places, source.resolve().parent, identity.lexicon_sha256),
        workers or os.cpu_count() or 1,
        screener,
    )
    done = _write(partial, writer, answers, identity, start)
    writer.finish(partial)
    partial.replace(target)
    _manifest(partial).unlink(missing_ok=True)
    return Summary(done.rows, dict(done.outcomes), done.errors, start.rows, target)


def _manifest(partial: Path) -> Path:
    return partial.with_name(partial.name + ".json")


def _identity(source: Path, policy: str, day: date, screener: Screener) -> Identity:
    return Identity(
        input_sha256=manifest.sha256_of(source),
        policy=policy,
        as_of=day.isoformat(),
        lexicon_sha256=screener.lexicon.sha256,
        engine=__version__,
    )


# ---------------------------------------------------------------- screening


@dataclass(frozen=True, slots=True)
class _Work:
    """What a worker process needs to answer rows."""

    policy: str
    as_of: date
    places: Mapping[str, int]
    folder: Path
    lexicon_sha256: str


_Pair = tuple[InputRow, Answer]


def _answers(
    rows: Iterator[InputRow], work: _Work, workers: int, screener: Screener
) -> Iterator[list[_Pair]]:
    """The rows with their answers, a chunk at a time, in order."""
    chunks = iter(lambda: list(islice(rows, CHUNK)), [])
    if workers == 1:
        here = RowScreener(screener, work.places, work.folder)
        for chunk in chunks:
            yield [(row, here.answer(row)) for row in chunk]
        return
    # Spawned, not forked: the caller may have threads, and a fork copies their locks as they stand.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _start, (work,)) as pool:
        try:
            yield from _ordered(pool, chunks, workers * AHEAD)
        except BrokenProcessPool as error:
            raise BulkError(
                "A worker process died (the machine may be out of memory); "
                "run again with --resume, perhaps with fewer workers."
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _ordered(
    pool: ProcessPoolExecutor, chunks: Iterator[list[InputRow]], ahead: int
) -> Iterator[list[_Pair]]:
    """Answers in the order of the rows; at most `ahead` chunks are under way."""
    waiting: deque[tuple[list[InputRow], Future[list[Answer]]]] = deque()
    for chunk in chunks:
        waiting.append((chunk, pool.submit(_answer_chunk, chunk)))
        if len(waiting) >= ahead:
            rows, future = waiting.popleft()
            yield list(zip(rows, future.result(), strict=True))
    while waiting:
        rows, future = waiting.popleft()
        yield list(zip(rows, future.result(), strict=True))


#: The screener of this worker process; None where it is not the one of the run.
_here: RowScreener | None = None


def _start(work: _Work) -> None:
    """Begin a worker process: build its screener, and leave Ctrl-C to the process that writes."""
    global _here
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    screener = Screener(policy=work.policy, as_of=work.as_of)
    if screener.lexicon.sha256 == work.lexicon_sha256:
        _here = RowScreener(screener, work.places, work.folder)


def _answer_chunk(rows: list[InputRow]) -> list[Answer]:
    if _here is None:
        raise BulkError("The lexicon was changed while the run began; run again.")
    return [_here.answer(row) for row in rows]


# ---------------------------------------------------------------- writing


def _write(
    partial: Path, writer: Writer, answers: Iterator[list[_Pair]], identity: Identity, start: Progress
) -> Progress:
    """Append the answers to the partial file; after each chunk the manifest says how far it is right."""
    outcomes, rows, errors = Counter(start.outcomes), start.rows, start.errors
    progress = start
    with _opened(partial, writer, start) as file, _bar(start.rows) as bar:
        for chunk in answers:
            for row, answer in chunk:
                file.write(writer.row(row, answer))
                outcomes[answer.outcome] += 1
                errors += bool(answer.error)
            rows += len(chunk)
            file.flush()
            progress = Progress(rows, file.tell(), errors, dict(outcomes))
            manifest.save(_manifest(partial), identity, progress)
            bar.update(len(chunk))
        os.fsync(file.fileno())
    return progress


def _opened(partial: Path, writer: Writer, start: Progress) -> BinaryIO:
    """The partial file, cut to what the manifest vouches for, or begun."""
    if start.rows == 0:
        _manifest(partial).unlink(missing_ok=True)
        file: BinaryIO = partial.open("wb")
        file.write(writer.header())
        return file
    if partial.stat().st_size < start.size:
        raise BulkError(f"{partial} is shorter than an earlier run left it; remove it to begin again.")
    file = partial.open("r+b")
    file.truncate(start.size)
    file.seek(start.size)
    return file


def _bar(done: int) -> tqdm[Any]:
    """Progress on stderr, where a person looks at it."""
    return tqdm(initial=done, unit=" rows", disable=not sys.stderr.isatty(), file=sys.stderr)

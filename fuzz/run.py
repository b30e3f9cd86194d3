"""Runs the harnesses for a bounded time, guided by coverage where atheris is installed.

    python fuzz/run.py [KIND ...]           FUZZ_SECONDS in all (60), shared by the kinds
    python fuzz/run.py KIND FILE            one input again, to see what it does

Each kind runs in a process of its own. What makes one fail is kept in `fuzz/found/KIND-HASH`; its path is
printed, and the exit status is 1. Seeds stand in `seeds.py`, what must be true in `targets.py`.
"""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import time
import traceback
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

FOUND = HERE / "found"
_SLOW_SECONDS = 10.0
_MEMORY_BYTES = 4 * 1024**3
_LONGEST = 20_000
_START_SECONDS = 120.0  # for loading the lexicon, beside the time for the kind


def main(arguments: list[str]) -> int:
    from targets import TARGETS

    if len(arguments) == 2 and arguments[0] in TARGETS and Path(arguments[1]).is_file():
        TARGETS[arguments[0]][0](Path(arguments[1]).read_bytes())
        print("It is answered.")
        return 0
    unknown = [kind for kind in arguments if kind not in TARGETS]
    if unknown:
        print(f"There is no kind {unknown[0]!r}; use {', '.join(TARGETS)}.", file=sys.stderr)
        return 2
    kinds = arguments or list(TARGETS)
    seconds = float(os.environ.get("FUZZ_SECONDS", "60")) / len(kinds)
    before = set(_found())
    ended = [_run_alone(kind, seconds) for kind in kinds]
    new = sorted(set(_found()) - before)
    for path in new:
        print(f"FAILS: {path}  (again: python fuzz/run.py {path.name.split('-')[0]} {path})")
    return 1 if new or any(ended) else 0


def _found() -> list[Path]:
    return sorted(FOUND.glob("*")) if FOUND.is_dir() else []


def _run_alone(kind: str, seconds: float) -> int:
    """Fuzz one kind in a child; whatever it dies of, the input that it was at is kept."""
    current = FOUND / f"{kind}-current"
    FOUND.mkdir(exist_ok=True)
    command = [sys.executable, __file__, "--here", kind, str(seconds)]
    try:
        status = subprocess.run(command, timeout=seconds + _START_SECONDS, check=False).returncode
    except subprocess.TimeoutExpired:
        status = -1
    if status not in (0, 1) and current.is_file():
        _keep(kind, current.read_bytes(), f"the process ended with status {status}")
    current.unlink(missing_ok=True)
    return status


def _keep(kind: str, data: bytes, why: str) -> None:
    path = FOUND / f"{kind}-{hashlib.sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    print(f"{kind}: {why}: {path}", file=sys.stderr, flush=True)


def fuzz_here(kind: str, seconds: float) -> int:
    """Fuzz one kind in this process until the time is up. Returns 1 where something failed."""
    import resource

    from targets import TARGETS

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    target, first = TARGETS[kind]
    target(first[0])  # loads the lexicon, which is not counted
    if find_spec("atheris") is not None:
        return _guided(kind, seconds)
    return _blind(kind, seconds)


class _Watched:
    """A target whose failures are kept instead of raised, each place in the code once."""

    def __init__(self, kind: str) -> None:
        from targets import TARGETS

        self._kind = kind
        self._target = TARGETS[kind][0]
        self._current = FOUND / f"{kind}-current"
        self._places: set[str] = set()
        self.runs = 0
        self.failures = 0

    def __call__(self, data: bytes) -> None:
        self.runs += 1
        self._current.write_bytes(data)
        started = time.monotonic()
        try:
            self._target(data)
        except Exception as error:  # whatever a target raises is what is looked for
            last = traceback.extract_tb(error.__traceback__)[-1]
            self._tell(data, f"{last.filename}:{last.lineno}", f"{type(error).__name__}: {error}"[:300])
        took = time.monotonic() - started
        if took > _SLOW_SECONDS:
            self._tell(data, "slow", f"took {took:.1f} s")

    def _tell(self, data: bytes, place: str, why: str) -> None:
        if place not in self._places:
            self._places.add(place)
            self.failures += 1
            _keep(self._kind, data, f"{why} at {place}")


def _blind(kind: str, seconds: float) -> int:
    """Mutations of the seeds without knowing what they reach; the same ones for the same number of runs."""
    import seeds
    from targets import TARGETS

    watched = _Watched(kind)
    pool = [*TARGETS[kind][1], *(path.read_bytes() for path in seeds.regressions(kind))]
    chance = random.Random(os.environ.get("FUZZ_SEED", "1"))
    until = time.monotonic() + seconds
    for data in pool:
        watched(data)
    while time.monotonic() < until:
        watched(_mutated(chance, pool))
    print(f"{kind}: {watched.runs} inputs, {watched.failures} failures", flush=True)
    return 1 if watched.failures else 0


_PIECES = (
    b"\0", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r", b"\n", b"\t", b'"', b"'", b"<", b"</p>", b"<!--", b"&#0;",
    b"(", b")", b"[", b"]", b"{", b"}", b",", b";", b":", b"%", b"-", b"\xe2\x80\x8b", b"\xcc\x81", b"\xe2\x80\xae",
    b"Picamilon", b"DMAA", b"1,3-", b"Ingredients:", b"no ", b"free of ", b"999999999999999999999", b"-1", b"NaN",
    b"endstream", b"endobj", b"stream", b"<<", b">>", b" 0 R", b"/Kids", b"/Length", b"obj", b"xref", b"\xc4\xb0",
)  # fmt: skip


def _mutated(chance: random.Random, pool: list[bytes]) -> bytes:
    """A seed with a few bytes changed, pieces put in, cut out, repeated, or joined with another seed."""
    data = bytearray(chance.choice(pool))
    for _ in range(chance.randint(1, 8)):
        place = chance.randint(0, len(data))
        end = min(len(data), place + chance.randint(1, 30))
        match chance.randint(0, 5):
            case 0 if data:
                data[place - 1] = chance.randrange(256)
            case 1:
                data[place:place] = chance.choice(_PIECES)
            case 2:
                del data[place:end]
            case 3:
                data[place:place] = data[place:end] * chance.choice((1, 2, 10, 200))
            case 4:
                other = chance.choice(pool)
                data[place:] = other[chance.randint(0, len(other)) :]
            case _:
                data[place:end] = chance.choice(_PIECES)
    return bytes(data[:_LONGEST])


def _guided(kind: str, seconds: float) -> int:
    """Coverage of our own code and of what reads PDFs leads to inputs that reach more of it."""
    import atheris
    import seeds
    from targets import TARGETS

    corpus = FOUND.parent / "corpus" / kind
    corpus.mkdir(parents=True, exist_ok=True)
    for data in [*TARGETS[kind][1], *(path.read_bytes() for path in seeds.regressions(kind))]:
        (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    _instrument(atheris)
    watched = _Watched(kind)
    until = time.monotonic() + seconds

    def one_input(data: bytes) -> None:
        watched(data)
        if time.monotonic() > until:
            print(f"{kind}: {watched.runs} inputs, {watched.failures} failures", flush=True)
            sys.stderr.flush()
            os._exit(1 if watched.failures else 0)

    options = [
        f"-max_len={_LONGEST}",
        "-rss_limit_mb=0",
        "-timeout=0",
        "-print_final_stats=0",
        "-verbosity=0",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one_input)
    atheris.Fuzz()
    return 0


def _instrument(atheris: object) -> None:
    """Count branches in the functions that are loaded already: the rooms that read and understand."""
    import types

    for name, module in list(sys.modules.items()):
        if not name.startswith(
            ("screener.documents", "screener.labels", "screener.context", "screener.bulk")
        ):
            continue
        for key, value in list(vars(module).items()):
            if isinstance(value, types.FunctionType) and value.__module__ == name:
                setattr(module, key, atheris.instrument_func(value))  # type: ignore[attr-defined]


if __name__ == "__main__":
    if sys.argv[1:2] == ["--here"]:
        sys.exit(fuzz_here(sys.argv[2], float(sys.argv[3])))
    sys.exit(main(sys.argv[1:]))

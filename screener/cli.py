"""The `screener` command. Parses arguments, calls the rooms, prints; decides nothing about labels.

Exit codes: 0 no listed match (or done), 1 flagged or review (evaluate: something is lost against the
reference), 2 not screenable or an error.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from screener import __version__
from screener.errors import ScreenerError, SourceError

if TYPE_CHECKING:
    from screener.model import Report
    from screener.pipeline import Screener

_EXIT = {"no_listed_match": 0, "flagged": 1, "review": 1, "not_screenable": 2}
_ERROR = 2


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and exit; every expected error is one sentence on stderr and exit code 2."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        code = run(options)
        sys.stdout.flush()
    except ScreenerError as error:
        print(f"screener: {error}", file=sys.stderr)
        code = _ERROR
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            # The reader went away ('screener ... | head'); nothing more can be said to it.
            sys.stderr.close()
        else:
            print(f"screener: {error.filename or 'a file'}: {error.strerror or error}.", file=sys.stderr)
        code = _ERROR
    except KeyboardInterrupt:
        print("screener: interrupted.", file=sys.stderr)
        code = 130
    sys.exit(code)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="screener",
        description="Find ingredients on supplement labels that regulators have listed, under every name.",
    )
    parser.add_argument("--version", action="version", version=f"screener {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_screen(commands)
    _add_bulk(commands)
    _add_lookup(commands)
    _add_lexicon(commands)
    _add_serve(commands)
    _add_evaluate(commands)
    return parser


def _add_screen(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("screen", help="screen one label: a file, an address or text on stdin")
    command.add_argument("source", metavar="SOURCE", help="a path, a URL, or - for text on stdin")
    _add_policy(command)
    command.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    command.set_defaults(run=_screen)


def _add_bulk(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("bulk", help="screen a table: CSV, JSON Lines or Parquet")
    command.add_argument("input", type=Path, metavar="INPUT")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="OUTPUT")
    _add_policy(command)
    command.add_argument("--workers", type=_positive, default=None, metavar="N", help="processes to use")
    command.add_argument("--resume", action="store_true", help="go on with an interrupted run")
    command.set_defaults(run=_bulk)


def _add_lookup(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("lookup", help="which substances a name means, and who lists them")
    command.add_argument("name", metavar="NAME")
    command.add_argument("--format", choices=("text", "json"), default="text")
    command.set_defaults(run=_lookup)


def _add_lexicon(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("lexicon", help="check, count, build, compare or refresh the lexicon")
    actions = command.add_subparsers(required=True, metavar="ACTION")
    check = actions.add_parser("check", help="validate the data and its consistency")
    check.add_argument("folder", nargs="?", type=Path, help="another lexicon folder than the bundled one")
    check.set_defaults(run=_lexicon_check)
    stats = actions.add_parser("stats", help="count substances, names and listings")
    stats.add_argument("--format", choices=("text", "json"), default="text")
    stats.set_defaults(run=_lexicon_stats)
    build = actions.add_parser("build", help="write the lexicon as one hashed file")
    build.add_argument("folder", nargs="?", type=Path, help="another lexicon folder than the bundled one")
    build.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the file is written")
    build.set_defaults(run=_lexicon_build)
    diff = actions.add_parser("diff", help="what changed for whom between two releases")
    diff.add_argument("before", type=Path, metavar="BEFORE", help="a built file or a lexicon folder")
    diff.add_argument("after", type=Path, metavar="AFTER")
    diff.add_argument("--format", choices=("text", "json"), default="text")
    diff.set_defaults(run=_lexicon_diff)
    update = actions.add_parser("update", help="ask official sources and write proposals to review")
    update.add_argument("source", nargs="*", metavar="SOURCE", help="which sources; all if left out")
    update.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="where last good copies are kept"
    )
    update.add_argument("--out", type=Path, required=True, metavar="DIR", help="where proposals are written")
    update.set_defaults(run=_lexicon_update)


def _add_serve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("serve", help="serve the web app and the JSON API")
    command.add_argument("--host", default="127.0.0.1")
    command.add_argument("--port", type=_port, default=8000, help="0 is any that is free; default 8000")
    command.set_defaults(run=_serve)


def _add_evaluate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("evaluate", help="measure against gold cases")
    command.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help="gold files, or folders of them")
    command.add_argument("--as-of", type=_day, default=None, metavar="DATE")
    command.add_argument("--failures", type=int, default=None, metavar="N", help="show at most N failures")
    command.add_argument(
        "--baselines", action="store_true", help="show what simpler tools find in the same cases (slow)"
    )
    reference = command.add_mutually_exclusive_group()
    reference.add_argument(
        "--reference", type=Path, metavar="PATH", help="compare with a kept run; exit 1 if something is lost"
    )
    reference.add_argument(
        "--write-reference", type=Path, metavar="PATH", help="keep this run to compare with"
    )
    command.add_argument(
        "--write-calibration", type=Path, metavar="PATH", help="write how often each kind of match was right"
    )
    command.set_defaults(run=_evaluate)


def _add_policy(command: argparse.ArgumentParser) -> None:
    command.add_argument("--policy", default="us", help="a bundled policy or the path of a policy file")
    command.add_argument(
        "--as-of", type=_day, default=None, metavar="DATE", help="YYYY-MM-DD, today if left out"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2026-11-23") from None


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1")
    return int(text)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65_535):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port number from 0 to 65535")
    return int(text)


def _screen(options: argparse.Namespace) -> int:
    from screener.pipeline import Screener

    screener = Screener(options.policy, options.as_of)
    report = _report(screener, options.source)
    if options.format == "json":
        print(report.to_json(indent=2))
    elif options.format == "markdown":
        from screener.render.markdown import render_markdown

        print(render_markdown(report, options.source), end="")
    else:
        from screener.render.text import COLOURED, PLAIN, render_text

        paint = COLOURED if sys.stdout.isatty() else PLAIN
        print(render_text(report, options.source, paint), end="")
    return _EXIT[report.outcome.value]


def _report(screener: Screener, source: str) -> Report:
    if source == "-":
        return screener.screen_file(sys.stdin.buffer)
    if not source.strip():
        raise SourceError("Name a file, an address, or - for text.")
    scheme = re.match(r"([a-z][a-z0-9+.-]*)://", source, re.IGNORECASE)
    if scheme is None and not source.casefold().startswith("file:"):
        return screener.screen_file(source)
    if scheme is None or scheme[1].casefold() not in {"http", "https"}:
        raise SourceError("Only http and https addresses can be fetched.")
    from screener.documents.fetch import fetch
    from screener.documents.read import read_bytes

    fetched = fetch(source)
    document = read_bytes(fetched.data, declared_charset=fetched.charset, url=fetched.final_url)
    return screener.screen_document(document, {"url": fetched.final_url})


def _bulk(options: argparse.Namespace) -> int:
    from screener.bulk import run

    summary = run(
        options.input,
        options.output,
        policy=options.policy,
        as_of=options.as_of,
        workers=options.workers,
        resume=options.resume,
    )
    print(summary.sentence(), file=sys.stderr)
    return 0


def _lookup(options: argparse.Namespace) -> int:
    from screener.pipeline import Screener
    from screener.render.lookup import render_lookup

    screener = Screener("all")
    results = screener.lookup(options.name)
    if options.format == "json":
        answer = {"query": options.name, "matches": [result.to_dict() for result in results]}
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        matches = [result.to_dict() for result in results]
        print(render_lookup(options.name, matches, screener.ordinary_name(options.name)), end="")
    return 0 if results else 1


def _lexicon_check(options: argparse.Namespace) -> int:
    from screener.lexicon.audit import audit_folder
    from screener.lexicon.release import lexicon_folder

    problems = audit_folder(options.folder or lexicon_folder())
    for problem in problems:
        print(f"{problem.kind}: {problem.where}: {problem.sentence}")
    stopping = sum(problem.stops_release for problem in problems)
    print(f"{stopping} findings to resolve, {len(problems) - stopping} notices.")
    return _ERROR if stopping else 0


def _lexicon_build(options: argparse.Namespace) -> int:
    from screener.lexicon.artifact import build
    from screener.lexicon.audit import audit_folder
    from screener.lexicon.release import lexicon_folder

    folder = options.folder or lexicon_folder()
    stopping = [problem for problem in audit_folder(folder) if problem.stops_release]
    for problem in stopping:
        print(f"{problem.kind}: {problem.where}: {problem.sentence}", file=sys.stderr)
    if stopping:
        return _ERROR
    print(build(folder, options.out))
    return 0


def _lexicon_diff(options: argparse.Namespace) -> int:
    from screener.lexicon.diff import diff
    from screener.lexicon.release import load_release

    found = diff(load_release(options.before), load_release(options.after))
    if options.format == "json":
        print(json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
    else:
        print(found.to_text())
    return 0


def _lexicon_update(options: argparse.Namespace) -> int:
    from screener.lexicon.release import load_release
    from screener.lexicon.sources.store import Store
    from screener.lexicon.sources.update import update

    done = update(options.source, load_release(), Store(options.data, date.today()), options.out)
    for one in done:
        print(one.sentence, file=sys.stderr if one.failed else sys.stdout)
    return _ERROR if any(one.failed for one in done) else 0


def _lexicon_stats(options: argparse.Namespace) -> int:
    from screener.lexicon.release import load_release
    from screener.lexicon.stats import stats

    counts = stats(load_release())
    if options.format == "json":
        print(json.dumps(counts, ensure_ascii=False, indent=2))
    else:
        from screener.render.lookup import render_counts

        print(render_counts(counts), end="")
    return 0


def _serve(options: argparse.Namespace) -> int:
    from screener.web.serve import serve

    serve(options.host, options.port)
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    from screener import evaluate as ev
    from screener.pipeline import Screener, bundled_lexicon

    before = ev.read_reference(options.reference) if options.reference else None
    as_of = options.as_of or (before.as_of if before else date.today())
    golds = [ev.read_gold(path) for path in ev.gold_files(options.gold)]
    results = list(ev.evaluate(golds, as_of))
    print(ev.render(results, failures=options.failures))
    if options.baselines:
        print(f"\n{ev.compare(golds, Screener('all', as_of))}")
    if options.write_calibration:
        kinds = ev.by_kind(finding for result in results for finding in result.findings)
        options.write_calibration.write_text(ev.calibration_text(kinds), "utf-8")
    kept: Path | None = options.write_reference or options.reference
    if kept is None:
        return 0
    now = ev.record(golds, results, kept.parent, as_of, bundled_lexicon())
    if before is None:
        kept.write_text(ev.reference_text(now), "utf-8")
        return 0
    comparison = ev.compare_runs(before, now)
    print(f"\n{comparison.text()}")
    return 1 if comparison.lost else 0


if __name__ == "__main__":
    main()

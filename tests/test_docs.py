"""The documentation is true: every example in it is run, and what the code has is described in it.

README.md and all of docs/ are read. A block marked `console` holds commands behind `$ ` and what they print;
a block marked `pycon` holds a Python session. Both are compared with '...' standing for any text, and any
white space for any other. A block marked `console no-run`, and commands that install, serve or call the
network, are not run.
"""

from __future__ import annotations

import argparse
import doctest
import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, cast, get_args, get_type_hints

import pytest

from screener import cli, model
from screener.bulk.columns import ANSWER
from screener.rows import RECOGNISED_COLUMNS
from screener.web import create_app
from screener.web.bodies import ProductsQuery, ScreeningIn, SubstancesQuery
from screener.web.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = [path for path in (ROOT / "README.md", *sorted(DOCS.rglob("*.md"))) if path.is_file()]
COMPARED = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

_FENCE = re.compile(r"^ *```(\w+)?([^\n`]*)\n(.*?)^ *```\s*?$", re.MULTILINE | re.DOTALL)
_NOT_RUN = re.compile(
    r"(?:^|&&|[;|]|\w=\S*)\s*(?:\S*/)?"
    r"(?:make|pip|git|curl|docker|sudo|gunicorn|waitress-serve|screener\s+serve|python3?\s+-m\s+(?:pip|venv)"
    r"|screener\s+screen\s+https?:|screener\s+lexicon\s+update)(?!\S)",
)
_LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")
_MARK = "\x1eended with "


@dataclass(frozen=True)
class Block:
    """One fenced block: its language, what else its first line says, its text, and where the text begins."""

    language: str
    remark: str
    text: str
    line: int


@dataclass(frozen=True)
class Command:
    """One command of a console block, what it must print, and where it stands."""

    shell: str
    printed: str
    line: int

    @property
    def is_run(self) -> bool:
        return not _NOT_RUN.search(self.shell)


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def blocks_of(page: Path, language: str) -> list[Block]:
    text = page.read_text("utf-8")
    found = [
        Block(match[1] or "", match[2].strip(), match[3], text.count("\n", 0, match.start(3)) + 1)
        for match in _FENCE.finditer(text)
    ]
    return [block for block in found if block.language == language and block.remark != "no-run"]


def commands_of(block: Block) -> Iterator[Command]:
    """The commands of a block. Lines behind `> ` right below a command belong to it, as in a shell, and so
    does the line below one that ends in a backslash."""
    shell: list[str] = []
    printed: list[str] = []
    start = 0
    for number, line in enumerate(textwrap.dedent(block.text).splitlines(), block.line):
        goes_on = bool(shell) and not printed
        if goes_on and (line.startswith("> ") or shell[-1].endswith("\\")):
            shell.append(line.removeprefix("> "))
        elif line.startswith("$ "):
            if shell:
                yield Command("\n".join(shell), "\n".join(printed), start)
            shell, printed, start = [line[2:]], [], number
        else:
            printed.append(line)
    if shell:
        yield Command("\n".join(shell), "\n".join(printed), start)


def agree(wanted: str, got: str) -> bool:
    """Whether the page tells the truth. Where it shows nothing, the command must only not break off."""
    if not wanted.strip():
        return "Traceback" not in got
    return doctest.OutputChecker().check_output(wanted + "\n", got, COMPARED)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    return furnished(tmp_path)


def furnished(room: Path) -> Path:
    """The project as the examples see it, with a copy of its examples that they may write beside."""
    for entry in ROOT.iterdir():
        if entry.name not in {"examples", ".git"} and not entry.name.startswith(".pytest"):
            (room / entry.name).symlink_to(entry)
    shutil.copytree(ROOT / "examples", room / "examples")
    return room


@pytest.fixture(scope="session")
def sessions(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[Path, list[tuple[Command, str]]]:
    """Every command of the chosen pages with what it printed. The pages run side by side: a command spends
    its second on starting."""
    chosen: list[Path] = [
        cast(Path, item.callspec.params["page"])
        for item in request.session.items
        if isinstance(item, pytest.Function) and "sessions" in item.fixturenames
    ]

    def session(page: Path) -> list[tuple[Command, str]]:
        room = furnished(tmp_path_factory.mktemp("room", numbered=True))
        return [pair for block in blocks_of(page, "console") for pair in ran(block, room)]

    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(zip(chosen, pool.map(session, chosen), strict=True))


def ran(block: Block, room: Path) -> list[tuple[Command, str]]:
    commands = [command for command in commands_of(block) if command.is_run]
    return list(zip(commands, run(commands, room), strict=True))


def run(commands: list[Command], room: Path) -> list[str]:
    """What each command printed, on both streams. They share one shell, so that `$?` is as it was."""
    script = "(exit 0)\n" + "".join(
        f"{{ {command.shell}\n}} 2>&1\n_code=$?\nprintf '\\n{_MARK}%d\\n' \"$_code\"\n(exit $_code)\n"
        for command in commands
    )
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "100",
        "SCREENER_DATABASE": str(room / "data" / "screener.db"),
    }
    done = subprocess.run(
        ["bash", "-c", script], cwd=room, env=environment, capture_output=True, text=True,
        stdin=subprocess.DEVNULL, timeout=120, check=False,
    )  # fmt: skip
    return re.split(rf"{_MARK}\d+\n", done.stdout)[: len(commands)]


pages = pytest.mark.parametrize("page", PAGES, ids=name_of)


@pages
def test_commands_print_what_the_page_says(
    page: Path, sessions: dict[Path, list[tuple[Command, str]]]
) -> None:
    wrong = [
        f"{name_of(page)}:{command.line}: $ {command.shell}\n{printed.strip()}\n"
        for command, printed in sessions[page]
        if not agree(command.printed, printed)
    ]
    assert not wrong, "These commands print something else:\n\n" + "\n".join(wrong)


@pages
def test_python_sessions_give_what_the_page_says(
    page: Path, room: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(room)
    monkeypatch.setenv("SCREENER_DATABASE", str(room / "data" / "screener.db"))
    runner = doctest.DocTestRunner(optionflags=COMPARED)
    names: dict[str, Any] = {}
    for block in blocks_of(page, "pycon"):
        test = doctest.DocTestParser().get_doctest(
            block.text, names, name_of(page), str(page), block.line - 1
        )
        runner.run(test, clear_globs=False)
        names = test.globs
    assert runner.failures == 0, capsys.readouterr().out


@pages
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for target, anchor in _LINK.findall(_FENCE.sub("", page.read_text("utf-8"))):
        path = (page.parent / target).resolve() if target else page
        if not path.exists():
            broken.append(target)
        elif anchor and path.suffix == ".md" and anchor not in headings_of(path):
            broken.append(f"{target}#{anchor}")
    assert not broken


def headings_of(page: Path) -> set[str]:
    """The anchors that a page's headings have where Markdown is shown."""
    lines = _FENCE.sub("", page.read_text("utf-8")).splitlines()
    titles = [line.lstrip("#").strip() for line in lines if line.startswith("#")]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_every_page_is_reached_from_the_index() -> None:
    targets = {
        (DOCS / target).resolve() for target, _ in _LINK.findall((DOCS / "index.md").read_text("utf-8"))
    }
    assert {name_of(page) for page in DOCS.rglob("*.md")} <= {name_of(DOCS / "index.md")} | {
        name_of(target) for target in targets if target.is_relative_to(ROOT)
    }


def test_no_page_gives_a_verdict_in_words_that_reports_avoid() -> None:
    verdict = re.compile(
        r"\b(?:is|are|be|was|product|label|ingredient)\s+(?:safe|illegal|legal)\b", re.IGNORECASE
    )
    assert [name_of(page) for page in PAGES if verdict.search(page.read_text("utf-8"))] == []


# ---------------------------------------------------------------- what the code has stands in the reference


def described(page: str) -> str:
    return (DOCS / "reference" / page).read_text("utf-8")


def missing(names: set[str], page: str) -> list[str]:
    """The names that the page does not mention as code."""
    spans = " ".join(re.findall(r"`([^`\n]+)`", described(page)))
    return sorted(name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", spans))


def field_names(kind: type) -> Iterator[str]:
    """The fields of a dataclass of the report, and of those that it holds."""
    hints = get_type_hints(kind)
    for field in fields(kind):
        yield field.name
        for part in (hints[field.name], *get_args(hints[field.name])):
            if isinstance(part, type) and is_dataclass(part):
                yield from field_names(part)


def test_the_report_page_names_every_field() -> None:
    inside = {name for kind in (model.Finding, model.Considered, model.ReportedIngredient, model.Check,
                                model.Coverage, model.InputInfo, model.Product)
              for name in field_names(kind)}  # fmt: skip
    top = set(model.Report.__dataclass_fields__) - {"versions"} | {"receipt", "engine", "lexicon", "policy"}
    assert missing(inside | top, "report.md") == []


@pytest.mark.parametrize(
    "kind",
    [model.Outcome, model.Effect, model.Method, model.Role, model.SectionKind],
    ids=lambda k: k.__name__,
)
def test_the_report_page_names_every_value(kind: type[model.Outcome]) -> None:
    assert missing({member.value for member in kind}, "report.md") == []


def commands_with_options(
    parser: argparse.ArgumentParser, path: str = "screener"
) -> Iterator[tuple[str, list[str]]]:
    yield path, [option for action in parser._actions for option in action.option_strings]
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield from commands_with_options(below, f"{path} {name}")


def test_the_command_line_page_names_every_command_and_option() -> None:
    found = list(commands_with_options(cli._parser()))
    page = described("command-line.md")
    assert [path for path, _ in found if f"`{path}" not in page and f"$ {path}" not in page] == []
    assert missing({option for _, options in found for option in options}, "command-line.md") == []


def test_the_http_page_names_every_call_and_parameter(tmp_path: Path) -> None:
    app = create_app(Settings(database=tmp_path / "screener.db"))
    rules = {
        (method, re.sub(r"<(\w+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        for method in rule.methods or ()
        if rule.rule.startswith("/api/v1") and method in {"GET", "POST", "PUT", "DELETE"}
    }
    page = described("http.md")
    assert sorted(f"{method} {rule}" for method, rule in rules if f"{method} {rule}" not in page) == []
    asked = {name for kind in (ScreeningIn, ProductsQuery, SubstancesQuery) for name in kind.model_fields}
    assert missing(asked, "http.md") == []


def test_the_tables_page_names_every_column() -> None:
    assert missing({*RECOGNISED_COLUMNS, *ANSWER}, "tables.md") == []


def test_the_page_on_serving_names_every_setting() -> None:
    page = (DOCS / "how-to" / "serve-the-web-app.md").read_text("utf-8")
    source = (ROOT / "screener" / "web" / "settings.py").read_text("utf-8")
    settings = set(re.findall(r'"(SCREENER_[A-Z_]+)"', source))
    assert settings
    assert {name for name in settings if name not in page} == set()

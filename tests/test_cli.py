"""The command as a person or a script runs it: a real process, its exit code and what it prints."""

import csv
import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"


def screener(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "screener.cli", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=120, check=False, cwd=ROOT)


@pytest.mark.parametrize(
    ("name", "code", "first_words"),
    [
        ("focus-label.pdf", 1, "FLAGGED"),
        ("thermo-page.html", 1, "FLAGGED"),
        ("calm-label.txt", 0, "NO LISTED MATCH"),
    ],
)
def test_screen_tells_the_outcome_by_exit_code_and_in_words(name: str, code: int, first_words: str) -> None:
    done = screener("screen", str(EXAMPLES / name), "--as-of", "2026-11-23")
    assert done.returncode == code, done.stderr
    assert first_words in done.stdout.decode()
    assert b"\x1b[" not in done.stdout  # colour is for terminals


def test_screen_prints_one_json_document_and_nothing_else() -> None:
    done = screener("screen", str(EXAMPLES / "focus-label.pdf"), "--format", "json", "--as-of", "2026-11-23")
    report = json.loads(done.stdout)
    assert report["outcome"] == "flagged"
    assert report["policy"] == {"id": "us", "as_of": "2026-11-23"}
    assert done.stderr == b""


def test_screen_prints_markdown_to_forward() -> None:
    done = screener("screen", str(EXAMPLES / "focus-label.pdf"), "--format", "markdown")
    assert done.stdout.decode().startswith("# ")
    assert "## Findings" in done.stdout.decode()


def test_screen_reads_text_from_standard_input() -> None:
    assert screener("screen", "-", stdin="Ingredients: пикатропин, zinc, phenibut".encode()).returncode == 1
    assert screener("screen", "-", stdin=b"Ingredients: zinc, vitamin C").returncode == 0
    assert screener("screen", "-", stdin=b"").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("screen", "no-such-file.pdf"), "cannot be opened"),
        (("screen", "examples"), "cannot be opened"),
        (("screen", "examples/calm-label.txt", "--policy", "mars"), "no policy 'mars'"),
        (("screen", "examples/calm-label.txt", "--as-of", "yesterday"), "is not a date"),
        (("bulk", "no-such.csv", "-o", "out.csv"), "no-such.csv"),
        (("bulk", "pyproject.toml", "-o", "out.csv"), "pyproject.toml"),
        (("evaluate", "no-such.jsonl"), "cannot be read"),
        (("screen", ""), "screener: Name a file, an address, or - for text."),
        (("screen", "ftp://a/b"), "screener: Only http and https addresses can be fetched."),
        (("screen", "file:///etc/passwd"), "screener: Only http and https addresses can be fetched."),
        (("serve", "--port", "99999"), "'99999' is not a port number from 0 to 65535"),
        (("serve", "--port", "-1"), "is not a port number"),
        (("serve", "--host", "no host", "--port", "0"), "cannot listen on no host"),
        (("bulk", "examples/products.csv", "-o", "no-such-folder/out.csv"), "does not exist; make it first."),
        (("screen",), "SOURCE"),
        (("sing",), "invalid choice"),
    ],
)
def test_a_mistake_is_one_clear_sentence_and_exit_code_two(arguments: tuple[str, ...], sentence: str) -> None:
    done = screener(*arguments)
    assert done.returncode == 2
    assert sentence in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert done.stdout == b""


@pytest.mark.parametrize(
    ("name", "value"),
    [("SCREENER_RATE_LIMIT", "abc"), ("SCREENER_DATABASE", "."), ("SCREENER_DATABASE", "README.md/a.db"),
     ("SCREENER_DATABASE", "README.md")],
)  # fmt: skip
def test_a_service_that_cannot_start_says_why_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    done = screener("serve", "--port", "0")
    assert done.returncode == 2
    assert done.stdout == b""
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"screener: {name} is '{value}'")


def test_a_port_in_use_is_told_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = screener("serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert "cannot listen on 127.0.0.1" in line
    assert "in use" in line


def test_an_output_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "out.csv.partial").mkdir()  # permissions would not stop root
    done = screener("bulk", str(EXAMPLES / "products.csv"), "-o", str(tmp_path / "out.csv"), "--workers", "1")
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert "out.csv.partial: " in line


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n%broken", b"\x89PNG\r\n\x1a\n", b"\x00\xff" * 50])
def test_a_file_that_cannot_be_read_says_why_and_exits_with_two(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "label.pdf"
    path.write_bytes(data)
    done = screener("screen", str(path))
    assert done.returncode == 2
    assert "NOT SCREENABLE" in done.stdout.decode()
    assert "Traceback" not in done.stderr.decode()


def test_lookup_prints_the_public_form() -> None:
    done = screener("lookup", "Pikatropin", "--format", "json")
    answer = json.loads(done.stdout)
    assert answer["query"] == "Pikatropin"
    best = answer["matches"][0]
    assert best["substance"]["id"] == "picamilon"
    assert set(best) >= {"substance", "matched_name", "method", "distance", "names", "listings"}


def test_lookup_speaks_to_a_person() -> None:
    done = screener("lookup", "2-phenylpropylamine")
    assert done.returncode == 0
    assert "BMPEA" in done.stdout.decode()
    assert "us-fda" in done.stdout.decode()


@pytest.mark.parametrize(
    ("name", "code", "sentence"),
    [
        ("pikamln", 0, 'No match for "pikamln". Did you mean pikamilon (a name of Picamilon)?\n'),
        (
            "vitamin c",
            1,
            "Vitamin C is an ordinary ingredient name in the lexicon; no list was found to name it.\n",
        ),
    ],
)
def test_lookup_never_takes_a_near_name_for_a_match(name: str, code: int, sentence: str) -> None:
    done = screener("lookup", name)
    assert (done.returncode, done.stdout.decode()) == (code, sentence)


def test_lookup_of_nothing_known_says_so() -> None:
    done = screener("lookup", "qwertyuiop")
    assert done.returncode == 1
    assert "near no name" in done.stdout.decode()


def test_bulk_answers_every_row(tmp_path: Path) -> None:
    output = tmp_path / "results.csv"
    done = screener("bulk", str(EXAMPLES / "products.csv"), "-o", str(output), "--workers", "1")
    assert done.returncode == 0, done.stderr
    with output.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["outcome"] for row in rows] == ["flagged", "flagged", "no_listed_match", "not_screenable"]
    assert rows[3]["error"]
    assert rows[0]["name"] == "Focus 60"


def test_evaluate_prints_a_table_and_the_failures(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    cases = [
        {"id": "a", "text": "Pikatropin 50 mg", "expect": ["picamilon"]},
        {"id": "b", "text": "Zinc, vitamin C", "expect": []},
        {"id": "c", "text": "Zinc", "expect": ["phenibut"]},
    ]
    gold.write_text("\n".join(json.dumps(case) for case in cases), "utf-8")
    done = screener("evaluate", str(gold))
    assert done.returncode == 0
    table = done.stdout.decode()
    assert "1         2" in table  # found 1 of 2 expected
    assert "c: missed phenibut" in table


def test_lexicon_check_and_stats_run() -> None:
    assert json.loads(screener("lexicon", "stats", "--format", "json").stdout)["substances"]["total"] > 60
    assert screener("lexicon", "check").returncode == 0

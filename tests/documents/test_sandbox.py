"""The child process: its limits hold, whatever it does becomes a reason, and nothing of it stays behind."""

from __future__ import annotations

import json
import os
import re
import signal
import time
from pathlib import Path

import pytest

from screener.documents import sandbox, wire
from screener.documents.limits import Limits
from screener.model import Block, BlockKind, Check, Document, Product, Reading, Word, Zone

MEDIA_TYPE, SHA256 = "application/pdf", "0" * 64
SHORT = Limits(wall_seconds=1.5, output_bytes=100_000)


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        pytest.param("import os; os.abort()", "broke off", id="crash"),
        pytest.param("import sys; sys.exit(3)", "broke off", id="error"),
        pytest.param("import time; time.sleep(60)", "longer than 1.5 seconds", id="sleep"),
        pytest.param(
            "import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "processor time", id="processor time"
        ),
        pytest.param("print('garbage')", "no usable answer", id="garbage"),
        pytest.param("pass", "no usable answer", id="silence"),
        pytest.param("while True: print('x' * 9999)", "more text than the limit", id="flood"),
        pytest.param("import json; print(json.dumps({'text': 1}))", "no usable answer", id="wrong types"),
    ],
)
def test_whatever_the_child_does_becomes_a_reason(
    program: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_START", program.replace("{", "{{").replace("}", "}}"))
    document = sandbox.read("pdf", b"x" * 1_000_000, media_type=MEDIA_TYPE, sha256=SHA256, limits=SHORT)
    assert document.problem is not None
    assert re.search(reason, document.problem), document.problem
    assert document.read_by == "pdf-text"


def test_processor_time_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    program = (
        "import sys; sys.path[:] = {path!r}; from screener.documents import worker; "
        "from screener.documents.limits import Limits; worker._confine(Limits(cpu_seconds=1))\n"
        "while True: pass"
    )
    monkeypatch.setattr(sandbox, "_START", program)
    problem = sandbox.read(
        "pdf", b"", media_type=MEDIA_TYPE, sha256=SHA256, limits=Limits(cpu_seconds=1)
    ).problem
    assert problem == "Reading the file took more than 1 s of processor time, which is the limit."


def test_what_the_child_started_is_killed_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = tmp_path / "pid"
    program = (
        "import subprocess, sys; p = subprocess.Popen(['sleep', '60'], stdin=subprocess.DEVNULL, "
        f"stdout=subprocess.DEVNULL); open({str(note)!r}, 'w').write(str(p.pid))"
    )
    monkeypatch.setattr(sandbox, "_START", program)
    monkeypatch.setattr(sandbox, "_ENVIRONMENT", {"PATH": os.environ["PATH"]})
    sandbox.read("pdf", b"", media_type=MEDIA_TYPE, sha256=SHA256, limits=SHORT)
    pid = int(note.read_text())
    for _ in range(100):
        if not Path(f"/proc/{pid}/cmdline").exists() or Path(f"/proc/{pid}/cmdline").read_bytes() == b"":
            return
        time.sleep(0.02)
    os.kill(pid, signal.SIGKILL)
    pytest.fail("a process of the child is still there")


def test_the_child_has_limits_and_an_empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "hidden")
    program = (
        "import sys; sys.path[:] = {path!r}; import json, os, resource; "
        "from screener.documents import worker, wire; "
        "from screener.documents.limits import Limits; from screener.model import Document; "
        "worker._confine(Limits()); r = resource.getrlimit; "
        "told = dict(env=sorted(os.environ), files=r(resource.RLIMIT_NOFILE), size=r(resource.RLIMIT_FSIZE), "
        "cpu=r(resource.RLIMIT_CPU), memory=r(resource.RLIMIT_AS)[0], session=os.getsid(0) == os.getpid()); "
        "sys.stdout.buffer.write(wire.encode(Document(json.dumps(told), '', '', 'text')))"
    )
    monkeypatch.setattr(sandbox, "_START", program)
    told = json.loads(sandbox.read("pdf", b"", media_type=MEDIA_TYPE, sha256=SHA256, limits=Limits()).text)
    assert "SECRET_TOKEN" not in told["env"]
    assert told["files"] == [32, 32]
    assert told["size"] == [0, 0]
    assert told["cpu"] == [15, 16]
    assert 512 * 1024**2 < told["memory"] < 2 * 1024**3
    assert told["session"] is True


FULL = Document(
    text="Caffeine  200 mg\n†",
    media_type=MEDIA_TYPE,
    sha256=SHA256,
    read_by="pdf-text",
    blocks=(Block(0, 16, BlockKind.TABLE_ROW, Zone.MAIN, 1, (1.0, 2.0, 3.0, 4.5)), Block(17, 18)),
    words=(Word(0, 8, 1, (1.0, 2.0, 3.0, 4.5)),),
    pages=2,
    unread_pages=(2,),
    second=Reading("Caffeine", (Word(0, 8, 1, (1.0, 2.0, 3.0, 4.5)),)),
    product=Product(name="Sprint", upc="012345678905"),
    checks=(Check("read_pages", False, "Not read: page 2 (a picture)."),),
)


def test_a_document_comes_through_the_pipe_as_it_is() -> None:
    assert wire.decode(wire.encode(FULL), media_type=MEDIA_TYPE, sha256=SHA256) == FULL


@pytest.mark.parametrize(
    "change",
    [
        {"text": 5},
        {"text": "short"},
        {"text": "\ud800" * 18},
        {"blocks": [[0], [99], ["line"], ["main"], None, None]},
        {"blocks": [[5], [2], ["line"], ["main"], None, None]},
        {"blocks": [[-1], [2], ["line"], ["main"], None, None]},
        {"blocks": [[0], [5], ["line"], ["nowhere"], None, None]},
        {"blocks": [[0], [5], [["line"]], ["main"], None, None]},
        {"blocks": [[True], [5], ["line"], ["main"], None, None]},
        {"blocks": [[0.0], [5], ["line"], ["main"], None, None]},
        {"blocks": [[0, 1], [5], ["line"], ["main"], None, None]},
        {"blocks": [[0], [5], [], ["main"], None, None]},
        {"blocks": [[0], [5], ["line"], ["main"], [], []]},
        {"blocks": [[0], [5], ["line"], ["main"], [1], None]},
        {"blocks": [[0], [5], ["line"], ["main"], [1.5], [None]]},
        {"blocks": [[0], [5], ["line"], ["main"], [1], [[0, 0, 1]]]},
        {"blocks": [[0, 5, "line", "main", None, None]]},
        {"blocks": []},
        {"words": [[0, 8, 1, 0, 0, 1]]},
        {"words": [[0, 8, 1, 0, 0, 1, 1e300]]},
        {"words": [[0, 8, -1, 0, 0, 1, 1]]},
        {"pages": "many"},
        {"unread_pages": [1.5]},
        {"product": {}},
        {"checks": [["name"]]},
        {"second": ["text"]},
        {"problem": 7},
    ],
)
def test_an_answer_that_is_no_document_is_refused(change: dict[str, object]) -> None:
    body = json.loads(wire.encode(FULL)) | change
    with pytest.raises(ValueError):
        wire.decode(json.dumps(body).encode(), media_type=MEDIA_TYPE, sha256=SHA256)


@pytest.mark.parametrize(
    "answer", [b"", b"null", b"[]", b"{}", b"[" * 100_000, b"\xff\xfe", b'{"text": NaN}']
)
def test_an_answer_that_is_no_object_is_refused(answer: bytes) -> None:
    with pytest.raises(ValueError):
        wire.decode(answer, media_type=MEDIA_TYPE, sha256=SHA256)

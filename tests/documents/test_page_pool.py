"""Warm readers of pages: used again, confined, replaced when they fail, and gone when their process is."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from screener.documents import page_pool
from screener.documents.limits import Limits
from screener.documents.read import read_bytes, read_html, read_text

PAGE = "<title>Calm</title><h2>Ingredients</h2><p>Picamilon, zinc</p>"
SHORT = Limits(wall_seconds=0.4, output_bytes=100_000)
#: Markup that the parser takes quadratic time for; the check that refuses it is off under `PATIENT`.
DEEP = "<div>" * 150_000
PATIENT = {"html_depth": 10**9}

needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are watched by /proc")


@pytest.fixture(autouse=True)
def _own_pool() -> Iterator[None]:
    page_pool.close()
    yield
    page_pool.close()


def readers() -> list[int]:
    return page_pool.pool().processes()


def is_gone(pid: int) -> bool:
    """Whether a process is neither there nor waits to be collected, within some seconds."""
    for _ in range(250):
        if not Path(f"/proc/{pid}").exists():
            return True
        time.sleep(0.02)
    return False


def run_instead(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Let readers be this program; `control` is its connection."""
    start = f"import socket; control = socket.socket(fileno={{fd}})\n{program}"
    monkeypatch.setattr(page_pool, "_START", start)


def with_settings(monkeypatch: pytest.MonkeyPatch, settings: str) -> None:
    """Let readers have other settings than those of `page_worker`."""
    start = page_pool._START.replace(
        "main({fd}", f"from screener.documents import page_worker; {settings}; main({{fd}}"
    )
    monkeypatch.setattr(page_pool, "_START", start)


class TestReuse:
    def test_pages_are_read_by_one_process(self) -> None:
        first = read_html(PAGE)
        before = readers()
        assert read_html(PAGE) == first
        assert readers() == before
        assert len(before) == 1
        assert "Picamilon" in first.text

    def test_text_without_markup_starts_none(self) -> None:
        assert read_text("Ingredients: Picamilon, zinc <15 mg").problem is None
        assert read_bytes(b"Ingredients: Picamilon").problem is None
        assert readers() == []

    def test_another_takes_over_after_some_pages(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with_settings(monkeypatch, "page_worker._MOST_PAGES = 2")
        seen = []
        for _ in range(5):
            assert "Picamilon" in read_html(PAGE).text
            assert len(readers()) == 1
            seen += readers()
        assert len(dict.fromkeys(seen)) == 3

    @pytest.mark.parametrize("setting", ["_MOST_GROWTH = -10**8", "_MOST_CPU_SECONDS = 0"])
    def test_another_takes_over_from_one_that_has_grown_or_worked_long(
        self, setting: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with_settings(monkeypatch, f"page_worker.{setting}")
        seen = []
        for _ in range(2):
            assert "Picamilon" in read_html(PAGE).text
            seen += readers()
        assert len(set(seen)) == 2

    def test_pages_under_other_limits_have_another_reader(self) -> None:
        read_html(PAGE)
        read_html(PAGE, limits=SHORT)
        assert len(readers()) == 2

    def test_threads_read_at_the_same_time_and_few_readers_are_kept(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(page_pool.READERS_VARIABLE, "2")
        texts: list[str] = []

        def read_some(name: str) -> None:
            texts.extend(read_html(f"<p>{name}, zinc {number} mg</p>").text for number in range(5))

        threads = [threading.Thread(target=read_some, args=(f"Picamilon {n}",)) for n in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(texts) == sorted(
            f"Picamilon {n}, zinc {number} mg" for n in range(6) for number in range(5)
        )
        assert 1 <= len(readers()) <= 2


class TestFailures:
    @pytest.mark.parametrize(
        ("program", "reason"),
        [
            pytest.param("import os; os.abort()", "broke off", id="crash"),
            pytest.param("import os; os._exit(3)", "broke off", id="error"),
            pytest.param("import time; time.sleep(60)", "longer than 0.4 seconds", id="sleep"),
            pytest.param("while True: pass", "longer than 0.4 seconds", id="loop"),
            pytest.param("control.close(); import time; time.sleep(60)", "broke off", id="feigns to be gone"),
            pytest.param("import os; os.kill(os.getpid(), 24)", "processor time", id="processor time"),
            pytest.param("control.sendall(b'x' * 9)", "more text than the limit", id="announces too much"),
            pytest.param("control.sendall(b'+\\0\\0\\0\\4null')", "no usable answer", id="garbage"),
            pytest.param("control.sendall(b'+\\0\\0\\0\\7nu')", "broke off", id="half an answer"),
            pytest.param("control.sendall(b'?\\0\\0\\0\\4null')", "no usable answer", id="unknown mark"),
            pytest.param(
                "import time\nwhile True: control.recv(1); control.sendall(b'+'); time.sleep(0.3)",
                "longer than 0.4 seconds|more text",
                id="trickle",
            ),
        ],
    )
    def test_whatever_a_reader_does_becomes_a_reason_and_it_is_replaced(
        self, program: str, reason: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patched:
            run_instead(patched, program)
            document = read_html(PAGE + " " * 600_000, limits=SHORT)
            assert document.problem is not None
            assert re.search(reason, document.problem), document.problem
            assert (document.read_by, document.media_type, document.text) == ("html", "text/html", "")
            assert readers() == []
        assert "Picamilon" in read_html(PAGE).text

    @needs_proc
    def test_one_that_was_killed_between_pages_costs_no_page(self) -> None:
        read_html(PAGE)
        (pid,) = readers()
        os.kill(pid, signal.SIGKILL)
        while Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z":
            time.sleep(0.005)
        assert "Picamilon" in read_html(PAGE).text
        assert is_gone(pid)

    def test_a_page_whose_reader_is_killed_is_answered_and_so_is_the_next(self) -> None:
        limits = Limits(wall_seconds=30, **PATIENT)  # type: ignore[arg-type]
        problems: list[str | None] = []
        thread = threading.Thread(target=lambda: problems.append(read_html(DEEP, limits=limits).problem))
        thread.start()
        while not readers():
            time.sleep(0.005)
        time.sleep(0.3)
        os.kill(readers()[0], signal.SIGKILL)
        thread.join()
        assert problems[0] is not None
        assert "broke off" in problems[0]
        assert readers() == []
        assert "Picamilon" in read_html(PAGE, limits=limits).text

    @pytest.mark.parametrize(
        ("limits", "markup", "reason"),
        [
            pytest.param(
                Limits(wall_seconds=0.4, html_depth=10**9),
                DEEP,
                "Reading the file took longer than 0.4 seconds, which is the limit.",
                id="time",
            ),
            pytest.param(
                Limits(cpu_seconds=1, html_depth=10**9),
                DEEP,
                "Reading the file took more than 1 s of processor time, which is the limit.",
                id="processor time",
            ),
            pytest.param(
                Limits(memory_bytes=1024 * 1024, bytes=100_000_000),
                "<p>a</p>" * 5_000_000,
                "needs more than 1 MB of memory",
                id="memory",
            ),
        ],
    )
    def test_a_page_over_a_limit_is_refused_and_the_next_one_is_read(
        self, limits: Limits, markup: str, reason: str
    ) -> None:
        assert reason in (read_html(markup, limits=limits).problem or "")
        assert "Picamilon" in read_html(PAGE, limits=limits).text

    @needs_proc
    def test_processor_time_is_counted_for_each_page(self) -> None:
        limits = Limits(cpu_seconds=1)
        read_html(PAGE, limits=limits)
        (pid,) = readers()
        while int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) < 1.3e9:
            assert read_html("<p>zinc" * 20_000, limits=limits).problem is None
        assert readers() == [pid]

    @needs_proc
    def test_what_a_reader_started_is_killed_with_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        note = tmp_path / "pid"
        run_instead(
            monkeypatch,
            f"import os, time\nif os.fork() == 0: open({str(note)!r}, 'w').write(str(os.getpid()))\n"
            "time.sleep(60)",
        )
        read_html(PAGE, limits=SHORT)
        pid = int(note.read_text())
        status = Path(f"/proc/{pid}/stat")
        for _ in range(250):  # init may take its time to collect it
            if not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return
            time.sleep(0.02)
        os.kill(pid, signal.SIGKILL)
        pytest.fail("a process of the reader is still there")

    def test_where_no_process_can_be_started_the_page_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "executable", "/nowhere/python")
        problem = read_html(PAGE).problem
        assert problem == (
            "No process could be started to read the page (No such file or directory). Try again later."
        )


@needs_proc
class TestConfinement:
    def test_it_has_limits_and_nothing_of_its_parents(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SECRET_TOKEN", "hidden")
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            listening.set_inheritable(True)
            read_html(PAGE)
            (pid,) = readers()
            inode = Path(f"/proc/self/fd/{listening.fileno()}").readlink()
            assert inode not in [entry.readlink() for entry in Path(f"/proc/{pid}/fd").iterdir()]
        assert b"SECRET_TOKEN" not in Path(f"/proc/{pid}/environ").read_bytes()
        assert os.getsid(pid) == pid
        said = Path(f"/proc/{pid}/limits").read_text()
        limits = {line[:26].strip(): line[26:].split()[:2] for line in said.splitlines()}
        assert limits["Max file size"] == ["0", "0"]
        assert limits["Max core file size"] == ["0", "0"]
        assert limits["Max open files"] == ["32", "32"]
        soft, hard = map(int, limits["Max cpu time"])
        assert 15 <= soft <= 17
        assert hard == 76
        soft, hard = map(int, limits["Max address space"])
        assert soft == hard
        assert 512 * 1024**2 < soft < 1024**3

    def test_it_has_no_network_where_the_system_allows(self) -> None:
        allowed = subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode == 0
        read_html(PAGE)
        (pid,) = readers()
        own = Path("/proc/self/ns/net").readlink()
        assert (Path(f"/proc/{pid}/ns/net").readlink() != own) is allowed


@needs_proc
class TestEnd:
    PROGRAM = (
        "from screener.documents import read_html, page_pool; read_html('<p>zinc</p>'); "
        "print(*page_pool.pool().processes(), flush=True); "
    )

    def test_nothing_is_left_when_the_program_ends(self) -> None:
        out = subprocess.run(
            [sys.executable, "-W", "error", "-c", self.PROGRAM], capture_output=True, text=True, check=True
        )
        assert out.stderr == ""
        assert not Path(f"/proc/{int(out.stdout)}").exists()

    def test_nothing_is_left_when_the_program_is_killed(self) -> None:
        with subprocess.Popen(
            [sys.executable, "-c", self.PROGRAM + "import time; time.sleep(60)"], stdout=subprocess.PIPE
        ) as parent:
            assert parent.stdout is not None
            pid = int(parent.stdout.readline())
            parent.kill()
        assert is_gone(pid)

    def test_a_fork_begins_without_readers_and_leaves_the_parents_alone(self) -> None:
        read_html(PAGE)
        before = readers()
        child = os.fork()
        if child == 0:
            own = readers()
            read = "Picamilon" in read_html(PAGE).text and readers() != before
            page_pool.close()
            os._exit(0 if read and own == [] else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert readers() == before
        assert "Picamilon" in read_html(PAGE).text
        assert readers() == before

    def test_a_reader_ends_with_its_parent_though_a_fork_of_it_lives_on(self) -> None:
        program = self.PROGRAM + (
            "import os, time\nif os.fork() == 0: os.close(1); time.sleep(60); os._exit(0)\ntime.sleep(60)"
        )
        with subprocess.Popen(
            [sys.executable, "-c", program], stdout=subprocess.PIPE, start_new_session=True
        ) as parent:
            assert parent.stdout is not None
            pid = int(parent.stdout.readline())
            while not (
                forked := Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()[1:]
            ):
                time.sleep(0.005)
            parent.kill()
        assert is_gone(pid)
        os.kill(int(forked[0]), signal.SIGKILL)

    def test_closing_takes_them_all_and_the_next_page_starts_one(self) -> None:
        read_html(PAGE)
        (pid,) = readers()
        page_pool.close()
        assert is_gone(pid)
        assert "Picamilon" in read_html(PAGE).text


def test_letters_that_no_text_may_hold_come_through_as_nothing() -> None:
    data = json.dumps({"@type": "Product", "name": "Calm \ud83d", "brand": "A\0B"})
    document = read_html(
        f"<script type='application/ld+json'>{data}</script><p>a\ud800b\0</p>", url="https://x/\ud83d"
    )
    assert document.problem is None
    assert (document.product.name, document.product.brand) == ("Calm ", "AB")


def test_an_svg_and_a_page_of_latin_letters_keep_what_was_known_of_them() -> None:
    svg = read_bytes(b"<svg><text>Picamilon</text></svg>")
    assert (svg.media_type, svg.text) == ("image/svg+xml", "Picamilon")
    page = read_bytes("<html><p>Kapseln für Müde: Picamilon</p></html>".encode("cp1252"))
    assert "für" in page.text
    assert [check.name for check in page.checks] == ["decode_text"]

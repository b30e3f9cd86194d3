"""A real server on loopback: bad files from several sides, and good labels answered beside them."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import bad_pages
import bad_pdfs
import bad_pictures
import pytest
from pdf_making import form_loop
from watching import children

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="gunicorn needs fork")

SECONDS = 30.0  # for one good label among bad files: none of them may hold the others up
MOST_BYTES = 3_000_000
BOUNDARY = "x0x0x0x0x"
BAD = {
    "form that draws itself.pdf": form_loop,
    "half.pdf": lambda: bad_pdfs.truncated(0.5),
    "deep.html": lambda: b"<div>" * 100_000,
    "deep data.html": lambda: bad_pages.deep_data(100_000),
    "30000 x 30000.png": bad_pictures.huge_png,
    "half.webp": lambda: bad_pictures.cut("WEBP"),
    "noise.pdf": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40,
}


@dataclass(frozen=True, slots=True)
class Server:
    """The address of a running service, and its first process."""

    port: int
    process: int

    def post(self, path: str, body: bytes, media_type: str) -> tuple[int, dict[str, object]]:
        """The status and the JSON of an answer, whether or not it is an error."""
        url = f"http://127.0.0.1:{self.port}{path}"
        request = urllib.request.Request(url, data=body, headers={"Content-Type": media_type})
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    def screen_text(self, text: str) -> tuple[int, dict[str, object]]:
        return self.post("/api/v1/screenings", json.dumps({"text": text}).encode(), "application/json")

    def screen_file(self, name: str, data: bytes) -> tuple[int, dict[str, object]]:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = head.encode() + data + f"\r\n--{BOUNDARY}--\r\n".encode()
        return self.post("/api/v1/screenings", body, f"multipart/form-data; boundary={BOUNDARY}")

    def workers(self) -> set[int]:
        return children(self.process)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("load")
    process = subprocess.Popen(
        [sys.executable, "-c", "from screener.web.serve import serve; serve('127.0.0.1', 0)"],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={
            **os.environ,
            "SCREENER_DATABASE": str(folder / "screener.db"),
            "SCREENER_MAX_UPLOAD_BYTES": str(MOST_BYTES),
        },
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r":(\d+)/", line)
        assert found, line
        server = Server(int(found[1]), process.pid)
        assert server.screen_text("Ingredients: Picamilon")[0] == 201
        while len(server.workers()) < min(2, os.cpu_count() or 1):
            time.sleep(0.05)
        yield server
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.communicate(timeout=30)


def test_good_labels_are_answered_right_while_bad_files_come_in(server: Server) -> None:
    workers = server.workers()
    over = threading.Event()
    answered: list[tuple[str, int, object]] = []
    files = [(name, make()) for name, make in BAD.items()]

    def send_bad_files(first: int) -> None:
        for name, data in files[first:] + files[:first]:
            if not over.is_set():
                status, body = server.screen_file(name, data)
                answered.append((name, status, body.get("outcome")))

    with ThreadPoolExecutor(4) as threads:
        sent = [threads.submit(send_bad_files, first) for first in range(4)]
        for number in range(12):
            name, outcome = ("Picamilon", "flagged") if number % 2 else ("Niacin", "no_listed_match")
            started = time.monotonic()
            status, report = server.screen_text(f"Ingredients: {name}, zinc, cellulose, product {number}")
            assert (status, report["outcome"]) == (201, outcome)
            assert time.monotonic() - started < SECONDS
        over.set()
        for one in sent:
            one.result()
    assert {status for _, status, _ in answered} == {201}
    assert {outcome for name, _, outcome in answered if name != "deep data.html"} == {"not_screenable"}
    assert {outcome for name, _, outcome in answered if name == "deep data.html"} <= {"flagged"}
    assert server.workers() == workers
    assert [pid for worker in workers for pid in children(worker) if not _is_warm(pid)] == []


def _is_warm(process: int) -> bool:
    """Whether it is a process that stays: the OCR engine, or a reader of pages."""
    program = Path(f"/proc/{process}/cmdline").read_bytes()
    return b"ocr.process" in program or b"page_worker" in program


@pytest.mark.parametrize("path", ["/api/v1/screenings", "/api/v1/screenings/batch", "/screenings"])
def test_what_is_over_the_limit_is_refused_and_the_next_is_answered(server: Server, path: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=SECONDS)
    connection.putrequest("POST", path)
    connection.putheader(
        "Content-Type", "application/json" if "api" in path else "application/x-www-form-urlencoded"
    )
    connection.putheader("Content-Length", str(10**12))
    connection.endheaders()
    connection.send(b"x" * 1_000)
    answer = connection.getresponse()
    assert answer.status == 413
    connection.close()
    assert server.screen_text("Ingredients: Picamilon")[1]["outcome"] == "flagged"


def test_a_body_without_a_length_is_bounded_too(server: Server) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(4 * MOST_BYTES // 65_536):
            yield b"x" * 65_536

    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=SECONDS)
    try:
        connection.request(
            "POST", "/api/v1/screenings", endless(), {"Content-Type": "application/json"}, encode_chunked=True
        )
        status = connection.getresponse().status
    except (BrokenPipeError, ConnectionResetError):  # the server has answered and hung up before the end
        status = 413
    connection.close()
    assert status == 413
    assert server.screen_text("Ingredients: Picamilon")[1]["outcome"] == "flagged"


def test_connections_that_say_nothing_hold_nobody_up(server: Server) -> None:
    silent = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(100)]
    slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(20)]
    for connection in slow:
        connection.sendall(b"POST /api/v1/screenings HTTP/1.1\r\nHost: localhost\r\n")
    try:
        for _ in range(3):
            started = time.monotonic()
            assert server.screen_text("Ingredients: Picamilon")[1]["outcome"] == "flagged"
            assert time.monotonic() - started < SECONDS
    finally:
        for connection in silent + slow:
            connection.close()


def test_garbage_instead_of_a_request_is_survived(server: Server) -> None:
    workers = server.workers()
    for sent in (b"\0" * 5_000, b"\x16\x03\x01" + bytes(200), b"GET / HTTP/9.9\r\n\r\n", b"POST /\r\n" * 500):
        with socket.create_connection(("127.0.0.1", server.port), timeout=SECONDS) as connection:
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            with_answer = connection.recv(4_096)
            assert with_answer == b"" or with_answer.startswith(b"HTTP/1.")
    assert server.screen_text("Ingredients: Picamilon")[0] == 201
    assert server.workers() == workers

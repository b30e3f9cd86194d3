"""A real server on loopback that plays the sources, faults included, and an empty store."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from screener.lexicon.load import load_folder
from screener.lexicon.schema import Lexicon
from screener.lexicon.sources.download import Limits, open_session
from screener.lexicon.sources.store import Store

#: Small enough that a fault ends a test within a second.
QUICK = Limits(bytes=200_000, connect=1, wait=0.3, seconds=1)

Answer = Callable[[BaseHTTPRequestHandler], None]


def body(content: bytes | str | Any, *, status: int = 200, **headers: str) -> Answer:
    """An answer with this body; anything but bytes and text is sent as JSON."""
    if not isinstance(content, (bytes, str)):
        content = json.dumps(content)
    data = content if isinstance(content, bytes) else content.encode()

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    return send


def status(number: int) -> Answer:
    return body(b"{}", status=number)


def cut_off(content: bytes) -> Answer:
    """Half of what was announced, then the connection ends."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content[: len(content) // 2])
        handler.close_connection = True

    return send


def silent(handler: BaseHTTPRequestHandler) -> None:
    """Nothing for longer than anybody waits."""
    time.sleep(0.6)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then: each wait is short, the whole is not."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    for _ in range(20):
        try:
            handler.wfile.write(b"x" * 70_000)
            time.sleep(0.1)
        except OSError:
            return


def oversize(handler: BaseHTTPRequestHandler) -> None:
    """A body that unpacks to more than the limit."""
    data = gzip.compress(b"x" * 2_000_000)
    handler.send_response(200)
    handler.send_header("Content-Encoding", "gzip")
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


class Origin:
    """Answers by path without the query; `asked` are the requests with their headers in lower case."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        origin = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                origin.asked.append(
                    (self.path, {name.lower(): value for name, value in self.headers.items()})
                )
                path = self.path.partition("?")[0]
                origin.answers.get(self.path, origin.answers.get(path, status(404)))(self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()

    def serve(self, path: str, content: Any, **headers: str) -> None:
        """Answer there with this body; anything but bytes and text is sent as JSON."""
        self.answers[path] = body(content, **headers)

    def serve_once(self, path: str, content: Any, **headers: str) -> None:
        """As `serve`, and 304 to whoever has it already, by the ETag or the date that the headers hold."""
        whole = body(content, **headers)

        def send(handler: BaseHTTPRequestHandler) -> None:
            etag, day = handler.headers["If-None-Match"], handler.headers["If-Modified-Since"]
            has_it = (etag and etag == headers.get("ETag")) or (day and day == headers.get("Last_Modified"))
            (body(b"", status=304) if has_it else whole)(handler)

        self.answers[path] = send

    def fail(self, path: str, fault: str, content: bytes = b"") -> None:
        """Answer there with a fault: a status number, 'cut off', 'silent', 'dripping' or 'oversize'."""
        faults = {"cut off": cut_off(content), "silent": silent, "dripping": dripping, "oversize": oversize}
        self.answers[path] = status(int(fault)) if fault.isdigit() else faults[fault]

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}{path}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def origin() -> Iterator[Origin]:
    server = Origin()
    yield server
    server.close()


@pytest.fixture
def session() -> Iterator[Any]:
    with open_session() as opened:
        opened.trust_env = False  # no proxy of the machine between the test and its own server
        yield opened


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "copies", date(2026, 11, 23))


@pytest.fixture
def lexicon(folder: Path) -> Lexicon:
    return load_folder(folder)

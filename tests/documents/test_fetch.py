"""Fetching against real servers on loopback, and refusal of every address that is not on the open web."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from screener.documents.fetch import Fetched, FetchError, Reach, fetch, is_public
from screener.documents.limits import Limits

Answer = Callable[[BaseHTTPRequestHandler], None]


class Shop:
    """A server on loopback that answers by path and remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        shop = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                shop.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                shop.answers[self.path](self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def fetch(self, path: str = "/", *, limits: Limits | None = None) -> Fetched:
        reach = Reach(loopback_ports=frozenset({self.port}))
        return fetch(self.url(path), limits=limits or Limits(wall_seconds=5), reach=reach)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def shop() -> Iterator[Shop]:
    server = Shop()
    yield server
    server.close()


def body(data: bytes, content_type: str = "text/html; charset=utf-8", **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", content_type)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(data)

    return answer


def redirect(target: str, status: int = 302) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Location", target)
        request.end_headers()

    return answer


def test_a_page_is_fetched_with_its_type_and_character_set(shop: Shop) -> None:
    shop.answers["/p"] = body("Grüntee".encode("cp1252"), "text/html; charset=windows-1252")
    fetched = shop.fetch("/p")
    assert fetched == Fetched("Grüntee".encode("cp1252"), "text/html", shop.url("/p"), "windows-1252")


def test_a_compressed_answer_is_unpacked(shop: Shop) -> None:
    shop.answers["/"] = body(gzip.compress(b"Caffeine"), Content_Encoding="gzip")
    assert shop.fetch().data == b"Caffeine"


def test_a_redirect_is_followed(shop: Shop) -> None:
    shop.answers["/old"] = redirect("/new", 301)
    shop.answers["/new"] = body(b"Caffeine")
    fetched = shop.fetch("/old")
    assert (fetched.data, fetched.final_url) == (b"Caffeine", shop.url("/new"))


def test_redirects_end_after_three(shop: Shop) -> None:
    shop.answers["/"] = redirect("/")
    with pytest.raises(FetchError, match="redirects more than 3 times"):
        shop.fetch()
    assert len(shop.asked) == 4


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "file:///etc/passwd",
        "http://localhost/",
        "http://[::1]/",
        "gopher://127.0.0.1:6379/_INFO",
    ],
)
def test_a_redirect_to_an_inner_address_is_refused(shop: Shop, target: str) -> None:
    shop.answers["/"] = redirect(target)
    with pytest.raises(FetchError):
        shop.fetch()


def test_an_error_status_is_said(shop: Shop) -> None:
    def gone(request: BaseHTTPRequestHandler) -> None:
        request.send_response(404)
        request.end_headers()

    shop.answers["/"] = gone
    with pytest.raises(FetchError, match="status 404"):
        shop.fetch()


def test_an_answer_over_the_limit_is_broken_off(shop: Shop) -> None:
    sent = []

    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        for _ in range(10_000):
            try:
                request.wfile.write(b"x" * 100_000)
            except OSError:
                return
            sent.append(100_000)

    shop.answers["/"] = endless
    with pytest.raises(FetchError, match="more than 1,000,000 bytes"):
        shop.fetch(limits=Limits(bytes=1_000_000))
    assert sum(sent) < 50_000_000


def test_a_packed_answer_is_measured_unpacked(shop: Shop) -> None:
    shop.answers["/"] = body(gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip")
    with pytest.raises(FetchError, match="more than 1,000,000 bytes"):
        shop.fetch(limits=Limits(bytes=1_000_000))


def drip(part: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.0 200 OK\r\n")
        if part == "body":
            request.wfile.write(b"\r\n")
        for _ in range(200):
            try:
                request.wfile.write(b"X-Slow: yes\r\n" if part == "head" else b"x")
                request.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    return answer


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_server_that_drips_is_left_at_the_deadline(shop: Shop, part: str) -> None:
    shop.answers["/"] = drip(part)
    started = time.monotonic()
    with pytest.raises(FetchError, match="too long"):
        shop.fetch(limits=Limits(wall_seconds=0.5))
    assert time.monotonic() - started < 5


def test_a_proxy_of_the_environment_is_not_used(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    shop.answers["/"] = body(b"Caffeine")
    assert shop.fetch().data == b"Caffeine"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::127.0.0.1]",
        "2130706433",
        "0x7f.1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "[fe80::1]",
        "[fc00::1]",
        "[fec0::1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b::a9fe:a9fe]",
        "[2002:7f00:1::]",
        "[2001:0:7f00:1::]",
        "224.0.0.1",
        "255.255.255.255",
    ],
)
def test_inner_addresses_are_refused_without_a_connection(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object) -> None:
        pytest.fail("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(FetchError):
        fetch(f"http://{host}/", limits=Limits(wall_seconds=5))


def test_a_server_on_loopback_is_refused_unless_its_port_is_allowed(shop: Shop) -> None:
    with pytest.raises(FetchError, match="port"):
        fetch(shop.url(), limits=Limits(wall_seconds=5))
    assert shop.asked == []


def test_a_name_that_resolves_to_an_inner_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: object, **__: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(FetchError, match="private or reserved"):
        fetch("http://shop.example/", limits=Limits(wall_seconds=5))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://shop.example/label.pdf", "http"),
        ("file:///etc/passwd", "http"),
        ("label.pdf", "http"),
        ("http://shop.example:8080/", "port 8080"),
        ("http://shop.example:port/", "not a valid URL"),
        ("http:///label.pdf", "no host"),
        ("http://me:secret@shop.example/", "user name"),
    ],
)
def test_an_address_of_another_kind_is_refused_with_the_reason(url: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        fetch(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("::ffff:93.184.215.14", True),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::5db8:d70e", False),
        ("192.0.2.1", False),
        ("198.18.0.1", False),
        ("240.0.0.1", False),
        ("ff02::1", False),
        ("::", False),
    ],
)
def test_public_addresses_are_told_from_all_others(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public

"""Fetches one page or file from the open web, and nothing from any other network.

The only module of this room that opens a connection. Every hop is resolved once, the address is judged, and
the connection goes to that very address (requests-hardened pins it), so that a name cannot mean one thing
when it is judged and another when it is called. Knows nothing of what it fetches.
"""

from __future__ import annotations

import contextlib
import ipaddress
import logging
import socket
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
import urllib3
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from screener.documents.limits import DEFAULT, Limits
from screener.errors import ScreenerError

# It logs what it refuses; the refusal reaches the caller as a FetchError.
logging.getLogger("requests_hardened").setLevel(logging.CRITICAL)

_HOPS = 3
_CHUNK = 65_536
_CONNECT_SECONDS = 5.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_AGENT = "label-screener (reads supplement labels; +https://pypi.org/project/label-screener/)"
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

#: Networks that `ipaddress.is_global` lets pass although they lead inside, or to an IPv4 address in disguise.
_NEVER = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT (RFC 6598)
        "192.0.0.0/24",  # protocol assignments (RFC 6890)
        "192.88.99.0/24",  # 6to4 relays (RFC 7526)
        "::/96",  # IPv4-compatible (RFC 4291, deprecated)
        "64:ff9b::/96",  # NAT64 (RFC 6052)
        "64:ff9b:1::/48",  # local NAT64 (RFC 8215)
        "100::/64",  # discard (RFC 6666)
        "2001::/23",  # Teredo, ORCHID and other protocol assignments (RFC 2928)
        "2002::/16",  # 6to4 (RFC 3056)
        "3fff::/20",  # documentation (RFC 9637)
        "5f00::/16",  # segment routing (RFC 9602)
        "fec0::/10",  # site-local (RFC 3879, deprecated)
    )
)


class FetchError(ScreenerError):
    """The address cannot be fetched; the text says why in one sentence for the person who gave it."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered: its bytes, the type and character set it declared, its last address."""

    data: bytes
    content_type: str
    final_url: str
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """Which addresses may be called: the open web by default; tests allow their own server on loopback."""

    ports: frozenset[int] = frozenset({80, 443})
    loopback_ports: frozenset[int] = field(default_factory=frozenset)

    def allows_port(self, port: int) -> bool:
        return port in self.ports or port in self.loopback_ports

    def allows(self, address: str, port: int) -> bool:
        """Whether a connection to this address may be opened."""
        ip = ipaddress.ip_address(address.split("%")[0])
        if ip.is_loopback:
            return port in self.loopback_ports
        return port in self.ports and is_public(ip)


OPEN_WEB = Reach()


def is_public(ip: _Address) -> bool:
    """Whether `ip` is on the open internet, however it is written."""
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        return is_public(ip.ipv4_mapped)
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return False
    return not any(ip in network for network in _NEVER if network.version == ip.version)


def fetch(url: str, *, limits: Limits = DEFAULT, reach: Reach = OPEN_WEB) -> Fetched:
    """Fetch `url` over http or https, following at most three redirects, each judged anew.

    Raises FetchError: an address that is not allowed or does not answer, an error status, an answer over
    `limits.bytes`, or one that takes longer than `limits.wall_seconds` in all.
    """
    deadline = time.monotonic() + limits.wall_seconds
    with _Watch(limits.wall_seconds) as watch, _session(reach, watch) as session:
        for _ in range(_HOPS + 1):
            _judge_url(url, reach)
            try:
                with session.get(url, stream=True, timeout=_timeout(deadline), headers=_HEADERS) as answer:
                    if answer.status_code in _REDIRECTS and "location" in answer.headers:
                        url = urljoin(url, answer.headers["location"])
                        continue
                    if answer.status_code != requests.codes.ok:
                        raise FetchError(
                            f"The site answered with status {answer.status_code} instead of the page."
                        )
                    return _received(answer, url, limits, deadline)
            except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
                raise FetchError(_TOO_SLOW if watch.is_over else _why(error)) from error
    raise FetchError(f"The address redirects more than {_HOPS} times. Give the address of the page itself.")


_HEADERS: Mapping[str, str] = {
    "User-Agent": _AGENT,
    "Accept": "text/html,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}


class _Watch:
    """Shuts every connection when the time is up.

    Time-outs of sockets are for one wait; a server that sends one byte now and then meets them all.
    """

    def __init__(self, seconds: float) -> None:
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self.is_over = False

    def __enter__(self) -> _Watch:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def add(self, opened: socket.socket) -> None:
        self._sockets.append(opened)

    def _cut(self) -> None:
        self.is_over = True
        for opened in self._sockets:
            with contextlib.suppress(OSError):  # closed already
                opened.shutdown(socket.SHUT_RDWR)


class _Guard(IPFilterAdapter):  # type: ignore[misc]  # requests-hardened has no types
    """requests-hardened's adapter, which connects to the judged address, with this module's judgement."""

    def __init__(self, *, is_https_proto: bool, reach: Reach, watch: _Watch) -> None:
        super().__init__(is_https_proto=is_https_proto, allow_loopback=bool(reach.loopback_ports))
        self._reach = reach
        self.poolmanager.pool_classes_by_scheme = _watched_pools(watch)

    def build_connection_pool_key_attributes(self, request: Any, verify: Any, cert: Any = None) -> Any:
        host, pool = super().build_connection_pool_key_attributes(request, verify, cert)
        port = host["port"] or (443 if host["scheme"] == "https" else 80)
        if not self._reach.allows(host["host"].strip("[]"), port):
            raise _NotAllowedError(host["host"])
        return host, pool


def _watched_pools(watch: _Watch) -> dict[str, type[HTTPConnectionPool]]:
    """urllib3's pools, whose connections make themselves known to `watch`."""

    class Plain(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            watch.add(self.sock)

    class Encrypted(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            watch.add(self.sock)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class EncryptedPool(HTTPSConnectionPool):
        ConnectionCls = Encrypted

    return {"http": PlainPool, "https": EncryptedPool}


class _NotAllowedError(requests.exceptions.RequestException):
    """The name leads to an address that may not be called."""


def _session(reach: Reach, watch: _Watch) -> HTTPSession:
    config = Config(
        ip_filter_enable=True,
        ip_filter_allow_loopback_ips=bool(reach.loopback_ports),
        never_redirect=True,
        default_timeout=(_CONNECT_SECONDS, _CONNECT_SECONDS),
    )
    session = HTTPSession(config)
    session.trust_env = False  # no proxy and no .netrc from the environment
    session.mount("http://", _Guard(is_https_proto=False, reach=reach, watch=watch))
    session.mount("https://", _Guard(is_https_proto=True, reach=reach, watch=watch))
    return session


def _judge_url(url: str, reach: Reach) -> None:
    """What can be told of an address before its name is resolved."""
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    except ValueError:
        raise FetchError("The address is not a valid URL.") from None
    if parts.scheme not in ("http", "https"):
        raise FetchError("Only addresses that begin with http:// or https:// are fetched.")
    if not parts.hostname:
        raise FetchError("The address names no host.")
    if parts.username is not None or parts.password is not None:
        raise FetchError("The address holds a user name or password, which is not sent. Leave it out.")
    if not reach.allows_port(port):
        raise FetchError(f"Only the ports 80 and 443 are called; the address names port {port}.")


def _timeout(deadline: float) -> tuple[float, float]:
    left = deadline - time.monotonic()
    if left <= 0:
        raise FetchError(_TOO_SLOW)
    return min(_CONNECT_SECONDS, left), min(_CONNECT_SECONDS * 2, left)


_TOO_SLOW = "The site took too long to answer. Try again, or give the page's text."


def _received(answer: requests.Response, url: str, limits: Limits, deadline: float) -> Fetched:
    """Read the body as it comes, so that neither an endless nor a slow one is waited for."""
    data = bytearray()
    while chunk := answer.raw.read1(_CHUNK, decode_content=True):
        data += chunk
        if len(data) > limits.bytes:
            raise FetchError(f"The answer has more than {limits.bytes:,} bytes, which is the limit.")
        if time.monotonic() > deadline:
            break
    if time.monotonic() > deadline:  # also where the watch shut the connection, which looks like an end
        raise FetchError(_TOO_SLOW)
    declared = answer.headers.get("content-type", "")
    charset = (
        requests.utils.get_encoding_from_headers(answer.headers) if "charset" in declared.lower() else None
    )
    return Fetched(bytes(data), declared.split(";")[0].strip().lower(), url, charset)


def _why(error: Exception) -> str:
    causes = (requests.exceptions.Timeout, urllib3.exceptions.TimeoutError, TimeoutError)
    if isinstance(error, _NotAllowedError) or type(error).__name__ == "InvalidIPAddress":
        return "The address leads to a private or reserved network, which is never called."
    if isinstance(error, causes):
        return _TOO_SLOW
    if isinstance(error, requests.exceptions.SSLError):
        return "The site's certificate could not be verified."
    if "resolve" in str(error) or isinstance(error.__context__, socket.gaierror):
        return "The address's host name is not known. Check the spelling."
    return "The site could not be reached, or broke off the connection."

"""The service on a production WSGI server: gunicorn where there is fork, waitress elsewhere.

Knows servers and addresses, not what is served.
"""

from __future__ import annotations

import os
import socket
import sqlite3
from contextlib import suppress
from typing import Any

from flask import Flask

from screener.errors import ScreenerError
from screener.web.app import create_app
from screener.web.screening import AT_ONCE

#: Threads of each process, most of which wait for callers: how many screen at once is `screening.AT_ONCE`.
THREADS = 32

#: Seconds after which a worker that does not answer is replaced. Reading a scanned document takes tens.
TIMEOUT = 180

#: Connections that wait to be accepted, as many as gunicorn takes by itself.
BACKLOG = 2048


def serve(host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve until interrupted; the address is printed once, when it answers. Port 0 is any free one.

    Raises what `create_app` raises; AddressError where it cannot listen on the address.
    """
    # Before the app is built, so that a taken port is told at once and not after five attempts.
    listener = _listen(host, port)
    app = create_app()
    if hasattr(os, "fork"):
        _gunicorn(app, host, listener)
    else:
        _waitress(app, host, listener)


class AddressError(ScreenerError):
    """The service cannot listen where it is told to; the message says why and what to change."""


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    both = family is socket.AF_INET6 and socket.has_dualstack_ipv6()
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG, dualstack_ipv6=both)
    except (OSError, OverflowError, ValueError) as error:  # taken or not ours; no port; no host name
        # create_server repeats the address behind the reason.
        reason = (getattr(error, "strerror", None) or str(error)).partition(" (while")[0]
        raise AddressError(
            f"The service cannot listen on {host} port {port} ({reason}); give another --host or --port."
        ) from error


def address(host: str, port: int) -> str:
    """The URL of the service; an IPv6 address stands in brackets."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _announce(host: str, port: int) -> None:
    print(f"Label screener on {address(host, port)} (stop with Ctrl-C)", flush=True)


def _gunicorn(app: Flask, host: str, listener: socket.socket) -> None:
    from gunicorn.app.base import BaseApplication

    from screener.web.patience import PatientWorker

    def ready(server: Any) -> None:
        _announce(host, server.LISTENERS[0].sock.getsockname()[1])

    def end(_: Any) -> None:
        # The workers are gone. What cannot be settled now is read from the log at the next start.
        with suppress(sqlite3.Error):
            app.extensions["screener"].store.settle()

    options = {
        "bind": f"fd://{listener.detach()}",
        "worker_class": PatientWorker,
        "workers": min(2, os.cpu_count() or 1),
        "threads": THREADS,
        "timeout": TIMEOUT,
        # The app is built before the fork, so that the processes share the lexicon's memory.
        "preload_app": True,
        "loglevel": "warning",
        "when_ready": ready,
        "on_exit": end,
    }

    class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
        def load_config(self) -> None:
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Flask:
            return app

    Server().run()


def _waitress(app: Flask, host: str, listener: socket.socket) -> None:
    import waitress

    port = listener.getsockname()[1]
    server = waitress.create_server(app, sockets=[listener], threads=2 * AT_ONCE)
    _announce(host, port)
    server.run()

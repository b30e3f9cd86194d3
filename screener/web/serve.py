"""The service on a production WSGI server: gunicorn where there is fork, waitress elsewhere.

Knows servers and addresses, not what is served.
"""

from __future__ import annotations

import os
from typing import Any

from flask import Flask

from screener.web.app import create_app

#: Threads of each process. A screening computes, so more would only wait for each other.
THREADS = 4

#: Seconds after which a worker that does not answer is replaced. Reading a scanned document takes tens.
TIMEOUT = 180


def serve(host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve until interrupted; the address is printed once, when it answers. Port 0 is any free one.

    Raises what `create_app` raises; OSError where the address is taken.
    """
    app = create_app()
    if hasattr(os, "fork"):
        _gunicorn(app, host, port)
    else:
        _waitress(app, host, port)


def address(host: str, port: int) -> str:
    """The URL of the service; an IPv6 address stands in brackets."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _announce(host: str, port: int) -> None:
    print(f"Label screener on {address(host, port)} (stop with Ctrl-C)", flush=True)


def _gunicorn(app: Flask, host: str, port: int) -> None:
    from gunicorn.app.base import BaseApplication

    def ready(server: Any) -> None:
        _announce(host, server.LISTENERS[0].sock.getsockname()[1])

    options = {
        "bind": f"{f'[{host}]' if ':' in host else host}:{port}",
        "worker_class": "gthread",
        "workers": min(2, os.cpu_count() or 1),
        "threads": THREADS,
        "timeout": TIMEOUT,
        # The app is built before the fork, so that the processes share the lexicon's memory.
        "preload_app": True,
        "loglevel": "warning",
        "when_ready": ready,
    }

    class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
        def load_config(self) -> None:
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Flask:
            return app

    Server().run()


def _waitress(app: Flask, host: str, port: int) -> None:
    import waitress

    server = waitress.create_server(app, host=host, port=port, threads=2 * THREADS)
    _announce(host, server.effective_port)
    server.run()

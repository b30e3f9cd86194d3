"""gunicorn's threaded worker, which does not wait for ever for a caller that says nothing or says it slowly.

gunicorn leaves slow callers to a proxy in front of it: each holds a thread, and a handful of connections that
begin a request and stop hold the service. Here a request has so long to come in, and then it is hung up.
Knows connections, not what is asked over them.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import Any

from gunicorn.workers import gthread

#: Seconds in which the head of a request must be there, from the moment a thread begins to read it.
HEAD_SECONDS = 5.0
#: Seconds in which its body must be: 20 MB at 2 Mbit/s take 80.
BODY_SECONDS = 120.0
#: Seconds for which a thread waits for a new connection's first byte; afterwards only a selector does.
FIRST_BYTE_SECONDS = 0.1

gthread.DEFAULT_WORKER_DATA_TIMEOUT = FIRST_BYTE_SECONDS


class PatientWorker(gthread.ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """Stops reading from a connection whose request is late; what is received by then is answered."""

    def handle(self, conn: Any) -> Any:
        """Answer one request of a connection (a thread of the worker calls this)."""
        conn.patience = _hang_up_later(conn.sock, HEAD_SECONDS)
        try:
            return super().handle(conn)
        finally:
            conn.patience.cancel()

    def handle_request(self, req: Any, conn: Any) -> Any:
        """Answer a request whose head has been read."""
        conn.patience.cancel()
        conn.patience = _hang_up_later(conn.sock, BODY_SECONDS)
        return super().handle_request(req, conn)


def _hang_up_later(connection: socket.socket, seconds: float) -> threading.Timer:
    """Let nothing more be read from the connection then; the answer can still be written."""

    def hang_up() -> None:
        with contextlib.suppress(OSError):  # closed already
            connection.shutdown(socket.SHUT_RD)

    timer = threading.Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    return timer

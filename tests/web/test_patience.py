"""A caller that begins a request and stops is hung up; one that is only slow is answered."""

from __future__ import annotations

import os
import socket
import threading
from types import SimpleNamespace

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="gunicorn needs fork")


def test_reading_ends_and_writing_does_not() -> None:
    from screener.web import patience

    ours, theirs = socket.socketpair()
    with ours, theirs:
        timer = patience._hang_up_later(ours, 0.05)
        theirs.sendall(b"POST")
        assert ours.recv(10) == b"POST"
        assert ours.recv(10) == b""  # nobody sent an end: the time was up
        ours.sendall(b"408")
        assert theirs.recv(10) == b"408"
        timer.join()


def test_a_connection_that_is_closed_already_is_no_error() -> None:
    from screener.web import patience

    ours, theirs = socket.socketpair()
    timer = patience._hang_up_later(ours, 0.01)
    ours.close()
    theirs.close()
    timer.join()


def test_a_request_that_came_in_time_is_not_hung_up(monkeypatch: pytest.MonkeyPatch) -> None:
    from gunicorn.workers import gthread

    from screener.web import patience

    monkeypatch.setattr(
        gthread.ThreadWorker, "handle", lambda worker, conn: worker.handle_request(None, conn)
    )
    monkeypatch.setattr(gthread.ThreadWorker, "handle_request", lambda worker, req, conn: "answered")
    worker = object.__new__(patience.PatientWorker)
    ours, theirs = socket.socketpair()
    with ours, theirs:
        conn = SimpleNamespace(sock=ours)
        before = threading.active_count()
        assert worker.handle(conn) == "answered"
        conn.patience.join()
        assert threading.active_count() <= before + 1
        theirs.sendall(b"next")
        assert ours.recv(10) == b"next"

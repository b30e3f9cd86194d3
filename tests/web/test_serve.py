"""A real gunicorn on loopback, in a process of its own, asked by several clients at once."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="gunicorn needs fork")


@pytest.fixture
def base(tmp_path: Path) -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", "from screener.web.serve import serve; serve('127.0.0.1', 0)"],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "SCREENER_DATABASE": str(tmp_path / "screener.db")},
    )
    try:
        line = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert found, line
        yield found.group()
    finally:
        os.killpg(process.pid, signal.SIGTERM)  # as a terminal or a container does: to all at once
        rest, _ = process.communicate(timeout=30)
        assert rest == ""  # the address is printed once
    assert not list(tmp_path.glob("screener.db-*"))  # the log is settled: the database is one file again


def test_the_service_answers_many_at_once(base):
    def screen(number: int) -> str:
        request = urllib.request.Request(
            f"{base}api/v1/screenings",
            data=json.dumps({"ingredients": ["Picamilon"], "product": {"name": f"P{number}"}}).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=60) as response:
            assert response.status == 201
            return json.load(response)["outcome"]

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(screen, range(24))) == {"flagged"}
    with urllib.request.urlopen(f"{base}api/v1/products?outcome=flagged&substance=picamilon") as response:
        assert json.load(response)["total"] == 24

"""Threads and real processes write to one database at once and none is told that it is locked."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from screener.model import Product
from screener.store import Store

#: Opens the store (so that several race to create it) and saves; half of the products are shared.
WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from conftest import build_report
from screener.model import Product
from screener.store import Store
store = Store(sys.argv[2])
for number in range(int(sys.argv[4])):
    name = f"shared-{number}" if number % 2 else f"{sys.argv[3]}-{number}"
    saved = store.save(build_report(product=Product(name=name, brand="Acme")), source="cli")
    assert store.get(saved.id)["receipt"] == saved.receipt
"""


def test_processes_that_start_together_all_write(tmp_path: Path):
    database, writers, savings = tmp_path / "screener.db", 4, 30
    here = str(Path(__file__).parent)
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, here, str(database), f"writer{number}", str(savings)],
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(writers)
    ]
    assert [process.communicate(timeout=120)[1] for process in processes] == [""] * writers
    store = Store(database)
    count = store._database().execute("SELECT count(*) FROM screenings").fetchone()[0]
    assert count == writers * savings
    assert store.products().total == writers * savings // 2 + savings // 2


def test_threads_share_a_store(store, make_report):
    def write(number: int) -> str | None:
        return store.save(make_report(product=Product(name=f"P{number % 7}")), source="api").id

    with ThreadPoolExecutor(8) as threads:
        ids = list(threads.map(write, range(80)))
    assert len(set(ids)) == 80
    assert store.products().total == 7

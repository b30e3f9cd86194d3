"""How many screenings an address may ask for in a minute, counted in one place for all workers.

Knows addresses and minutes. A count in memory would be one count per worker process, and a limit of 5
would let 5 through each of them; so it stands in an SQLite file beside the database.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from screener.store.schema import connect, writing

_WINDOW = 60


class RateLimit:
    """At most `per_minute` screenings in each minute of the clock, for each address."""

    def __init__(self, path: Path, per_minute: int, *, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._most = per_minute
        self._clock = clock
        path.parent.mkdir(parents=True, exist_ok=True)
        db = connect(path)
        db.execute("PRAGMA journal_mode=WAL")
        db.execute(
            "CREATE TABLE IF NOT EXISTS counts (address TEXT, minute INTEGER, count INTEGER,"
            " PRIMARY KEY (address, minute)) STRICT, WITHOUT ROWID"
        )
        db.close()

    def wait(self, address: str) -> int:
        """Count one screening of the address; give the seconds to wait if it is one too many, else 0."""
        now = int(self._clock())
        minute = now // _WINDOW
        db = connect(self._path)
        try:
            with writing(db):
                db.execute("DELETE FROM counts WHERE minute < ?", (minute,))
                row = db.execute(
                    "INSERT INTO counts VALUES (?, ?, 1)"
                    " ON CONFLICT (address, minute) DO UPDATE SET count = count + 1 RETURNING count",
                    (address, minute),
                ).fetchone()
        finally:
            db.close()
        return 0 if row[0] <= self._most else (minute + 1) * _WINDOW - now

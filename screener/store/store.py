"""`Store`: keep a report, give it back as it was, and list the products by what was found in them.

Threads and processes may use one database at the same time; each thread of each process has a connection
of its own. It must not know how a report is made.
"""

from __future__ import annotations

import json
import os
import threading
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from screener.model import Report
from screener.store.ids import is_id, new_id
from screener.store.products import ProductRow, SubstanceSeen, find_or_add
from screener.store.schema import connect, prepare, writing


@dataclass(frozen=True, slots=True)
class ProductPage:
    """One page of products, newest screening first; `page` counts from 1, `total` over all pages."""

    items: tuple[ProductRow, ...]
    total: int
    page: int
    per_page: int


class Store:
    """The database of products and screenings at a path; made and upgraded where needed.

    Raises `sqlite3.Error` where the file is not a database or cannot be written, `OSError` where its
    folder cannot be made.
    """

    def __init__(
        self, path: str | Path, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.path = Path(path)
        self._clock = clock
        self._local = threading.local()
        prepare(self.path)

    def save(self, report: Report, *, source: str, file_name: str | None = None) -> Report:
        """Keep the report and give it with its new id.

        `source` says which front end asked: api, web, cli or bulk. `file_name` is what the file that was
        screened is called; it stands beside the report, not in it.
        """
        now = self._clock()
        stored = replace(report, id=new_id(now))
        created_at = now.astimezone(UTC).isoformat(timespec="milliseconds")
        # The work is done before the transaction opens, so that writers wait for writes only.
        blob = _packed(stored.to_json())
        versions = stored.versions
        db = self._database()
        with writing(db):
            product = find_or_add(db, stored.product, stored.input.sha256, created_at)
            db.execute(
                "INSERT INTO screenings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    stored.id,
                    product,
                    source,
                    stored.outcome.value,
                    versions.policy,
                    versions.as_of,
                    created_at,
                    stored.receipt,
                    stored.input.sha256,
                    versions.lexicon_sha256,
                    blob,
                    None if file_name is None else _utf8(file_name),
                ),
            )
            db.conn.executemany("INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _index(stored))
            db.execute(
                "INSERT INTO latest VALUES (?, ?, ?)"
                " ON CONFLICT (product, policy) DO UPDATE SET screening = excluded.screening",
                (product, versions.policy, stored.id),
            )
        return stored

    def get(self, screening: str) -> dict[str, Any] | None:
        """The report with that id as it was kept, or None."""
        text = self.get_json(screening)
        return None if text is None else json.loads(text)

    def get_json(self, screening: str) -> str | None:
        """The report with that id as the very JSON text that was kept, or None."""
        if not is_id(screening):
            return None
        row = self._database().execute("SELECT report FROM screenings WHERE id = ?", (screening,)).fetchone()
        return None if row is None else _unpacked(row[0])

    def file_name(self, screening: str) -> str | None:
        """What the file of that screening was called, or None where it was not a file or is not known."""
        row = (
            self._database().execute("SELECT file_name FROM screenings WHERE id = ?", (screening,)).fetchone()
        )
        return None if row is None else row[0]

    def products(
        self,
        *,
        outcome: str | None = None,
        substance: str | None = None,
        seller: str | None = None,
        policy: str | None = None,
        page: int = 1,
        per_page: int = 50,
    ) -> ProductPage:
        """The products whose latest screening under a policy meets every condition given.

        `substance` is a substance id, also where it is one of several that a finding may mean; `seller`
        is compared without regard to (ASCII) case.
        """
        conditions: dict[str, str | None] = {
            "screenings.outcome = ?": outcome,
            "latest.policy = ?": policy,
            "products.seller = ? COLLATE NOCASE": seller,
            "EXISTS (SELECT 1 FROM findings WHERE screening = screenings.id AND substance = ?)": substance,
        }
        given = {condition: value for condition, value in conditions.items() if value is not None}
        where = f"WHERE {' AND '.join(given)}" if given else ""
        values = list(given.values())
        db = self._database()
        total = db.execute(f"SELECT count(*) {_JOINED} {where}", values).fetchone()[0]
        rows = db.execute(
            f"SELECT {_SELECTED} {_JOINED} {where} ORDER BY screenings.id DESC LIMIT ? OFFSET ?",
            [*values, per_page, (page - 1) * per_page],
        ).fetchall()
        items = tuple(self._product(db, row) for row in rows)
        return ProductPage(items=items, total=int(total), page=page, per_page=per_page)

    def ready(self) -> bool:
        """Ask the database something small; raises `sqlite3.Error` where it does not answer."""
        return bool(self._database().execute("SELECT count(*) >= 0 FROM latest").fetchone()[0])

    def settle(self) -> None:
        """Write the rest of the log (`-wal`) into the database, for when nobody else has it open any more.

        Processes that end at the same moment may each leave that to the other.
        """
        self._database().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self.close()

    def close(self) -> None:
        """Close the calling thread's connection; the next call opens another."""
        database = getattr(self._local, "database", None)
        if database is not None:
            database.close()
            self._local.database = None

    def _database(self) -> Database:
        """The connection of this thread in this process: SQLite's do not survive a fork."""
        local = self._local
        database: Database | None = getattr(local, "database", None)
        if database is None or local.process != os.getpid():
            database = local.database = connect(self.path)
            local.process = os.getpid()
        return database

    def _product(self, db: Database, row: tuple[Any, ...]) -> ProductRow:
        values: dict[str, Any] = dict(zip(_COLUMNS, row, strict=True))
        return ProductRow(**values, substances=self._seen(db, values["screening"]))

    @staticmethod
    def _seen(db: Database, screening: str) -> tuple[SubstanceSeen, ...]:
        rows = db.execute(
            "SELECT substance, name, printed, effect, role FROM findings"
            " WHERE screening = ? AND alternative = 0 ORDER BY position",
            (screening,),
        )
        return tuple(SubstanceSeen(*row) for row in rows)


_JOINED = (
    "FROM latest JOIN screenings ON screenings.id = latest.screening"
    " JOIN products ON products.id = latest.product"
)
#: The fields of `ProductRow`, and where they stand.
_COLUMNS = {
    "product": "products.id",
    "name": "products.name",
    "brand": "products.brand",
    "seller": "products.seller",
    "url": "products.url",
    "upc": "products.upc",
    "screening": "screenings.id",
    "outcome": "screenings.outcome",
    "policy": "screenings.policy",
    "as_of": "screenings.as_of",
    "created_at": "screenings.created_at",
    "file_name": "screenings.file_name",
}
_SELECTED = ", ".join(_COLUMNS.values())


def _index(report: Report) -> list[tuple[Any, ...]]:
    """One row per finding and per substance that the same characters may also mean."""
    return [
        (
            report.id,
            position,
            number,
            meant.id,
            meant.name,
            _utf8(finding.printed),
            finding.effect,
            finding.role,
        )
        for position, finding in enumerate(report.findings)
        for number, meant in enumerate((finding.substance, *finding.alternatives))
    ]


def _utf8(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


# Labels are long and alike: compressed they take about a quarter. A text that was read from a damaged
# file may hold a lone surrogate, and must come back as it was, hence 'surrogatepass'.
def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), level=6)


def _unpacked(blob: bytes) -> str:
    return zlib.decompress(blob).decode("utf-8", "surrogatepass")

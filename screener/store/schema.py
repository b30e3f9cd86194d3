"""The tables, how they came to be (migrations), and how a connection is opened.

Knows the shape of what is kept, not what it means. A migration that has been released is never edited:
add another one below it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database, Migrations

from screener.store.lock import only_one

#: How long a writer waits for another, in seconds. A write takes milliseconds, so this is never reached
#: by load, only by a process that stands still inside a transaction.
BUSY_SECONDS = 60.0

migrations = Migrations("screener.store")


@migrations()
def m001_products_screenings_findings(db: Database) -> None:
    """Products by what identifies them, screenings with their whole report, findings to search by."""
    for statement in (
        """CREATE TABLE products (
            id INTEGER PRIMARY KEY,
            name TEXT, brand TEXT, seller TEXT, url TEXT, upc TEXT,
            upc_key TEXT, url_key TEXT, name_key TEXT, input_key TEXT,
            created_at TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE screenings (
            id TEXT PRIMARY KEY,
            product INTEGER NOT NULL REFERENCES products(id),
            source TEXT NOT NULL,
            outcome TEXT NOT NULL,
            policy TEXT NOT NULL,
            as_of TEXT NOT NULL,
            created_at TEXT NOT NULL,
            receipt TEXT NOT NULL,
            input_sha256 TEXT NOT NULL,
            lexicon_sha256 TEXT NOT NULL,
            report BLOB NOT NULL
        ) STRICT""",
        """CREATE TABLE findings (
            screening TEXT NOT NULL REFERENCES screenings(id),
            position INTEGER NOT NULL,
            alternative INTEGER NOT NULL,
            substance TEXT NOT NULL,
            name TEXT NOT NULL,
            printed TEXT NOT NULL,
            effect TEXT NOT NULL,
            role TEXT NOT NULL,
            PRIMARY KEY (screening, position, alternative)
        ) STRICT, WITHOUT ROWID""",
        # The answer that stands: one row per product and policy, so that a look through another
        # country's eyes never hides what this one said.
        """CREATE TABLE latest (
            product INTEGER NOT NULL REFERENCES products(id),
            policy TEXT NOT NULL,
            screening TEXT NOT NULL REFERENCES screenings(id),
            PRIMARY KEY (product, policy)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX products_upc ON products(upc_key) WHERE upc_key IS NOT NULL",
        "CREATE INDEX products_url ON products(url_key) WHERE url_key IS NOT NULL",
        "CREATE INDEX products_name ON products(name_key) WHERE name_key IS NOT NULL",
        "CREATE INDEX products_input ON products(input_key) WHERE input_key IS NOT NULL",
        "CREATE INDEX products_seller ON products(seller COLLATE NOCASE)",
        "CREATE INDEX screenings_product ON screenings(product)",
        "CREATE INDEX screenings_input ON screenings(input_sha256)",
        "CREATE INDEX findings_substance ON findings(substance, screening)",
        "CREATE UNIQUE INDEX latest_screening ON latest(screening)",
    ):
        db.execute(statement)


@migrations()
def m002_file_names(db: Database) -> None:
    """The name of the file that was screened, to tell products apart of which nothing else is said."""
    db.execute("ALTER TABLE screenings ADD COLUMN file_name TEXT")


def connect(path: Path) -> Database:
    """Open a connection of its own: foreign keys held, durable enough, patient with other writers.

    `isolation_level=None` leaves transactions to us: Python's own BEGIN is a deferred one, and two
    connections that read first and write then would fail with 'database is locked' at once.
    """
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    connection.execute("PRAGMA foreign_keys=1")
    connection.execute("PRAGMA synchronous=NORMAL")
    return Database(connection)


def prepare(path: Path) -> None:
    """Create or upgrade the database file; of many processes that start at once, one does it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with only_one(path.with_name(path.name + ".lock")):
        db = connect(path)
        try:
            db.execute("PRAGMA journal_mode=WAL")
            if migrations.pending(db):
                migrations.apply(db)
        finally:
            db.close()


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """A transaction that has the right to write from its first statement on (BEGIN IMMEDIATE)."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.rollback()
        raise
    db.commit()

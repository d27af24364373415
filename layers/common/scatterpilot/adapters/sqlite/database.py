"""The database file: connections, transactions and migrations.

Readers never wait (write-ahead log). Writers take turns, and a write that returned survives a
power cut (``synchronous=FULL``).
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakSet

from scatterpilot.adapters.durable import create_private, make_folder, make_private
from scatterpilot.adapters.sqlite.failures import BUSY, primary_code, unavailable
from scatterpilot.adapters.sqlite.migrations import MIGRATIONS
from scatterpilot.domain.errors import UnavailableError

Values = Sequence[Any] | dict[str, Any]


class Connection(sqlite3.Connection):
    """A subclass, because only those can be referenced weakly."""


class Database:
    """One SQLite file, used by any number of threads and processes.

    Opening it brings the schema up to date. Every thread gets a connection of its own. Don't use
    it across a fork: SQLite's locks don't survive one.
    """

    def __init__(self, path: Path, busy_timeout: float = 5.0) -> None:
        """``busy_timeout`` is how many seconds a write waits for its turn.

        Raises ``UnavailableError`` when the file can't be used.
        """
        self._path = path
        self._busy_timeout = busy_timeout
        self._own = threading.local()
        self._open: WeakSet[Connection] = WeakSet()
        # SQLite's waiting writers poll with growing sleeps; threads of one process queue here
        # instead, and only processes compete for the file.
        self._turn = threading.Lock()
        with unavailable:
            make_folder(path.parent)
            _keep_private(path)
            with closing(self._connect()) as connection:
                self._migrate(connection)

    def connection(self) -> Connection:
        """The calling thread's connection, for reading."""
        found: Connection | None = getattr(self._own, "connection", None)
        if found is None:
            found = self._own.connection = self._connect()
            self._open.add(found)
        return found

    def rows(self, statement: str, values: Values = ()) -> list[sqlite3.Row]:
        """Read in a snapshot of its own; raises ``UnavailableError``."""
        with unavailable:
            return self.connection().execute(statement, values).fetchall()

    def row(self, statement: str, values: Values = ()) -> sqlite3.Row | None:
        """The only row, if there is one; raises ``UnavailableError``."""
        found = self.rows(statement, values)
        return found[0] if found else None

    @contextmanager
    def transaction(self, *, durable: bool = True) -> Iterator[Connection]:
        """All writes inside happen together or, after any exception, not at all.

        What is not ``durable`` outlives this process, but not a power cut: it does not wait for
        the disk. Raises ``UnavailableError`` when its turn does not come in time or the file fails.
        """
        if not self._turn.acquire(timeout=self._busy_timeout):
            raise UnavailableError(BUSY)
        try:
            connection = self.connection()
            with unavailable, _synced(connection, durable), _immediate(connection):
                yield connection
        finally:
            self._turn.release()

    @contextmanager
    def erasing(self) -> Iterator[Connection]:
        """A transaction whose deletions leave nothing readable behind, in the file or its log."""
        with unavailable:
            self.connection().execute("PRAGMA secure_delete = ON")
        try:
            with self.transaction() as connection:
                yield connection
        finally:
            with unavailable:
                self.connection().execute("PRAGMA secure_delete = OFF")
        with unavailable:
            self.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the connections of all threads; a later use opens new ones."""
        for connection in list(self._open):
            connection.close()
        self._own = threading.local()

    def _connect(self) -> Connection:
        connection = sqlite3.connect(
            self._path,
            timeout=self._busy_timeout,
            isolation_level=None,
            check_same_thread=False,  # close() is called by whichever thread shuts down
            factory=Connection,
        )
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA fullfsync = ON")  # macOS: fsync alone stops at the drive's cache
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    def _migrate(self, connection: Connection) -> None:
        _enable_wal(connection, time.monotonic() + self._busy_timeout)
        if _schema_version(connection) == len(MIGRATIONS):
            return  # writes nothing, so that a full disk can still be opened and read
        with _immediate(connection):
            # Read again: another process may have migrated while this one waited for its turn.
            done = _schema_version(connection)
            if done > len(MIGRATIONS):
                raise UnavailableError(
                    "The database was written by a newer version of ScatterPilot. "
                    "Install that version, or use another data folder."
                )
            for migration in MIGRATIONS[done:]:
                for statement in migration:
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _keep_private(path: Path) -> None:
    """SQLite gives its log and its index the permissions of the database; they hold the same."""
    create_private(path)
    for suffix in ("", "-wal", "-shm", "-journal"):
        make_private(path.with_name(path.name + suffix))


@contextmanager
def _synced(connection: Connection, durable: bool) -> Iterator[None]:
    """A commit waits for the disk when it is to be durable; else the next one that is does."""
    if durable:
        yield
        return
    connection.execute("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        connection.execute("PRAGMA synchronous = FULL")


@contextmanager
def _immediate(connection: Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk has SQLite roll back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _enable_wal(connection: Connection, deadline: float) -> None:
    """Switch the file to a write-ahead log, once and for all.

    SQLite does not wait for other openers here whatever its timeout, so wait for it.
    """
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _schema_version(connection: Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version

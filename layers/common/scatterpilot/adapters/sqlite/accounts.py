"""All records of an owner in SQLite, to be read or erased."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime

from scatterpilot.adapters.sqlite.database import Database
from scatterpilot.domain.stored_documents import document_of
from scatterpilot.domain.upgrades import Kind
from scatterpilot.ports import Document, ErasedRecords

_TABLES: dict[Kind, str] = {
    "invoice": "invoices",
    "conversation": "conversations",
    "profile": "profiles",
}
# A page at a time, so that nobody waits for a snapshot of everything.
_READ = "SELECT rowid, document FROM {} WHERE owner = ? AND rowid > ? ORDER BY rowid LIMIT 100"
_DRAFTS = "DELETE FROM invoices WHERE owner = ? AND number IS NULL"
_KEPT = "SELECT count(*) FROM invoices WHERE owner = ?"


class SqliteAccounts:
    """An ``AccountStore``: one transaction erases it all."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def records(self, owner: str, kind: Kind) -> Iterator[Document]:
        statement, last = _READ.format(_TABLES[kind]), 0
        while rows := self._database.rows(statement, (owner, last)):
            yield from (document_of(kind, row["document"]) for row in rows)
            last = rows[-1]["rowid"]

    def erase(self, owner: str, now: datetime, *, keep_issued: bool) -> ErasedRecords:
        with self._database.erasing() as connection:
            invoices = _erase(connection, owner, "invoices", _DRAFTS if keep_issued else None)
            [kept] = connection.execute(_KEPT, (owner,)).fetchone()
            if not kept:
                _erase(connection, owner, "counters")
            for table in ("receipts", "rate_limits", "spending"):
                _erase(connection, owner, table)
            conversations = _erase(connection, owner, "conversations")
            profiles = _erase(connection, owner, "profiles")
        return ErasedRecords(invoices, conversations, profiles, kept)


def _erase(
    connection: sqlite3.Connection, owner: str, table: str, statement: str | None = None
) -> int:
    return connection.execute(
        statement or f"DELETE FROM {table} WHERE owner = ?",  # noqa: S608 - names of ours
        (owner,),
    ).rowcount

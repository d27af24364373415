"""Idempotency records in SQLite: a reservation while its request runs, then its answer."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from scatterpilot.adapters.sqlite.database import Database
from scatterpilot.domain.errors import ConflictError, InvalidError
from scatterpilot.ports import CLAIM_SECONDS, RECEIPT_HOURS, Receipt

# Also the clean-up: SQLite expires nothing by itself.
_EXPIRE = "DELETE FROM receipts WHERE expires_at_ms <= ?"
_LOAD = "SELECT * FROM receipts WHERE owner = ? AND key = ?"
_RESERVE = """
    INSERT INTO receipts (owner, key, fingerprint, created_at, expires_at_ms)
    VALUES (?, ?, ?, ?, ?)
"""
_ANSWER = """
    INSERT INTO receipts (owner, key, fingerprint, status, created_at, expires_at_ms, body)
    VALUES (:owner, :key, :fingerprint, :status, :created_at, :expires_at_ms, :body)
    ON CONFLICT DO UPDATE SET
        fingerprint = excluded.fingerprint, status = excluded.status,
        created_at = excluded.created_at, expires_at_ms = excluded.expires_at_ms,
        body = excluded.body
    WHERE expires_at_ms <= :now_ms OR (status IS NULL AND fingerprint = excluded.fingerprint)
"""
_RELEASE = "DELETE FROM receipts WHERE owner = ? AND key = ? AND status IS NULL"


class SqliteReceipts:
    """A ``ReceiptStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self, owner: str, key: str, fingerprint: str, now: datetime) -> Receipt | None:
        lapses_at = _milliseconds(now + timedelta(seconds=CLAIM_SECONDS))
        with self._database.transaction() as connection:
            connection.execute(_EXPIRE, (_milliseconds(now),))
            found = connection.execute(_LOAD, (owner, key)).fetchone()
            if found is None:
                reservation = (owner, key, fingerprint, now.isoformat(), lapses_at)
                connection.execute(_RESERVE, reservation)
                return None
        return _answer(found, fingerprint)

    def complete(self, owner: str, receipt: Receipt) -> None:
        with self._database.transaction() as connection:
            store_receipt(connection, owner, receipt)

    def release(self, owner: str, key: str) -> None:
        with self._database.transaction() as connection:
            connection.execute(_RELEASE, (owner, key))


def store_receipt(connection: sqlite3.Connection, owner: str, receipt: Receipt) -> None:
    """Store an answer in a running transaction; raises ``ConflictError``, see ``Receipt``."""
    values = {
        "owner": owner,
        "key": receipt.key,
        "fingerprint": receipt.fingerprint,
        "status": receipt.status,
        "created_at": receipt.created_at.isoformat(),
        "expires_at_ms": _milliseconds(receipt.created_at + timedelta(hours=RECEIPT_HOURS)),
        "body": receipt.body,
        "now_ms": _milliseconds(receipt.created_at),
    }
    if connection.execute(_ANSWER, values).rowcount == 0:
        raise ConflictError(
            "This request was answered meanwhile; send it again to get that answer.",
            code="already_answered",
        )


def _answer(found: sqlite3.Row, fingerprint: str) -> Receipt:
    if found["fingerprint"] != fingerprint:
        raise InvalidError(
            "This Idempotency-Key was used for another request; use a new key.",
            code="idempotency_key_reused",
        )
    if found["status"] is None:
        raise ConflictError(
            "The first request with this Idempotency-Key is still running; "
            "try again in a few seconds.",
            code="request_in_progress",
        )
    return Receipt(
        key=found["key"],
        fingerprint=found["fingerprint"],
        status=found["status"],
        body=found["body"],
        created_at=datetime.fromisoformat(found["created_at"]),
    )


def _milliseconds(at: datetime) -> int:
    return int(at.timestamp() * 1000)

"""Invoices in SQLite: the document as one JSON text, what pages are cut by as columns."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import Any

from scatterpilot.adapters.sqlite.conversations import store_turn
from scatterpilot.adapters.sqlite.database import Database
from scatterpilot.adapters.sqlite.paging import page_of, position
from scatterpilot.adapters.sqlite.receipts import store_receipt
from scatterpilot.domain.documents import invoice_document
from scatterpilot.domain.errors import ConflictError, VersionConflictError
from scatterpilot.domain.invoice import Invoice, Status
from scatterpilot.domain.stored_documents import document_of, text_of, to_store
from scatterpilot.ports import ConversationChange, Document, Page, Receipt

_LOAD = "SELECT document FROM invoices WHERE owner = ? AND invoice_id = ?"
_INSERT = """
    INSERT INTO invoices VALUES (:owner, :invoice_id, :version, :status, :created_at, :document)
    ON CONFLICT DO NOTHING
"""
_UPDATE = """
    UPDATE invoices SET version = :version, status = :status, document = :document
    WHERE owner = :owner AND invoice_id = :invoice_id AND version = :expected
"""
_DELETE = "DELETE FROM invoices WHERE owner = ? AND invoice_id = ? AND version = ?"
_COUNTED = "SELECT value FROM counters WHERE owner = ? AND series = ?"
_COUNT = """
    INSERT INTO counters VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value
"""
_TAKEN = "SELECT 1 FROM invoices WHERE owner = ? AND number = ?"
_PAGE = """
    SELECT created_at, invoice_id, document FROM invoices
    WHERE owner = ? AND (created_at, invoice_id) < (?, ?)
    ORDER BY created_at DESC, invoice_id DESC LIMIT ?
"""
_PAGE_OF_STATUS = """
    SELECT created_at, invoice_id, document FROM invoices
    WHERE owner = ? AND status = ? AND (created_at, invoice_id) < (?, ?)
    ORDER BY created_at DESC, invoice_id DESC LIMIT ?
"""


class SqliteInvoices:
    """An ``InvoiceStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self, owner: str, invoice_id: str) -> Document | None:
        stored = self._stored(owner, invoice_id)
        return None if stored is None else document_of("invoice", stored)

    def load_text(self, owner: str, invoice_id: str) -> str | None:
        stored = self._stored(owner, invoice_id)
        return None if stored is None else text_of("invoice", stored)

    def add(
        self,
        owner: str,
        invoice: Invoice,
        *,
        conversation: ConversationChange | None = None,
        receipt: Receipt | None = None,
    ) -> None:
        with self._database.transaction() as connection:
            if conversation is not None:
                store_turn(connection, owner, conversation)
            if connection.execute(_INSERT, _columns(owner, invoice)).rowcount == 0:
                raise ConflictError("This invoice exists already.", code="invoice_exists")
            if receipt is not None:
                store_receipt(connection, owner, receipt)

    def issue(
        self,
        owner: str,
        invoice: Invoice,
        series: str,
        numbered: Callable[[int], Invoice],
    ) -> Invoice:
        with self._database.transaction() as connection:
            issued = _draw(connection, owner, series, numbered)
            _update(connection, owner, issued, invoice.version)
        return issued

    def replace(self, owner: str, invoice: Invoice, *, expected: int) -> None:
        with self._database.transaction() as connection:
            _update(connection, owner, invoice, expected)

    def delete(self, owner: str, invoice_id: str, *, expected: int) -> None:
        with self._database.transaction() as connection:
            if connection.execute(_DELETE, (owner, invoice_id, expected)).rowcount == 0:
                raise _changed()

    def page(
        self, owner: str, limit: int, status: Status | None = None, after: str | None = None
    ) -> Page:
        key = position(after)
        if status is None:
            rows = self._database.rows(_PAGE, (owner, *key, limit + 1))
        else:
            rows = self._database.rows(_PAGE_OF_STATUS, (owner, status, *key, limit + 1))
        return page_of(rows, limit, "invoice_id", _document)

    def _stored(self, owner: str, invoice_id: str) -> str | None:
        row = self._database.row(_LOAD, (owner, invoice_id))
        return row["document"] if row else None


def _draw(
    connection: sqlite3.Connection, owner: str, series: str, numbered: Callable[[int], Invoice]
) -> Invoice:
    counted = connection.execute(_COUNTED, (owner, series)).fetchone()
    sequence = 1 + (counted[0] if counted else 0)
    while connection.execute(_TAKEN, (owner, numbered(sequence).number)).fetchone():
        sequence += 1
    connection.execute(_COUNT, (owner, series, sequence))
    return numbered(sequence)


def _update(connection: sqlite3.Connection, owner: str, invoice: Invoice, expected: int) -> None:
    values = {**_columns(owner, invoice), "expected": expected}
    if connection.execute(_UPDATE, values).rowcount == 0:
        raise _changed()


def _columns(owner: str, invoice: Invoice) -> dict[str, Any]:
    document = invoice_document(invoice)
    columns = {name: document[name] for name in ("invoice_id", "version", "status", "created_at")}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return {**columns, "owner": owner, "document": to_store(text)}


def _document(row: sqlite3.Row) -> Document:
    return document_of("invoice", row["document"])


def _changed() -> VersionConflictError:
    return VersionConflictError(
        "The invoice was changed or deleted meanwhile. Load it again and repeat your change."
    )

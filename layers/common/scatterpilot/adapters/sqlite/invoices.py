"""Invoices in SQLite: the document as one JSON text, what pages are cut by as columns.

The column ``status`` has an invoice's status; of a credit note it says that it is one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

from scatterpilot.adapters.sqlite.conversations import store_turn
from scatterpilot.adapters.sqlite.database import Database
from scatterpilot.adapters.sqlite.paging import page_of, position
from scatterpilot.adapters.sqlite.receipts import store_receipt
from scatterpilot.domain.documents import invoice_document
from scatterpilot.domain.errors import ConflictError, VersionConflictError
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.status import Filing, filed_under
from scatterpilot.domain.stored_documents import document_of, text_of, to_store
from scatterpilot.ports import ConversationChange, Document, Page, Receipt

Drawn = TypeVar("Drawn", bound=tuple[Invoice, ...])

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
    WHERE owner = ? AND (created_at, invoice_id) < (?, ?) {only}
    ORDER BY created_at DESC, invoice_id DESC LIMIT ?
"""
_ONLY = {None: "", "invoice": "AND status <> 'credit_note'"}


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
        *,
        start: int = 1,
    ) -> Invoice:
        with self._database.transaction() as connection:
            issued = _draw(connection, owner, series, start, lambda n: (numbered(n),))[0]
            _update(connection, owner, issued, invoice.version)
        return issued

    def credit(
        self,
        owner: str,
        invoice: Invoice,
        series: str,
        numbered: Callable[[int], tuple[Invoice, Invoice]],
        *,
        start: int = 1,
        receipt_for: Callable[[Invoice, Invoice], Receipt] | None = None,
    ) -> tuple[Invoice, Invoice]:
        with self._database.transaction() as connection:
            note, credited = _draw(connection, owner, series, start, numbered)
            _update(connection, owner, credited, invoice.version)
            connection.execute(_INSERT, _columns(owner, note))
            if receipt_for is not None:
                store_receipt(connection, owner, receipt_for(note, credited))
        return note, credited

    def counted(self, owner: str, series: str) -> int:
        row = self._database.row(_COUNTED, (owner, series))
        return row["value"] if row else 0

    def replace(
        self, owner: str, invoice: Invoice, *, expected: int, receipt: Receipt | None = None
    ) -> None:
        with self._database.transaction() as connection:
            _update(connection, owner, invoice, expected)
            if receipt is not None:
                store_receipt(connection, owner, receipt)

    def delete(self, owner: str, invoice_id: str, *, expected: int) -> None:
        with self._database.transaction() as connection:
            if connection.execute(_DELETE, (owner, invoice_id, expected)).rowcount == 0:
                raise _changed()

    def page(
        self, owner: str, limit: int, only: Filing | None = None, after: str | None = None
    ) -> Page:
        key = position(after)
        if only in _ONLY:
            rows = self._database.rows(_PAGE.format(only=_ONLY[only]), (owner, *key, limit + 1))
        else:
            narrowed = _PAGE.format(only="AND status = ?")
            rows = self._database.rows(narrowed, (owner, *key, only, limit + 1))
        return page_of(rows, limit, "invoice_id", _document)

    def _stored(self, owner: str, invoice_id: str) -> str | None:
        row = self._database.row(_LOAD, (owner, invoice_id))
        return row["document"] if row else None


def _draw(
    connection: sqlite3.Connection,
    owner: str,
    series: str,
    start: int,
    numbered: Callable[[int], Drawn],
) -> Drawn:
    """What carries the next number of a series; the first of it is what carries it."""
    counted = connection.execute(_COUNTED, (owner, series)).fetchone()
    sequence = counted[0] + 1 if counted else start
    while connection.execute(_TAKEN, (owner, numbered(sequence)[0].number)).fetchone():
        sequence += 1
    connection.execute(_COUNT, (owner, series, sequence))
    return numbered(sequence)


def _update(connection: sqlite3.Connection, owner: str, invoice: Invoice, expected: int) -> None:
    values = {**_columns(owner, invoice), "expected": expected}
    if connection.execute(_UPDATE, values).rowcount == 0:
        raise _changed()


def _columns(owner: str, invoice: Invoice) -> dict[str, Any]:
    document = invoice_document(invoice)
    columns = {name: document[name] for name in ("invoice_id", "version", "created_at")}
    columns["status"] = filed_under(invoice.kind, invoice.status)
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return {**columns, "owner": owner, "document": to_store(text)}


def _document(row: sqlite3.Row) -> Document:
    return document_of("invoice", row["document"])


def _changed() -> VersionConflictError:
    return VersionConflictError(
        "The invoice was changed or deleted meanwhile. Load it again and repeat your change."
    )

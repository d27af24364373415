"""Invoices in DynamoDB: one item each, found by id, newest first, and newest first by status."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import TypeVar

from botocore.exceptions import ClientError

from scatterpilot.adapters.aws_client import Client
from scatterpilot.adapters.dynamodb.failures import CONDITION_FAILED, Patience, code_of
from scatterpilot.adapters.dynamodb.items import Item, fits, given_texts, number, packed, text
from scatterpilot.adapters.dynamodb.numbers import GivenError, Numbers, RacedError
from scatterpilot.adapters.dynamodb.receipts import receipt_put
from scatterpilot.adapters.dynamodb.stored_invoices import StoredInvoices, invoice_key
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.adapters.dynamodb.turns import turn_put
from scatterpilot.adapters.dynamodb.writing import Put, expression, patiently, write
from scatterpilot.domain.documents import invoice_document
from scatterpilot.domain.errors import ConflictError, InvalidError, VersionConflictError
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.status import filed_under
from scatterpilot.domain.stored_documents import document_of, to_store
from scatterpilot.ports import ConversationChange, Document, Receipt

Drawn = TypeVar("Drawn", bound=tuple[Invoice, ...])

# The item itself and what its two indexes hold of it.
_COPIES = 3
_OF_INVOICE = ("invoice_number", "created_at", "issued_at")
_OF_CONTENT = ("currency", "total", "invoice_date", "due_date")
# Only one invoice of a series can be issued at a time; a queue of some dozens gets through.
_ISSUE_SECONDS = 10


class DynamoInvoices(StoredInvoices):
    """An ``InvoiceStore``; ``kept_days`` is how long a conversation is kept that led to one.

    Storing raises ``InvalidError`` with code ``invoice_too_large`` when it does not fit an item.
    """

    def __init__(self, client: Client, tables: Tables, kept_days: int | None = None) -> None:
        super().__init__(client, tables)
        self._kept_days = kept_days
        self._numbers = Numbers(client, tables)

    def load(self, owner: str, invoice_id: str) -> Document | None:
        stored = self._stored(owner, invoice_id)
        return None if stored is None else document_of("invoice", stored)

    def add(
        self,
        owner: str,
        invoice: Invoice,
        *,
        conversation: ConversationChange | None = None,
        receipt: Receipt | None = None,
    ) -> None:
        puts = []
        if conversation is not None:
            puts.append(turn_put(self._tables, owner, conversation, self._kept_days))
        item = _item(owner, invoice)
        puts.append(Put(self._tables.invoices, item, "attribute_not_exists(#owner)", _exists))
        if receipt is not None:
            puts.append(receipt_put(self._tables, owner, receipt))
        if invoice.number is not None:
            puts.append(
                self._numbers.give_put(owner, invoice.invoice_id, invoice.number, _number_given)
            )
        write(self._client, puts)

    def issue(
        self,
        owner: str,
        invoice: Invoice,
        series: str,
        numbered: Callable[[int], Invoice],
        *,
        start: int = 1,
    ) -> Invoice:
        """Raises ``UnavailableError`` when others were faster at every try."""
        return self._draw(
            owner,
            series,
            start,
            lambda sequence: (numbered(sequence),),
            lambda drawn: [self._replacement(owner, drawn[0], invoice.version)],
        )[0]

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
        """Raises ``UnavailableError`` when others were faster at every try."""

        def puts(drawn: tuple[Invoice, Invoice]) -> list[Put]:
            note, credited = drawn
            item = _item(owner, note)
            writes = [
                self._replacement(owner, credited, invoice.version),
                Put(self._tables.invoices, item, "attribute_not_exists(#owner)", _exists),
            ]
            if receipt_for is not None:
                writes.append(receipt_put(self._tables, owner, receipt_for(note, credited)))
            return writes

        return self._draw(owner, series, start, numbered, puts)

    def counted(self, owner: str, series: str) -> int:
        return self._numbers.counted(owner, series)

    def _draw(
        self,
        owner: str,
        series: str,
        start: int,
        numbered: Callable[[int], Drawn],
        puts: Callable[[Drawn], list[Put]],
    ) -> Drawn:
        """Store what carries the next number of a series; the first of it is what carries it."""
        patience = Patience(_ISSUE_SECONDS)
        given = False
        while True:
            counted = self._numbers.counted(owner, series)
            sequence = counted + 1 if counted else start
            if given:
                sequence = self._numbers.first_free(
                    owner, sequence, lambda n: _number(numbered(n)[0])
                )
            drawn = numbered(sequence)
            carrier = (drawn[0].invoice_id, _number(drawn[0]))
            draw = self._numbers.draw_puts(owner, series, counted, sequence, carrier)
            try:
                write(self._client, [*puts(drawn), *draw])
                return drawn
            except RacedError:
                pass
            except GivenError:
                given = True
            patience.pause()

    def replace(
        self, owner: str, invoice: Invoice, *, expected: int, receipt: Receipt | None = None
    ) -> None:
        puts = [self._replacement(owner, invoice, expected)]
        if receipt is not None:
            puts.append(receipt_put(self._tables, owner, receipt))
        write(self._client, puts)

    def delete(self, owner: str, invoice_id: str, *, expected: int) -> None:
        request = {
            "TableName": self._tables.invoices,
            "Key": invoice_key(owner, invoice_id),
            **expression("#version = :read", {":read": number(expected)}),
        }
        try:
            patiently(lambda: self._client.delete_item(**request))
        except ClientError as error:
            if code_of(error) != CONDITION_FAILED:
                raise
            raise _changed() from error

    def _replacement(self, owner: str, invoice: Invoice, expected: int) -> Put:
        values = {":read": number(expected)}
        # Tells this change from another that says the same, see ``writing``: of two equal payments
        # at the same moment one comes second.
        item = {**_item(owner, invoice), "change": text(uuid.uuid4().hex)}
        return Put(self._tables.invoices, item, "#version = :read", _changed, values)


def _item(owner: str, invoice: Invoice) -> Item:
    document = invoice_document(invoice)
    stored = to_store(json.dumps(document, ensure_ascii=False, separators=(",", ":")))
    attribute = packed(stored)
    if not fits(stored, attribute, _COPIES):
        raise InvalidError(
            "This invoice is too large to be stored. Shorten its descriptions, or split it into "
            "several invoices.",
            code="invoice_too_large",
        )
    position = f"{document['created_at']}|{invoice.invoice_id}"
    data = document["data"]
    return {
        **invoice_key(owner, invoice.invoice_id),
        "created_key": text(position),
        "status_key": text(f"{filed_under(invoice.kind, invoice.status)}|{position}"),
        "version": number(invoice.version),
        "status": text(invoice.status),
        **given_texts({name: document[name] for name in _OF_INVOICE}),
        **given_texts({name: data[name] for name in _OF_CONTENT}),
        "document": attribute,
    }


def _number(invoice: Invoice) -> str:
    if invoice.number is None:
        raise ValueError("an issued invoice has a number")
    return invoice.number


def _changed() -> VersionConflictError:
    return VersionConflictError(
        "The invoice was changed or deleted meanwhile. Load it again and repeat your change."
    )


def _exists() -> ConflictError:
    return ConflictError("This invoice exists already.", code="invoice_exists")


def _number_given() -> ConflictError:
    return ConflictError("Another invoice has this number.", code="number_given")

"""Invoices in DynamoDB: one item each, found by id, newest first, and newest first by status."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from botocore.exceptions import ClientError

from scatterpilot.adapters.aws_client import Client
from scatterpilot.adapters.dynamodb.failures import CONDITION_FAILED, Patience, code_of
from scatterpilot.adapters.dynamodb.items import Item, fits, given_texts, number, packed, text
from scatterpilot.adapters.dynamodb.numbers import GivenError, Numbers, RacedError
from scatterpilot.adapters.dynamodb.receipts import receipt_put
from scatterpilot.adapters.dynamodb.shelves import Shelves, write_new
from scatterpilot.adapters.dynamodb.stored_invoices import StoredInvoices, invoice_key
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.adapters.dynamodb.turns import shelf_of_turn, turn_put
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
        self._conversations = Shelves(client, tables.conversations, "conversation_id")

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
        def puts() -> list[Put]:
            writes = [self._new(self._shelves.newest(owner), invoice)]
            if conversation is not None:
                shelf = shelf_of_turn(self._conversations, owner, conversation)
                writes.insert(0, turn_put(self._tables, shelf, conversation, self._kept_days))
            if receipt is not None:
                writes.append(receipt_put(self._tables, owner, receipt))
            if invoice.number is not None:
                given = owner, invoice.invoice_id, invoice.number
                writes.append(self._numbers.give_put(*given, _number_given))
            return writes

        write_new(self._client, owner, puts, [self._shelves, self._conversations])

    def _new(self, shelf: str, invoice: Invoice) -> Put:
        item = _item(shelf, invoice)
        return Put(self._tables.invoices, item, "attribute_not_exists(#owner)", _exists)

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
            writes = [
                self._replacement(owner, credited, invoice.version),
                self._new(self._shelves.newest(owner), note),
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
            writes = partial(_with, puts, drawn, draw)
            try:
                write_new(self._client, owner, writes, [self._shelves])
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
            "Key": invoice_key(self._shelves.home(owner, invoice_id), invoice_id),
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
        shelf = self._shelves.home(owner, invoice.invoice_id)
        item = {**_item(shelf, invoice), "change": text(uuid.uuid4().hex)}
        return Put(self._tables.invoices, item, "#version = :read", _changed, values)


def _with(puts: Callable[[Drawn], list[Put]], drawn: Drawn, draw: list[Put]) -> list[Put]:
    return [*puts(drawn), *draw]


def _item(shelf: str, invoice: Invoice) -> Item:
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
        **invoice_key(shelf, invoice.invoice_id),
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

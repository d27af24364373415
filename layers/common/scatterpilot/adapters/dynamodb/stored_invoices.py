"""Reading invoices from DynamoDB: documents as they were stored, through no model."""

from __future__ import annotations

from collections.abc import Iterable

from scatterpilot.adapters.aws_client import Client
from scatterpilot.adapters.dynamodb.items import TEXT_CHARACTERS, Item, text, unpacked
from scatterpilot.adapters.dynamodb.reading import Listing
from scatterpilot.adapters.dynamodb.shelves import Shelves
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.domain.status import Filing
from scatterpilot.domain.stored_documents import document_of, text_of
from scatterpilot.ports import Document, Page


class StoredInvoices:
    """An ``InvoiceReader``."""

    def __init__(self, client: Client, tables: Tables) -> None:
        self._client = client
        self._tables = tables
        self._shelves = Shelves(client, tables.invoices, "invoice_id")

    def load_text(self, owner: str, invoice_id: str) -> str | None:
        stored = self._stored(owner, invoice_id)
        return None if stored is None else text_of("invoice", stored)

    def page(
        self, owner: str, limit: int, only: Filing | None = None, after: str | None = None
    ) -> Page:
        """A page ends early when its documents come to more than one Lambda answer can hold."""
        listing, shelves = self._listing(only), self._shelves.keys(owner)
        if only == "invoice":
            found = listing.all_across(self._client, shelves, limit + 1, after)
            return _page(listing, (item for item in found if not _is_credit_note(item)), limit)
        return _page(listing, listing.across(self._client, shelves, limit + 1, after), limit)

    def _stored(self, owner: str, invoice_id: str) -> str | None:
        found = self._shelves.find(owner, invoice_id)
        return None if found is None else unpacked(found["document"])

    def _listing(self, only: Filing | None) -> Listing:
        table, identity = self._tables.invoices, "invoice_id"
        if only in (None, "invoice"):
            return Listing(table, "newest", identity, sort_key="created_key")
        return Listing(table, "by_status", identity, sort_key="status_key", prefix=f"{only}|")


def _is_credit_note(item: Item) -> bool:
    # Only the document is in every index.
    return bool(document_of("invoice", unpacked(item["document"]))["kind"] == "credit_note")


def invoice_key(shelf: str, invoice_id: str) -> Item:
    return {"owner": text(shelf), "invoice_id": text(invoice_id)}


def _page(listing: Listing, items: Iterable[Item], limit: int) -> Page:
    documents: list[Document] = []
    following, size = None, 0
    for item in items:
        document = unpacked(item["document"])
        size += len(document)
        if len(documents) == limit or (documents and size > TEXT_CHARACTERS):
            return Page(tuple(documents), following)
        documents.append(document_of("invoice", document))
        following = listing.position(item)
    return Page(tuple(documents), None)

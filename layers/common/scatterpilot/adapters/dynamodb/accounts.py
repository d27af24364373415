"""All items of an owner in DynamoDB, to be read or erased."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from scatterpilot.adapters.aws_client import Client
from scatterpilot.adapters.dynamodb.failures import Patience, unavailable
from scatterpilot.adapters.dynamodb.items import Item, text, unpacked
from scatterpilot.adapters.dynamodb.reading import get_item, partition
from scatterpilot.adapters.dynamodb.shelves import Shelves
from scatterpilot.adapters.dynamodb.spending import spending_keys
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.domain.errors import UnavailableError
from scatterpilot.domain.stored_documents import document_of
from scatterpilot.domain.upgrades import Kind
from scatterpilot.ports import Document, ErasedRecords

# DynamoDB's limit for one call.
_AT_ONCE = 25


class DynamoAccounts:
    """An ``AccountStore``; ``seconds`` is what one call of ``erase`` may take."""

    def __init__(self, client: Client, tables: Tables, seconds: float = 20) -> None:
        self._client = client
        self._tables = tables
        self._seconds = seconds
        self._shelves = (
            Shelves(client, tables.invoices, "invoice_id"),
            Shelves(client, tables.conversations, "conversation_id"),
        )

    def records(self, owner: str, kind: Kind) -> Iterator[Document]:
        if kind == "profile":
            found = get_item(self._client, self._tables.profiles, _profile(owner))
            items = iter([found] if found else [])
        else:
            table = self._tables.invoices if kind == "invoice" else self._tables.conversations
            items = self._keys(table, owner)
        return (document_of(kind, unpacked(item["document"])) for item in items)

    def erase(self, owner: str, now: datetime, *, keep_issued: bool) -> ErasedRecords:
        erasing = _Erasing(self._client, self._seconds)
        tables = self._tables
        invoices = list(self._keys(tables.invoices, owner, "invoice_id", "invoice_number"))
        kept = sum("invoice_number" in item for item in invoices) if keep_issued else 0
        gone = erasing.delete(
            tables.invoices,
            (
                {"owner": item["owner"], "invoice_id": item["invoice_id"]}
                for item in invoices
                if not (keep_issued and "invoice_number" in item)
            ),
        )
        conversations = erasing.delete(
            tables.conversations, self._keys(tables.conversations, owner, "conversation_id")
        )
        for shelves in self._shelves:
            if not (kept and shelves.table == tables.invoices):
                erasing.delete(shelves.table, [shelves.count_key(owner)])
        erasing.delete(tables.receipts, self._keys(tables.receipts, owner, "idempotency_key"))
        if not kept:
            numbers = partition(self._client, tables.profiles, "pk", f"numbers#{owner}", "sk")
            erasing.delete(tables.profiles, numbers)
        passing = [{"pk": text(f"rate#{owner}")}, *spending_keys(owner, now)]
        erasing.delete(tables.rate_limits, passing)
        profile = get_item(self._client, tables.profiles, _profile(owner))
        profiles = erasing.delete(tables.profiles, [_profile(owner)] if profile else [])
        return ErasedRecords(gone, conversations, profiles, kept)

    def _keys(self, table: str, owner: str, *names: str) -> Iterator[Item]:
        """The attributes wanted of all items on all shelves; all where none is named."""
        for shelf in self._shelves_of(table, owner):
            yield from partition(self._client, table, "owner", shelf, *names)

    def _shelves_of(self, table: str, owner: str) -> list[str]:
        known = [each for each in self._shelves if each.table == table]
        return known[0].keys(owner) if known else [owner]


class _Erasing:
    """Deletions in batches, until the time is over."""

    def __init__(self, client: Client, seconds: float) -> None:
        self._client = client
        self._until = time.monotonic() + seconds

    def delete(self, table: str, keys: Iterable[Item]) -> int:
        """Raises ``UnavailableError`` with code ``more_to_erase`` when there are too many."""
        count, waiting = 0, iter(keys)
        while batch := list(islice(waiting, _AT_ONCE)):
            if time.monotonic() > self._until:
                raise _more()
            self._delete({table: [{"DeleteRequest": {"Key": key}} for key in batch]})
            count += len(batch)
        return count

    def _delete(self, request: dict[str, list[dict[str, object]]]) -> None:
        patience = Patience()
        while True:
            with unavailable():
                answer = self._client.batch_write_item(RequestItems=request)
            request = answer.get("UnprocessedItems", {})
            if not request:
                return
            patience.pause()


def _profile(owner: str) -> Item:
    return {"pk": text(f"profile#{owner}"), "sk": text("profile")}


def _more() -> UnavailableError:
    error = UnavailableError(
        "There is more than can be erased at once. Ask again: it goes on where it stopped.", 1
    )
    error.code = "more_to_erase"
    return error

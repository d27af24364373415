from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from scatterpilot.domain.stored_documents import document_of
from scatterpilot.domain.upgrades import Kind
from scatterpilot.ports import Document, ErasedRecords
from tests.fakes.conversations import MemoryConversations
from tests.fakes.invoices import MemoryInvoices
from tests.fakes.profiles import MemoryProfiles


class MemoryAccounts:
    """An ``AccountStore`` over the fakes."""

    def __init__(
        self,
        invoices: MemoryInvoices,
        conversations: MemoryConversations,
        profiles: MemoryProfiles,
    ) -> None:
        self._invoices = invoices
        self._conversations = conversations
        self._profiles = profiles

    def records(self, owner: str, kind: Kind) -> Iterator[Document]:
        if kind == "profile":
            texts = [text for of, text in self._profiles.stored.items() if of == owner]
        else:
            stored = self._invoices.stored if kind == "invoice" else self._conversations.stored
            texts = [text for (of, _), text in stored.items() if of == owner]
        return (document_of(kind, text) for text in texts)

    def erase(self, owner: str, now: datetime, *, keep_issued: bool) -> ErasedRecords:
        invoices, kept = self._invoices.erase(owner, keep_issued=keep_issued)
        conversations = self._conversations.erase(owner)
        profiles = 0 if self._profiles.stored.pop(owner, None) is None else 1
        return ErasedRecords(invoices, conversations, profiles, kept)


class MemorySignIns:
    """``SignIns``; ``deleted`` holds who can no longer sign in."""

    def __init__(self) -> None:
        self.deleted: list[str] = []

    def delete(self, owner: str) -> None:
        self.deleted.append(owner)

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator

from scatterpilot.domain.documents import invoice_document
from scatterpilot.domain.errors import ConflictError, VersionConflictError
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.status import Filing, filed_under
from scatterpilot.domain.stored_documents import document_of, text_of, to_store
from scatterpilot.ports import ConversationChange, Document, Page, Receipt
from tests.fakes.conversations import MemoryConversations
from tests.fakes.paging import page_of


class MemoryInvoices:
    """An ``InvoiceStore``; ``stored`` holds JSON texts by owner and id."""

    def __init__(self, conversations: MemoryConversations | None = None) -> None:
        self._conversations = conversations or MemoryConversations()
        self._receipts = self._conversations.receipts
        self._lock = self._receipts.lock
        self.stored: dict[tuple[str, str], str] = {}
        self._counters: Counter[tuple[str, str]] = Counter()

    def load(self, owner: str, invoice_id: str) -> Document | None:
        found = self.stored.get((owner, invoice_id))
        return None if found is None else document_of("invoice", found)

    def load_text(self, owner: str, invoice_id: str) -> str | None:
        found = self.stored.get((owner, invoice_id))
        return None if found is None else text_of("invoice", found)

    def add(
        self,
        owner: str,
        invoice: Invoice,
        *,
        conversation: ConversationChange | None = None,
        receipt: Receipt | None = None,
    ) -> None:
        with self._lock:
            if conversation is not None:
                self._conversations.check(owner, conversation)
            if (owner, invoice.invoice_id) in self.stored:
                raise ConflictError("This invoice exists already.", code="invoice_exists")
            self._receipts.check(owner, receipt)
            if conversation is not None:
                self._conversations.save(owner, conversation)
            self._put(owner, invoice, receipt)

    def issue(
        self,
        owner: str,
        invoice: Invoice,
        series: str,
        numbered: Callable[[int], Invoice],
        *,
        start: int = 1,
    ) -> Invoice:
        with self._lock:
            self._check(owner, invoice.invoice_id, invoice.version)
            sequence = self._next(owner, series, start, lambda n: numbered(n).number)
            issued = numbered(sequence)
            self._put(owner, issued)
            self._counters[owner, series] = sequence
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
        with self._lock:
            self._check(owner, invoice.invoice_id, invoice.version)
            sequence = self._next(owner, series, start, lambda n: numbered(n)[0].number)
            note, credited = numbered(sequence)
            self._put(owner, note, receipt_for and receipt_for(note, credited))
            self._put(owner, credited)
            self._counters[owner, series] = sequence
        return note, credited

    def counted(self, owner: str, series: str) -> int:
        return self._counters[owner, series]

    def replace(
        self, owner: str, invoice: Invoice, *, expected: int, receipt: Receipt | None = None
    ) -> None:
        with self._lock:
            self._check(owner, invoice.invoice_id, expected)
            self._receipts.check(owner, receipt)
            self._put(owner, invoice, receipt)

    def delete(self, owner: str, invoice_id: str, *, expected: int) -> None:
        with self._lock:
            self._check(owner, invoice_id, expected)
            del self.stored[owner, invoice_id]

    def page(
        self, owner: str, limit: int, only: Filing | None = None, after: str | None = None
    ) -> Page:
        with self._lock:
            wanted = [
                d
                for d in self._of(owner)
                if only in (None, d["kind"], filed_under(d["kind"], d["status"]))
            ]
        return page_of(wanted, "invoice_id", limit, after)

    def _next(
        self, owner: str, series: str, start: int, number: Callable[[int], str | None]
    ) -> int:
        taken = {document["invoice_number"] for document in self._of(owner)}
        counted = self._counters[owner, series]
        sequence = counted + 1 if counted else start
        while number(sequence) in taken:
            sequence += 1
        return sequence

    def erase(self, owner: str, *, keep_issued: bool) -> tuple[int, int]:
        """How many are gone, and how many were kept with their numbers."""
        with self._lock:
            own = {d["invoice_id"]: bool(d["invoice_number"]) for d in self._of(owner)}
            gone = [name for name, issued in own.items() if not (keep_issued and issued)]
            for name in gone:
                del self.stored[owner, name]
            if len(gone) == len(own):
                self._counters = Counter({k: n for k, n in self._counters.items() if k[0] != owner})
        return len(gone), len(own) - len(gone)

    def _of(self, owner: str) -> Iterator[Document]:
        return (document_of("invoice", d) for (of, _), d in self.stored.items() if of == owner)

    def _put(self, owner: str, invoice: Invoice, receipt: Receipt | None = None) -> None:
        if receipt is not None:
            self._receipts.complete(owner, receipt)
        text = json.dumps(invoice_document(invoice), ensure_ascii=False, separators=(",", ":"))
        self.stored[owner, invoice.invoice_id] = to_store(text)

    def _check(self, owner: str, invoice_id: str, expected: int) -> None:
        found = self.load(owner, invoice_id)
        if found is None or found["version"] != expected:
            raise VersionConflictError("The invoice changed meanwhile.")

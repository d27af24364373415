"""Read and page invoices: stored documents as they are, through no model."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from scatterpilot.app.not_found import invoice_not_found
from scatterpilot.domain.status import Filing, is_overdue
from scatterpilot.ports import Document, Page

if TYPE_CHECKING:
    from scatterpilot.ports import InvoiceReader, Today


@dataclass(frozen=True)
class ReadInvoices:
    """The use cases behind ``GET /invoices`` and ``GET /invoices/{id}``."""

    invoices: InvoiceReader
    today: Today

    def get(self, owner: str, invoice_id: str) -> Document:
        """The invoice as everybody sees it; raises ``NotFoundError``."""
        document: Document = json.loads(self.get_text(owner, invoice_id))
        return document

    def get_text(self, owner: str, invoice_id: str) -> str:
        """The same as JSON text: what is stored goes out unread unless it can be overdue."""
        stored = self.invoices.load_text(owner, invoice_id)
        if stored is None:
            raise invoice_not_found()
        due = '"pending"' in stored and is_overdue(json.loads(stored), self.today(None).isoformat())
        return stored.removesuffix("}") + (',"overdue":true}' if due else ',"overdue":false}')

    def page(
        self, owner: str, limit: int, only: Filing | None = None, after: str | None = None
    ) -> Page:
        page = self.invoices.page(owner, limit, only, after)
        today = self.today(None)
        return Page(tuple(shown(d, today) for d in page.documents), page.next_after)


def shown(document: Mapping[str, Any], today: date) -> Document:
    """An invoice's document as everybody sees it: with whether it is overdue today."""
    return {**document, "overdue": is_overdue(document, today.isoformat())}

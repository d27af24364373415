"""A home that can only read, made of nothing heavy."""

from __future__ import annotations

import json
from datetime import date

from scatterpilot.api import examples
from scatterpilot.app.read_invoices import ReadInvoices
from scatterpilot.ports import Document, Page

INVOICE: Document = {**examples.RESPONSES["get_invoice"], "status": "pending"}


class OneInvoice:
    """An ``InvoiceReader``."""

    def load_text(self, owner: str, invoice_id: str) -> str:
        return json.dumps(INVOICE)

    def page(self, owner: str, limit: int, status: str | None, after: str | None) -> Page:
        return Page((INVOICE,), None)


class ReadingHome:
    read_invoices = ReadInvoices(OneInvoice(), lambda timezone: date(2026, 5, 9))  # type: ignore[arg-type]
    allowed_origins = ()
    log_level = "ERROR"
    secret = b"secret"
    metrics_namespace = None

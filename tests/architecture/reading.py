"""A home that can only read, made of nothing heavy."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from scatterpilot.app.read_invoices import ReadInvoices
from scatterpilot.ports import Page


class OneInvoice:
    """An ``InvoiceReader``."""

    document: dict[str, Any] = {  # noqa: RUF012
        "invoice_id": "inv_" + "0" * 32,
        "status": "pending",
        "data": {"due_date": "2026-03-01"},
    }

    def load_text(self, owner: str, invoice_id: str) -> str:
        return json.dumps(self.document)

    def page(self, owner: str, limit: int, status: str | None, after: str | None) -> Page:
        return Page((self.document,), None)


class ReadingHome:
    read_invoices = ReadInvoices(OneInvoice(), lambda timezone: date(2026, 3, 9))  # type: ignore[arg-type]
    allowed_origins = ()
    log_level = "ERROR"
    secret = b"secret"
    metrics_namespace = None

"""A home that can only read, made of nothing heavy."""

from __future__ import annotations

import json
from datetime import date

from scatterpilot.app.read_invoices import ReadInvoices
from scatterpilot.ports import Answering, Document, Page
from tests.architecture.sources import PACKAGE

_OPENAPI = json.loads((PACKAGE / "api" / "openapi.json").read_text(encoding="utf-8"))
_ANSWER = _OPENAPI["paths"]["/invoices/{invoice_id}"]["get"]["responses"]["200"]
# The example of the document, for what makes it needs the models.
INVOICE: Document = {**_ANSWER["content"]["application/json"]["example"], "status": "pending"}


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
    answering = Answering("embedded", "embedded")
    secret = b"secret"
    meter = None

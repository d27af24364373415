"""``GET /invoices`` and ``GET /invoices/{invoice_id}``: no models, so that they start fast."""

from __future__ import annotations

from scatterpilot.api import operations
from scatterpilot.api.answers import Answer
from scatterpilot.api.csv_pages import csv_answer
from scatterpilot.api.handler import Route
from scatterpilot.api.home import Home
from scatterpilot.api.ids import invoice_id
from scatterpilot.api.pages import read_page_request
from scatterpilot.api.requests import Request
from scatterpilot.domain.errors import FieldFault, InvalidError
from scatterpilot.domain.status import STATUS_WORDS, STATUSES, Filing, Status


def list_invoices(request: Request, home: Home) -> Answer:
    only = _filing(request)
    as_csv = _choice(request, "format", "json", "csv") == "csv"
    lines = _choice(request, "lines", "false", "true") == "true"
    if lines and not as_csv:
        raise _unusable("lines", "line items are rows of CSV only: send format=csv with it")
    wanted = read_page_request(request, home, "invoices", only or "")
    reader = home.read_invoices
    page = reader.page(request.owner, wanted.limit, only, wanted.after)
    if not as_csv:
        return wanted.answer("invoices", page)
    today = reader.today(None)
    return csv_answer(request, page, wanted.last_key(page), lines=lines, today=today)


def get_invoice(request: Request, home: Home) -> Answer:
    wanted = invoice_id(request.path_values["invoice_id"])
    return Answer(200, home.read_invoices.get_text(request.owner, wanted))


def _filing(request: Request) -> Filing | None:
    """What the list is narrowed to by ``status`` and ``kind``: only invoices have a status."""
    status, kind = _status(request.query("status")), request.query("kind")
    if kind is None or (kind == "invoice" and status):
        return status
    if kind == "credit_note" and status:
        raise _unusable("status", "credit notes have none; leave it out with kind=credit_note")
    if kind == "invoice":
        return "invoice"
    if kind == "credit_note":
        return "credit_note"
    raise _unusable("kind", "send invoice or credit_note, or leave it out")


def _status(text: str | None) -> Status | None:
    if text is None:
        return None
    for status, word in zip(STATUSES, STATUS_WORDS, strict=True):
        if text in (status, word):
            return status
    raise _unusable("status", f"send one of {', '.join(STATUS_WORDS)}, or leave it out")


def _choice(request: Request, name: str, usual: str, other: str) -> str:
    value = request.query(name)
    if value in (None, usual, other):
        return value or usual
    raise _unusable(name, f"send {usual} or {other}, or leave it out")


def _unusable(name: str, why: str) -> InvalidError:
    return InvalidError(
        f"That {name} can't be used.", [FieldFault(name, why)], code="query_not_valid"
    )


LIST_INVOICES = Route(operations.LIST_INVOICES, list_invoices)
GET_INVOICE = Route(operations.GET_INVOICE, get_invoice)

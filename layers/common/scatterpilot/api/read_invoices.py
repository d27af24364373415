"""``GET /invoices`` and ``GET /invoices/{invoice_id}``: no models, so that they start fast."""

from __future__ import annotations

from scatterpilot.api import operations
from scatterpilot.api.answers import Answer
from scatterpilot.api.handler import Route
from scatterpilot.api.home import Home
from scatterpilot.api.ids import invoice_id
from scatterpilot.api.pages import read_page_request
from scatterpilot.api.requests import Request
from scatterpilot.domain.errors import FieldFault, InvalidError
from scatterpilot.domain.status import STATUS_WORDS, STATUSES, Status


def list_invoices(request: Request, home: Home) -> Answer:
    status = _status(request.query("status"))
    wanted = read_page_request(request, home, "invoices", status or "")
    page = home.read_invoices.page(request.owner, wanted.limit, status, wanted.after)
    return wanted.answer("invoices", page)


def get_invoice(request: Request, home: Home) -> Answer:
    wanted = invoice_id(request.path_values["invoice_id"])
    return Answer(200, home.read_invoices.get_text(request.owner, wanted))


def _status(text: str | None) -> Status | None:
    if text is None:
        return None
    for status, word in zip(STATUSES, STATUS_WORDS, strict=True):
        if text in (status, word):
            return status
    raise InvalidError(
        "That status can't be used.",
        [FieldFault("status", f"send one of {', '.join(STATUS_WORDS)}, or leave it out")],
        code="query_not_valid",
    )


LIST_INVOICES = Route(operations.LIST_INVOICES, list_invoices)
GET_INVOICE = Route(operations.GET_INVOICE, get_invoice)

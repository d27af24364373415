"""``POST /invoices``, ``PATCH`` and ``DELETE /invoices/{invoice_id}``."""

from __future__ import annotations

from typing import Any

from scatterpilot.api import operations
from scatterpilot.api.answers import NO_CONTENT, Answer, json_answer
from scatterpilot.api.handler import Route
from scatterpilot.api.home import Home
from scatterpilot.api.ids import conversation_id, invoice_id
from scatterpilot.api.inputs import check_one_of, read_input
from scatterpilot.api.invoice_inputs import CreateInvoiceInput, UpdateInvoiceInput
from scatterpilot.api.log import log_of
from scatterpilot.api.metrics import count_creation
from scatterpilot.api.once import admit, once
from scatterpilot.api.requests import Request
from scatterpilot.app.invoice_input import InvoiceInput
from scatterpilot.domain.status import status_named


def create_invoice(request: Request, home: Home) -> Answer:
    given = read_input(request, CreateInvoiceInput)
    check_one_of(given, "conversation_id", "invoice_data")
    data = given.invoice_data
    if data is not None:
        return once(
            request,
            home,
            201,
            lambda receipt_for: home.create_invoice.from_data(request.owner, data, receipt_for),
        )
    source = conversation_id(given.conversation_id or "")

    def record(created: dict[str, Any]) -> None:
        log_of(request, home).info("created", **created)
        count_creation(home.meter, created)

    return once(
        request,
        home,
        201,
        lambda receipt_for: home.create_invoice.from_conversation(
            request.owner, source, receipt_for, record
        ),
    )


def update_invoice(request: Request, home: Home) -> Answer:
    wanted = invoice_id(request.path_values["invoice_id"])
    given = read_input(request, UpdateInvoiceInput)
    check_one_of(given, "status", "invoice_data")
    admit(request, home)
    if given.status is not None:
        status = status_named(given.status)
        document = home.change_invoice.set_status(request.owner, wanted, status)
    else:
        data = given.invoice_data or InvoiceInput()
        document = home.change_invoice.edit(request.owner, wanted, data)
    return json_answer(document)


def delete_invoice(request: Request, home: Home) -> Answer:
    wanted = invoice_id(request.path_values["invoice_id"])
    admit(request, home)
    home.change_invoice.delete(request.owner, wanted)
    return NO_CONTENT


CREATE_INVOICE = Route(operations.CREATE_INVOICE, create_invoice)
UPDATE_INVOICE = Route(operations.UPDATE_INVOICE, update_invoice)
DELETE_INVOICE = Route(operations.DELETE_INVOICE, delete_invoice)

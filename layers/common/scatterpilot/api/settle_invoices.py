"""``POST /invoices/{invoice_id}/payments``, ``…/payments/take-back`` and ``…/credit-notes``."""

from __future__ import annotations

from typing import Any

from scatterpilot.api import operations
from scatterpilot.api.answers import Answer
from scatterpilot.api.handler import Route
from scatterpilot.api.home import Home
from scatterpilot.api.ids import invoice_id
from scatterpilot.api.inputs import read_input
from scatterpilot.api.once import once
from scatterpilot.api.requests import Request
from scatterpilot.api.settlement_inputs import CreditNoteInput, RecordPaymentInput, TakeBackInput
from scatterpilot.domain.crediting import CreditWish, LineWish
from scatterpilot.domain.paying import PaymentGiven
from scatterpilot.ports import ReceiptFor


def record_payment(request: Request, home: Home) -> Answer:
    wanted = invoice_id(request.path_values["invoice_id"])
    given = read_input(request, RecordPaymentInput)
    payment = PaymentGiven(
        amount=given.amount, date=given.date, method=given.method, note=given.note
    )

    def run(receipt_for: ReceiptFor | None) -> dict[str, Any]:
        return home.keep_payments.record(
            request.owner, wanted, payment, version=given.version, receipt_for=receipt_for
        )

    return once(request, home, 201, run)


def take_back_payment(request: Request, home: Home) -> Answer:
    wanted = invoice_id(request.path_values["invoice_id"])
    given = read_input(request, TakeBackInput)

    def run(receipt_for: ReceiptFor | None) -> dict[str, Any]:
        return home.keep_payments.take_back(
            request.owner,
            wanted,
            given.payment,
            given.why,
            version=given.version,
            receipt_for=receipt_for,
        )

    return once(request, home, 200, run)


def create_credit_note(request: Request, home: Home) -> Answer:
    wanted = invoice_id(request.path_values["invoice_id"])
    given = read_input(request, CreditNoteInput)
    lines = None
    if given.lines is not None:
        lines = tuple(LineWish(line=one.line, quantity=one.quantity) for one in given.lines)
    wish = CreditWish(lines=lines, amount=given.amount, reason=given.reason)

    def run(receipt_for: ReceiptFor | None) -> dict[str, Any]:
        note, _ = home.credit_invoice(
            request.owner, wanted, wish, version=given.version, receipt_for=receipt_for
        )
        return note

    return once(request, home, 201, run)


RECORD_PAYMENT = Route(operations.RECORD_PAYMENT, record_payment)
TAKE_BACK_PAYMENT = Route(operations.TAKE_BACK_PAYMENT, take_back_payment)
CREATE_CREDIT_NOTE = Route(operations.CREATE_CREDIT_NOTE, create_credit_note)

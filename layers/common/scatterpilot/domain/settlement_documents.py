"""What became of an invoice since its issue, as the JSON that everybody sees."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from scatterpilot.domain.balance import balance_of
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.money import plain
from scatterpilot.domain.settlements import CreditNote, Payment


def settlement_document(invoice: Invoice) -> dict[str, Any]:
    """Payments and credit notes, the invoice that a credit note is to, and what all come to."""
    balance = balance_of(invoice)
    credited = invoice.credited_invoice
    return {
        "credited_invoice": credited and credited.model_dump(mode="json"),
        "payments": [_payment(each) for each in invoice.payments],
        "credit_notes": [_credit_note(each) for each in invoice.credit_notes],
        "amount_paid": str(balance.paid),
        "amount_credited": str(balance.credited),
        "amount_due": str(balance.due),
        "amount_to_refund": str(balance.to_refund),
    }


def _payment(payment: Payment) -> dict[str, Any]:
    gone = payment.taken_back
    return {
        "payment": payment.payment,
        "amount": str(payment.amount),
        "date": payment.date.isoformat(),
        "method": payment.method,
        "note": payment.note,
        "recorded_at": _moment(payment.recorded_at),
        "recorded_by": payment.recorded_by,
        "taken_back": gone and {"at": _moment(gone.at), "by": gone.by, "why": gone.why},
    }


def _credit_note(note: CreditNote) -> dict[str, Any]:
    lines = note.lines
    return {
        "invoice_id": note.invoice_id,
        "number": note.number,
        "date": note.date.isoformat(),
        "total": str(note.total),
        "payable": str(note.payable),
        "lines": None
        if lines is None
        else [{"line": each.line, "quantity": plain(each.quantity)} for each in lines],
    }


def _moment(at: datetime) -> str:
    return at.isoformat()

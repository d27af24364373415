"""Record what was paid on an issued invoice, and take a payment back; its content never changes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from scatterpilot.domain.balance import balance_of
from scatterpilot.domain.errors import ConflictError, FieldFault, InvalidError, NotFoundError
from scatterpilot.domain.field import LONG_TEXT_LIMIT, SHORT_TEXT_LIMIT
from scatterpilot.domain.invoice import Invoice, check_is_invoice, settled
from scatterpilot.domain.money import number_fault, round_money
from scatterpilot.domain.settlements import Payment, TakenBack
from scatterpilot.domain.values import Frozen, text_fault

MAX_PAYMENTS = 200


class PaymentGiven(Frozen):
    """A payment to record: ``amount`` is all that is due, ``date`` today, unless given."""

    amount: Decimal | None = None
    date: dt.date | None = None
    method: str | None = None
    note: str | None = None


def record_payment(
    invoice: Invoice, given: PaymentGiven, by: str, at: dt.datetime, today: dt.date
) -> Invoice:
    """The invoice with one more payment, paid once nothing is due.

    A negative amount is money paid back, at most what is to refund. Raises ``ConflictError`` for
    what is not issued, ``InvalidError`` with a fault per field, with code ``overpaid`` for more
    than is due.
    """
    _check_payable(invoice)
    _check(invoice, given, today)
    payment = Payment(
        payment=len(invoice.payments) + 1,
        amount=_amount(invoice, given.amount),
        date=given.date or today,
        method=given.method or None,
        note=given.note or None,
        recorded_at=at,
        recorded_by=by,
    )
    return settled(invoice, at, payments=(*invoice.payments, payment))


def take_back(invoice: Invoice, number: int, why: str | None, by: str, at: dt.datetime) -> Invoice:
    """The invoice without one of its payments, which stays to be seen with when, who and why.

    Raises ``NotFoundError`` when it has no such payment, ``ConflictError`` when that was taken back
    already, ``InvalidError`` for a reason that can't be stored.
    """
    payment = next((each for each in invoice.payments if each.payment == number), None)
    if payment is None:
        raise NotFoundError(
            f"The invoice has no payment {number}. Its payments are listed with it.",
            [FieldFault("payment", "give the number of one of the invoice's payments")],
            code="payment_not_found",
        )
    if payment.taken_back is not None:
        raise ConflictError(f"Payment {number} was taken back already.", code="payment_taken_back")
    _refuse({"why": why and text_fault(why, LONG_TEXT_LIMIT)})
    gone = payment.model_copy(update={"taken_back": TakenBack(at=at, by=by, why=why or None)})
    kept = tuple(gone if each is payment else each for each in invoice.payments)
    return settled(invoice, at, payments=kept)


def _check_payable(invoice: Invoice) -> None:
    check_is_invoice(invoice)
    if not invoice.issued:
        raise ConflictError(
            "This is a draft, and only an issued invoice takes payments: issue it first, for "
            "example by getting its PDF.",
            code="invoice_not_issued",
        )
    if len(invoice.payments) >= MAX_PAYMENTS:
        raise ConflictError(
            f"An invoice keeps at most {MAX_PAYMENTS} payments; record several as one.",
            code="too_many_payments",
        )


def _check(invoice: Invoice, given: PaymentGiven, today: dt.date) -> None:
    # In the payer's part of the world it may be tomorrow already.
    late = given.date is not None and given.date > today + dt.timedelta(days=1)
    _refuse(
        {
            "amount": given.amount is not None and _amount_fault(invoice, given.amount),
            "date": late and "it is in the future; record the payment once it has come in",
            "method": given.method and text_fault(given.method, SHORT_TEXT_LIMIT),
            "note": given.note and text_fault(given.note, LONG_TEXT_LIMIT),
        }
    )


def _amount_fault(invoice: Invoice, amount: Decimal) -> str | None:
    fault = number_fault(amount)
    if fault:
        return fault
    if amount != round_money(amount, invoice.data.currency):
        return f"it has more decimals than {invoice.data.currency} has"
    return None if amount else "it is 0; give what was paid"


def _amount(invoice: Invoice, given: Decimal | None) -> Decimal:
    balance, currency = balance_of(invoice), invoice.data.currency
    amount = round_money(balance.due if given is None else given, currency)
    if amount and -balance.to_refund <= amount <= balance.due:
        return amount
    raise InvalidError(
        "That payment does not fit what is due; see errors.",
        [FieldFault("amount", _remedy(balance.due, balance.to_refund, currency))],
        code="overpaid",
    )


def _remedy(due: Decimal, to_refund: Decimal, currency: str) -> str:
    if due:
        return (
            f"{due} {currency} is still due: record at most that, and what was paid beyond "
            "it on the invoice that it was meant for"
        )
    if to_refund:
        return (
            f"nothing is due, and {to_refund} {currency} is to be paid back: record that "
            "with a minus, once it is"
        )
    return "nothing is due any more; take a payment back first if it was recorded by mistake"


def _refuse(faults: dict[str, str | bool | None]) -> None:
    found = [FieldFault(name, why) for name, why in faults.items() if isinstance(why, str) and why]
    if found:
        raise InvalidError("Some fields can't be used; see errors.", found)

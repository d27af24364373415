"""What of an invoice is paid, credited and still due: the one place where that is added up."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from scatterpilot.domain.money import EXACT, ZERO, round_money
from scatterpilot.domain.portions import total_of
from scatterpilot.domain.values import Frozen

# For type checkers only: an invoice has a balance, not the other way round.
if TYPE_CHECKING:
    from scatterpilot.domain.invoice import Invoice
    from scatterpilot.domain.status import Status


class Balance(Frozen):
    """In the invoice's currency; ``due`` and ``to_refund`` are never negative, and one is 0.

    ``paid`` counts the payments that it was issued with and those since; ``credited`` is what the
    credit notes take off what is due. ``creditable`` is what of the total they may still be about.
    """

    paid: Decimal
    credited: Decimal
    due: Decimal
    to_refund: Decimal
    creditable: Decimal


def balance_of(invoice: Invoice) -> Balance:
    """What was due at issue, less what was credited and paid since.

    What is cancelled is not due, and neither is a credit note. What was paid on a cancelled invoice
    is to be paid back; a draft that was dropped billed nothing and owes nothing.
    """
    totals, currency = invoice.totals, invoice.data.currency
    since = total_of(
        (each.amount for each in invoice.payments if each.taken_back is None), currency
    )
    credited = total_of((note.payable for note in invoice.credit_notes), currency)
    open_ = EXACT.subtract(_owed(invoice, credited), since)
    return Balance(
        paid=EXACT.add(totals.amount_paid, since),
        credited=credited,
        due=round_money(max(open_, ZERO), currency),
        to_refund=round_money(max(-open_, ZERO), currency),
        creditable=round_money(_creditable(invoice), currency),
    )


def _owed(invoice: Invoice, credited: Decimal) -> Decimal:
    """What there is to pay since the issue; negative when more was paid before."""
    totals = invoice.totals
    if invoice.kind != "invoice":
        return ZERO
    if invoice.status == "cancelled":
        return EXACT.minus(totals.amount_paid) if invoice.issued else ZERO
    return EXACT.subtract(totals.amount_due, credited)


def _creditable(invoice: Invoice) -> Decimal:
    if invoice.kind != "invoice" or not invoice.issued:
        return ZERO
    credited = total_of((note.total for note in invoice.credit_notes), invoice.data.currency)
    return EXACT.subtract(invoice.totals.total, credited)


def settled_status(invoice: Invoice) -> Status:
    """The status that follows from the balance: paid when nothing is due, cancelled when all of it
    was credited. Only what is issued has one; what was cancelled stays so.
    """
    if not invoice.issued or invoice.kind != "invoice" or invoice.status == "cancelled":
        return invoice.status
    balance = balance_of(invoice)
    if invoice.credit_notes and not balance.creditable:
        return "cancelled"
    return "pending" if balance.due else "paid"

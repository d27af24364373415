"""What of an invoice is paid, credited and still due: the one place where that is added up."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from scatterpilot.domain.money import EXACT, round_money
from scatterpilot.domain.totals import compute_totals
from scatterpilot.domain.values import Frozen

# For type checkers only: an invoice has a balance, not the other way round.
if TYPE_CHECKING:
    from scatterpilot.domain.invoice import Invoice
    from scatterpilot.domain.status import Status
    from scatterpilot.domain.totals import Totals

ZERO = Decimal(0)


class Balance(Frozen):
    """In the invoice's currency; ``due`` and ``to_refund`` are never negative, and one is 0.

    ``creditable`` is what credit notes may still be about.
    """

    paid: Decimal
    credited: Decimal
    due: Decimal
    to_refund: Decimal
    creditable: Decimal


def totals_of(invoice: Invoice) -> Totals:
    """The figures as issued; those of a draft as it is now."""
    return invoice.figures or compute_totals(invoice.data)


def balance_of(invoice: Invoice) -> Balance:
    """The total due at issue, less what was credited and paid since.

    What is cancelled is not due, and neither is a credit note.
    """
    total = totals_of(invoice).total
    paid = _sum(each.amount for each in invoice.payments if each.taken_back is None)
    credited = _sum(note.total for note in invoice.credit_notes)
    creditable = EXACT.subtract(total, credited)
    owed = creditable if invoice.kind == "invoice" and invoice.status != "cancelled" else ZERO
    open_ = EXACT.subtract(owed, paid)

    def money(amount: Decimal) -> Decimal:
        return round_money(amount, invoice.data.currency)

    return Balance(
        paid=money(paid),
        credited=money(credited),
        due=money(max(open_, ZERO)),
        to_refund=money(max(-open_, ZERO)),
        creditable=money(creditable if invoice.kind == "invoice" and invoice.issued else ZERO),
    )


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


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    total = ZERO
    for amount in amounts:
        total = EXACT.add(total, amount)
    return total

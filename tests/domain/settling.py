"""Issued invoices brought to what becomes of them, by the rules that the application uses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from scatterpilot.domain.crediting import CreditWish, credit_note, credit_of, with_credit_note
from scatterpilot.domain.invoice import Invoice, Status, drop
from scatterpilot.domain.paying import PaymentGiven, record_payment
from scatterpilot.domain.profile import Profile

SELLER = Profile(business_name="Anna & Co")


def brought_to(invoice: Invoice, status: Status, at: datetime) -> Invoice:
    """An issued invoice paid in full or cancelled by a credit note; a draft dropped."""
    if status == "paid":
        return record_payment(invoice, PaymentGiven(), "anna", at, at.date())
    if not invoice.issued:
        return drop(invoice, at)
    return credited(invoice, CreditWish(), at)[1]


def credited(
    invoice: Invoice,
    wish: CreditWish,
    at: datetime,
    earlier: Sequence[Invoice] = (),
    seller: Profile = SELLER,
) -> tuple[Invoice, Invoice]:
    """The next credit note to an invoice, as CN-1 and so on, and the invoice that knows it."""
    credit = credit_of(invoice, earlier, wish, "Credit", at.date())
    number = f"CN-{len(earlier) + 1}"
    note = credit_note(invoice, credit, f"inv_{number}", number, seller, at)
    return note, with_credit_note(invoice, note, credit.lines, at)

"""What becomes of an issued invoice, kept beside its content: payments, and credit notes to it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from scatterpilot.domain.values import Frozen, PlainDecimal


class TakenBack(Frozen):
    """When a payment was taken back, by whom (the owner's id), and why."""

    at: dt.datetime
    by: str
    why: str | None = None


class Payment(Frozen):
    """Money that came in for an invoice, in its currency; negative: that was paid back.

    ``payment`` counts from 1 on each invoice. What was taken back stays, and counts as nothing.
    ``recorded_by`` is the owner's id; unknown for what was marked paid before that was kept.
    """

    payment: int
    amount: Decimal
    date: dt.date
    method: str | None = None
    note: str | None = None
    recorded_at: dt.datetime
    recorded_by: str | None = None
    taken_back: TakenBack | None = None


class CreditedLine(Frozen):
    """So much of a line of the invoice, counted from 1, is credited."""

    line: int
    quantity: PlainDecimal


class CreditNote(Frozen):
    """A credit note as its invoice knows it; ``lines`` is ``None`` for a mere amount.

    ``payable``, its total less what was withheld of that, is what it takes off the amount due.
    """

    invoice_id: str
    number: str
    date: dt.date
    total: Decimal
    payable: Decimal
    lines: tuple[CreditedLine, ...] | None = None


class CreditedInvoice(Frozen):
    """The invoice that a credit note refers to (BG-3 of EN 16931)."""

    invoice_id: str
    number: str
    date: dt.date | None = None

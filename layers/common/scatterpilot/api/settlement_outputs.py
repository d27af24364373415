"""The shapes of what becomes of an issued invoice, for the OpenAPI document and the tests."""

from __future__ import annotations

import datetime as dt

from scatterpilot.api.output_values import Money, Output


class TakenBack(Output):
    """When, by whom (the owner's id) and why a payment was taken back."""

    at: dt.datetime
    by: str
    why: str | None


class RecordedPayment(Output):
    """A payment since the issue, in the invoice's currency; negative is money paid back. One that
    was taken back stays, and counts as nothing. ``recorded_by`` is the owner's id."""

    payment: int
    amount: Money
    date: dt.date
    method: str | None
    note: str | None
    recorded_at: dt.datetime
    recorded_by: str | None
    taken_back: TakenBack | None


class CreditedLine(Output):
    """So much of a line, counted from 1."""

    line: int
    quantity: Money


class CreditNote(Output):
    """A credit note to the invoice; ``lines`` is null for a mere amount. ``payable``, the total
    less what is withheld of it, comes off what is due. Get it by its ``invoice_id``."""

    invoice_id: str
    number: str
    date: dt.date
    total: Money
    payable: Money
    lines: list[CreditedLine] | None


class CreditedInvoice(Output):
    """The invoice that a credit note is to."""

    invoice_id: str
    number: str
    date: dt.date | None

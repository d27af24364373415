"""What a model may change: the fields of the invoice and of its lines, under their own names."""

from __future__ import annotations

from scatterpilot.domain.edits import (
    SetCurrency,
    SetCustomer,
    SetDates,
    SetDiscount,
    SetNotes,
    SetReference,
    SetTax,
)
from scatterpilot.domain.fields import INVOICE_FIELDS, LINE_FIELDS

REMOVE_LINE = "remove_line"
UNDO = "undo"

# The order in which edits of the invoice as a whole apply: before the lines, and after them.
BEFORE_LINES = (SetCurrency, SetCustomer, SetDates)
AFTER_LINES = (SetTax, SetDiscount, SetNotes, SetReference)

NAMES: tuple[str, ...] = tuple(dict.fromkeys([*INVOICE_FIELDS, *LINE_FIELDS, REMOVE_LINE, UNDO]))

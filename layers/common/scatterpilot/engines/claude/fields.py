"""What a model may change: the fields of the invoice and of its lines, under their own names."""

from __future__ import annotations

from typing import Final

from scatterpilot.domain.edits import (
    SetCurrency,
    SetCustomer,
    SetDates,
    SetDiscount,
    SetNotes,
    SetReference,
    SetTax,
    SetWithholding,
)
from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.domain.item_fields import LINE_FIELDS

REMOVE: Final = "remove"
UNDO: Final = "undo"
KEEP: Final = "keep"

# The order in which edits of the invoice as a whole apply: before the lines, and after them.
BEFORE_LINES = (SetCurrency, SetCustomer, SetDates)
AFTER_LINES = (SetTax, SetDiscount, SetWithholding, SetNotes, SetReference)

SHORT: Final = {
    "description": "item",
    "quantity": "qty",
    "unit_price": "price",
    "price_base_quantity": "per",
}
"""What a model calls the values of a line that every line has: a list is written in half the
tokens. Their own names are taken as well."""

CHARGE: Final = "charge"
PAYMENT: Final = "payment"

_PARTS: Final = ("street", "postcode", "city", "region", "country", "tax_ids")
FORMS_ONLY: Final = frozenset(
    (*(f"customer_{part}" for part in _PARTS), "early_payment", "tax_reason")
)
"""Parts of an address and the like, which a form asks for: people say an address whole."""
LINE_FORMS_ONLY: Final = frozenset(("tax_category", "tax_reason", "withheld"))
"""What hardly anybody says of one line; each would cost every turn its tokens."""
EXPLAINED: Final = ("buyer_reference",)
"""The fields that a name alone does not tell, by the words of the table."""

LINE_NAMES: Final = tuple(name for name in LINE_FIELDS if name not in LINE_FORMS_ONLY)
NAMES: tuple[str, ...] = (
    *(name for name in INVOICE_FIELDS if name not in FORMS_ONLY),
    CHARGE,
    PAYMENT,
    UNDO,
    KEEP,
)
"""What a change may be: a field of the invoice, a charge or a payment said in one value, or one of
the two that take something back."""

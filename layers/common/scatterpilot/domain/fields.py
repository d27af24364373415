"""Every value of an invoice, described once.

What is the same for each value is derived from these two tables: which values an edit may set and
what they may be, documents, the API's inputs and outputs, CSV columns, the read-back, what a turn
says it noted, the facts on the PDF, the command line's wording, a model's tool and the page's
editor. What is truly a field's own (how one says it in English, a special place on the PDF) stands
where that is done. No models here, so that reading stored documents stays light.
"""

from __future__ import annotations

from scatterpilot.domain.customer_fields import CUSTOMER_FIELDS
from scatterpilot.domain.field import (
    LONG_TEXT_LIMIT,
    NAME_LIMIT,
    NOTES_LIMIT,
    SHORT_TEXT_LIMIT,
    Field,
    Kind,
    Place,
)

__all__ = [
    "INVOICE_FIELDS",
    "LINE_FIELDS",
    "LINE_REQUIRED",
    "LONG_TEXT_LIMIT",
    "NAME_LIMIT",
    "NOTES_LIMIT",
    "SHORT_TEXT_LIMIT",
    "Field",
    "Kind",
    "Place",
    "field_at",
    "fields_of_edit",
]

# In the order in which people read an invoice.
_OF_INVOICE = (
    *CUSTOMER_FIELDS,
    Field(
        "invoice_date",
        "date",
        "facts",
        "set_dates",
        "invoice date",
        about="The date the invoice carries; today unless given.",
    ),
    Field("due_date", "date", "facts", "set_dates", "due date", required=True),
    Field(
        "terms_days",
        "days",
        "facts",
        "set_dates",
        "payment terms",
        label="terms",
        column="due_date",
        about="Days to pay; the due date then follows the invoice date.",
    ),
    Field(
        "payment_terms",
        "terms",
        "facts",
        "set_dates",
        "payment rule",
        about="Another rule than days for the due date, which then follows the invoice date.",
        since=4,
    ),
    Field(
        "service_start",
        "date",
        "facts",
        "set_dates",
        "service date",
        # BT-72 and BT-73 of EN 16931
        about="The day of the work or delivery; the first one with service_end.",
        since=4,
    ),
    Field(
        "service_end",
        "date",
        "facts",
        "set_dates",
        "end of service",
        # BT-74 of EN 16931
        about="The last day of the period of service_start.",
        since=4,
    ),
    Field(
        "po_number",
        "text",
        "facts",
        "set_reference",
        "PO number",
        limit=SHORT_TEXT_LIMIT,
        about="The customer's purchase order number.",
    ),
    Field(
        "buyer_reference",
        "text",
        "facts",
        "set_reference",
        "buyer reference",
        limit=SHORT_TEXT_LIMIT,
        # BT-10 of EN 16931
        about="What the customer files it under, such as a cost centre or a Leitweg-ID.",
        since=2,
    ),
    Field(
        "payment_reference",
        "text",
        "facts",
        "set_reference",
        "payment reference",
        limit=SHORT_TEXT_LIMIT,
        # BT-83 of EN 16931
        about="What the customer is to write on the payment.",
        since=2,
    ),
    Field("currency", "currency", "sums", "set_currency", "currency", about="An ISO 4217 code."),
    Field(
        "discount",
        "discount",
        "sums",
        "set_discount",
        "discount",
        column="discount_total",
        about="Off the subtotal, before tax: a percentage (10 is 10 %) or an amount.",
    ),
    Field(
        "tax_rate",
        "rate",
        "sums",
        "set_tax",
        "tax rate",
        edit_name="rate",
        column="taxes",
        about="The tax on all lines without one of their own, as a fraction: 0.2 is 20 %.",
    ),
    Field(
        "early_payment",
        "lines",
        "closing",
        "set_reference",
        "early payment",
        limit=LONG_TEXT_LIMIT,
        # BT-20 of EN 16931
        about="Words on paying early, such as 2 % within 10 days; they change no figure.",
        since=4,
    ),
    Field(
        "notes",
        "lines",
        "closing",
        "set_notes",
        "note",
        limit=NOTES_LIMIT,
    ),
)
_OF_LINE = (
    Field(
        "description",
        "lines",
        "lines",
        "change_line",
        "description",
        limit=LONG_TEXT_LIMIT,
        required=True,
    ),
    Field("quantity", "quantity", "lines", "change_line", "quantity", required=True),
    Field(
        "unit",
        "text",
        "lines",
        "change_line",
        "unit",
        limit=SHORT_TEXT_LIMIT,
        about="The word after the quantity, such as hours.",
    ),
    Field("unit_price", "price", "lines", "change_line", "price", required=True),
    Field(
        "taxable",
        "flag",
        "lines",
        "change_line",
        "tax",
        about="False takes the line out of all tax.",
    ),
    Field(
        "tax_rate",
        "rate",
        "lines",
        "change_line",
        "tax rate",
        about="The line's own tax, as a fraction, in place of the invoice's.",
    ),
    Field(
        "service_date",
        "date",
        "lines",
        "change_line",
        "service date",
        about="The day of this line's work or delivery.",
        since=4,
    ),
)

INVOICE_FIELDS: dict[str, Field] = {field.name: field for field in _OF_INVOICE}
LINE_FIELDS: dict[str, Field] = {field.name: field for field in _OF_LINE}
LINE_REQUIRED = tuple(field.name for field in _OF_LINE if field.required)


def field_at(path: str) -> Field | None:
    """The field at a path in a draft: ``customer_name``, ``line_items.0.quantity``."""
    if path.startswith("line_items."):
        return LINE_FIELDS.get(path.rpartition(".")[2])
    return INVOICE_FIELDS.get(path)


def fields_of_edit(kind: str) -> dict[str, Field]:
    """The values that an edit sets, by their names in it."""
    if kind in ("add_line", "change_line"):
        return LINE_FIELDS
    return {field.edit_name: field for field in _OF_INVOICE if field.edit == kind}

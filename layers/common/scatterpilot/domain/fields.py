"""Every value of an invoice, described once.

What is the same for each value is derived from these two tables: which values an edit may set and
what they may be, documents, the API's inputs and outputs, CSV columns, the read-back, what a turn
says it noted, the facts on the PDF, the command line's wording, a model's tool and the page's
editor. What is truly a field's own (how one says it in English, a special place on the PDF) stands
where that is done. No models here, so that reading stored documents stays light.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "text",
    "lines",
    "email",
    "currency",
    "date",
    "days",
    "quantity",
    "price",
    "rate",
    "flag",
    "discount",
]
"""``text`` is one line, ``lines`` several; ``rate`` is a fraction (0.2 is 20 %); ``discount`` is a
percentage or an amount."""

Place = Literal["customer", "facts", "lines", "sums", "closing"]
"""Where a value stands on the paper: who is billed, the dates and references in its head, the table
of lines, the totals, or below them."""

NAME_LIMIT = 500
LONG_TEXT_LIMIT = 1_000
NOTES_LIMIT = 4_000
SHORT_TEXT_LIMIT = 200


@dataclass(frozen=True)
class Field:
    """One value of an invoice, or of each of its lines.

    ``name`` is its name in the draft and in every document; ``edit`` is the kind of the edit that
    sets it, ``edit_name`` its name there. ``words`` name it in an English sentence, ``label`` is
    its key among the translated labels. ``limit`` is in characters of a text. ``column`` is the CSV
    column that shows it. ``about`` tells a model, and a reader of the API, what it is. ``since`` is
    the version of stored documents that brought it.
    """

    name: str
    kind: Kind
    place: Place
    edit: str
    words: str
    edit_name: str = ""
    label: str = ""
    limit: int = 0
    column: str = ""
    about: str = ""
    required: bool = False
    since: int = 1

    def __post_init__(self) -> None:
        for name in ("edit_name", "label", "column"):
            object.__setattr__(self, name, getattr(self, name) or self.name)

    @property
    def is_text(self) -> bool:
        return self.kind in ("text", "lines", "email")


# In the order in which people read an invoice.
_OF_INVOICE = (
    Field(
        "customer_name",
        "text",
        "customer",
        "set_customer",
        "customer name",
        edit_name="name",
        limit=NAME_LIMIT,
        required=True,
    ),
    Field(
        "customer_address",
        "lines",
        "customer",
        "set_customer",
        "address",
        edit_name="address",
        limit=LONG_TEXT_LIMIT,
    ),
    Field(
        "customer_email",
        "email",
        "customer",
        "set_customer",
        "e-mail",
        edit_name="email",
        limit=254,
    ),
    Field(
        "customer_tax_id",
        "text",
        "customer",
        "set_customer",
        "tax id",
        edit_name="tax_id",
        label="tax_id",
        limit=SHORT_TEXT_LIMIT,
    ),
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

"""Every value of an invoice, described once.

What is the same for each value is derived from these tables: which values an edit may set and
what they may be, documents, the API's inputs and outputs, CSV columns, the read-back, what a turn
says it noted, the facts on the PDF, the command line's wording, a model's tool and the page's
editor. What is truly a field's own (how one says it in English, a special place on the PDF) stands
where that is done.
"""

from __future__ import annotations

from scatterpilot.domain.customer_fields import CUSTOMER_FIELDS
from scatterpilot.domain.field import LONG_TEXT_LIMIT, NOTES_LIMIT, SHORT_TEXT_LIMIT, Field
from scatterpilot.domain.item_fields import ITEM_LISTS

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
        since=5,
    ),
    Field(
        "service_start",
        "date",
        "facts",
        "set_dates",
        "service date",
        # BT-72 and BT-73 of EN 16931
        about="The day of the work or delivery; the first one with service_end.",
        since=5,
    ),
    Field(
        "service_end",
        "date",
        "facts",
        "set_dates",
        "end of service",
        # BT-74 of EN 16931
        about="The last day of the period of service_start.",
        since=5,
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
        "tax_name",
        "text",
        "sums",
        "set_tax",
        "name of the tax",
        edit_name="name",
        limit=SHORT_TEXT_LIMIT,
        column="taxes",
        about="What the tax is called, such as VAT or GST.",
        since=4,
    ),
    Field(
        "further_taxes",
        "taxes",
        "sums",
        "set_tax",
        "further taxes",
        edit_name="further",
        column="taxes",
        about="Taxes beside the first on the same base, such as PST beside GST.",
        since=4,
        unset=(),
    ),
    Field(
        "tax_category",
        "category",
        "sums",
        "set_tax",
        "tax category",
        edit_name="category",
        column="taxes",
        # BT-118 of EN 16931
        about="Why no tax is charged: zero, exempt, reverse_charge or outside_scope.",
        since=4,
    ),
    Field(
        "tax_reason",
        "text",
        "sums",
        "set_tax",
        "reason for the tax",
        edit_name="reason",
        limit=LONG_TEXT_LIMIT,
        # BT-120 of EN 16931
        about="The rule behind it, printed word for word.",
        since=4,
    ),
    Field(
        "prices_include_tax",
        "flag",
        "sums",
        "set_tax",
        "prices including tax",
        edit_name="included",
        about="True where prices, discounts and charges already hold the tax.",
        since=4,
        unset=False,
    ),
    Field(
        "withholding",
        "withholding",
        "sums",
        "set_withholding",
        "withholding",
        about="What the customer keeps back and pays to the state, such as IRPF, CIS or TDS.",
        since=4,
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
        since=5,
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

INVOICE_FIELDS: dict[str, Field] = {field.name: field for field in _OF_INVOICE}


def field_at(path: str) -> Field | None:
    """The field at a path in a draft: ``customer_name``, ``line_items.0.quantity``."""
    holder, _, rest = path.partition(".")
    if holder in ITEM_LISTS:
        return ITEM_LISTS[holder].fields.get(rest.rpartition(".")[2])
    return INVOICE_FIELDS.get(path)


def fields_of_edit(kind: str) -> dict[str, Field]:
    """The values that an edit sets, by their names in it."""
    for items in ITEM_LISTS.values():
        if kind in items.setting:
            return items.fields
    return {field.edit_name: field for field in _OF_INVOICE if field.edit == kind}

"""The values of what an invoice holds several of: lines, charges and payments."""

from __future__ import annotations

from dataclasses import dataclass

from scatterpilot.domain.field import LONG_TEXT_LIMIT, SHORT_TEXT_LIMIT, Field

# In the order in which people read them.
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
        "price_base_quantity",
        "base",
        "lines",
        "change_line",
        "number a price is for",
        # BT-149 of EN 16931
        about="How many units the price is for: 1000 for a price per thousand; 1 unless given.",
        since=4,
    ),
    Field(
        "discount",
        "discount",
        "lines",
        "change_line",
        "discount",
        column="discount_total",
        about="Off this line alone, before tax: a percentage (10 is 10 %) or an amount.",
        since=4,
    ),
    Field(
        "taxable",
        "flag",
        "lines",
        "change_line",
        "tax",
        about="False takes the line out of all tax.",
        unset=True,
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
        "tax_category",
        "category",
        "lines",
        "change_line",
        "tax category",
        about="The line's own, in place of the invoice's.",
        since=4,
    ),
    Field(
        "tax_reason",
        "text",
        "lines",
        "change_line",
        "reason for the tax",
        limit=LONG_TEXT_LIMIT,
        about="The rule behind it, printed word for word.",
        since=4,
    ),
    Field(
        "withheld",
        "flag",
        "lines",
        "change_line",
        "withholding",
        about="False leaves it out of the withholding, as materials under CIS.",
        since=4,
        unset=True,
    ),
    Field(
        "service_date",
        "date",
        "lines",
        "change_line",
        "service date",
        about="The day of this line's work or delivery.",
        since=5,
    ),
)
_OF_CHARGE = (
    Field(
        "description",
        "text",
        "sums",
        "change_charge",
        "description",
        limit=SHORT_TEXT_LIMIT,
        required=True,
        since=4,
    ),
    Field(
        "percent",
        "percent",
        "sums",
        "change_charge",
        "percentage",
        about="Of the subtotal (3 is 3 %), in place of an amount.",
        since=4,
    ),
    Field("amount", "amount", "sums", "change_charge", "amount", since=4),
    Field(
        "taxable",
        "flag",
        "sums",
        "change_charge",
        "tax",
        about="False takes the charge out of all tax.",
        since=4,
        unset=True,
    ),
    Field(
        "tax_rate",
        "rate",
        "sums",
        "change_charge",
        "tax rate",
        about="The charge's own tax, as a fraction, in place of the invoice's.",
        since=4,
    ),
    Field(
        "withheld",
        "flag",
        "sums",
        "change_charge",
        "withholding",
        about="False leaves it out of the withholding.",
        since=4,
        unset=True,
    ),
)
_OF_PAYMENT = (
    Field("amount", "amount", "sums", "change_payment", "amount", required=True, since=4),
    Field("date", "date", "sums", "change_payment", "date", since=4),
    Field(
        "method",
        "text",
        "sums",
        "change_payment",
        "method",
        limit=SHORT_TEXT_LIMIT,
        about="How it was paid: card, cash, bank transfer.",
        since=4,
    ),
    Field(
        "note",
        "text",
        "sums",
        "change_payment",
        "note",
        limit=SHORT_TEXT_LIMIT,
        about="What it was for, such as deposit.",
        since=4,
    ),
)


@dataclass(frozen=True)
class ItemList:
    """Several of one thing in a draft, under ``name``; ``item`` is what edits call one of them.

    ``most`` is how many an invoice may hold.
    """

    name: str
    item: str
    fields: dict[str, Field]
    most: int

    @property
    def setting(self) -> tuple[str, str]:
        """The kinds of the edits that set its values."""
        return f"add_{self.item}", f"change_{self.item}"


LINE_FIELDS: dict[str, Field] = {field.name: field for field in _OF_LINE}
CHARGE_FIELDS: dict[str, Field] = {field.name: field for field in _OF_CHARGE}
PAYMENT_FIELDS: dict[str, Field] = {field.name: field for field in _OF_PAYMENT}
MAX_LINES = 1_000

ITEM_LISTS: dict[str, ItemList] = {
    each.name: each
    for each in (
        ItemList("line_items", "line", LINE_FIELDS, MAX_LINES),
        ItemList("charges", "charge", CHARGE_FIELDS, 20),
        ItemList("payments", "payment", PAYMENT_FIELDS, 100),
    )
}


def list_of_edit(kind: str) -> ItemList:
    """The list that an edit of an item is about; ``KeyError`` for any other edit."""
    return _BY_ITEM[kind.partition("_")[2]]


_BY_ITEM = {each.item: each for each in ITEM_LISTS.values()}

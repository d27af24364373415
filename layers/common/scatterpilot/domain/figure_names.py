"""What the computed figures of a document are called. No models here, for whoever only reads."""

from __future__ import annotations

SUMS = (
    "subtotal",
    "discount_total",
    "charges_total",
    "net_total",
    "tax_total",
    "total",
    "withheld_base",
    "withheld_total",
    "payable",
    "amount_paid",
    "amount_due",
)
BALANCE_FIELDS = ("amount_paid", "amount_credited", "amount_due", "amount_to_refund")
"""What became of an invoice since its issue, beside its content."""
COMPUTED_FIELDS = (*SUMS, "taxes", "missing_fields")
COMPUTED_OF_ITEMS: dict[str, tuple[str, ...]] = {
    "line_items": ("amount", "gross_amount", "discount_total"),
    "charges": ("total",),
    "payments": (),
}
"""What is computed of each item, by the name of its list."""

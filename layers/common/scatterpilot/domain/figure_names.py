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
COMPUTED_FIELDS = (*SUMS, "taxes", "missing_fields")
COMPUTED_OF_ITEMS: dict[str, tuple[str, ...]] = {
    "line_items": ("amount", "gross_amount", "discount_total"),
    "charges": ("total",),
    "payments": (),
}
"""What is computed of each item, by the name of its list."""

"""The computed figures in a document: written there, and read back as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from scatterpilot.domain.figure_names import COMPUTED_OF_ITEMS, SUMS
from scatterpilot.domain.line_figures import LineFigures
from scatterpilot.domain.money import plain
from scatterpilot.domain.totals import TaxGroup, Totals


def sums_document(totals: Totals) -> dict[str, Any]:
    """The figures of the whole invoice."""
    return {
        **{name: str(getattr(totals, name)) for name in SUMS},
        "taxes": [
            {
                "name": group.name,
                "rate": plain(group.rate),
                "category": group.category,
                "reason": group.reason,
                "base": str(group.base),
                "amount": str(group.amount),
            }
            for group in totals.taxes
        ],
    }


def line_document(figures: LineFigures | None) -> dict[str, str | None]:
    """The figures of a line; gross and discount only where there is a discount."""
    document: dict[str, str | None] = dict.fromkeys(COMPUTED_OF_ITEMS["line_items"])
    if figures is not None:
        document["amount"] = str(figures.amount)
    if figures is not None and figures.discount:
        document |= {"gross_amount": str(figures.gross), "discount_total": str(figures.discount)}
    return document


def charge_document(amount: Decimal | None) -> dict[str, str | None]:
    return {"total": None if amount is None else str(amount)}


def totals_from_document(document: Mapping[str, Any]) -> Totals:
    """The figures as a document has them, not computed anew."""
    sums = {name: document[name] for name in SUMS}
    return Totals(
        lines=tuple(_line_figures(line) for line in document["line_items"]),
        charge_amounts=tuple(charge["total"] for charge in document["charges"]),
        taxes=tuple(TaxGroup(**group) for group in document["taxes"]),
        **sums,
    )


def _line_figures(line: Mapping[str, Any]) -> LineFigures | None:
    if line["amount"] is None:
        return None
    amount = Decimal(line["amount"])
    off = Decimal(line["discount_total"] or amount - amount)
    return LineFigures(gross=line["gross_amount"] or amount, discount=off, amount=amount)

"""Values of one edit that decide about others, as a category does about a rate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scatterpilot.domain.edits import Rejection
from scatterpilot.domain.money import plain
from scatterpilot.domain.taxes import untaxed


def clash_of(given: Mapping[str, Any], path: str = "") -> Rejection | None:
    """Why these values can't be given together; ``path`` goes before their names."""
    if untaxed(given.get("tax_category")) and (given.get("tax_rate") or given.get("further_taxes")):
        return Rejection(
            code="tax_ambiguous",
            field=f"{path}tax_rate",
            message="What is not taxed has no tax rate: leave out the rate or the tax category.",
        )
    if given.get("percent") is not None and given.get("amount") is not None:
        return Rejection(
            code="charge_ambiguous",
            field=f"{path}percent",
            message="A charge is either a percentage or an amount, not both.",
        )
    return None


def negative_in_words(given: Mapping[str, Any], path: str) -> Rejection | None:
    """In words a negative figure is a slip more often than a return: whoever means a return types
    it into a form, or a program sends it.
    """
    quantity, price = given.get("quantity"), given.get("unit_price")
    if quantity is not None and quantity < 0:
        return Rejection(
            code="quantity_not_positive",
            field=f"{path}quantity",
            message=f"A quantity of {plain(quantity)} can't be billed: it must be more than zero.",
        )
    if price is not None and price < 0:
        return Rejection(
            code="price_negative",
            field=f"{path}unit_price",
            message=f"A price of {plain(price)} can't be billed: it must not be negative. "
            "To take something off, give a discount.",
        )
    return None


def implied(given: Mapping[str, Any]) -> dict[str, Any]:
    """What these values take away, as an amount takes the place of a percentage."""
    gone: dict[str, Any] = {}
    if untaxed(given.get("tax_category")):
        gone |= {"tax_rate": None, "further_taxes": ()}
    elif given.get("tax_rate"):
        gone |= {"tax_category": None, "tax_reason": None}
    elif "tax_rate" in given:
        gone["further_taxes"] = ()
    if given.get("percent") is not None:
        gone["amount"] = None
    elif given.get("amount") is not None and "percent" not in given:
        gone["percent"] = None
    return gone

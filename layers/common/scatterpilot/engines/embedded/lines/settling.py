"""A new line's quantity and unit, settled by the unit of its rate."""

from __future__ import annotations

from decimal import Decimal

from scatterpilot.engines.embedded.claims import ItemClaim
from scatterpilot.engines.embedded.values.numerals import in_parts
from scatterpilot.engines.embedded.values.units import MEASURES

_HALF = Decimal("0.5")


def settled(claim: ItemClaim) -> ItemClaim:
    """A new line's quantity in the unit of its rate; 1 for a lump sum; unknown for a mere rate."""
    if claim.flat and claim.price is not None:
        timed = claim.unit in MEASURES
        keeps = claim.quantity is not None and not timed
        return claim._replace(
            quantity=claim.quantity if keeps else Decimal(1),
            unit_text=None if timed else claim.unit_text,
        )
    if claim.rate_unit in ("dozen", "doz") and claim.quantity is not None:
        return claim._replace(
            quantity=in_parts(claim.quantity / 12), unit="dozen", unit_text="dozen"
        )
    if claim.quantity is None:
        if claim.price is not None and not claim.rate_unit and not claim.each:
            return claim._replace(quantity=Decimal(1))
        return _with_rate_unit(claim)
    if claim.unit and claim.rate_unit and claim.unit != claim.rate_unit:
        changed = converted(claim.quantity, claim.unit, claim.rate_unit)
        if changed != claim.quantity:
            return claim._replace(
                quantity=changed, unit_text=claim.rate_unit + ("" if changed == 1 else "s")
            )
    return _with_rate_unit(claim)


def _with_rate_unit(claim: ItemClaim) -> ItemClaim:
    if claim.unit_text or not claim.rate_unit:
        return claim
    if claim.rate_unit not in MEASURES:
        return claim
    plural = "" if claim.quantity == 1 or claim.rate_unit in ("kg", "km", "m²", "m³", "m") else "s"
    return claim._replace(unit_text=claim.rate_unit + plural)


def converted(quantity: Decimal, unit: str, wanted: str) -> Decimal:
    """Minutes at an hourly rate, half days at a daily one, dozens; otherwise unchanged."""
    if (unit, wanted) == ("minute", "hour"):
        return in_parts(quantity / 60)
    if (unit, wanted) == ("hour", "minute"):
        return quantity * 60
    if (unit, wanted) == ("half-day", "day"):
        return quantity * _HALF
    if (unit, wanted) == ("day", "half-day"):
        return quantity * 2
    if (unit, wanted) == ("week", "day") and quantity == quantity.to_integral_value():
        return quantity
    return quantity

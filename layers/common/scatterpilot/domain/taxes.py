"""What is said of tax besides a rate: more of them by name, why there is none, what is withheld."""

from __future__ import annotations

from typing import Literal

from scatterpilot.domain.values import Frozen, PlainDecimal

TaxCategory = Literal["standard", "zero", "exempt", "reverse_charge", "outside_scope"]
"""The VAT category of EN 16931 (BT-118) in words: S, Z, E, AE and O. ``None`` is not told."""

MAX_FURTHER_TAXES = 5


class NamedTax(Frozen):
    """One tax beside the first, on the same base; ``rate`` is a fraction."""

    name: str
    rate: PlainDecimal


class Withholding(Frozen):
    """What the customer keeps back, of the amount without tax; ``rate`` is a fraction."""

    name: str | None = None
    rate: PlainDecimal


def untaxed(category: TaxCategory | None) -> bool:
    """Whether a category means that no tax is charged, whatever the rate."""
    return category not in (None, "standard")

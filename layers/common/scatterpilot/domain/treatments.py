"""How each line and charge of an invoice is taxed: by which taxes, or why by none."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from scatterpilot.domain.draft import Charge, Draft, LineItem
from scatterpilot.domain.taxes import TaxCategory, untaxed


class Tax(NamedTuple):
    """One tax; ``rate`` is a fraction, ``place`` its place among the invoice's own."""

    rate: Decimal
    place: int
    name: str | None


class Treatment(NamedTuple):
    """The taxes on the same base, or the category and the reason why there are none."""

    taxes: tuple[Tax, ...] = ()
    category: TaxCategory | None = None
    reason: str | None = None

    @property
    def rate(self) -> Fraction:
        """Of all taxes together."""
        return sum((Fraction(tax.rate) for tax in self.taxes), start=Fraction(0))

    @property
    def order(self) -> tuple[Any, ...]:
        """By which treatments are sorted, whatever order the lines have."""
        taxes = tuple((tax.rate, tax.place, tax.name or "") for tax in self.taxes)
        return taxes, self.category or "", self.reason or ""


def treatment_of(draft: Draft, item: LineItem | Charge) -> Treatment:
    """An item's own rate or category takes the place of all that the invoice says."""
    if not item.taxable:
        return Treatment()
    if isinstance(item, LineItem) and untaxed(item.tax_category):
        return Treatment((), item.tax_category, item.tax_reason)
    if item.tax_rate is not None:
        return Treatment(_taxes((draft.tax_name, item.tax_rate)))
    standard = isinstance(item, LineItem) and item.tax_category == "standard"
    if untaxed(draft.tax_category) and not standard:
        return Treatment((), draft.tax_category, draft.tax_reason)
    further = ((tax.name, tax.rate) for tax in draft.further_taxes)
    return Treatment(_taxes((draft.tax_name, draft.tax_rate), *further))


def _taxes(*named: tuple[str | None, Decimal | None]) -> tuple[Tax, ...]:
    return tuple(Tax(rate, place, name) for place, (name, rate) in enumerate(named) if rate)

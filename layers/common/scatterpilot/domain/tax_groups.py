"""The taxes of an invoice as they are printed: one row for each tax, or for why there is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from scatterpilot.domain.money import EXACT, ZERO, round_fraction, shared
from scatterpilot.domain.portions import Portion
from scatterpilot.domain.taxes import TaxCategory, untaxed
from scatterpilot.domain.treatments import Tax, Treatment
from scatterpilot.domain.values import Frozen, PlainDecimal


class TaxGroup(Frozen):
    """One tax (``rate`` is a fraction), or the category and reason of what is not taxed.

    ``base`` is the amount without tax, less its share of the discount, plus its charges.
    """

    name: str | None = None
    rate: PlainDecimal
    category: TaxCategory = "standard"
    reason: str | None = None
    base: Decimal
    amount: Decimal


def tax_groups(
    portions: Sequence[Portion], currency: str, *, included: bool
) -> tuple[TaxGroup, ...]:
    """A row per tax, by rising rate, then one per category without tax.

    On top of prices a tax is its rate of the rounded base (EN 16931, BR-CO-17); in prices that
    hold it the tax is what the price is more than the amount without tax.
    """
    bases = _summed((tax, portion.net) for portion in portions for tax in portion.treatment.taxes)
    held = _summed(part for portion in portions for part in _held(portion, currency))
    rows = [
        TaxGroup(
            name=tax.name,
            rate=tax.rate,
            base=base,
            amount=held[tax] if included else _tax_on(base, tax, currency),
        )
        for tax, base in sorted(bases.items(), key=lambda row: Treatment((row[0],)).order)
    ]
    free = [portion for portion in portions if untaxed(portion.treatment.category)]
    return (*rows, *(_untaxed_row(portion, currency) for portion in free))


def _tax_on(base: Decimal, tax: Tax, currency: str) -> Decimal:
    return round_fraction(Fraction(base) * Fraction(tax.rate), currency)


def _held(portion: Portion, currency: str) -> Iterable[tuple[Tax, Decimal]]:
    """What each tax has of the tax in the prices, in shares that add up to it."""
    taxes = portion.treatment.taxes
    return zip(taxes, shared(portion.tax, [tax.rate for tax in taxes], currency), strict=True)


def _summed(parts: Iterable[tuple[Tax, Decimal]]) -> dict[Tax, Decimal]:
    sums: defaultdict[Tax, Decimal] = defaultdict(Decimal)
    for tax, amount in parts:
        sums[tax] = EXACT.add(sums[tax], amount)
    return sums


def _untaxed_row(portion: Portion, currency: str) -> TaxGroup:
    category = portion.treatment.category or "zero"
    return TaxGroup(
        rate=ZERO,
        category=category,
        reason=portion.treatment.reason,
        base=portion.net,
        amount=round_fraction(Fraction(0), currency),
    )

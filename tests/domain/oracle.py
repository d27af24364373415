"""How an invoice adds up, worked out a second time: exact fractions, nothing of the domain.

The rules: a line is quantity times price, rounded half-up to the currency's minor unit. The
discount comes off the sum of the lines and is shared over the tax groups in proportion. Each rate's
tax is rounded once, from the exact base. The total is what is left, plus the taxes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

# Digits after the point, from ISO 4217's list one.
MINOR_UNITS = {
    "USD": 2,
    "EUR": 2,
    "GBP": 2,
    "INR": 2,
    "CHF": 2,
    "IDR": 2,
    "JPY": 0,
    "KRW": 0,
    "CLP": 0,
    "KWD": 3,
    "IQD": 3,
    "TND": 3,
    "CLF": 4,
}


@dataclass(frozen=True)
class Position:
    """One line; ``rate`` is the fraction it is taxed at, 0 for none."""

    quantity: Fraction
    unit_price: Fraction
    rate: Fraction


@dataclass(frozen=True)
class Bill:
    """Every figure; ``taxes`` are rate, rounded base and tax, by rising rate."""

    amounts: tuple[Fraction, ...]
    subtotal: Fraction
    discount: Fraction
    taxes: tuple[tuple[Fraction, Fraction, Fraction], ...]
    tax: Fraction
    total: Fraction


def half_up(amount: Fraction, places: int) -> Fraction:
    """The nearest amount with so many decimals; a tie goes up. Nothing here is negative."""
    unit = 10**places
    return Fraction(floor(amount * unit + Fraction(1, 2)), unit)


def bill(
    positions: Sequence[Position],
    currency: str,
    percent_off: Fraction = Fraction(0),
    amount_off: Fraction = Fraction(0),
) -> Bill:
    """Bill these positions, less a percentage (10 is 10 %) or an amount."""
    places = MINOR_UNITS[currency]
    amounts = tuple(half_up(p.quantity * p.unit_price, places) for p in positions)
    subtotal = _sum(amounts)
    discount = half_up(min(amount_off, subtotal) + subtotal * percent_off / 100, places)
    kept = 1 - discount / subtotal if subtotal else Fraction(1)
    gross: dict[Fraction, Fraction] = defaultdict(Fraction)
    for position, amount in zip(positions, amounts, strict=True):
        if position.rate:
            gross[position.rate] += amount
    taxes = tuple(
        (rate, half_up(gross[rate] * kept, places), half_up(gross[rate] * kept * rate, places))
        for rate in sorted(gross)
    )
    tax = _sum(tax for _, _, tax in taxes)
    return Bill(amounts, subtotal, discount, taxes, tax, subtotal - discount + tax)


def _sum(amounts: Iterable[Fraction]) -> Fraction:
    return sum(amounts, start=Fraction(0))

"""How an invoice adds up, worked out a second time: exact fractions, nothing of the domain.

The rules: a line is quantity times price over how many the price is for, rounded half-up (away from
zero) to the currency's minor unit, less its own discount, rounded too. The discount comes off the
sum of the lines and is shared in whole minor units over what is taxed alike; charges go to what is
taxed as they are. On top of prices each tax is its rate of the rounded base. Where prices hold the
tax, what is taxed alike is divided by one plus all its rates, and the rest is the tax. The
withholding is its rate of what it counts, without tax. Then come the payments.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor

# Digits after the point, from ISO 4217's list one.
MINOR_UNITS = {
    "USD": 2,
    "EUR": 2,
    "GBP": 2,
    "HUF": 2,
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
NONE = Fraction(0)

Tax = tuple[Fraction, int, str]
"""The rate, the place among the invoice's taxes, the name."""


@dataclass(frozen=True)
class Off:
    """A percentage (10 is 10 %) or an amount."""

    percent: Fraction = NONE
    amount: Fraction = NONE

    def of(self, sum_of: Fraction, places: int) -> Fraction:
        return half_up(sum_of * self.percent / 100 + self.amount, places)


@dataclass(frozen=True)
class Taxed:
    """The taxes on something, or in words why there are none."""

    taxes: tuple[Tax, ...] = ()
    why: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Position:
    quantity: Fraction
    unit_price: Fraction
    taxed: Taxed = Taxed()
    base: Fraction = Fraction(1)
    off: Off = Off()
    withheld: bool = True


@dataclass(frozen=True)
class Extra:
    """A charge."""

    charge: Off
    taxed: Taxed = Taxed()
    withheld: bool = True


@dataclass(frozen=True)
class Order:
    """What is billed; ``withholding`` is a rate."""

    currency: str
    positions: Sequence[Position]
    off: Off = Off()
    extras: Sequence[Extra] = ()
    included: bool = False
    withholding: Fraction | None = None
    payments: Sequence[Fraction] = ()


@dataclass(frozen=True)
class Bill:
    """Every figure; ``taxes`` are rate, rounded base and tax, by rising rate, then those of what
    is not taxed for a reason."""

    amounts: tuple[Fraction, ...]
    subtotal: Fraction
    discount: Fraction
    charges: tuple[Fraction, ...]
    net: Fraction
    taxes: tuple[tuple[Fraction, Fraction, Fraction], ...]
    tax: Fraction
    total: Fraction
    withheld: Fraction
    due: Fraction


@dataclass
class _Part:
    """What is taxed alike; as priced, by whether it is withheld from."""

    lines: dict[bool, Fraction] = field(default_factory=lambda: {False: NONE, True: NONE})
    extras: dict[bool, Fraction] = field(default_factory=lambda: {False: NONE, True: NONE})


def half_up(amount: Fraction, places: int) -> Fraction:
    """The nearest amount with so many decimals; a tie goes away from zero."""
    unit = 10**places
    nearest = Fraction(floor(abs(amount) * unit + Fraction(1, 2)), unit)
    return nearest if amount >= 0 else -nearest


def bill(order: Order) -> Bill:
    places = MINOR_UNITS[order.currency]
    amounts = tuple(_line(position, places) for position in order.positions)
    subtotal = _sum(amounts)
    discount = Off(order.off.percent, min(order.off.amount, max(subtotal, NONE))).of(
        subtotal, places
    )
    charges = tuple(extra.charge.of(subtotal, places) for extra in order.extras)
    parts = _parts(order, amounts, charges)
    _take_off(parts, discount, places)
    rows, net, base = _taxes(order, parts, places)
    tax = _sum(row[2] for row in rows)
    withheld = half_up(base * (order.withholding or 0), places)
    return Bill(
        amounts,
        subtotal,
        discount,
        charges,
        net,
        rows,
        tax,
        net + tax,
        withheld,
        net + tax - withheld - half_up(_sum(order.payments), places),
    )


def _line(position: Position, places: int) -> Fraction:
    gross = half_up(position.quantity * position.unit_price / position.base, places)
    return gross - position.off.of(gross, places)


def _parts(
    order: Order, amounts: Sequence[Fraction], charges: Sequence[Fraction]
) -> dict[Taxed, _Part]:
    parts: dict[Taxed, _Part] = defaultdict(_Part)
    for position, amount in zip(order.positions, amounts, strict=True):
        counted = position.withheld and order.withholding is not None
        parts[position.taxed].lines[counted] += amount
    for extra, amount in zip(order.extras, charges, strict=True):
        counted = extra.withheld and order.withholding is not None
        parts[extra.taxed].extras[counted] += amount
    return dict(sorted(parts.items(), key=lambda part: (part[0].taxes, part[0].why)))


def _take_off(parts: dict[Taxed, _Part], discount: Fraction, places: int) -> None:
    """Give out the discount one minor unit after the other, where most is lacking."""
    if not discount:
        return
    holders = [(part.lines, counted) for part in parts.values() for counted in (False, True)]
    whole = _sum(lines[counted] for lines, counted in holders)
    wanted = [discount * lines[counted] / whole * 10**places for lines, counted in holders]
    given = [floor(each) for each in wanted]
    lacking = [each - got for each, got in zip(wanted, given, strict=True)]
    for _ in range(int(discount * 10**places) - sum(given)):
        at = lacking.index(max(lacking))
        given[at] += 1
        lacking[at] -= 1
    for (lines, counted), got in zip(holders, given, strict=True):
        lines[counted] -= Fraction(got, 10**places)


def _taxes(
    order: Order, parts: dict[Taxed, _Part], places: int
) -> tuple[tuple[tuple[Fraction, Fraction, Fraction], ...], Fraction, Fraction]:
    """The rows, the sum without tax, and what of it a withholding counts."""
    bases: dict[Tax, Fraction] = defaultdict(Fraction)
    held: dict[Tax, Fraction] = defaultdict(Fraction)
    untaxed, nets, counted = [], NONE, NONE
    for taxed, part in parts.items():
        rate = _sum(tax[0] for tax in taxed.taxes)
        divisor = 1 + rate if order.included else Fraction(1)
        priced = {each: part.lines[each] + part.extras[each] for each in (False, True)}
        net = half_up(_sum(priced.values()) / divisor, places)
        nets += net
        counted += half_up(priced[True] / divisor, places)
        for tax, share in zip(
            taxed.taxes, _split(_sum(priced.values()) - net, taxed, places), strict=True
        ):
            bases[tax] += net
            held[tax] += share
        if taxed.why[0]:
            untaxed.append((NONE, net, NONE))
    rows = [
        (tax[0], base, held[tax] if order.included else half_up(base * tax[0], places))
        for tax, base in sorted(bases.items())
    ]
    return (*rows, *untaxed), nets, counted


def _split(whole: Fraction, taxed: Taxed, places: int) -> list[Fraction]:
    """The tax in a price, over the taxes it is for."""
    if not whole:
        return [NONE] * len(taxed.taxes)
    rate = _sum(tax[0] for tax in taxed.taxes)
    wanted = [whole * tax[0] / rate * 10**places for tax in taxed.taxes]
    given = [floor(each) for each in wanted]
    lacking = [each - got for each, got in zip(wanted, given, strict=True)]
    for _ in range(int(whole * 10**places) - sum(given)):
        at = lacking.index(max(lacking))
        given[at] += 1
        lacking[at] -= 1
    return [Fraction(got, 10**places) for got in given]


def _sum(amounts: Iterable[Fraction]) -> Fraction:
    return sum(amounts, start=NONE)

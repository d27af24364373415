"""The one place where an invoice's figures are computed; list, PDF, chat and CSV all show these."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from scatterpilot.domain.draft import Discount, Draft, LineItem
from scatterpilot.domain.money import EXACT, multiply, round_fraction, round_money
from scatterpilot.domain.values import Frozen, PlainDecimal

ZERO = Decimal(0)


class TaxGroup(Frozen):
    """Tax at one rate (a fraction). ``base`` is the taxable amount after its share of discount."""

    rate: PlainDecimal
    base: Decimal
    amount: Decimal


class Totals(Frozen):
    """Every figure of an invoice, rounded to the currency's minor units.

    ``line_amounts`` runs parallel to the lines; a line without quantity or price has ``None`` and
    counts as nothing. ``total = subtotal - discount_total + tax_total`` holds exactly.
    """

    line_amounts: tuple[Decimal | None, ...]
    subtotal: Decimal
    discount_total: Decimal
    taxes: tuple[TaxGroup, ...]
    tax_total: Decimal
    total: Decimal


def line_amount(line: LineItem, currency: str) -> Decimal | None:
    """Quantity times unit price, rounded half-up; ``None`` while one of them is unknown."""
    if line.quantity is None or line.unit_price is None:
        return None
    return round_money(multiply(line.quantity, line.unit_price), currency)


def discount_total(discount: Discount | None, subtotal: Decimal, currency: str) -> Decimal:
    """The discount as money, never more than the subtotal."""
    if discount is None:
        value = ZERO
    elif discount.percent is not None:
        value = multiply(subtotal, discount.percent.scaleb(-2, context=EXACT))
    else:
        value = min(discount.amount or ZERO, subtotal)
    return round_money(value, currency)


def discount_on_lines(draft: Draft, lines: Iterable[int], percent: Decimal) -> Decimal | None:
    """A percentage of these lines alone, as money; ``None`` while an amount is unknown."""
    amounts = [line_amount(draft.line_items[index], draft.currency) for index in lines]
    if None in amounts:
        return None
    share = Discount(percent=percent)
    return discount_total(share, _total(amounts, draft.currency), draft.currency)


def compute_totals(draft: Draft) -> Totals:
    """Compute all figures; the discount comes off before tax, shared in proportion to each rate."""
    currency = draft.currency
    amounts = tuple(line_amount(line, currency) for line in draft.line_items)
    subtotal = _total(amounts, currency)
    discount = discount_total(draft.discount, subtotal, currency)
    taxes = tuple(
        _tax_group(rate, gross, subtotal, discount, currency)
        for rate, gross in sorted(_gross_by_rate(draft, amounts).items())
    )
    tax = _total((group.amount for group in taxes), currency)
    return Totals(
        line_amounts=amounts,
        subtotal=subtotal,
        discount_total=discount,
        taxes=taxes,
        tax_total=tax,
        total=EXACT.add(EXACT.subtract(subtotal, discount), tax),
    )


def _gross_by_rate(draft: Draft, amounts: tuple[Decimal | None, ...]) -> dict[Decimal, Decimal]:
    gross: dict[Decimal, Decimal] = {}
    for line, amount in zip(draft.line_items, amounts, strict=True):
        rate = line.tax_rate if line.tax_rate is not None else draft.tax_rate
        if amount is not None and line.taxable and rate:
            gross[rate] = EXACT.add(gross.get(rate, ZERO), amount)
    return gross


def _tax_group(
    rate: Decimal, gross: Decimal, subtotal: Decimal, discount: Decimal, currency: str
) -> TaxGroup:
    base = Fraction(gross)
    if subtotal:
        base *= 1 - Fraction(discount) / Fraction(subtotal)
    return TaxGroup(
        rate=rate,
        base=round_fraction(base, currency),
        # From the exact base: rounding it first could move the tax by a minor unit.
        amount=round_fraction(base * Fraction(rate), currency),
    )


def _total(amounts: Iterable[Decimal | None], currency: str) -> Decimal:
    total = ZERO
    for amount in amounts:
        total = EXACT.add(total, amount or ZERO)
    return round_money(total, currency)

"""What one line or one charge comes to."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from scatterpilot.domain.items import Charge, Discount, LineItem
from scatterpilot.domain.money import EXACT, multiply, round_fraction, round_money
from scatterpilot.domain.values import Frozen


class LineFigures(Frozen):
    """``amount`` is what counts: ``gross`` less ``discount``, each rounded; all in money."""

    gross: Decimal
    discount: Decimal
    amount: Decimal


def amount_of(line: LineFigures | None) -> Decimal | None:
    return None if line is None else line.amount


def line_figures(line: LineItem, currency: str) -> LineFigures | None:
    """Quantity times unit price, less the line's own discount; ``None`` while one is unknown."""
    if line.quantity is None or line.unit_price is None:
        return None
    gross = _gross(line.quantity, line.unit_price, line.price_base_quantity, currency)
    off = money_off(line.discount, gross, currency)
    return LineFigures(gross=gross, discount=off, amount=EXACT.subtract(gross, off))


def _gross(quantity: Decimal, price: Decimal, base: Decimal | None, currency: str) -> Decimal:
    product = multiply(quantity, price)
    if base is None:
        return round_money(product, currency)
    return round_fraction(Fraction(product) / Fraction(base), currency)


def money_off(discount: Discount | None, amount: Decimal, currency: str) -> Decimal:
    """A discount as money, rounded half-up; what is more than the amount is no more than it."""
    if discount is None:
        return round_money(Decimal(0), currency)
    if discount.percent is not None:
        return part_of(amount, discount.percent, currency)
    most = max(amount, Decimal(0))
    return round_money(min(discount.amount or Decimal(0), most), currency)


def charge_figure(charge: Charge, subtotal: Decimal, currency: str) -> Decimal | None:
    """A charge as money, of a percentage on the subtotal; ``None`` while it is unknown."""
    if charge.percent is not None:
        return part_of(subtotal, charge.percent, currency)
    return None if charge.amount is None else round_money(charge.amount, currency)


def part_of(amount: Decimal, percent: Decimal, currency: str) -> Decimal:
    """A percentage (10 is 10 %) of an amount, rounded half-up to the minor unit."""
    return round_money(multiply(amount, percent.scaleb(-2, context=EXACT)), currency)

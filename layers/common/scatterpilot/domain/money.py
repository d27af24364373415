"""Currencies and exact rounding. Money is ``Decimal`` in major units (12.50), never float."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from math import floor

from scatterpilot.domain.currency_list import MINOR_UNITS, WITHDRAWN

# Wide enough for a quantity times a price at their largest (each 12 digits before the point and 6
# after) summed over 1,000 lines; Decimal's default of 28 digits would round silently.
EXACT = Context(prec=80, rounding=ROUND_HALF_UP)

ZERO = Decimal(0)

MAX_INTEGER_DIGITS = 12
MAX_DECIMALS = 6
MAX_AMOUNT = Decimal(10) ** MAX_INTEGER_DIGITS
_FINEST = Decimal(1).scaleb(-MAX_DECIMALS)
# Zeros at the end are no decimals, but 0e-999999999 would be written with a billion of them.
_MAX_WRITTEN = 100


def is_currency(code: str) -> bool:
    """Whether something can be billed in it: a present code of ISO 4217 that has minor units."""
    return code in MINOR_UNITS


def currency_fault(code: str) -> str | None:
    """Say why nothing new can be billed in this currency, and what to use; ``None`` if it can."""
    if is_currency(code):
        return None
    if code not in WITHDRAWN:
        return "there is no such currency; use a code such as USD or EUR"
    _, _, successor = WITHDRAWN[code]
    if successor is None:
        return f"{code} is no longer in use; use a code such as USD or EUR"
    return f"{code} was replaced by {successor}; use {successor}"


def went_out(code: str) -> int | None:
    """The year a withdrawn currency went; ``None`` for one in use and for what is none."""
    return WITHDRAWN[code][1] if code in WITHDRAWN else None


def minor_units(currency: str) -> int:
    """Digits after the point: 2 for most, 0 for JPY, 3 for KWD; of withdrawn ones too."""
    return MINOR_UNITS[currency] if currency in MINOR_UNITS else WITHDRAWN[currency][0]


def round_money(amount: Decimal, currency: str) -> Decimal:
    """Round half-up (away from zero at the half) to the currency's minor unit."""
    rounded = amount.quantize(Decimal(1).scaleb(-minor_units(currency)), context=EXACT)
    # Without the sign that rounding leaves on a zero.
    return EXACT.plus(rounded)


def round_fraction(amount: Fraction, currency: str) -> Decimal:
    """Round an exact fraction half-up (away from zero at the half) to the minor unit."""
    digits = minor_units(currency)
    scaled = abs(amount) * 10**digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if amount >= 0 else -whole).scaleb(-digits, context=EXACT)


def shared(total: Decimal, weights: Sequence[Decimal], currency: str) -> list[Decimal]:
    """``total`` in shares of whole minor units that add up to it, in proportion to the weights.

    Each share is rounded down, and the units left over go to the largest remainders, the first of
    equal ones. The weights don't add up to zero, unless ``total`` is.
    """
    digits = minor_units(currency)
    units, whole = int(total.scaleb(digits, context=EXACT)), sum(map(Fraction, weights))
    if not units:
        return [round_money(Decimal(0), currency)] * len(weights)
    exact = [units * Fraction(weight) / whole for weight in weights]
    shares = [floor(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda at: shares[at] - exact[at])
    for at in by_remainder[: units - sum(shares)]:
        shares[at] += 1
    return [Decimal(share).scaleb(-digits, context=EXACT) for share in shares]


def multiply(quantity: Decimal, unit_price: Decimal) -> Decimal:
    """The exact product, unrounded."""
    return EXACT.multiply(quantity, unit_price)


def number_fault(number: Decimal) -> str | None:
    """Say why a quantity or price is out of range, or ``None``: up to 12 digits and 6 decimals."""
    if not number.is_finite():
        return "it is not a number"
    # copy_abs, because abs() rounds, and overflows for numbers such as 1e1000000.
    if number.copy_abs() >= MAX_AMOUNT:
        return f"it has more than {MAX_INTEGER_DIGITS} digits before the point"
    written = -int(number.as_tuple().exponent)
    if written > _MAX_WRITTEN or number != number.quantize(_FINEST, context=EXACT):
        return f"it has more than {MAX_DECIMALS} decimals"
    return None


def plain(number: Decimal) -> str:
    """Decimal digits without exponent or trailing zeros: ``40``, ``26.5``, ``0.0825``."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text or "0"

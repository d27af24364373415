"""Currencies and exact rounding. Money is ``Decimal`` in major units (12.50), never float."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

# Wide enough for a quantity times a price at their largest (each 12 digits before the point and 6
# after) summed over 1,000 lines; Decimal's default of 28 digits would round silently.
EXACT = Context(prec=80, rounding=ROUND_HALF_UP)

MAX_INTEGER_DIGITS = 12
MAX_DECIMALS = 6
MAX_AMOUNT = Decimal(10) ** MAX_INTEGER_DIGITS
_FINEST = Decimal(1).scaleb(-MAX_DECIMALS)
# Zeros at the end are no decimals, but 0e-999999999 would be written with a billion of them.
_MAX_WRITTEN = 100

# ISO 4217, active codes, grouped by minor units (amendment 177 of 2024).
_TWO_DECIMALS = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF
CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL
HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP
MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD
SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS
VED VES WST XCD YER ZAR ZMW ZWG
"""
_NO_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE_DECIMALS = "BHD IQD JOD KWD LYD OMR TND"

MINOR_UNITS: dict[str, int] = {
    **dict.fromkeys(_TWO_DECIMALS.split(), 2),
    **dict.fromkeys(_NO_DECIMALS.split(), 0),
    **dict.fromkeys(_THREE_DECIMALS.split(), 3),
}


def is_currency(code: str) -> bool:
    """Whether ``code`` is an active ISO 4217 code."""
    return code in MINOR_UNITS


def minor_units(currency: str) -> int:
    """Digits after the point: 2 for most, 0 for JPY, 3 for KWD."""
    return MINOR_UNITS[currency]


def round_money(amount: Decimal, currency: str) -> Decimal:
    """Round half-up (away from zero at the half) to the currency's minor unit."""
    return amount.quantize(Decimal(1).scaleb(-minor_units(currency)), context=EXACT)


def round_fraction(amount: Fraction, currency: str) -> Decimal:
    """Round an exact, non-negative fraction half-up to the currency's minor unit."""
    digits = minor_units(currency)
    scaled = amount * 10**digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole).scaleb(-digits, context=EXACT)


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

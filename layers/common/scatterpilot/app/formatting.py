"""Money, numbers and dates as people write them in a locale (Unicode CLDR, through Babel)."""

from __future__ import annotations

import re
from copy import copy
from datetime import date
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date as babel_date
from babel.numbers import NumberPattern

from scatterpilot.domain.money import EXACT, MAX_DECIMALS, minor_units, plain

# "KWD 12.500", not "KWD12.500": CLDR's rule of currency spacing, which Babel leaves out.
_CODE_BEFORE_DIGIT = re.compile(r"(?<=[A-Z])(?=\d)")


@lru_cache(maxsize=64)
def locale_of(name: str) -> Locale:
    """The CLDR locale for ``en_GB`` or ``en-GB``; its language's, or English, when unknown."""
    for candidate in (name.replace("-", "_"), name.replace("-", "_").partition("_")[0]):
        try:
            return Locale.parse(candidate)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def money(amount: Decimal, currency: str, locale: str) -> str:
    """``$6,000.00`` in en_US, ``6.000,00 €`` in de_DE; decimals as ISO 4217 has them."""
    return _currency(amount, currency, locale, minor_units(currency))


def price(amount: Decimal, currency: str, locale: str) -> str:
    """A unit price: as :func:`money`, but a price such as $0.085 keeps all its decimals."""
    decimals = len(plain(amount).partition(".")[2])
    return _currency(amount, currency, locale, max(minor_units(currency), decimals))


def number(value: Decimal, locale: str) -> str:
    """A quantity: ``1,250.5`` in en_US, ``1.250,5`` in de_DE; no needless decimals."""
    pattern = locale_of(locale).decimal_formats[None]
    return _apply(pattern, value, locale, (0, MAX_DECIMALS))


def percent(rate: Decimal, locale: str) -> str:
    """A fraction as a percentage: 0.0825 is ``8.25%``, in de_DE ``8,25 %``."""
    # CLDR patterns round to whole percents; a rate of 8.25 % must show its decimals.
    pattern = locale_of(locale).percent_formats[None]
    return _apply(pattern, rate, locale, (0, MAX_DECIMALS))


def _currency(amount: Decimal, currency: str, locale: str, decimals: int) -> str:
    # CLDR rounds some currencies to the coins in use (no decimals for IQD or LBP), ISO 4217 not.
    pattern = locale_of(locale).currency_formats["standard"]
    text = _apply(
        pattern, amount, locale, (decimals, decimals), currency=currency, currency_digits=False
    )
    return _CODE_BEFORE_DIGIT.sub("\u00a0", text, count=1)


def _apply(
    pattern: NumberPattern, value: Decimal, locale: str, decimals: tuple[int, int], **options: Any
) -> str:
    """Write a number with at least and at most so many decimals."""
    pattern = copy(pattern)
    pattern.frac_prec = decimals
    # Babel rounds in the current context, whose 28 digits are too few for the largest sums.
    with localcontext(EXACT):
        return str(pattern.apply(value, locale_of(locale), **options))


def long_date(day: date, locale: str) -> str:
    """``April 9, 2026`` in en_US, ``9 April 2026`` in en_GB, ``9. April 2026`` in de_DE."""
    return babel_date(day, format="long", locale=locale_of(locale))


def known_locale(name: str) -> bool:
    """Whether CLDR knows this locale by the form ``en_GB`` (or ``de``)."""
    try:
        Locale.parse(name)
    except (UnknownLocaleError, ValueError, TypeError):
        return False
    return True

"""Money, numbers and dates as people write them in a locale (Unicode CLDR, through Babel)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date as babel_date
from babel.numbers import format_currency, format_decimal, format_percent

from scatterpilot.domain.money import minor_units
from scatterpilot.domain.values import plain


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
    """``$6,000.00`` in en_US, ``6.000,00 €`` in de_DE; decimals as the currency has."""
    return format_currency(amount, currency, locale=locale_of(locale), currency_digits=True)


def price(amount: Decimal, currency: str, locale: str) -> str:
    """A unit price: as :func:`money`, but a price such as $0.085 keeps all its decimals."""
    decimals = max(minor_units(currency), len(plain(amount).partition(".")[2]))
    pattern = locale_of(locale).currency_formats["standard"]
    text = pattern.apply(
        amount,
        locale_of(locale),
        currency=currency,
        currency_digits=False,
        force_frac=(decimals, decimals),
    )
    return str(text)


def number(value: Decimal, locale: str) -> str:
    """A quantity: ``1,250.5`` in en_US, ``1.250,5`` in de_DE; no needless decimals."""
    return format_decimal(value, format="#,##0.######", locale=locale_of(locale))


def percent(rate: Decimal, locale: str) -> str:
    """A fraction as a percentage: 0.0825 is ``8.25%``, in de_DE ``8,25 %``."""
    chosen = locale_of(locale)
    # CLDR patterns round to whole percents; a rate of 8.25 % must show its decimals.
    pattern = chosen.percent_formats[None].pattern.replace("0", "0.####", 1)
    return format_percent(rate, format=pattern.replace("#,##", ""), locale=chosen)


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

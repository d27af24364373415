"""Money, numbers and dates as people write them in a locale (Unicode CLDR, through Babel)."""

from __future__ import annotations

import re
from copy import copy
from datetime import date
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import Any, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date as babel_date
from babel.numbers import NumberPattern

from scatterpilot.domain.money import EXACT, MAX_DECIMALS, minor_units, plain
from scatterpilot.presentation.language import UNDETERMINED

Kind = Literal["decimal", "percent", "currency"]

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
    return _apply("decimal", value, locale, (0, MAX_DECIMALS))


def percent(rate: Decimal, locale: str) -> str:
    """A fraction as a percentage: 0.0825 is ``8.25%``, in de_DE ``8,25 %``."""
    # CLDR patterns round to whole percents; a rate of 8.25 % must show its decimals.
    return _apply("percent", rate, locale, (0, MAX_DECIMALS))


def _currency(amount: Decimal, currency: str, locale: str, decimals: int) -> str:
    # CLDR rounds some currencies to the coins in use (no decimals for IQD or LBP), ISO 4217 not.
    text = _apply(
        "currency", amount, locale, (decimals, decimals), currency=currency, currency_digits=False
    )
    return _CODE_BEFORE_DIGIT.sub("\u00a0", text, count=1)


def _apply(
    kind: Kind, value: Decimal, locale: str, decimals: tuple[int, int], **options: Any
) -> str:
    """Write a number with at least and at most so many decimals."""
    pattern = _pattern(kind, locale, decimals)
    # Babel rounds in the current context, whose 28 digits are too few for the largest sums.
    with localcontext(EXACT):
        return str(pattern.apply(value, locale_of(locale), **options))


@lru_cache(maxsize=256)
def _pattern(kind: Kind, locale: str, decimals: tuple[int, int]) -> NumberPattern:
    """The locale's pattern, with our decimals in place of its own."""
    known = locale_of(locale)
    patterns: dict[Kind, NumberPattern] = {
        "decimal": known.decimal_formats[None],
        "percent": known.percent_formats[None],
        "currency": known.currency_formats["standard"],
    }
    pattern = copy(patterns[kind])
    pattern.frac_prec = decimals
    return pattern


def long_date(day: date, locale: str) -> str:
    """``April 9, 2026`` in en_US, ``9 April 2026`` in en_GB, ``9. April 2026`` in de_DE."""
    return babel_date(day, format="long", locale=locale_of(locale))


def spoken_date(day: date, language: str, locale: str) -> str:
    """A date in words of the language a reply is in, in the order of the profile's country; in
    figures where code doesn't speak that language.
    """
    if language == UNDETERMINED:
        return day.isoformat()
    return long_date(day, _spoken_locale(language, locale))


def month_name(english: str, language: str) -> str:
    """``März`` for ``March``; what is no English month stays as it is."""
    wide = locale_of("en").months["stand-alone"]["wide"]
    numbers = {name: number for number, name in wide.items()}
    if english not in numbers:
        return english
    return str(locale_of(language).months["format"]["wide"][numbers[english]])


def _spoken_locale(language: str, locale: str) -> str:
    own = locale_of(locale)
    if own.language == language:
        return locale
    return f"{language}_{own.territory}" if own.territory else language


def country_name(code: str, language: str) -> str:
    """``Deutschland`` for ``DE``; the code where CLDR has no name for it."""
    known = locale_of("en" if language == UNDETERMINED else language)
    return str(known.territories.get(code, code))


def known_locale(name: str) -> bool:
    """Whether CLDR knows this locale by the form ``en_GB`` (or ``de``)."""
    try:
        Locale.parse(name)
    except (UnknownLocaleError, ValueError, TypeError):
        return False
    return True

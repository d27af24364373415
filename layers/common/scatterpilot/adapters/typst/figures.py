"""The figures of one invoice, as its seller's locale writes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from scatterpilot.adapters.typst.printed_text import PrintedTexts
from scatterpilot.presentation import formats

UNKNOWN = "–"
"""Printed for what a draft does not know yet."""


class Figures:
    """Formats a document's amounts, rates (fractions) and dates; all of them given as strings."""

    def __init__(self, currency: str, locale: str, texts: PrintedTexts) -> None:
        self._currency, self._locale, self._texts = currency, locale, texts

    def money(self, amount: str | None) -> str:
        return self._format(
            amount, lambda text: formats.money(Decimal(text), self._currency, self._locale)
        )

    def less(self, amount: str) -> str:
        """An amount taken off: ``-$50.00``."""
        return self.money(f"-{amount}")

    def price(self, amount: str | None) -> str:
        return self._format(
            amount, lambda text: formats.price(Decimal(text), self._currency, self._locale)
        )

    def number(self, value: str | None) -> str:
        return self._format(value, lambda text: formats.number(Decimal(text), self._locale))

    def percent(self, rate: Decimal) -> str:
        return self._format(str(rate), lambda _: formats.percent(rate, self._locale))

    def day(self, iso: str | None) -> str:
        return self._format(
            iso, lambda text: formats.long_date(date.fromisoformat(text), self._locale)
        )

    def _format(self, value: str | None, written: Callable[[str], str]) -> str:
        # A figure that can't be printed is the locale's doing: its digits, months or symbols.
        return UNKNOWN if value is None else self._texts.add("locale", written(value))

"""One value of an invoice as people write it, whatever kind it is."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from scatterpilot.domain.draft import Discount
from scatterpilot.domain.field import Field, Kind
from scatterpilot.domain.taxes import NamedTax, Withholding
from scatterpilot.presentation.catalogue import texts_in
from scatterpilot.presentation.field_text import field_text
from scatterpilot.presentation.formats import money, number, percent, price
from scatterpilot.presentation.labels import label_in


class ValueTexts:
    """Values in a currency; ``language`` is that of the words, ``locale`` of the figures."""

    def __init__(self, currency: str, locale: str, language: str) -> None:
        self._currency, self._locale, self._language = currency, locale, language
        self._writers: dict[Kind, Callable[[Any], str]] = {
            "days": self._days,
            "quantity": lambda value: number(value, locale),
            "base": lambda value: number(value, locale),
            "price": lambda value: price(value, currency, locale),
            "amount": self.money,
            "percent": lambda value: percent(value / 100, locale),
            "rate": self.rate,
            "flag": self.flag,
            "discount": self.discount,
            "category": self.word,
            "taxes": lambda taxes: ", ".join(map(self.tax, taxes)),
            "withholding": self.tax,
        }

    def of(self, field: Field, value: Any) -> str:
        """A value of this field."""
        writer = self._writers.get(field.kind)
        return writer(value) if writer else field_text(field, value, self._language, self._locale)

    def word(self, label: str) -> str:
        """What something is called on an invoice."""
        return label_in(self._language, label)

    def money(self, amount: Decimal) -> str:
        return money(amount, self._currency, self._locale)

    def rate(self, rate: Decimal) -> str:
        """A fraction as a percentage."""
        return percent(rate, self._locale)

    def flag(self, value: bool) -> str:
        return texts_in(self._language)("form.yes" if value else "form.no")

    def discount(self, discount: Discount) -> str:
        """``10%`` or ``$50.00``."""
        if discount.percent is not None:
            return percent(discount.percent / 100, self._locale)
        return self.money(discount.amount or Decimal(0))

    def tax(self, tax: NamedTax | Withholding) -> str:
        """``PST 7%``; what is withheld without a name is called so."""
        return f"{tax.name or self.word('withholding')} {self.rate(tax.rate)}"

    def price_for(self, price_text: str, base: Decimal | None) -> str:
        """``$480.00 per 1,000``; a price for one as it is."""
        if base is None or base == 1:
            return price_text
        return self.word("per").format(price=price_text, count=number(base, self._locale))

    def _days(self, days: int) -> str:
        say = texts_in(self._language)
        return say("form.net", days=days) if days else say("form.on_receipt")

"""One value out of one mark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from scatterpilot.engines.embedded.meaning.said import Said, Value
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.reader.marks import Mark
from scatterpilot.engines.typed.money import Money, money_of
from scatterpilot.engines.typed.rates import rate_of
from scatterpilot.engines.typed.units import Unit, unit_of

_THREE = 3


def share_or_money(words: Words, mark: Mark) -> Said[Decimal | Money] | None:
    """A percentage as a fraction, or a sum."""
    rate: Said[Decimal | Money] | None
    rate = value_in(words, mark, lambda text: rate_of(text, words.language, words.locale))
    return rate or value_in(words, mark, lambda t: money_of(t, words.language, words.locale))


def money_in(words: Words, mark: Mark) -> Said[Money] | None:
    """A sum of money."""
    return value_in(words, mark, lambda text: _amount_of(text, words))


def _amount_of(text: str, words: Words) -> Money | None:
    """``8.750`` is no thousands where the currency has three decimals."""
    money = money_of(text, words.language, words.locale)
    if money is None or money.other is None or words.decimals != _THREE:
        return money
    return replace(money, amount=min(money.amount, money.other), other=None)


def unit_in(words: Words, mark: Mark | None) -> Said[Unit] | None:
    """A measure; ``None`` where there is no mark."""
    return value_in(words, mark, lambda text: unit_of(text, words.language)) if mark else None


def value_in(
    words: Words, mark: Mark, value_of: Callable[[str], Value | None]
) -> Said[Value] | None:
    value = value_of(words.of(mark))
    return None if value is None else Said(value, words.quote(mark.start, mark.end), mark.sure)

"""``65, not 56``: values that are wrong now tell what the new one is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from scatterpilot.domain.draft import LineItem
from scatterpilot.engines.embedded.meaning.clauses import clause_of
from scatterpilot.engines.embedded.meaning.said import LineSaid, Meaning, Said
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.money import Money, money_of
from scatterpilot.engines.typed.numbers import number_of


def figures_in(text: str, standing: Standing) -> frozenset[Decimal]:
    """What the words may say, as a number or as money."""
    return _figures(text, standing.words.language, standing.words.locale)


@lru_cache(maxsize=2048)
def _figures(text: str, language: str, locale: str) -> frozenset[Decimal]:
    money, number = money_of(text, language, locale), number_of(text, language, locale)
    return frozenset(v for v in (number, money.amount if money else None) if v is not None)


def in_place_of_old(
    said: LineSaid, line: LineItem, meaning: Meaning, standing: Standing
) -> LineSaid:
    """``65, not 56`` of a line at 56 an hour is its price, whatever it looks like."""
    words = [each.value for each in (*meaning.old, *said.references)]
    old = {figure for each in words for figure in figures_in(each, standing)}
    if said.quantity and said.price and said.quantity.value == line.unit_price != line.quantity:
        return replace(said, quantity=None)  # "change that 34 to 36"
    if said.more and line.quantity in old and not said.has_money:
        return replace(said, more=None, quantity=said.more, unit=said.more_unit)
    counts = said.quantity and not said.has_money and line.quantity not in old
    if said.quantity and counts and line.unit_price in old:
        new = Said(Money(said.quantity.value), said.quantity.quote, said.quantity.sure)
        return replace(said, quantity=None, unit=None, price=new)
    price = said.price
    if price is None or said.price_unit or price.value.currency or price.value.sign:
        return said
    if not said.quantity and line.unit_price not in old and line.quantity in old:
        return replace(said, price=None, quantity=Said(price.value.amount, price.quote, price.sure))
    return said


def only_old(meaning: Meaning, standing: Standing, others: Sequence[LineSaid]) -> list[LineSaid]:
    """``only took 9``: a figure taken for the wrong one that the draft doesn't hold is new; and
    a total wished for, of a single line, is its amount.
    """
    if not meaning.likely("change") or any(line.has_values for line in others):
        return []
    total = meaning.total
    if total is not None and len(standing.lines) == 1 and not standing.draft.discount:
        plain = standing.draft.tax_rate or not (total.value.currency or total.value.sign)
        return [] if plain or _is_added(total, standing) else [LineSaid(amount=total)]
    held = {figure for each in standing.lines for figure in (each.quantity, each.unit_price)}
    if standing.terms_changed_last:
        return []
    said = [each for each in meaning.old if not figures_in(each.value, standing) & held]
    if len(said) != 1 or len(meaning.old) > 2 or _says_a_fact(meaning):
        return []
    words = standing.words
    money = money_of(said[0].value, words.language, words.locale)
    if money is not None and (money.currency or money.sign):
        return [LineSaid(price=Said(money, said[0].quote, said[0].sure))]
    number = number_of(said[0].value, words.language, words.locale)
    return [LineSaid(quantity=Said(number, said[0].quote, said[0].sure))] if number else []


def _is_added(said: Said[Money], standing: Standing) -> bool:
    """``add £25 for that``: what comes on top is no new total."""
    clause = words_in(clause_of(said.quote, standing.words.text))
    return bool(set(clause) & pointing(standing.words.language)["more"])


def _says_a_fact(meaning: Meaning) -> bool:
    return any((meaning.due, meaning.taxes, meaning.discount, meaning.dated, meaning.customer))

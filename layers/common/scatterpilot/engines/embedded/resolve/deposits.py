"""A part of the price billed now: a line of its own, which says of what it is a part."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from scatterpilot.engines.embedded.meaning.said import LineSaid, Meaning, Said
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.packs.pointing import pointing
from scatterpilot.engines.embedded.typed.money import Money
from scatterpilot.engines.embedded.typed.numbers import number_of

_FIGURE = re.compile(r"\d[\d.,'’]{0,15}\d|\d")


def with_deposit(lines: list[LineSaid], meaning: Meaning, words: Words) -> list[LineSaid]:
    """``bill half of it now``, of the only line that is said: its share, named as a deposit."""
    said = meaning.deposit
    if said is None or len(lines) != 1:
        return lines
    line = lines[0]
    whole = line.amount or (line.price if line.quantity is None else None)
    if whole is None or line.description is None:
        return lines
    size = said.value
    if isinstance(size, Money):
        part = size.amount
    elif 0 < size < 1:
        total = _whole_of(whole.value.amount, size, words)
        whole = replace(whole, value=replace(whole.value, amount=total, other=None))
        part = total * size
    else:
        return lines
    if not 0 < part < whole.value.amount:
        return lines
    money = replace(whole.value, amount=part, other=None)
    name = _named(line.description.value, size, whole.value.amount, words.language)
    described = Said(name, line.description.quote, line.description.sure)
    amount = Said(money, said.quote if isinstance(size, Money) else whole.quote, said.sure)
    return [replace(line, description=described, amount=amount, price=None, price_unit=None)]


def _whole_of(amount: Decimal, share: Decimal, words: Words) -> Decimal:
    """``30% of the £6,000 job, so £1,800``: where the share is said in money too, the whole is
    the other figure.
    """
    figures = (
        number_of(found.group(), words.language, words.locale)
        for found in _FIGURE.finditer(words.text)
    )
    return next((each for each in figures if each and each * share == amount), amount)


def _named(what: str, size: Decimal | Money, whole: Decimal, language: str) -> str:
    (word,) = pointing(language)["deposit"]
    share = "" if isinstance(size, Money) else f" {(size * 100).normalize():f}%"
    return f"{word}{share}: {what} ({whole:f})"

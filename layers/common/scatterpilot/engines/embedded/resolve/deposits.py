"""A part of the price billed now: a line of its own, which says of what it is a part."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from scatterpilot.engines.embedded.meaning.said import LineSaid, Meaning, Said
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.packs.pointing import pointing
from scatterpilot.engines.typed.money import Money
from scatterpilot.engines.typed.numbers import number_of

_WORD = re.compile(r" ?([^\W\d]+)")
_FIGURE = re.compile(r"\d[\d.,'’]{0,15}\d|\d")


def with_deposit(lines: list[LineSaid], meaning: Meaning, words: Words) -> list[LineSaid]:
    """``bill half of it now``, of the only line that is said: its share, named as a deposit."""
    said = meaning.deposit
    if len(lines) == 1 and (named := _named_behind(lines[0], words)) is not None:
        return [replace(lines[0], description=named)]
    if said is None or len(lines) != 1:
        return lines
    line = lines[0]
    if isinstance(said.value, Money) and line.description is not None and not line.has_money:
        return [replace(line, amount=Said(said.value, said.quote, said.sure))]
    unnamed = line.amount is not None and line.description is None
    if unnamed:
        line = replace(line, description=_called(said, words))
        lines = [line]
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
    name = line.description.value
    if not unnamed:
        name = _named(name, size, whole.value.amount, words.language)
    described = Said(name, line.description.quote, line.description.sure)
    amount = Said(money, said.quote if isinstance(size, Money) else whole.quote, said.sure)
    return [replace(line, description=described, amount=amount, price=None, price_unit=None)]


def _named_behind(line: LineSaid, words: Words) -> Said[str] | None:
    """``just the $900 deposit``: the word behind the sum of a line without a name."""
    if line.amount is None or line.description is not None:
        return None
    behind = _WORD.match(words.text, line.amount.quote.end or 0)
    (word,) = pointing(words.language)["deposit"]
    if behind is None or behind[1].casefold() != word.casefold():
        return None
    return Said(word, words.quote(behind.start(1), behind.end(1)), line.amount.sure)


def _called(said: Said[Decimal | Money], words: Words) -> Said[str]:
    """``50% deposit``: the share and the word for it name a line that has no other name."""
    start, end = said.quote.start or 0, said.quote.end or 0
    behind = _WORD.match(words.text, end)
    (word,) = pointing(words.language)["deposit"]
    named = behind is not None and behind[1].casefold() == word.casefold()
    quote = words.quote(start, behind.end() if behind and named else end)
    return Said(f"{word} {said.quote.text}" if not named else quote.text, quote, said.sure)


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

"""Figures that the words beside them make something else: a rate of tax, or a difference."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scatterpilot.engines.embedded.meaning.said import LineSaid, Said
from scatterpilot.engines.embedded.packs.pointing import field_words, pointing, words_in
from scatterpilot.engines.embedded.resolve.standing import Standing

_NEAR, _AFTER = 24, 16
_MOST = 40


def rate_said(line: LineSaid, standing: Standing) -> Said[Decimal] | None:
    """``make the VAT 16``: a bare number behind the name of a tax is its rate."""
    if line.references or line.description or line.amount or line.unit or line.price_unit:
        return None
    bare = line.price and not (line.price.value.currency or line.price.value.sign)
    if line.quantity is not None and line.price is None:
        number, quote = line.quantity.value, line.quantity.quote
    elif line.price is not None and bare and line.quantity is None:
        number, quote = line.price.value.amount, line.price.quote
    else:
        return None
    start = quote.start or 0
    before = words_in(standing.words.text[max(0, start - _NEAR) : start])[-2:]
    named = set(before) & set(field_words(standing.words.language)["tax"])
    return Said(number / 100, quote) if named and 0 < number < _MOST else None


def as_difference(line: LineSaid, standing: Standing) -> LineSaid:
    """``one visit less``: a count with a word of less or more right behind it."""
    if line.quantity is None or line.more is not None or line.has_money:
        return line
    end = (line.unit.quote.end if line.unit else None) or line.quantity.quote.end or 0
    following = words_in(standing.words.text[end : end + _AFTER])[:1]
    known = pointing(standing.words.language)
    if not set(following) & (known["less"] | known["more"]):
        return line
    return replace(line, quantity=None, unit=None, more=line.quantity, more_unit=line.unit)

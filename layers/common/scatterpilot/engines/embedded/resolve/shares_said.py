"""Figures that are shares of the whole: the rate of a tax, or a discount."""

from __future__ import annotations

from decimal import Decimal

from scatterpilot.domain.edits import Quote
from scatterpilot.engines.embedded.meaning.said import LineSaid, Meaning, Said
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.resolve.old_values import figures_in
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.packs.pointing import field_words, words_in
from scatterpilot.engines.typed.money import Money
from scatterpilot.engines.typed.rates import rate_of

_NEAR, _AFTER = 24, 16
_MOST = 40


def rate_said(line: LineSaid, meaning: Meaning, standing: Standing) -> Said[Decimal] | None:
    """``make the VAT 16``, ``21 de IVA``: a bare number beside the name of a tax is its rate;
    ``6.5, not 6.25`` of a tax at 6.25 % needs no name.
    """
    bare = _bare(line)
    if bare is None or line.description or line.amount or not 0 < bare.value < _MOST:
        return None
    start, end = bare.quote.start or 0, bare.quote.end or 0
    before = words_in(standing.words.text[max(0, start - _NEAR) : start])[-2:]
    behind = words_in(standing.words.text[end : end + _AFTER])[:2]
    named = {*before, *behind} & set(field_words(standing.words.language)["tax"])
    was = (standing.draft.tax_rate or Decimal(0)) * 100
    if (named and not line.references) or (was and was in _old(meaning, standing)):
        return Said(bare.value / 100, bare.quote)
    return None


def _old(meaning: Meaning, standing: Standing) -> set[Decimal]:
    """The figures that are said to be wrong, unless a line has them."""
    held = {figure for line in standing.lines for figure in (line.quantity, line.unit_price)}
    figures = {f for said in meaning.old for f in figures_in(said.value, standing)}
    figures |= {f for said in meaning.old for f in _share_in(said.value, standing)}
    return figures - {each for each in held if each is not None}


def _share_in(text: str, standing: Standing) -> list[Decimal]:
    """``3 Prozent`` as 3."""
    rate = rate_of(text, standing.words.language, standing.words.locale)
    return [] if rate is None else [rate * 100]


def _bare(line: LineSaid) -> Said[Decimal] | None:
    """The only figure that is said, where it has neither measure nor currency."""
    if line.unit or line.price_unit or (line.quantity and line.price):
        return None
    price = line.price
    if price is None or price.value.currency or price.value.sign:
        return None if price else line.quantity
    return Said(price.value.amount, price.quote, price.sure)


def discount_said(
    line: LineSaid, meaning: Meaning, standing: Standing
) -> Said[Decimal | Money] | None:
    """``make the discount a flat $75``: money or a share behind the word is off everything; a bare
    figure is a percentage where the discount is one.
    """
    if line.description:
        return None
    off, bare = standing.draft.discount, _bare(line)
    was = off.percent if off is not None else None
    if bare is not None and was is not None:
        named = names_discount(bare.quote, standing.words)
        return (
            Said(bare.value / 100, bare.quote) if named or was in _old(meaning, standing) else None
        )
    figure = line.dearer or line.price or line.amount
    if line.quantity or line.unit or line.price_unit or figure is None:
        return None
    if not names_discount(figure.quote, standing.words):
        return None
    value = figure.value
    if was is not None and isinstance(value, Money) and not (value.currency or value.sign):
        value = value.amount / 100  # "the discount goes to 10", of one in percent
    return Said(value, figure.quote, figure.sure)


def names_discount(quote: Quote, words: Words) -> bool:
    """Whether the clause before the figure speaks of a discount."""
    start = quote.start or 0
    before = words_in(words.text[max(0, start - 2 * _NEAR) : start])[-6:]
    return bool(set(before) & set(field_words(words.language)["discount"]))

"""Steps that are none: what a price or a count becomes, and a step of the other one."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from scatterpilot.domain.draft import LineItem
from scatterpilot.engines.embedded.meaning.said import LineSaid, Said
from scatterpilot.engines.embedded.resolve.meant import times_apart
from scatterpilot.engines.embedded.resolve.signs import leads_to
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.money import Money
from scatterpilot.engines.typed.units import OTHER

_NEAR, _AFTER = 24, 16
#: So many times the old price no step is, and so few times a new price may be.
_FAR, _LIKE = 20, 2

#: ``teurer, 135``: a comparative, and behind a pause what it comes to.
_NOW = re.compile(r"([^\W\d]{3,20})[,:] ?$")


def as_new_price(said: LineSaid, known: LineItem, standing: Standing) -> LineSaid:
    """``it was dearer, 135``, of 120: behind a pause, and near the old price, it is the new one."""
    step = said.dearer
    if step is None or said.price or not isinstance(step.value, Money) or not known.unit_price:
        return said
    start = step.quote.start or 0
    told = _NOW.search(standing.words.text[max(0, start - _NEAR) : start])
    compared = pointing(standing.words.language)["compared"]
    now = told is not None and told[1].casefold() in compared
    now = now and times_apart(step.value.amount, known.unit_price) <= _LIKE
    if not now and not leads_to(step.quote, standing.words):
        return said
    return replace(said, dearer=None, price=Said(step.value, step.quote, step.sure))


def as_new_count(said: LineSaid, standing: Standing) -> LineSaid:
    """``auf 12 Stunden erhöhen``: up to so many, and not by them."""
    more = said.more
    if more is None or said.quantity or not leads_to(more.quote, standing.words):
        return said
    return replace(said, more=None, more_unit=None, quantity=more, unit=said.more_unit)


def as_nearer_step(said: LineSaid, known: LineItem, standing: Standing) -> LineSaid:
    """``the labels 500 more``, of 2,000 at 0.11: a bare step far above the price and below the
    count is one of the count; ``50 higher``, of one at 350, is one of the price.
    """
    step, more = said.dearer, said.more
    unit = said.more_unit
    single = known.quantity == 1 and not known.unit and (not unit or unit.value.kind == OTHER)
    if more is not None and single and _is_compared(more, standing):
        step = Said(Money(more.value), more.quote, more.sure)
        return replace(said, more=None, more_unit=None, dearer=step)
    if step is None or more or not isinstance(step.value, Money) or not known.quantity:
        return said
    bare, size = not (step.value.currency or step.value.sign), step.value.amount
    if not bare or not known.unit_price or size != int(size) or size > known.quantity:
        return said
    if size < known.unit_price * _FAR:
        return said
    return replace(said, dearer=None, more=Said(size, step.quote, step.sure))


def _is_compared(figure: Said[Decimal], standing: Standing) -> bool:
    end = figure.quote.end or 0
    said = words_in(f"{figure.quote.text} {standing.words.text[end : end + _AFTER]}")
    known = pointing(standing.words.language)
    return bool(set(said) & known["compared"])

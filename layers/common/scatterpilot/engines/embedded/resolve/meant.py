"""Figures that the words beside them make something else: a count, a price, a sum, a difference."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import dropwhile
from typing import Any

from scatterpilot.domain.draft import LineItem
from scatterpilot.engines.embedded.meaning.clauses import clause_of
from scatterpilot.engines.embedded.meaning.said import LineSaid, Said
from scatterpilot.engines.embedded.resolve.references import roots
from scatterpilot.engines.embedded.resolve.signs import comes_again, leads_to
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.money import Money
from scatterpilot.engines.typed.units import TIMES, Unit, unit_of

_NEAR, _AFTER = 24, 16
#: Where what is said of a figure ends: ``$900 a day, plus tax``.
_PAUSE = re.compile(r"[,;:.\n(+]")
_FEW = 7


def as_count(line: LineSaid, standing: Standing, known: LineItem | None = None) -> LineSaid:
    """``bump the hours to 34``, ``Wörter sind 2.430``: a bare figure for what is pointed at by its
    measure is a count.
    """
    price = line.price or line.amount
    bare = price and not (price.value.currency or price.value.sign or line.price_unit)
    if price is None or not bare or line.quantity is not None or not line.references:
        return line
    if not all(_is_measure(ref, standing) or _counts(ref, known) for ref in line.references):
        return line
    count = Said(price.value.amount, price.quote, price.sure)
    return replace(line, price=None, amount=None, quantity=count)


def _counts(ref: Said[str], known: LineItem | None) -> bool:
    """Whether a word is what a line is counted in, and no part of its name."""
    if known is None or not known.unit or known.quantity in (None, 1):
        return False
    said = roots(ref.value)
    return said <= roots(known.unit) and not said & roots(known.description or "")


def as_total(said: LineSaid, line: LineItem, standing: Standing) -> LineSaid:
    """``make it 5 hours, so £100``: beside a new count, money that it all comes to is a sum."""
    price, count = said.price, said.quantity
    if price is None or count is None or said.amount or said.price_unit or said.each:
        return said
    start = price.quote.start or 0
    before = words_in(standing.words.text[max(0, start - _NEAR) : start])[-1:]
    led = set(before) & pointing(standing.words.language)["so"]
    fits = line.unit_price and count.value * line.unit_price == price.value.amount
    return replace(said, price=None, amount=price) if led or (fits and count.value != 1) else said


def as_rate(said: LineSaid, line: LineItem, standing: Standing) -> LineSaid:
    """``my new rate is 45, so use 45``: a bare figure near to the price, in a message that
    speaks of prices and of no count, is the price.
    """
    count = said.quantity
    bare = count and not (said.unit or said.has_money or said.references or said.more)
    if not bare or count is None or not line.unit_price:
        return said
    known, spoken = pointing(standing.words.language), set(words_in(standing.words.text))
    rated = any(word.endswith(tuple(known["rates"])) for word in spoken)
    priced = (spoken & known["swap_price"] or rated) and not spoken & known["swap_count"]
    if not priced or times_apart(count.value, line.unit_price) > _LIKE:
        return said
    return replace(said, quantity=None, price=Said(Money(count.value), count.quote, count.sure))


def as_nearer(said: LineSaid, line: LineItem) -> LineSaid:
    """``make the postcards 250``, of 200 at 0.40: a bare whole number far from the price and near
    to the count is the count; ``make the call-out 30``, of one at 25, is the price.
    """
    price, count = said.price, said.quantity
    single = line.quantity == 1 and not line.unit and count and not (said.unit or said.has_money)
    named = count is not None and any(0 <= _gap(count, ref) <= 1 for ref in said.references)
    free = line.unit_price == 0  # "delivery is 15 after all"
    priced = count and (
        free or (line.unit_price and times_apart(count.value, line.unit_price) <= _LIKE)
    )
    far = count and line.quantity and times_apart(count.value, line.quantity) >= _FAR
    bare = count and not (said.unit or said.has_money or line.unit)
    if (single or (bare and far)) and count and priced and not named:  # "28 platters" are a count
        return replace(said, quantity=None, price=Said(Money(count.value), count.quote, count.sure))
    if said.amount and _is_price(said.amount, said, line):  # "sorry, £35", of hours at 30
        return replace(said, amount=None, price=said.amount)
    if price is None or said.quantity or said.price_unit or said.each or not line.quantity:
        return said
    figure, old = price.value.amount, line.unit_price
    bare = not (price.value.currency or price.value.sign) and figure == int(figure)
    if not bare or not old or not figure:
        return said
    if times_apart(figure, old) < _FAR or times_apart(figure, line.quantity) > _CLOSE:
        return said
    return replace(said, price=None, quantity=Said(figure, price.quote, price.sure))


def _is_price(amount: Said[Money], said: LineSaid, line: LineItem) -> bool:
    """A sum near to the price of one, and far from that of all."""
    alone = not (said.price or said.quantity or said.references or said.description)
    if not alone or not line.unit_price or not line.quantity or line.quantity <= 1:
        return False
    figure = amount.value.amount
    near = times_apart(figure, line.unit_price) <= _LIKE
    return near and times_apart(figure, line.unit_price * line.quantity) > _LIKE


def times_apart(one: Decimal, other: Decimal) -> Decimal:
    """How many times the smaller the larger is; without end beside nothing."""
    small, large = sorted((abs(one), abs(other)))
    return large / small if small else Decimal("Infinity")


def _gap(said: Said[Decimal], reference: Said[str]) -> int:
    return (reference.quote.start or 0) - (said.quote.end or 0)


#: So many times the old price no new one is, and so few times the old count a new one may be.
_FAR, _CLOSE, _LIKE = 20, 4, 2


def is_said_again(said: LineSaid, line: LineItem, standing: Standing) -> bool:
    """``in euros, still 48`` of a line at 48: a bare figure that the draft has is no new count;
    ``only 48`` is.
    """
    start = said.quantity.quote.start or 0 if said.quantity else 0
    before = words_in(standing.words.text[max(0, start - _NEAR) : start])[-1:]
    if set(before) & pointing(standing.words.language)["only"]:
        return False
    bare = said.quantity is not None and said.unit is None and not said.has_money
    return bool(
        bare
        and said.quantity
        and said.quantity.value == line.unit_price != line.quantity
        and line.quantity is not None
    )


def _is_measure(ref: Said[str], standing: Standing) -> bool:
    """Time, and no rate of it (``the day rate``)."""
    unit = unit_of(ref.value, standing.words.language)
    end = ref.quote.end or 0
    following = words_in(standing.words.text[end : end + _AFTER])[:1]
    known = pointing(standing.words.language)
    priced = set(following) & (known["swap_price"] | known["rates"])
    return unit is not None and unit.kind in TIMES and not priced


def as_difference(line: LineSaid, known: LineItem, standing: Standing) -> LineSaid:
    """``one visit less``, ``3 euros on top``: a figure with a word of less or more behind it."""
    count, price = line.quantity, line.price
    if line.amount is not None and count is None and price is None:
        return _of_the_sum(line, line.amount, standing)
    if (known.quantity if count else known.unit_price) is None:
        return line  # there is nothing to differ from
    if count is not None:
        plain = line.more is None and not (line.price or line.amount or line.free)
        if not (plain and _turns(count, line.unit, standing)):
            return line
        return replace(line, quantity=None, unit=None, more=count, more_unit=line.unit)
    if price is None or line.dearer is not None or not _turns(price, line.price_unit, standing):
        return line
    step: Said[Decimal | Money] = Said(price.value, price.quote, price.sure)
    return replace(line, price=None, price_unit=None, dearer=step)


def _of_the_sum(line: LineSaid, amount: Said[Money], standing: Standing) -> LineSaid:
    """``the fee 50 higher``: no new sum, but a difference."""
    if line.dearer is not None or not _turns(amount, None, standing):
        return line
    return replace(line, amount=None, dearer=Said(amount.value, amount.quote, amount.sure))


def of_the_price(said: LineSaid, standing: Standing) -> LineSaid:
    """``5 on top of the price``, ``5 au tarif horaire``: a difference without a measure of its own,
    beside a word for the price, is one of it.
    """
    more = said.more
    if more is None or said.dearer or (said.more_unit and _is_counted(said.more_unit, more)):
        return said
    clause = words_in(clause_of(more.quote, standing.words.text))
    known = pointing(standing.words.language)
    named = set(clause) & known["swap_price"] or any(
        w.endswith(tuple(known["rates"])) for w in clause
    )
    if not named:
        return said
    return replace(said, more=None, dearer=Said(Money(more.value), more.quote, more.sure))


def off_the_price(said: LineSaid, standing: Standing) -> LineSaid:
    """``lower the price by half``: a share off a line's price is a difference, no discount."""
    off = said.discount
    if off is None or said.dearer or not isinstance(off.value, Decimal):
        return said
    clause = set(words_in(clause_of(off.quote, standing.words.text)))
    known = pointing(standing.words.language)
    rates = tuple(known["rates"])
    named = clause & known["swap_price"] or any(word.endswith(rates) for word in clause)
    return (
        replace(said, discount=None, dearer=Said(off.value, off.quote, off.sure)) if named else said
    )


def _is_counted(unit: Said[Unit], figure: Said[Decimal]) -> bool:
    """Whether the measure stands right behind the figure, or in it: ``5 hours``."""
    return (unit.quote.start or 0) - (figure.quote.end or 0) <= 1


def _turns(figure: Said[Any], unit: Said[Unit] | None, standing: Standing) -> bool:
    """Whether a word of less or more stands right behind a figure and its measure, right before
    it, or before the word that leads to it (``raise it by``).
    """
    end = max(unit.quote.end or 0 if unit else 0, figure.quote.end or 0)
    behind = _PAUSE.split(standing.words.text[end : end + _AFTER], maxsplit=1)[0]
    known = pointing(standing.words.language)
    following = list(dropwhile(known["links"].__contains__, words_in(behind)))[:2]
    following = [*following[:1], " ".join(following)]  # "due in meno"
    signs = known["less"] | known["more"]
    start = figure.quote.start or 0
    near = _PAUSE.split(standing.words.text[max(0, start - 2 * _NEAR) : start])[-1]
    before = words_in(near)
    if leads_to(figure.quote, standing.words):
        return False
    if comes_again(start, standing.words):
        return True
    led = bool(set(before[-1:]) & known["by"]) and bool(set(before[-_FEW:-1]) & signs)
    return led or bool({*following, *before[-1:]} & signs)

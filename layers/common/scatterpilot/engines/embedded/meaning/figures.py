"""The figures of one line: which unit belongs to which number, sums of two measures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from scatterpilot.engines.embedded.meaning.counts import multiply, replaces, take_counts
from scatterpilot.engines.embedded.meaning.one_value import (
    money_in,
    share_or_money,
    unit_in,
    value_in,
)
from scatterpilot.engines.embedded.meaning.prices import (
    is_for_all,
    is_rate,
    like,
    names_all,
    price_in,
    unit_of_rate,
    whole_figure,
    without_currency,
    without_unit,
)
from scatterpilot.engines.embedded.meaning.said import LineSaid, Said
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.reader.marks import Mark
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.measures import measure_of
from scatterpilot.engines.typed.numbers import number_of
from scatterpilot.engines.typed.rates import rate_of
from scatterpilot.engines.typed.units import unit_of

_NEAR = 24
_COUNTED = ("QTY", "DQTY")
_PRICED = ("PRICE", "AMOUNT", "DPRICE")


def read_figures(words: Words, marks: Sequence[Mark], line: LineSaid) -> list[Mark]:
    """Put the figures of these marks on the line; gives the marks that hold none."""
    units = _units(marks)
    unread: list[Mark] = []
    counts = [(mark, units.get(mark)) for mark in marks if mark.role == "QTY"]
    several = any(_is_several(words, mark) for mark, unit in counts if unit is None)
    ends = sorted(mark.end for mark in marks if mark.role in _COUNTED)
    for mark in marks:
        after = bisect_right(ends, mark.start)
        whole = whole_figure(words, mark, ends[after - 1] if after else 0)
        unit = units.get(mark)
        unread += _one(words, _as_sum(words, whole, unit, several), unit, line)
    days = sum(mark.role == "SDATE" for mark in marks)
    priced = frozenset(mark.start for mark in marks if mark.role in _PRICED)
    unread += take_counts(words, counts, line, by_day=1 < days == len(counts), priced=priced)
    multiply(words, [mark for mark in marks if mark.role == "MULT"], line)
    line.discount_each = any(figure.role == "LDISC" for figure in units)
    taken = set(units.values())
    for mark in (m for m in marks if m.role == "UNIT" and m not in taken):
        said = value_in(words, mark, lambda text: unit_of(text, words.language))
        if said is not None:
            line.unit, line.price_unit = line.unit or said, line.price_unit or said
    return sorted(unread, key=lambda mark: mark.start)


def _is_several(words: Words, mark: Mark) -> bool:
    count = number_of(words.of(mark), words.language, words.locale)
    return count is not None and count > 1


def _as_sum(words: Words, mark: Mark, unit: Mark | None, several: bool) -> Mark:
    """``letterheads 100 for 45``: what so many things are for is a sum, where it may be."""
    if mark.role != "PRICE" or unit is not None or not several or mark.sure >= _PLAIN:
        return mark
    before = words_in(words.text[max(0, mark.start - _NEAR) : mark.start])[-1:]
    led = set(before) & pointing(words.language)["for_all"]
    return replace(mark, role="AMOUNT") if led else mark


#: What is so surely the price of one is none of all.
_PLAIN = 0.99


def _without_verb(words: Words, mark: Mark) -> str:
    """``knock off two hours``: a difference without the words that say which way it goes."""
    known = pointing(words.language)
    said = words.of(mark)
    head, _, rest = said.partition(" ")
    while rest and head.casefold() in known["less"] | known["more"]:
        said = rest
        head, _, rest = said.partition(" ")
    return said


def _units(marks: Sequence[Mark]) -> dict[Mark, Mark]:
    """The unit of each figure: the one right behind it, else the one right before it."""
    figures = [m for m in marks if m.role in (*_COUNTED, *_PRICED, "LDISC", "UNIT")]
    found = {
        figure: unit
        for figure, unit in pairwise(figures)
        if unit.role == "UNIT" and figure.role != "UNIT"
    }
    taken = set(found.values())
    for unit, figure in pairwise(figures):
        free = unit.role == "UNIT" and unit not in taken and figure not in found
        if free and figure.role in _PRICED:
            found[figure] = unit
    return found


def _one(words: Words, mark: Mark, behind: Mark | None, line: LineSaid) -> list[Mark]:
    """Put one figure on the line; gives its mark where it holds none."""
    if mark.role in ("PRICE", "AMOUNT") and words.of(mark).rstrip().endswith("%"):
        line.percent = value_in(words, mark, lambda t: rate_of(t, words.language, words.locale))
        return [] if line.percent else [mark]
    take = _TAKEN.get(mark.role)
    return [] if take is None or take(words, mark, behind, line) else [mark]


def _price(words: Words, mark: Mark, behind: Mark | None, line: LineSaid) -> bool:
    if is_for_all(words, mark) and (behind is None or names_all(words, behind)):
        line.amount = money_in(words, mark) or line.amount
        return line.amount is not None
    behind, whole = without_currency(words, *without_unit(words, mark, behind))
    line.price = like(line.price, price_in(words, whole, behind)) or line.price
    rated = unit_of_rate(words, mark) if behind and _is_of_rate(words, behind, mark) else None
    rated = rated or unit_in(words, behind)
    line.price_unit = rated or line.price_unit or unit_of_rate(words, mark)
    line.each = line.each or (behind is not None and line.price_unit is None)
    return line.price is not None


def _is_of_rate(words: Words, unit: Mark, price: Mark) -> bool:
    """A measure before its price, or one that is a rate: ``£64`` ``hourly rate``."""
    rates = tuple(pointing(words.language)["rates"])
    named = any(word.endswith(rates) for word in words_in(words.of(unit)))
    return unit.start < price.start or named


def _amount(words: Words, mark: Mark, behind: Mark | None, line: LineSaid) -> bool:
    amount = money_in(words, mark)
    if is_rate(words, mark):
        line.price = amount or line.price
        return line.price is not None
    if amount and line.price and replaces(words, line.price, amount):
        line.price = amount
    else:
        line.amount = amount or line.amount
    return amount is not None


def _difference(words: Words, mark: Mark, behind: Mark | None, line: LineSaid) -> bool:
    measured = measure_of(_without_verb(words, mark), words.language, words.locale)
    if measured is None:
        return False
    quote = words.quote(mark.start, mark.end)
    line.more = Said(measured.number, quote, mark.sure)
    unit = Said(measured.unit, quote, mark.sure) if measured.unit else None
    line.more_unit = unit or unit_in(words, behind)
    return True


def _dearer(words: Words, mark: Mark, behind: Mark | None, line: LineSaid) -> bool:
    line.dearer = share_or_money(words, mark)
    return line.dearer is not None


#: How the figure of a role is put on a line; whether it holds one.
_TAKEN: dict[str, Callable[[Words, Mark, Mark | None, LineSaid], bool]] = {
    "PRICE": _price,
    "AMOUNT": _amount,
    "DQTY": _difference,
    "DPRICE": _dearer,
}

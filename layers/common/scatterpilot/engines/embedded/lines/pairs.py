"""``a logo and a banner at 300 each``: one of each, so as many lines as there are articles."""

from __future__ import annotations

from decimal import Decimal

from scatterpilot.engines.embedded.claims import ItemClaim
from scatterpilot.engines.embedded.lines.items import tidy
from scatterpilot.engines.embedded.reading import Reading

_ONE = frozenset(["a", "an", "one"])
_JOINS = frozenset(["and", "&", ",", "plus"])
_ONES_JOINED = _ONE | _JOINS


def one_of_each(reading: Reading, items: list[ItemClaim]) -> list[ItemClaim]:
    """The items, with those that name several single things at a price each taken apart."""
    return [
        part for item in items for part in _before_count(reading, item) or _apart(reading, item)
    ]


def _before_count(reading: Reading, item: ItemClaim) -> list[ItemClaim]:
    """``a table and 4 chairs at 300 each``: the price of the table was not said."""
    if not item.each or item.rate_unit or not item.parts or item.quantity_span is None:
        return []
    count = item.quantity_span[0]
    first = tuple(
        i for i in item.parts if i < count and not (i == count - 1 and _joins(reading, i))
    )
    rest = tuple(i for i in item.parts if i > count)
    led = reading.low(item.parts[0] - 1) in _ONE and _joins(reading, count - 1)
    if not first or not rest or not led:
        return []
    unpriced = _single(reading, item, first)._replace(
        price=None, price_span=None, currency=None, each=False
    )
    return [unpriced, item._replace(parts=rest, description=tidy(reading.slice_text(rest)))]


def _apart(reading: Reading, item: ItemClaim) -> list[ItemClaim]:
    things = _things(reading, _stretch(reading, item))
    counted = item.quantity is not None and item.quantity != 1
    priced = item.price is not None and not item.each
    if priced or counted or item.rate_unit or len(things) < 2:
        return [item]
    return [_single(reading, item, thing) for thing in things]


def _single(reading: Reading, item: ItemClaim, thing: tuple[int, ...]) -> ItemClaim:
    return item._replace(
        span=(thing[0] - 1, thing[-1] + 1),
        parts=thing,
        description=tidy(reading.slice_text(thing)),
        quantity=Decimal(1),
        quantity_span=(thing[0] - 1, thing[0]),
        unit="",
        unit_text=None,
    )


def _stretch(reading: Reading, item: ItemClaim) -> tuple[int, ...]:
    """The words from the first thing to the last, a second ``one`` and the joins included."""
    if not item.parts:
        return ()
    first = item.parts[0] + (reading.low(item.parts[0]) in _ONE)
    return tuple(
        index
        for index in range(first, item.parts[-1] + 1)
        if index in item.parts or reading.low(index) in _ONES_JOINED
    )


def _things(reading: Reading, parts: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The runs that follow an article each; none unless the first follows one too."""
    if not parts or reading.low(parts[0] - 1) not in _ONE:
        return []
    things: list[list[int]] = [[]]
    for index in parts:
        if reading.low(index) in _ONE and _joins(reading, index - 1):
            while things[-1] and _joins(reading, things[-1][-1]):
                things[-1].pop()
            things.append([])
        else:
            things[-1].append(index)
    return [tuple(thing) for thing in things] if all(things) else []


def _joins(reading: Reading, index: int) -> bool:
    return reading.low(index) in _JOINS

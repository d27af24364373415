"""``same rate``: the price of another line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from scatterpilot.domain.edits import Quote
from scatterpilot.engines.embedded.meaning.said import LineSaid, Said
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.embedded.resolve.targets import lines_of
from scatterpilot.engines.typed.money import Money


def with_same_price(lines: Sequence[LineSaid], standing: Standing) -> Iterator[LineSaid]:
    """``same rate`` is that of the line before, in the message or in the draft."""
    before: LineSaid | None = None
    if any(line.same_price for line in lines):
        lines = [line if line.has_money else replace(line, same_price=True) for line in lines]
    for line in lines:
        if line.same_price and line.price is None:
            line = _priced_as(line, before, standing)
        before = line if line.price else before
        yield line


def _priced_as(line: LineSaid, before: LineSaid | None, standing: Standing) -> LineSaid:
    if before is not None:
        return replace(line, price=before.price, price_unit=before.price_unit)
    named = [i for ref in line.references for i in lines_of(ref.value, standing)]
    priced = [i for i, each in enumerate(standing.lines) if each.unit_price is not None]
    index = next(iter(named), priced[-1] if priced else None)
    if index is None or (price := standing.lines[index].unit_price) is None:
        return line
    quote = Quote(text=standing.words.text[:0])
    return replace(line, price=Said(Money(price), quote))


def price_as_another(index: int, standing: Standing) -> dict[str, Any]:
    prices = [
        each.unit_price
        for other, each in enumerate(standing.lines)
        if other != index and each.unit_price is not None
    ]
    return {"unit_price": prices[-1]} if prices else {}

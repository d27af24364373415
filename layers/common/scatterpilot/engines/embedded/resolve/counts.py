"""What is counted beside what the price is for: one measure for both, or no plain line."""

from __future__ import annotations

from decimal import Decimal

from scatterpilot.domain.draft import LineItem
from scatterpilot.engines.embedded.meaning.said import LineSaid, Said
from scatterpilot.engines.embedded.resolve.measuring import in_measure
from scatterpilot.engines.typed.units import OTHER, PARTS_OF_HOUR, TIMES, Unit, kind_of

Count = tuple[Decimal | None, Said[Unit] | None]


def counted(said: LineSaid, line: LineItem | None) -> Count:
    """How many, and of what. 90 minutes at a rate per hour are 1.5 hours; so they are of a line
    that counts hours, and so is a line of 90 minutes that gets a rate per hour.
    """
    priced, unit = said.price_unit, said.unit or _of_price(said)
    quantity, kind = _known(said, line)
    wanted = priced.value.kind if priced else _kind_of(line)
    if quantity is None or kind not in TIMES or wanted not in TIMES or kind == wanted:
        return (said.quantity.value if said.quantity else None), unit
    measured = in_measure(quantity, kind, wanted)
    if measured is None:
        return (said.quantity.value if said.quantity else None), unit
    return measured, priced


def _of_price(said: LineSaid) -> Said[Unit] | None:
    """``3`` at so much ``a day`` are 3 days; of ``la chemise`` nobody here knows the plural."""
    unit = said.price_unit
    if said.quantity is None or unit is None:
        return None
    plain = unit.value.kind != OTHER or unit.value.many != unit.value.one
    return unit if plain or abs(said.quantity.value) == 1 else None


def is_plain(said: LineSaid, line: LineItem | None) -> bool:
    """Whether the price is for what is counted: not where days are counted at a rate per hour,
    nor minutes at a price without a measure, which may be for an hour or for all of them.
    """
    quantity, kind = _known(said, line)
    if said.price is None or quantity is None or kind not in TIMES:
        return True
    if said.price_unit is not None:
        wanted = said.price_unit.value.kind
        return wanted not in TIMES or in_measure(quantity, kind, wanted) is not None
    return kind not in PARTS_OF_HOUR or said.each or said.quantity is None


def _known(said: LineSaid, line: LineItem | None) -> tuple[Decimal | None, str]:
    """What is counted, now or before, and the kind of its measure."""
    if said.quantity is not None:
        return said.quantity.value, said.unit.value.kind if said.unit else ""
    return (line.quantity if line else None), _kind_of(line)


def _kind_of(line: LineItem | None) -> str:
    return kind_of(line.unit) if line and line.unit else ""

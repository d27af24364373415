"""Quantities of one measure in another."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from scatterpilot.domain.money import EXACT, MAX_DECIMALS
from scatterpilot.engines.typed.units import IN_MINUTES, PARTS_OF_HOUR, TIMES

#: So many of the smaller one: minutes, half days.
_SIZES: Final = (IN_MINUTES, {"half_day": 1, "day": 2})
_FINEST: Final = Decimal(1).scaleb(-MAX_DECIMALS)


def in_measure(quantity: Decimal, counted: str, wanted: str) -> Decimal | None:
    """So many of one kind of unit in another: 90 minutes are 1.5 hours. ``None`` where that
    depends, as of days in hours; a count of the thing itself is in any measure. Either may be
    empty where nobody said it; minutes of nothing said are taken for parts of an hour.
    """
    for sizes in _SIZES:
        if counted in sizes and wanted in sizes:
            return finely(EXACT.divide(quantity * sizes[counted], Decimal(sizes[wanted])))
    if counted in PARTS_OF_HOUR and not wanted:
        return finely(quantity * IN_MINUTES[counted] / 60)
    apart = counted in TIMES and wanted and counted != wanted
    return None if apart else quantity


def finely(number: Decimal) -> Decimal:
    """With no more decimals than a draft takes: 20 minutes are 0.333333 hours."""
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -MAX_DECIMALS:
        return EXACT.quantize(number, _FINEST)
    return number

"""Whether a number follows from the figures that the user wrote."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from scatterpilot.engines.typed.figures import figures_in

_MOST = 12
# Thousands, lakhs, millions, crores, percent, dozens, weeks, months, hours of a working day.
_SCALES = tuple(map(Decimal, "1 1000 100000 1000000 10000000 0.01 12 7 30 8".split()))
# Minutes of an hour, hours of a working day.
_PARTS = (Decimal(60), Decimal(8))
_CLOSE = Decimal("0.000001")


def follows(value: Decimal, quote: str, before: Decimal | None = None) -> bool:
    """Whether a value can come from the figures of a quote: as written, scaled (1.5k, 90 minutes),
    from two of them (3 for $90), or from one and the value ``before`` ("2 hours more").

    A quote without figures says its number in words, of whatever language, so it always does; what
    was made of it is read back to the user like everything else.
    """
    figures = figures_in(quote)[:_MOST]
    if not figures:
        return True
    known = [number for readings in figures for number in readings]
    return any(abs(value - each) <= _CLOSE for each in _derived(known, before))


def _derived(known: list[Decimal], before: Decimal | None) -> Iterator[Decimal]:
    for number in known:
        yield from (number * scale for scale in _SCALES)
        yield from (number / part for part in _PARTS)
        yield number + Decimal("0.5")
        if before is not None:
            yield from (before + number, before - number, number - before)
            yield from (before * (1 + number / 100), before * (1 - number / 100))
    for one, other in permutations(known, 2):
        yield from (one * other, one * other / 100, one + other, one + other / 60, one - other)
        if other:
            yield one / other

"""Whether a value follows from the words it is said to come from.

Words prove a figure only if they hold one: in digits, or written out in any language. What was
made of it may be what people make of figures: a share, a sum of both, a change of what was there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations
from typing import Final

from scatterpilot.engines.packs import LANGUAGES
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.figures import figures_in, plain_digits
from scatterpilot.engines.typed.said_numbers import numbers_elsewhere, numbers_in_words

_CELL: Final = re.compile(
    r"(?<![\d.])\d{1,15}(?:\.\d{1,6})?(?=,)|(?<=,)\d{1,15}(?:\.\d{1,6})?(?![\d.])"
)
#: So many figures are put together with each other; of a longer quote each counts alone.
_MOST, _MOST_ALONE = 14, 200
#: Thousands, lakhs, millions, crores, percent, dozens, weeks, months, hours of a working day.
_SCALES: Final = tuple(map(Decimal, "1 1000 100000 1000000 10000000 0.01 12 7 30 8".split()))
#: Minutes of an hour, hours of a working day, a price for a thousand, a hundred or a dozen.
_PARTS: Final = tuple(map(Decimal, "60 8 1000 100 12 10".split()))
_CLOSE: Final = Decimal("0.000001")
_FACTORS: Final = {"doubled": Decimal(2), "tripled": Decimal(3), "halved": Decimal("0.5")}


def follows(value: Decimal, quote: str, before: Decimal | None = None) -> bool:
    """Whether a value can come from the figures of a quote: as written, scaled (1.5k, 90 minutes),
    from two of them (3 for $90, $150 including 8 %), or from one and the value ``before``
    ("2 hours more"). Nothing comes from words without a figure but nothing, or a multiple.
    """
    if value == 0:
        return True
    known = [number for readings in figures_in(quote)[:_MOST] for number in readings]
    known += _cells(quote)
    known += [*numbers_in_words(quote, LANGUAGES), *numbers_elsewhere(quote)][:_MOST]
    known += [each for readings in figures_in(quote)[_MOST:_MOST_ALONE] for each in readings]
    derived = [*known[_MOST:], *_derived(known[:_MOST], before), *_multiples(quote, before)]
    return any(_same(value, each) for each in derived)


def _cells(quote: str) -> list[Decimal]:
    """``Hard drives,2,189.99``: figures that a comma parts, as in a table."""
    return [Decimal(found) for found in _CELL.findall(plain_digits(quote))[:_MOST]]


def _same(value: Decimal, derived: Decimal) -> bool:
    """As exact as it is written: 33.33 is a third of a hundred."""
    if abs(value - derived) <= _CLOSE:
        return True
    places = -int(value.as_tuple().exponent)
    return places >= 2 and abs(value - derived) <= Decimal(1).scaleb(-places) / 2


def _derived(known: list[Decimal], before: Decimal | None) -> Iterator[Decimal]:
    for number in known:
        yield from (number * scale for scale in _SCALES)
        yield from (number / part for part in _PARTS)
        yield number + Decimal("0.5")
        if number < 1:
            yield 1 + number  # a day and a half
        if before is not None:
            yield from (before + number, before - number, number - before, before * number)
            yield from (before * (1 + number / 100), before * (1 - number / 100))
    for one, other in permutations(known, 2):
        yield from (one * other, one * other / 100, one + other, one + other / 60, one - other)
        yield one + other / 100  # nineteen ninety
        yield from (one * (1 + other / 100), one * (1 - other / 100))
        if other:
            yield from (one / other, 1000 * one / other, one / (1 + other / 100))


def _multiples(quote: str, before: Decimal | None) -> Iterator[Decimal]:
    """``double the hours``, of what was there."""
    if before is None:
        return
    words = set(words_in(quote))
    for language in LANGUAGES:
        for name, factor in _FACTORS.items():
            if words & pointing(language)[name]:
                yield before * factor

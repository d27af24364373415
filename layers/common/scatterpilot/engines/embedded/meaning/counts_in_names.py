"""How many, or for how long, where the words of a line's name say it."""

from __future__ import annotations

import re
from decimal import Decimal

from scatterpilot.engines.embedded.meaning.said import LineSaid, Said
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.typed.measures import Measured, measure_of
from scatterpilot.engines.typed.numbers import number_of
from scatterpilot.engines.typed.units import IN_MINUTES, OF_TIME, OTHER

_NUMBER = re.compile(r"(?<![\w.,])\d{1,4}(?![\w.,])")
#: Words that tell a duration, at most.
_TELLING = 4


def count_in_name(words: Words, line: LineSaid) -> None:
    """``tuning 2 pianos at $150 each``, ``waiting 45 min`` at a rate per hour: how many stands in
    the name, or how long each takes.
    """
    named, timed = line.description, _is_rated_by_time(line)
    if named is None:
        return
    if timed and (long := _duration_in(words, named.value)) is not None:
        _take_duration(line, named, long)
    elif line.quantity is None and not timed:
        _take_number(words, line, named)


def _is_rated_by_time(line: LineSaid) -> bool:
    return line.price_unit is not None and line.price_unit.value.kind in OF_TIME


def _take_duration(line: LineSaid, named: Said[str], long: Measured) -> None:
    """So long, or ``3 lessons of 90 minutes`` so often so long; a time said by itself stays."""
    count, unit = line.quantity, line.unit
    if long.unit is None or (count is not None and unit and unit.value.kind in OF_TIME):
        return
    if count is None:
        line.quantity = Said(long.number, named.quote, named.sure)
    else:
        line.quantity = Said(count.value * long.number, count.quote, count.sure)
    line.unit = Said(long.unit, named.quote, named.sure)


def _take_number(words: Words, line: LineSaid, named: Said[str]) -> None:
    first, _, rest = named.value.partition(" ")
    measured = measure_of(first, words.language, words.locale) if line.price and rest else None
    if measured is not None and measured.unit is not None and measured.unit.kind != OTHER:
        line.quantity = Said(measured.number, named.quote, named.sure)
        line.unit = line.unit or Said(measured.unit, named.quote, named.sure)
        return
    if not (line.each or line.price_unit):
        return
    numbers = [Decimal(each) for each in _NUMBER.findall(named.value)]
    spelled = number_of(first, words.language, words.locale) if rest else None
    if not numbers and spelled is not None and spelled > 1:
        line.quantity = Said(spelled, named.quote, named.sure)
        line.description = Said(rest, named.quote, named.sure)
    elif len(numbers) == 1:
        line.quantity = Said(numbers[0], named.quote, named.sure)


def _duration_in(words: Words, name: str) -> Measured | None:
    """The longest words of a name that say for how long: ``de hora y media``, ``90-minute``."""
    said = name.replace("-", " ").split()
    for size in range(min(_TELLING, len(said)), 0, -1):
        for start in range(len(said) - size + 1):
            if measure_of(said[start], words.language, words.locale) is None:
                continue
            text = " ".join(said[start : start + size])
            measured = measure_of(text, words.language, words.locale)
            timed = measured is not None and measured.unit and measured.unit.kind in IN_MINUTES
            if timed and (size > 1 or text[0].isdigit()):
                return measured
    return None

"""Figures in a text of any language, and whether a value follows from those the user wrote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import permutations

_RUN = re.compile(r"\d[\d.,'’\u00a0\u202f]*")
_SPACED = re.compile(r"\d{1,3}(?: \d{3}){1,4}(?:[.,]\d+)?(?!\d)")
_LONGEST = 24
_MOST = 12
_THOUSANDS = 3
# Thousands, lakhs, millions, crores, percent, dozens, weeks, months, hours of a working day.
_SCALES = tuple(map(Decimal, "1 1000 100000 1000000 10000000 0.01 12 7 30 8".split()))
# Minutes of an hour, hours of a working day.
_PARTS = (Decimal(60), Decimal(8))
_CLOSE = Decimal("0.000001")


def plain_digits(text: str) -> str:
    """The text with the digits of every script as 0-9, and ½ as .5."""
    if text.isascii():
        return text
    return "".join(_plain(character) for character in text)


def _plain(character: str) -> str:
    if character.isascii():
        return character
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.digit(character))
    if category == "No":
        value = unicodedata.numeric(character)
        return f".{f'{value:.6f}'.partition('.')[2].rstrip('0')}" if 0 < value < 1 else str(value)
    return character


def figures_in(text: str) -> list[frozenset[Decimal]]:
    """Each figure of a text as the set of its possible readings: 1,234 is 1.234 or 1234."""
    text = plain_digits(text)
    found = [_readings(match[0]) for match in _RUN.finditer(text)]
    found += [_readings(match[0].replace(" ", "")) for match in _SPACED.finditer(text)]
    return found


def _readings(run: str) -> frozenset[Decimal]:
    run = re.sub(r"['’\u00a0\u202f]", "", run).rstrip(".,")[:_LONGEST]
    last = max(run.rfind("."), run.rfind(","))
    if last < 0:
        return frozenset([Decimal(run)])
    whole, part = re.sub("[.,]", "", run[:last]), run[last + 1 :]
    readings = {Decimal(f"{whole or '0'}.{part}")}
    if len(part) == _THOUSANDS:
        readings.add(Decimal(whole + part))
    return frozenset(readings)


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


def unknown_figures(text: str, *, stored: Iterable[str]) -> bool:
    """Whether a text shows a figure that none of the ``stored`` texts has."""
    allowed = {number for each in stored for readings in figures_in(each) for number in readings}
    return any(not readings & allowed for readings in figures_in(text))

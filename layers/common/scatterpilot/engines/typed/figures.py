"""Figures in a text of any language, each with all its possible readings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

_RUN: Final = re.compile(r"\d[\d.,'’\u00a0\u202f]*")
_SPACED: Final = re.compile(r"\d{1,3}(?: \d{3}){1,4}(?:[.,]\d+)?(?!\d)")
_DATE: Final = re.compile(
    r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?(?![\d.])|(\d{4})\.(\d{1,2})\.(\d{1,2})"
)
_LONGEST: Final = 24
_THOUSANDS: Final = 3
_CENTURY: Final = 2000


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
    """Each figure of a text as the set of its possible readings: 1,234 is 1.234 or 1234; of a date
    its day, its month and its year.
    """
    text = plain_digits(text)
    found = [parts for match in _RUN.finditer(text) for parts in _figures(match[0])]
    found += [_readings(match[0].replace(" ", "")) for match in _SPACED.finditer(text)]
    return found


def _figures(run: str) -> Iterator[frozenset[Decimal]]:
    date = _DATE.fullmatch(run.rstrip(","))
    if date is None:
        yield _readings(run)
        return
    for part in filter(None, date.groups()):
        short = len(part) < 4 and part == date[3]  # the year of 9.4.26
        yield frozenset([Decimal(part), Decimal(part) + _CENTURY] if short else [Decimal(part)])


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


def unknown_figures(text: str, *, stored: Iterable[str]) -> bool:
    """Whether a text shows a figure that none of the ``stored`` texts has."""
    allowed = {number for each in stored for readings in figures_in(each) for number in readings}
    return any(not readings & allowed for readings in figures_in(text))

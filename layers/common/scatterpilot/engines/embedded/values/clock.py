"""What a date is counted from, and the dates that can exist."""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from scatterpilot.engines.embedded.text.tokens import Token, folded


class DateSpan(NamedTuple):
    """A date read from ``tokens[start:end]``; ``problem`` says why it can't exist."""

    value: date | None
    start: int
    end: int
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """Where dates are counted from. ``backward`` prefers the nearest date over the next to come:
    an invoice may be dated last week, but it is not due then. ``issued`` is the invoice's date."""

    today: date
    day_first: bool
    backward: bool = False
    issued: date | None = None

    @property
    def base(self) -> date:
        """The day that terms count from: the invoice's date, else today."""
        return self.today if self.issued is None or self.backward else self.issued


def day_first(locale: str) -> bool:
    """Whether 4/3 means 4 March: everywhere but in the United States and the Philippines."""
    return locale.partition("_")[2] not in ("US", "PH")


def past(tokens: Sequence[Token], index: int, words: Sequence[str]) -> int:
    """The index after any of these words."""
    while folded(tokens, index) in words:
        index += 1
    return index


def _skip_comma(tokens: Sequence[Token], index: int) -> int:
    return index + 1 if folded(tokens, index) in (",", "of", ".") else index


def dated(year: int, month: int, day: int, start: int, end: int) -> DateSpan:
    """The date, or the problem that keeps it from existing."""
    try:
        return DateSpan(date(year, month, day), start, end)
    except ValueError:
        return DateSpan(None, start, end, _impossible(year, month, day))


def _impossible(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    last = gregorian.monthrange(year, month)[1] if 1 <= year <= 9999 else 31
    name = gregorian.month_name[month]
    return f"{name} {year} has only {last} days, so there is no {name} {day}"


def nearest_year(month: int, day: int, clock: Clock) -> int:
    """The year of a date given without one."""
    today = clock.today
    options = []
    for year in (today.year - 1, today.year, today.year + 1):
        last = gregorian.monthrange(year, month)[1]
        options.append((year, date(year, month, min(day, last))))
    if clock.backward:
        return min(options, key=lambda option: abs((option[1] - today).days))[0]
    return next(year for year, on in options if on >= today)


def year_at(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A four-digit year, or ``'26``, after an optional comma."""
    position = _skip_comma(tokens, index)
    if position < len(tokens) and tokens[position].kind == "number":
        text = tokens[position].text
        if text.isdecimal() and len(text) == 4 and 1900 <= int(text) <= 2200:
            return int(text), position + 1
    if folded(tokens, position) in ("'", "’") and position + 1 < len(tokens):
        text = tokens[position + 1].text
        if tokens[position + 1].glued and text.isdecimal() and len(text) == 2:
            return 2000 + int(text), position + 2
    return None


def last_of_month(today: date, months_ahead: int) -> date:
    """The last day of the month this many months ahead."""
    year, month = divmod(today.year * 12 + today.month - 1 + months_ahead, 12)
    return date(year, month + 1, gregorian.monthrange(year, month + 1)[1])

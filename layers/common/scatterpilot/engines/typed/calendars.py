"""Days of the calendar: those that can't exist, the next to come, and spans of time later."""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from scatterpilot.domain.calendar_days import last_of_month, months_later, working_days_later

_SPAN_DAYS = {"day": 1, "week": 7, "fortnight": 14, "half_month": 15}
_SPAN_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class NoSuchDay(NamedTuple):
    """A date that was said and can't be: 31 April, or a month 13. ``year`` where it was said."""

    day: int
    month: int
    year: int | None = None


Dated = date | NoSuchDay | None
"""A date, one that can't be, or none."""


class Span(NamedTuple):
    """So many days, workdays, weeks, fortnights, half months, months, quarters or years."""

    number: int
    unit: str

    @property
    def days(self) -> int | None:
        """Its days; ``None`` where they depend on the date."""
        return self.number * _SPAN_DAYS[self.unit] if self.unit in _SPAN_DAYS else None

    @property
    def months(self) -> int | None:
        """Its months; ``None`` where it is counted in days."""
        return self.number * _SPAN_MONTHS[self.unit] if self.unit in _SPAN_MONTHS else None

    def later(self, start: date) -> date | None:
        """The day this span after ``start``; ``None`` when the calendar ends before it."""
        try:
            return self._later(start)
        except (OverflowError, ValueError, gregorian.IllegalMonthError):
            return None

    def _later(self, start: date) -> date:
        if self.unit == "workday":
            return working_days_later(start, self.number)
        if self.days is not None:
            return start + timedelta(days=self.days)
        return months_later(start, self.months or 0)


@dataclass(frozen=True, slots=True)
class Clock:
    """What dates are counted from: ``today``, and ``base`` for terms and the ends of periods.

    ``nearest`` takes the closest date instead of the next to come: an invoice may be dated last
    week, but it isn't due then.
    """

    today: date
    base: date
    month_first: bool = False
    nearest: bool = False


def dated(year: int, month: int, day: int) -> date | NoSuchDay:
    """The date, or what can't be."""
    try:
        return date(year, month, day)
    except ValueError:
        return NoSuchDay(day, month, year)


def in_some_year(month: int, day: int, clock: Clock) -> date | NoSuchDay:
    """A date without a year: the next to come, or the nearest."""
    years = range(clock.today.year - 1, clock.today.year + 9)
    return _choose((dated(year, month, day) for year in years), clock) or NoSuchDay(day, month)


def in_some_month(day: int, clock: Clock, weekday: int | None = None) -> date | NoSuchDay | None:
    """A day without a month; ``None`` where none of the months near has it on that weekday."""
    months = (last_of_month(clock.today, ahead) for ahead in range(-1, 4))
    days = (dated(last.year, last.month, day) for last in months)
    fitting = (on for on in days if falls_on(on, weekday))
    found = _choose(fitting, clock)
    return found or (None if weekday is not None else NoSuchDay(day, clock.today.month))


def falls_on(on: date | NoSuchDay | None, weekday: int | None) -> bool:
    """Whether it is a date, and on that weekday if one is given."""
    return isinstance(on, date) and weekday in (None, on.weekday())


def _choose(days: Iterable[date | NoSuchDay], clock: Clock) -> date | None:
    possible = [on for on in days if isinstance(on, date)]
    if clock.nearest:
        return min(possible, key=lambda on: abs((on - clock.today).days), default=None)
    return min((on for on in possible if on >= clock.today), default=None)


def last_of_quarter(start: date, ahead: int) -> date:
    """The last day of the quarter so many quarters ahead."""
    return last_of_month(start, (2 - (start.month - 1) % 3) + 3 * ahead)

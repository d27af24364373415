"""Counting in the calendar: working days, months, the ends of months."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

_SATURDAY = 5


def working_days_later(start: date, count: int) -> date:
    """So many days from Monday to Friday on; national holidays are not known here.

    From a day of the weekend it counts as from the working day before, or after when it counts
    back.
    """
    weeks, rest = divmod(abs(count), 5)
    step = timedelta(days=1 if count >= 0 else -1)
    day = start
    while day.weekday() >= _SATURDAY:
        day -= step
    day += step * 7 * weeks
    while rest:
        day += step
        rest -= day.weekday() < _SATURDAY
    return day


def months_later(start: date, count: int) -> date:
    """The same day so many months on, or the last one of a month that is too short."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def last_of_month(start: date, ahead: int = 0) -> date:
    """The last day of the month so many months ahead."""
    year, month = divmod(start.year * 12 + start.month - 1 + ahead, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])

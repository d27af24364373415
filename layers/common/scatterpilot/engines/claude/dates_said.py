"""Whether a date follows from the figures of the words it is said to come from, in any language."""

from __future__ import annotations

import calendar
from datetime import date

from scatterpilot.engines.typed.figures import figures_in

_MOST_FIGURES = 12
# A number above it is a year or a reference, none of days, weeks or months.
_LARGEST = 999
_MOST_WEEKS, _MOST_WORKING_DAYS = 8, 20


def date_follows(day: date, quote: str, today: date) -> bool:
    """Whether a date can come from a quote: its day is there ("9 April", "the 15th"), or how far it
    is from ``today`` ("in 10 days", "2 weeks", "3 months"), or its month where it starts or ends
    one ("end of 4/2026").

    A quote without such figures says its date in words, so it always does; what was made of it is
    read back to the user like everything else.
    """
    said = [number for readings in figures_in(quote)[:_MOST_FIGURES] for number in readings]
    figures = {int(number) for number in said if number == int(number) and number <= _LARGEST}
    if not figures or day.day in figures:
        return True
    away = abs((day - today).days)
    return any(
        _is_away(number, day, away, today) or _is_edge(number, day, away) for number in figures
    )


def _is_away(number: int, day: date, away: int, today: date) -> bool:
    """That many days, working days, weeks (from a day of this one on) or months."""
    weeks = 7 * number <= away < 7 * number + 7 and number <= _MOST_WEEKS
    working_days = number <= away <= number * 7 // 5 + 4 and number <= _MOST_WORKING_DAYS
    months = abs((day.year - today.year) * 12 + day.month - today.month)
    same_day = day.day == today.day or (_ends_month(day) and day.day < today.day)
    return away == number or weeks or working_days or (months == number and same_day)


def _is_edge(number: int, day: date, away: int) -> bool:
    """The start or the end of that month or quarter, or of the month after so many days."""
    if day.day != 1 and not _ends_month(day):
        return False
    quarter = (day.month - 1) // 3 + 1
    return number in (day.month, quarter) or number <= away <= number + 31


def _ends_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]

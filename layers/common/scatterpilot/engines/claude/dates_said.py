"""Whether a date follows from the words it is said to come from, in any language."""

from __future__ import annotations

import calendar
from datetime import date

from scatterpilot.engines.packs import LANGUAGES
from scatterpilot.engines.typed.dues import due_of
from scatterpilot.engines.typed.figures import figures_in
from scatterpilot.engines.typed.said_numbers import numbers_elsewhere, numbers_in_words
from scatterpilot.engines.typed.times_said import speaks_of_time

_MOST_FIGURES = 12
# A number above it is a year or a reference, none of days, weeks or months.
_LARGEST = 999
_MOST_WEEKS, _MOST_WORKING_DAYS = 8, 20


def date_follows(day: date, quote: str, today: date) -> bool:
    """Whether a date can come from a quote: its day is there ("9 April", "the 15th"), or how far it
    is from ``today`` ("in 10 days", "2 weeks", "3 months"), or its month where it starts or ends
    one ("end of 4/2026").

    A quote without such figures must speak of time; which day its words mean, a model may know
    better, and it is read back.
    """
    said = [number for readings in figures_in(quote)[:_MOST_FIGURES] for number in readings]
    said += [*numbers_in_words(quote, LANGUAGES), *numbers_elsewhere(quote)]
    figures = {int(number) for number in said if number == int(number) and number <= _LARGEST}
    if not figures or day.day in figures:
        return bool(figures) or speaks_of_time(quote)
    away = abs((day - today).days)
    return any(
        _is_away(number, day, away, today) or _is_edge(number, day, away) for number in figures
    )


def is_term(days: int, quote: str) -> bool:
    """Whether the words are a term of so many days: ``in a week``, ``on receipt``."""
    day = date(2026, 1, 1)
    found = (due_of(quote, language, language, day, day) for language in LANGUAGES)
    return any(due is not None and due.terms_days == days for due in found)


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

"""Read spans of time: two weeks, a fortnight, 30 days."""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Sequence
from datetime import date, timedelta

from scatterpilot.engines.embedded.text.tokens import Token, folded
from scatterpilot.engines.embedded.values.numerals import PLAIN, number_at

_SPAN_DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "wk": 7, "wks": 7, "fortnight": 14}
_SPAN_DAYS["fortnights"] = 14
WORKDAY = "workday"
"""The unit of a span counted from Monday to Friday."""
_WORKING = frozenset(("working", "business", "work", "banking"))
_SPAN_MONTHS = {"month": 1, "months": 1, "quarter": 3, "year": 12, "years": 12}


def is_span_unit(low: str) -> bool:
    """``days``, ``week's``, ``month``: a word that a span of time ends with."""
    unit = low.rstrip("'").removesuffix("'s")
    return unit in _SPAN_DAYS or unit in _SPAN_MONTHS


def span_at(tokens: Sequence[Token], index: int) -> tuple[int, str, int] | None:
    """``two weeks``, ``a fortnight``, ``30 days``: (count, unit's word, end)."""
    count = 1
    if folded(tokens, index) in ("a", "an", "one") and folded(tokens, index + 1) not in ("couple",):
        end = index + 1
    else:
        number = number_at(tokens, index, PLAIN)
        if number is None or number.value != int(number.value) or number.value > 100_000:
            return (1, "fortnight", index + 1) if folded(tokens, index) == "fortnight" else None
        count, end = int(number.value), number.end
        if folded(tokens, end) == "of":
            end += 1
    if folded(tokens, end) in ("-",):
        end += 1
    kind = folded(tokens, end)
    qualified = kind in ("calendar", "full", "whole") or kind in _WORKING
    unit = folded(tokens, end + qualified).rstrip("'").removesuffix("'s")
    if kind in _WORKING and unit in ("day", "days"):
        return count, WORKDAY, end + 2
    if unit in _SPAN_DAYS or unit in _SPAN_MONTHS:
        return count, unit, end + qualified + 1
    return None


def span_days(count: int, unit: str) -> int | None:
    """Days in a span of days or weeks; ``None`` for months, whose length depends on the date."""
    return count * _SPAN_DAYS[unit] if unit in _SPAN_DAYS else None


def span_later(today: date, count: int, unit: str) -> date | None:
    """The day a span after ``today`` (before it when ``count`` is negative); ``None`` when the
    calendar ends before it."""
    if unit == WORKDAY:
        return _workdays_later(today, count)
    days = span_days(count, unit)
    try:
        if days is not None:
            return today + timedelta(days=days)
        months = today.year * 12 + today.month - 1 + count * _SPAN_MONTHS[unit]
        year, month = divmod(months, 12)
        last = gregorian.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(today.day, last))
    except (OverflowError, ValueError, gregorian.IllegalMonthError):
        return None


def _workdays_later(today: date, count: int) -> date | None:
    """So many days from Monday to Friday on; what is a holiday nobody here knows."""
    weeks, rest = divmod(abs(count), 5)
    step = timedelta(days=1 if count > 0 else -1)
    try:
        day = today
        while day.weekday() > 4:
            day -= step
        day += step * 7 * weeks
        while rest:
            day += step
            rest -= day.weekday() < 5
    except OverflowError:
        return None
    return day

"""Days told by a weekday and its place: the first Friday of April, Tuesday of next week."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from scatterpilot.engines.packs import Pack
from scatterpilot.engines.typed.calendars import Clock, Dated
from scatterpilot.engines.typed.date_words import (
    idle,
    listed,
    months,
    take_ahead,
    take_ordinal,
    take_year,
    weekdays,
)
from scatterpilot.engines.typed.spoken import ORDINAL, Words

_MOST = 5


def nth_weekday(words: Words, known: Pack, clock: Clock, lead: str) -> Dated:
    """``the first Friday of April``, ``last Monday of the month``, ``2nd Tuesday in May``."""
    language = known.language
    year = take_year(words)
    weekday = words.take(weekdays(known))
    last = words.take(listed(language, "last")) is not None
    nth = None if last else _place(words, known)
    if weekday is None or not (last or nth):
        return None
    named = words.take(months(known))
    ahead = None if named else take_ahead(words, known)
    if named is None and words.take(listed(language, "month_words")) is None:
        return None
    if not words.only(idle(known) | {ORDINAL}):
        return None
    month = months(known)[named] if named else None
    return _on(month, year, ahead or 0, weekdays(known)[weekday], nth, clock)


def _place(words: Words, known: Pack) -> int | None:
    if words.take(listed(known.language, "first")) is not None:
        return 1
    for at, word in enumerate(words.left):
        if word.isdecimal() and words.left[at + 1 : at + 2] == [ORDINAL]:
            words.left = words.left[:at] + words.left[at + 2 :]
            return int(word)
    return take_ordinal(words, known)


def _on(
    month: int | None, year: int | None, ahead: int, weekday: int, nth: int | None, clock: Clock
) -> date | None:
    """That day of the month; of this year's months the next to come."""
    today = clock.today
    if month is None:
        counted = today.month - 1 + ahead
        return _day(today.year + counted // 12, counted % 12 + 1, weekday, nth)
    found = _day(year or today.year, month, weekday, nth)
    past = found is not None and found < today and year is None and not clock.nearest
    return _day(today.year + 1, month, weekday, nth) if past else found


def _day(year: int, month: int, weekday: int, nth: int | None) -> date | None:
    days = monthrange(year, month)[1]
    fitting = [day for day in range(1, days + 1) if date(year, month, day).weekday() == weekday]
    if nth is None:
        return date(year, month, fitting[-1])
    return date(year, month, fitting[nth - 1]) if 0 < nth <= min(len(fitting), _MOST) else None


def weekday_next_week(words: Words, known: Pack, clock: Clock, lead: str) -> Dated:
    """``next week Tuesday``, ``Dienstag nächster Woche``."""
    language = known.language
    weekday = words.take(weekdays(known))
    week = words.take(listed(language, "week_words"))
    ahead = take_ahead(words, known) if weekday and week else None
    if weekday is None or not ahead or not words.only(idle(known)):
        return None
    monday = clock.today - timedelta(days=clock.today.weekday())
    return monday + timedelta(weeks=ahead, days=weekdays(known)[weekday])

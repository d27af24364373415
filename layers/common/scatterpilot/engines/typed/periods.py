"""Read the start, middle or end of a month, week, quarter or year."""

from __future__ import annotations

from datetime import date, timedelta

from scatterpilot.domain.calendar_days import last_of_month
from scatterpilot.engines.packs import Pack
from scatterpilot.engines.typed.calendars import (
    Clock,
    Dated,
    in_some_year,
    last_of_quarter,
)
from scatterpilot.engines.typed.date_words import (
    idle,
    listed,
    months,
    take_ahead,
    take_year,
)
from scatterpilot.engines.typed.spoken import Words

_FRIDAY = 4


def edge_of_period(words: Words, known: Pack, clock: Clock, lead: str) -> Dated:
    """``end of next month``, ``Ende Januar``, ``metà gennaio``, ``EOM``, ``fin du trimestre``."""
    language = known.language
    if words.take(listed(language, "year_end")) is not None and words.only(idle(known)):
        return date(clock.base.year, 12, 31)
    if words.take(listed(language, "week_end")) is not None and words.only(idle(known)):
        return clock.base + timedelta(days=(_FRIDAY - clock.base.weekday()) % 7)
    whole = Words(list(words.left))
    if whole.take(listed(language, "month_end")) is not None:
        ahead = take_ahead(whole, known) or 0
        if whole.only(idle(known)):
            return last_of_month(clock.base, ahead)
    workday = words.take(listed(language, "last_workday")) is not None
    edge = "end" if workday else _which_edge(words, language)
    if edge is None:
        return None
    found = _edge_of(words, known, clock, edge)
    if not isinstance(found, date) or not words.only(idle(known)):
        return None
    while workday and found.weekday() > _FRIDAY:
        found -= timedelta(days=1)
    return found


def _which_edge(words: Words, language: str) -> str | None:
    for name in ("end", "middle", "start"):
        if words.take(listed(language, name)) is not None:
            return name
    return None


def _edge_of(words: Words, known: Pack, clock: Clock, edge: str) -> Dated:
    language = known.language
    year = take_year(words)
    month = words.take(months(known))
    if month is not None:
        return _in_month(months(known)[month], year, edge, clock)
    after = words.take(listed(language, "month_after")) is not None
    ahead = 1 if after else take_ahead(words, known) or 0
    if after or words.take(listed(language, "month_words")) is not None:
        soonest = 1 if edge == "start" else 0
        return _at(last_of_month(clock.base, max(ahead, soonest)), edge)
    if edge != "end":
        return None
    if words.take(listed(language, "week_words")) is not None:
        return clock.base + timedelta(days=(_FRIDAY - clock.base.weekday()) % 7 + 7 * ahead)
    if words.take(listed(language, "quarter_words")) is not None:
        return last_of_quarter(clock.base, ahead)
    if words.take(listed(language, "year_words")) is not None:
        return date(clock.base.year + ahead, 12, 31)
    return None


def _in_month(month: int, year: int | None, edge: str, clock: Clock) -> Dated:
    if year is None:
        some = in_some_year(month, {"end": 28, "middle": 15}.get(edge, 1), clock)
        year = some.year
    return None if year is None else _at(last_of_month(date(year, month, 1), 0), edge)


def _at(last: date, edge: str) -> date:
    return {"end": last, "middle": last.replace(day=15)}.get(edge, last.replace(day=1))

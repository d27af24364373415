"""Read dates counted from today: tomorrow, in two weeks, next Friday, end of the month."""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Sequence
from datetime import date, timedelta

from scatterpilot.engines.embedded.text.lexicon import MONTHS, WEEKDAYS
from scatterpilot.engines.embedded.text.tokens import Token, folded
from scatterpilot.engines.embedded.values.absolute_dates import (
    day_of_month,
    day_then_month,
    month_then_day,
    numeric_date,
)
from scatterpilot.engines.embedded.values.clock import (
    Clock,
    DateSpan,
    last_of_month,
    nearest_year,
    past,
    year_at,
)
from scatterpilot.engines.embedded.values.spans import span_at, span_later


def relative_date(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """today, tomorrow, in two weeks, within 10 days, 30 days from now, a week from today."""
    word = folded(tokens, index)
    if word in ("today", "now", "immediately"):
        return DateSpan(clock.today, index, index + 1)
    if word == "tomorrow":
        return DateSpan(clock.today + timedelta(days=1), index, index + 1)
    if word == "yesterday":
        return DateSpan(clock.today - timedelta(days=1), index, index + 1)
    if word == "last" and folded(tokens, index + 1) in WEEKDAYS:
        back = (clock.today.weekday() - WEEKDAYS[folded(tokens, index + 1)]) % 7 or 7
        return DateSpan(clock.today - timedelta(days=back), index, index + 2)
    if word == "next" and folded(tokens, index + 1) == "month":
        return _day_next_month(tokens, index, clock)
    start = index
    leads = word in ("in", "within")
    if leads:
        index = past(tokens, index + 1, ("the", "next", "about", "like", "um", "uh"))
    span = span_at(tokens, index)
    if span is None:
        return None
    count, unit, end = span
    later = _from_weekday(tokens, end, clock)
    if later is not None and later.value is not None:
        value = span_later(later.value, count, unit)
        return None if value is None else DateSpan(value, start, later.end)
    tail = _from_now(tokens, end)
    if not leads and tail == end:
        return None
    value = span_later(clock.base if tail == end else clock.today, count, unit)
    return None if value is None else DateSpan(value, start, tail)


def _day_next_month(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """``next month on the 5th``."""
    position = past(tokens, index + 2, (",", "on", "the"))
    day = folded(tokens, position)
    if position == index + 2 or not day.isdecimal() or not 1 <= int(day[:3]) <= 31:
        return None
    if folded(tokens, position + 1) not in ("st", "nd", "rd", "th"):
        return None
    last = last_of_month(clock.base, 1)
    if int(day) > last.day:
        return None
    return DateSpan(last.replace(day=int(day)), index, position + 2)


def _from_weekday(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """``… from Monday``, ``… after next Friday``."""
    led = folded(tokens, index) in ("from", "after")
    return weekday(tokens, index + 1, clock) if led else None


def _from_now(tokens: Sequence[Token], index: int) -> int:
    """Past ``from today``, ``from now``, ``'s time``; the same index when none follows."""
    words = [folded(tokens, index + offset) for offset in range(4)]
    if words[0] in ("from", "after") and words[1] in ("today", "now", "tomorrow"):
        return index + 2
    if words[0] == "time" or words[0] == "hence":
        return index + 1
    return index


def weekday(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """Friday (the next to come), next Friday (of next week), Friday the 20th, Friday 20 March."""
    start, word = index, folded(tokens, index)
    if word == "next" and folded(tokens, index + 1) in WEEKDAYS:
        target = WEEKDAYS[folded(tokens, index + 1)]
        ahead = 7 - clock.today.weekday() + target
        return DateSpan(clock.today + timedelta(days=ahead), start, index + 2)
    if word not in WEEKDAYS or (
        word in ("sat", "sun", "mon", "wed") and not _dateish(tokens, index)
    ):
        return None
    after = past(tokens, index + 1, (",", "the", "."))
    for reader in (numeric_date, month_then_day, day_then_month, day_of_month):
        found = reader(tokens, after, clock)
        if found is not None:
            return found._replace(start=start)
    step = -1 if clock.backward and folded(tokens, index - 1) == "last" else 1
    ahead = (WEEKDAYS[word] - clock.today.weekday()) % 7 or 7
    end = index + 1
    if folded(tokens, end) == "week":
        ahead, end = ahead + 7, end + 1
    return DateSpan(clock.today + timedelta(days=ahead * step), start, end)


def _dateish(tokens: Sequence[Token], index: int) -> bool:
    return folded(tokens, index - 1) in ("by", "on", "due", "next", "this", "before", "until")


def month_end(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """``EOM``, ``month end``, ``month's end``."""
    words = (folded(tokens, index), folded(tokens, index + 1))
    if words[0] == "eom":
        return DateSpan(last_of_month(clock.base, 0), index, index + 1)
    if words[0] in ("month", "month's") and words[1] == "end":
        return DateSpan(last_of_month(clock.base, 0), index, index + 2)
    if words == ("month", "-") and folded(tokens, index + 2) == "end":
        return DateSpan(last_of_month(clock.base, 0), index, index + 3)
    return None


def edge_of_period(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """end of the month, end of next month, end of April, start of next month, end of the week."""
    edge = folded(tokens, index)
    last_day = edge == "last" and folded(tokens, index + 1) == "day"
    if edge not in ("end", "start", "beginning", "middle", "mid", "first", "1st", "late") and not (
        last_day
    ):
        return None
    position = index + (2 if last_day else 1)
    if edge == "first" and folded(tokens, position) in ("day",):
        position += 1
    while folded(tokens, position) in ("of", "the", "-", "in"):
        position += 1
    months_ahead = 0
    if folded(tokens, position) in ("next", "this", "current", "following"):
        months_ahead = 1 if folded(tokens, position) in ("next", "following") else 0
        position += 1
    word = folded(tokens, position).removesuffix("'s")
    at_start = edge in ("start", "beginning", "first", "1st")
    if word == "month":
        last = last_of_month(clock.base, max(months_ahead, 1 if at_start else 0))
        return DateSpan(_edge(last, edge, at_start), index, position + 1)
    if word in MONTHS and folded(tokens, position + 1) != "the":
        year = year_at(tokens, position + 1)
        which = year[0] if year else nearest_year(MONTHS[word], 28, clock)
        last = date(which, MONTHS[word], gregorian.monthrange(which, MONTHS[word])[1])
        return DateSpan(_edge(last, edge, at_start), index, year[1] if year else position + 1)
    if word == "week" and edge == "end":
        friday = clock.base + timedelta(days=(4 - clock.base.weekday()) % 7 + 7 * months_ahead)
        return DateSpan(friday, index, position + 1)
    if word == "year" and edge == "end":
        return DateSpan(date(clock.base.year + months_ahead, 12, 31), index, position + 1)
    return None


def _edge(last: date, edge: str, at_start: bool) -> date:
    if at_start:
        return last.replace(day=1)
    return last.replace(day=15) if edge in ("mid", "middle") else last

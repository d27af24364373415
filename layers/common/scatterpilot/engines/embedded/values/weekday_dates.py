"""Read dates told by a weekday and more: the first Friday of April, a week on Thursday."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from scatterpilot.engines.embedded.text.lexicon import MONTHS, WEEKDAYS
from scatterpilot.engines.embedded.text.tokens import Token, folded
from scatterpilot.engines.embedded.values.clock import Clock, DateSpan, last_of_month, nearest_year
from scatterpilot.engines.embedded.values.number_words import ORDINALS
from scatterpilot.engines.embedded.values.spans import span_at, span_days


def weekday_date(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """A weekday of a month, of next week, or a span of weeks after the next one."""
    return (
        _of_month(tokens, index, clock)
        or _of_next_week(tokens, index, clock)
        or _after_weekday(tokens, index, clock)
    )


def _of_month(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """``first Friday of April``, ``last Monday in the month``."""
    word, day = folded(tokens, index), folded(tokens, index + 1)
    if day not in WEEKDAYS or folded(tokens, index + 2) not in ("of", "in"):
        return None
    place = -1 if word == "last" else ORDINALS.get(word, 0)
    position = index + 3 + (folded(tokens, index + 3) == "the")
    ahead = folded(tokens, position) == "next"
    position += ahead or folded(tokens, position) == "this"
    month = folded(tokens, position)
    if not place or place > 5:
        return None
    if month in MONTHS:
        end = last_of_month(date(nearest_year(MONTHS[month], 28, clock), MONTHS[month], 1), 0)
    elif month == "month":
        end = last_of_month(clock.today, int(ahead))
    else:
        return None
    days = [end.replace(day=n) for n in range(1, end.day + 1)]
    fitting = [each for each in days if each.weekday() == WEEKDAYS[day]]
    if place > len(fitting):
        return None
    return DateSpan(fitting[place - 1 if place > 0 else -1], index, position + 1)


def _of_next_week(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """``next week Tuesday``, ``next week on Tuesday``."""
    if (folded(tokens, index), folded(tokens, index + 1)) != ("next", "week"):
        return None
    position = index + 2 + (folded(tokens, index + 2) in ("on", ","))
    day = folded(tokens, position)
    if day not in WEEKDAYS:
        return None
    monday = clock.today + timedelta(days=7 - clock.today.weekday())
    return DateSpan(monday + timedelta(days=WEEKDAYS[day]), index, position + 1)


def _after_weekday(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """``a week on Thursday``, ``a fortnight from Friday``."""
    span = span_at(tokens, index)
    days = span_days(span[0], span[1]) if span else None
    if span is None or days is None or days > 366:
        return None
    day = folded(tokens, span[2] + 1)
    if folded(tokens, span[2]) not in ("on", "from", "after") or day not in WEEKDAYS:
        return None
    ahead = (WEEKDAYS[day] - clock.today.weekday()) % 7 or 7
    return DateSpan(clock.today + timedelta(days=ahead + days), index, span[2] + 2)

"""Read dates as people write and say them, relative to today and by the locale's order."""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from scatterpilot.engines.embedded.lexicon import ARTICLES, MONTHS, WEEKDAYS
from scatterpilot.engines.embedded.numerals import (
    ORDINAL_ENDINGS,
    ORDINALS,
    NumberStyle,
    number_at,
)
from scatterpilot.engines.embedded.tokens import Token

_PLAIN = NumberStyle(comma=False, space=False)
_SPAN_DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "wk": 7, "wks": 7, "fortnight": 14}
_SPAN_DAYS["fortnights"] = 14
_SPAN_MONTHS = {"month": 1, "months": 1, "quarter": 3, "year": 12, "years": 12}


class DateSpan(NamedTuple):
    """A date read from ``tokens[start:end]``; ``problem`` says why it can't exist."""

    value: date | None
    start: int
    end: int
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """Where dates are counted from. ``backward`` prefers the nearest date over the next to come:
    an invoice may be dated last week, but it is not due then."""

    today: date
    day_first: bool
    backward: bool = False


def day_first(locale: str) -> bool:
    """Whether 4/3 means 4 March: everywhere but in the United States and the Philippines."""
    return locale.partition("_")[2] not in ("US", "PH")


def date_at(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """The date phrase that starts at ``index``, or ``None``. Bare numbers are never dates."""
    index = _skip(tokens, index, ("on", "the", "of", "this", "coming", "by"))
    for reader in (
        _numeric, _relative, _weekday, _month_end, _edge_of_period, _month_first, _day_first,
        _day_of_month,
    ):  # fmt: skip
        found = reader(tokens, index, clock)
        if found is not None:
            return found
    return None


def _low(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def _skip(tokens: Sequence[Token], index: int, words: Sequence[str]) -> int:
    while _low(tokens, index) in words:
        index += 1
    return index


def _skip_comma(tokens: Sequence[Token], index: int) -> int:
    return index + 1 if _low(tokens, index) in (",", "of", ".") else index


def _made(year: int, month: int, day: int, start: int, end: int) -> DateSpan:
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


def _nearest_year(month: int, day: int, clock: Clock) -> int:
    """The year of a date given without one."""
    today = clock.today
    options = []
    for year in (today.year - 1, today.year, today.year + 1):
        last = gregorian.monthrange(year, month)[1]
        options.append((year, date(year, month, min(day, last))))
    if clock.backward:
        return min(options, key=lambda option: abs((option[1] - today).days))[0]
    return next(year for year, on in options if on >= today)


def _year_at(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A four-digit year, or ``'26``, after an optional comma."""
    position = _skip_comma(tokens, index)
    if position < len(tokens) and tokens[position].kind == "number":
        text = tokens[position].text
        if text.isdecimal() and len(text) == 4 and 1900 <= int(text) <= 2200:
            return int(text), position + 1
    if _low(tokens, position) in ("'", "’") and position + 1 < len(tokens):
        text = tokens[position + 1].text
        if tokens[position + 1].glued and text.isdecimal() and len(text) == 2:
            return 2000 + int(text), position + 2
    return None


def _numeric(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """2026-03-31, 31/03/2026, 3/27, 31.03.2026, 31.3."""
    parts, end = _glued_parts(tokens, index)
    if parts is None:
        return None
    if len(parts[0]) == 4 and len(parts) == 3:
        return _made(int(parts[0]), int(parts[1]), int(parts[2]), index, end)
    if any(len(part) > 2 for part in parts[:2]):
        return None
    first, second = int(parts[0]), int(parts[1])
    month, day = (second, first) if clock.day_first else (first, second)
    if month > 12 >= day:
        month, day = day, month
    if len(parts) == 3:
        year = int(parts[2])
        return _made(year + 2000 if len(parts[2]) == 2 else year, month, day, index, end)
    if not 1 <= month <= 12:
        return DateSpan(None, index, end, f"there is no month {month}")
    return _made(_nearest_year(month, max(day, 1), clock), month, day, index, end)


def _glued_parts(tokens: Sequence[Token], index: int) -> tuple[list[str] | None, int]:
    if index >= len(tokens) or tokens[index].kind != "number":
        return None, index
    dotted = tokens[index].text.split(".")
    if len(dotted) in (2, 3) and all(part.isdecimal() for part in dotted):
        if len(dotted) == 3 or _low(tokens, index + 1) == ".":
            return dotted, index + 1
        return None, index
    parts, end = [tokens[index].text], index + 1
    while (
        len(parts) < 3
        and end + 1 < len(tokens)
        and tokens[end].text in ("/", "-", "–")
        and tokens[end].glued
        and tokens[end + 1].kind == "number"
        and tokens[end + 1].glued
    ):
        parts.append(tokens[end + 1].text)
        end += 2
    whole = all(part.isdecimal() for part in parts)
    slashes = len(parts) == 3 or (len(parts) == 2 and tokens[index + 1].text == "/")
    return (parts, end) if whole and slashes else (None, index)


def _relative(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """today, tomorrow, in two weeks, within 10 days, 30 days from now, a week from today."""
    word = _low(tokens, index)
    if word in ("today", "now", "immediately"):
        return DateSpan(clock.today, index, index + 1)
    if word == "tomorrow":
        return DateSpan(clock.today + timedelta(days=1), index, index + 1)
    if word == "yesterday":
        return DateSpan(clock.today - timedelta(days=1), index, index + 1)
    if word == "last" and _low(tokens, index + 1) in WEEKDAYS:
        back = (clock.today.weekday() - WEEKDAYS[_low(tokens, index + 1)]) % 7 or 7
        return DateSpan(clock.today - timedelta(days=back), index, index + 2)
    start = index
    leads = word in ("in", "within")
    if leads:
        index = _skip(tokens, index + 1, ("the", "next", "about", "like", "um", "uh"))
    span = span_at(tokens, index)
    if span is None:
        return None
    count, unit, end = span
    tail = _from_now(tokens, end)
    if not leads and tail == end:
        return None
    value = _add_span(clock.today, count, unit)
    return value and DateSpan(value, start, tail)


def _from_now(tokens: Sequence[Token], index: int) -> int:
    """Past ``from today``, ``from now``, ``'s time``; the same index when none follows."""
    words = [_low(tokens, index + offset) for offset in range(4)]
    if words[0] in ("from", "after") and words[1] in ("today", "now", "tomorrow"):
        return index + 2
    if words[0] == "time" or words[0] == "hence":
        return index + 1
    return index


def span_at(tokens: Sequence[Token], index: int) -> tuple[int, str, int] | None:
    """``two weeks``, ``a fortnight``, ``30 days``: (count, unit's word, end)."""
    count = 1
    if _low(tokens, index) in ("a", "an", "one") and _low(tokens, index + 1) not in ("couple",):
        end = index + 1
    else:
        number = number_at(tokens, index, _PLAIN)
        if number is None or number.value != int(number.value) or number.value > 100_000:
            return (1, "fortnight", index + 1) if _low(tokens, index) == "fortnight" else None
        count, end = int(number.value), number.end
        if _low(tokens, end) == "of":
            end += 1
    if _low(tokens, end) in ("-",):
        end += 1
    business = _low(tokens, end) in ("calendar", "full", "whole")
    unit = _low(tokens, end + business).rstrip("'").removesuffix("'s")
    if unit in _SPAN_DAYS or unit in _SPAN_MONTHS:
        return count, unit, end + business + 1
    return None


def span_days(count: int, unit: str) -> int | None:
    """Days in a span of days or weeks; ``None`` for months, whose length depends on the date."""
    return count * _SPAN_DAYS[unit] if unit in _SPAN_DAYS else None


def _add_span(today: date, count: int, unit: str) -> date | None:
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


def _weekday(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """Friday (the next to come), next Friday (of next week), Friday the 20th, Friday 20 March."""
    start, word = index, _low(tokens, index)
    if word == "next" and _low(tokens, index + 1) in WEEKDAYS:
        target = WEEKDAYS[_low(tokens, index + 1)]
        ahead = 7 - clock.today.weekday() + target
        return DateSpan(clock.today + timedelta(days=ahead), start, index + 2)
    if word not in WEEKDAYS or (
        word in ("sat", "sun", "mon", "wed") and not _dateish(tokens, index)
    ):
        return None
    after = _skip(tokens, index + 1, (",", "the", "."))
    for reader in (_numeric, _month_first, _day_first, _day_of_month):
        found = reader(tokens, after, clock)
        if found is not None:
            return found._replace(start=start)
    step = -1 if clock.backward and _low(tokens, index - 1) == "last" else 1
    ahead = (WEEKDAYS[word] - clock.today.weekday()) % 7 or 7
    end = index + 1
    if _low(tokens, end) == "week":
        ahead, end = ahead + 7, end + 1
    return DateSpan(clock.today + timedelta(days=ahead * step), start, end)


def _dateish(tokens: Sequence[Token], index: int) -> bool:
    return _low(tokens, index - 1) in ("by", "on", "due", "next", "this", "before", "until")


def _month_end(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """``EOM``, ``month end``, ``month's end``."""
    words = (_low(tokens, index), _low(tokens, index + 1))
    if words[0] == "eom":
        return DateSpan(_last_of(clock.today, 0), index, index + 1)
    if words[0] in ("month", "month's") and words[1] == "end":
        return DateSpan(_last_of(clock.today, 0), index, index + 2)
    if words == ("month", "-") and _low(tokens, index + 2) == "end":
        return DateSpan(_last_of(clock.today, 0), index, index + 3)
    return None


def _last_of(today: date, months_ahead: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + months_ahead, 12)
    return date(year, month + 1, gregorian.monthrange(year, month + 1)[1])


def _edge_of_period(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """end of the month, end of next month, end of April, start of next month, end of the week."""
    edge = _low(tokens, index)
    last_day = edge == "last" and _low(tokens, index + 1) == "day"
    if edge not in ("end", "start", "beginning", "middle", "mid", "first", "1st", "late") and not (
        last_day
    ):
        return None
    position = index + (2 if last_day else 1)
    if edge == "first" and _low(tokens, position) in ("day",):
        position += 1
    while _low(tokens, position) in ("of", "the", "-", "in"):
        position += 1
    months_ahead = 0
    if _low(tokens, position) in ("next", "this", "current", "following"):
        months_ahead = 1 if _low(tokens, position) in ("next", "following") else 0
        position += 1
    word = _low(tokens, position).removesuffix("'s")
    at_start = edge in ("start", "beginning", "first", "1st")
    if word == "month":
        last = _last_of(clock.today, max(months_ahead, 1 if at_start else 0))
        return DateSpan(_edge(last, edge, at_start), index, position + 1)
    if word in MONTHS and _low(tokens, position + 1) != "the":
        year = _year_at(tokens, position + 1)
        which = year[0] if year else _nearest_year(MONTHS[word], 28, clock)
        last = date(which, MONTHS[word], gregorian.monthrange(which, MONTHS[word])[1])
        return DateSpan(_edge(last, edge, at_start), index, year[1] if year else position + 1)
    if word == "week" and edge == "end":
        friday = clock.today + timedelta(days=(4 - clock.today.weekday()) % 7 + 7 * months_ahead)
        return DateSpan(friday, index, position + 1)
    if word == "year" and edge == "end":
        return DateSpan(date(clock.today.year + months_ahead, 12, 31), index, position + 1)
    return None


def _edge(last: date, edge: str, at_start: bool) -> date:
    if at_start:
        return last.replace(day=1)
    return last.replace(day=15) if edge in ("mid", "middle") else last


def _month_first(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """March 31, Apr. 15th, 2026."""
    month = MONTHS.get(_low(tokens, index))
    if month is None:
        return None
    position = index + 1
    if _low(tokens, position) == "." and tokens[position].glued:
        position += 1
    position = _skip(tokens, position, ("the",))
    day = _day_number(tokens, position)
    if day is None:
        return None
    return _with_year(tokens, index, day[1], month, day[0], clock)


def _day_first(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """31 March, 1st of April 2026, 3. April."""
    day = _day_number(tokens, index)
    if day is None:
        return None
    position = day[1]
    if _low(tokens, position) == "." and tokens[position].glued:
        position += 1
    if _low(tokens, position) == "-" and tokens[position].glued:
        position += 1
    position = _skip(tokens, position, ("of", "day"))
    if _low(tokens, position) in ("next", "this"):
        return _of_this_month(tokens, index, position, day[0], clock)
    month = MONTHS.get(_low(tokens, position))
    if month is None:
        return None
    end = position + 1
    if _low(tokens, end) == "-" and tokens[end].glued:
        end += 1
    return _with_year(tokens, index, end, month, day[0], clock)


def _of_this_month(
    tokens: Sequence[Token], index: int, position: int, day: int, clock: Clock
) -> DateSpan | None:
    """the 15th of next month."""
    if _low(tokens, position + 1) != "month":
        return None
    last = _last_of(clock.today, 1 if _low(tokens, position) == "next" else 0)
    return _made(last.year, last.month, day, index, position + 2)


def _with_year(
    tokens: Sequence[Token], start: int, end: int, month: int, day: int, clock: Clock
) -> DateSpan:
    year = _year_at(tokens, end)
    if year is not None:
        return _made(year[0], month, day, start, year[1])
    tail = end + 2 if (_low(tokens, end), _low(tokens, end + 1)) == ("this", "year") else end
    if (_low(tokens, end), _low(tokens, end + 1)) == ("next", "year"):
        return _made(clock.today.year + 1, month, day, start, end + 2)
    return _made(_nearest_year(month, max(1, min(day, 31)), clock), month, day, start, tail)


def _day_number(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """``31``, ``31st``, ``thirty-first`` is left to the ordinal words up to twentieth."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.kind == "number" and token.text.isdecimal() and len(token.text) <= 2:
        end = index + 1
        if _low(tokens, end) in ORDINAL_ENDINGS and tokens[end].glued:
            end += 1
        return int(token.text), end
    if token.lower in ("twenty", "thirty") and _low(tokens, index + 1) in ("-", *ORDINALS):
        follow = index + 2 if _low(tokens, index + 1) == "-" else index + 1
        unit = ORDINALS.get(_low(tokens, follow))
        if unit is not None and unit < 10:
            return (20 if token.lower == "twenty" else 30) + unit, follow + 1
    if token.lower in ORDINALS:
        return ORDINALS[token.lower], index + 1
    return None


def _day_of_month(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """the 15th: the next one to come (or the nearest, looking backward)."""
    day = _day_number(tokens, index)
    if day is None or not 1 <= day[0] <= 31:
        return None
    written = tokens[index].kind == "number"
    ordinal = written and day[1] == index + 2
    spoken = not written and _low(tokens, index - 1) in ARTICLES
    if not ordinal and not spoken:
        return None
    end = day[1]
    if _low(tokens, end) == "of" and _low(tokens, end + 1) in ("the", "each", "every"):
        end += 3 if _low(tokens, end + 2) == "month" else 0
    for ahead in range(-1 if clock.backward else 0, 3):
        last = _last_of(clock.today, ahead)
        if day[0] <= last.day:
            value = last.replace(day=day[0])
            if clock.backward:
                if abs((value - clock.today).days) <= 16:
                    return DateSpan(value, index, end)
            elif value >= clock.today:
                return DateSpan(value, index, end)
    return None

"""Read dates that name their day: 2026-03-31, 31/3, March 31, the 15th."""

from __future__ import annotations

from collections.abc import Sequence

from scatterpilot.engines.embedded.text.lexicon import ARTICLES, MONTHS
from scatterpilot.engines.embedded.text.tokens import Token, folded
from scatterpilot.engines.embedded.values.clock import (
    Clock,
    DateSpan,
    dated,
    last_of_month,
    nearest_year,
    past,
    year_at,
)
from scatterpilot.engines.embedded.values.number_words import ORDINAL_ENDINGS, ORDINALS

# "The second line" is no day.
_COUNTED = frozenset("line one item row entry instalment installment invoice".split())


def numeric_date(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """2026-03-31, 31/03/2026, 3/27, 31.03.2026, 31.3."""
    parts, end = _glued_parts(tokens, index)
    if parts is None:
        return None
    if len(parts[0]) == 4 and len(parts) == 3:
        return dated(int(parts[0]), int(parts[1]), int(parts[2]), index, end)
    if any(len(part) > 2 for part in parts[:2]):
        return None
    first, second = int(parts[0]), int(parts[1])
    month, day = (second, first) if clock.day_first else (first, second)
    if month > 12 >= day:
        month, day = day, month
    if len(parts) == 3:
        year = int(parts[2])
        return dated(year + 2000 if len(parts[2]) == 2 else year, month, day, index, end)
    if not 1 <= month <= 12:
        return DateSpan(None, index, end, f"there is no month {month}")
    return dated(nearest_year(month, max(day, 1), clock), month, day, index, end)


def _glued_parts(tokens: Sequence[Token], index: int) -> tuple[list[str] | None, int]:
    if index >= len(tokens) or tokens[index].kind != "number":
        return None, index
    dotted = tokens[index].text.split(".")
    if len(dotted) in (2, 3) and all(part.isdecimal() for part in dotted):
        if len(dotted) == 3 or folded(tokens, index + 1) == ".":
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


def month_then_day(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """March 31, Apr. 15th, 2026."""
    month = MONTHS.get(folded(tokens, index))
    if month is None:
        return None
    position = index + 1
    if folded(tokens, position) == "." and tokens[position].glued:
        position += 1
    position = past(tokens, position, ("the",))
    day = _day_number(tokens, position)
    if day is None:
        return None
    return _with_year(tokens, index, day[1], month, day[0], clock)


def day_then_month(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """31 March, 1st of April 2026, 3. April."""
    led = folded(tokens, index) == "day"
    day = _day_number(tokens, index + led)
    if day is None:
        return None
    position = day[1]
    if folded(tokens, position) == "." and tokens[position].glued:
        position += 1
    if folded(tokens, position) == "-" and tokens[position].glued:
        position += 1
    position = past(tokens, position, ("of", "day"))
    if led and position == day[1]:
        return None
    position += folded(tokens, position) == "the" and folded(tokens, position - 1) == "of"
    if folded(tokens, position) in ("next", "this", "following", "coming", "month"):
        return _of_this_month(tokens, index, position, day[0], clock)
    month = MONTHS.get(folded(tokens, position))
    if month is None:
        return None
    end = position + 1
    if folded(tokens, end) == "-" and tokens[end].glued:
        end += 1
    return _with_year(tokens, index, end, month, day[0], clock)


def _of_this_month(
    tokens: Sequence[Token], index: int, position: int, day: int, clock: Clock
) -> DateSpan | None:
    """the 15th of next month."""
    word = folded(tokens, position)
    if word == "month":
        after = folded(tokens, position + 1) in ("following", "after")
        ahead, end = 1, position + 2
        if not after:
            return None
    elif folded(tokens, position + 1) != "month":
        return None
    else:
        ahead, end = int(word != "this"), position + 2
    last = last_of_month(clock.base, ahead)
    return dated(last.year, last.month, day, index, end)


def _with_year(
    tokens: Sequence[Token], start: int, end: int, month: int, day: int, clock: Clock
) -> DateSpan:
    year = year_at(tokens, end)
    if year is not None:
        return dated(year[0], month, day, start, year[1])
    tail = end + 2 if (folded(tokens, end), folded(tokens, end + 1)) == ("this", "year") else end
    if (folded(tokens, end), folded(tokens, end + 1)) == ("next", "year"):
        return dated(clock.today.year + 1, month, day, start, end + 2)
    return dated(nearest_year(month, max(1, min(day, 31)), clock), month, day, start, tail)


def _day_number(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """``31``, ``31st``, ``thirty-first`` is left to the ordinal words up to twentieth."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.kind == "number" and token.text.isdecimal() and len(token.text) <= 2:
        end = index + 1
        if folded(tokens, end) in ORDINAL_ENDINGS and tokens[end].glued:
            end += 1
        return int(token.text), end
    if token.lower in ("twenty", "thirty") and folded(tokens, index + 1) in ("-", *ORDINALS):
        follow = index + 2 if folded(tokens, index + 1) == "-" else index + 1
        unit = ORDINALS.get(folded(tokens, follow))
        if unit is not None and unit < 10:
            return (20 if token.lower == "twenty" else 30) + unit, follow + 1
    if token.lower in ORDINALS:
        return ORDINALS[token.lower], index + 1
    return None


def day_of_month(tokens: Sequence[Token], index: int, clock: Clock) -> DateSpan | None:
    """the 15th: the next one to come (or the nearest, looking backward)."""
    day = _day_number(tokens, index)
    if day is None or not 1 <= day[0] <= 31:
        return None
    written = tokens[index].kind == "number"
    ordinal = written and day[1] == index + 2
    spoken = not written and folded(tokens, index - 1) in ARTICLES
    if not ordinal and not spoken:
        return None
    if folded(tokens, day[1]) in _COUNTED:
        return None
    end = day[1]
    if folded(tokens, end) == "of" and folded(tokens, end + 1) in ("the", "each", "every"):
        end += 3 if folded(tokens, end + 2) == "month" else 0
    for ahead in range(-1 if clock.backward else 0, 3):
        last = last_of_month(clock.today, ahead)
        if day[0] <= last.day:
            value = last.replace(day=day[0])
            if clock.backward:
                if abs((value - clock.today).days) <= 16:
                    return DateSpan(value, index, end)
            elif value >= clock.today:
                return DateSpan(value, index, end)
    return None

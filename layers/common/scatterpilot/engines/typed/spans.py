"""Read a span of time, ``two weeks``, from words, and a shift of a date."""

from __future__ import annotations

from functools import lru_cache

from scatterpilot.engines.packs import Pack, pack
from scatterpilot.engines.typed.calendars import Span
from scatterpilot.engines.typed.date_words import listed
from scatterpilot.engines.typed.spoken import Words, counted, words_in

_LONGEST_DAYS = 3660
_FORTNIGHTS = {"fr": "half_month", "es": "half_month", "pt": "half_month"}
_EIGHT_DAYS = "huitaine"


def take_span(words: Words, language: str) -> Span | None:
    """Take a number and a unit of time out of the words; what stays is left in ``words``."""
    known = pack(language)
    units = _units(known.language)
    for size in (2, 1):
        for place in range(len(words.left) - size + 1):
            said = " ".join(words.left[place : place + size])
            if said not in units:
                continue
            start, count = _number_before(words.left[:place], known)
            words.left = words.left[:start] + words.left[place + size :]
            return _span(count, units[said], said, known)
    return None


@lru_cache(maxsize=8)
def _units(language: str) -> dict[str, str]:
    return {" ".join(words_in(said)): unit for said, unit in pack(language).spans.items()}


def _number_before(words: list[str], known: Pack) -> tuple[int, int]:
    """The longest number that ends the words: where it starts, and what it is; 1 if none does."""
    for start in range(max(0, len(words) - 5), len(words)):
        count = counted(words[start:], known.language)
        if count is not None:
            return start, count
    return len(words), 1


def _span(count: int, unit: str, said: str, known: Pack) -> Span | None:
    if said == _EIGHT_DAYS:
        return Span(8 * count, "day")
    if unit == "fortnight":
        return Span(count, _FORTNIGHTS.get(known.language, "fortnight"))
    if unit == "hour":
        return Span(count // 24, "day") if count % 24 == 0 else None
    span = Span(count, unit)
    return span if (span.days or count) <= _LONGEST_DAYS else None


def shift_of(text: str, language: str) -> Span | None:
    """By how much a date moves: ``another week``, ``two more days``, ``une semaine de plus``.

    Negative where the words say earlier. What is no clear span ("a day or two") is ``None``.
    """
    known = pack(language)
    words = Words(words_in(text))
    fewer = words.take(listed(language, "fewer")) is not None
    more = words.take(listed(language, "more")) is not None
    span = take_span(words, language)
    idle = known.any_of("articles") | known.any_of("date_words") | listed(language, "in")
    if span is None or not words.only(idle) or (fewer and more):
        return None
    return Span(-span.number, span.unit) if fewer else span

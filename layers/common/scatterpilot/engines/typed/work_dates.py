"""When work was done: a day, or a period from one day to another."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from scatterpilot.domain.calendar_days import last_of_month
from scatterpilot.engines.packs import pack
from scatterpilot.engines.packs.pointing import pointing
from scatterpilot.engines.typed.date_words import months
from scatterpilot.engines.typed.dates import date_of

_WORD: Final = re.compile(r"[^\W\d_]+|\d{4}")
_YEAR: Final = re.compile(r"(?:19|20)\d{2}")
_DAY: Final = re.compile(r"(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|er|º)?\s*\Z")
_DASH: Final = r"\s?[–—]\s?|\s-\s"
#: Words around the name of a month, at most: ``for the month of``.
_AROUND: Final = 4
_EDGES: Final = " .,:;()"


class WorkDates(NamedTuple):
    """The day of the work, or its first and its last day."""

    start: date
    end: date | None = None


def work_dates(text: str, language: str, locale: str, today: date) -> WorkDates | None:
    """``3 March``, ``February``, ``from 3 to 14 March``: the nearest to today."""
    said = text.strip(_EDGES)
    if month := _month(said, language, today):
        return month
    first, last = _parted(said, language)
    end = _day(last, language, locale, today)
    if not first or end is None:
        return _day(said, language, locale, today)
    start = _first_day(first, end.start, language, locale)
    return WorkDates(start, end.start) if start and start <= end.start else None


def _month(said: str, language: str, today: date) -> WorkDates | None:
    """A month by its name, with or without its year: the last one that has begun."""
    words = _WORD.findall(said.casefold())
    known = months(pack(language))
    named = [known[word] for word in words if word in known]
    years = [int(word) for word in words if _YEAR.fullmatch(word)]
    if len(named) != 1 or len(words) > _AROUND + len(years) or re.search(r"(?<!\d)\d{1,3}\b", said):
        return None
    year = years[0] if years else today.year - (named[0] > today.month)
    first = date(year, named[0], 1)
    return WorkDates(first, last_of_month(first))


def _parted(said: str, language: str) -> tuple[str, str]:
    """What is before and behind ``to``; nothing before where there is none."""
    links = "|".join(rf"\s{re.escape(word)}\s" for word in sorted(pointing(language)["until"]))
    parts = re.split(rf"{_DASH}|{links}", said, maxsplit=1, flags=re.IGNORECASE)
    first, last = parts if len(parts) == 2 else ("", said)
    return first.strip(_EDGES), last.strip(_EDGES)


def _first_day(said: str, last: date, language: str, locale: str) -> date | None:
    """``3`` of the month in which the period ends, or a whole date."""
    day = _DAY.search(said)
    if day and 0 < int(day[1]) <= last.day:
        return last.replace(day=int(day[1]))
    found = _day(said, language, locale, last)
    return found.start if found else None


def _day(said: str, language: str, locale: str, today: date) -> WorkDates | None:
    """The longest end of the words that is a date: ``on Tuesday 3 March``."""
    words = said.split()
    for start in range(len(words)):
        found = date_of(" ".join(words[start:]), language, locale, today, nearest=True)
        if isinstance(found, date):
            return WorkDates(_before(found, today, words[start:]))
    return None


def _before(found: date, today: date, words: list[str]) -> date:
    """A weekday without a date is the last one: work is billed when it is done."""
    bare = not any(sign.isdigit() for word in words for sign in word)
    return found - timedelta(days=7) if bare and found > today else found

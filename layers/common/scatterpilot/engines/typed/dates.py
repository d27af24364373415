"""Read the date that a span names, counted from today."""

from __future__ import annotations

import re
from datetime import date, timedelta

from scatterpilot.domain.calendar_days import last_of_month
from scatterpilot.engines.packs import Pack, pack, signs
from scatterpilot.engines.packs.folding import fold
from scatterpilot.engines.typed.calendars import (
    Clock,
    Dated,
    dated,
    falls_on,
    in_some_month,
    in_some_year,
)
from scatterpilot.engines.typed.date_words import (
    has_ending,
    idle,
    listed,
    months,
    take_ahead,
    take_counted_day,
    take_day,
    take_ordinal,
    take_year,
    weekdays,
)
from scatterpilot.engines.typed.periods import edge_of_period
from scatterpilot.engines.typed.spelling import plainer
from scatterpilot.engines.typed.spoken import ORDINAL, Words, words_in
from scatterpilot.engines.typed.weekdays import nth_weekday, weekday_next_week
from scatterpilot.engines.typed.wording import LONGEST

_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:(?P<year>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<mark>[./-])(?P<b>\d{1,2})(?:(?P=mark)(?P<end>\d{4}|\d{2}))?"
    r"|(?P<packed>20\d{6}))\.?(?![\d/-])"
)


def date_of(
    text: str, language: str, locale: str, today: date, *, nearest: bool = False, lead: str = ""
) -> Dated:
    """The date a span says: ``10.04.2026``, ``15 de abril``, ``next Tuesday``, ``the 15th``.

    The next to come, unless ``nearest``. ``lead`` is the word before the span, which tells a day
    (``le`` 15) from a bare number. A date that can't be is a ``NoSuchDay``; no date is ``None``.
    """
    month_first = locale.replace("-", "_") in signs().month_first_locales
    clock = Clock(today, today, month_first, nearest)
    found = read_date(text, language, clock, lead)
    spelled = plainer(text, language) if found is None else text
    return found if spelled == text else read_date(spelled, language, clock, lead)


def read_date(text: str, language: str, clock: Clock, lead: str = "") -> Dated:
    """As ``date_of``, with the ends of periods counted from the clock's base."""
    numeric = _numeric(text, language, clock)
    if numeric is not None:
        return numeric
    for reader in (
        _day_counted,
        _feast,
        nth_weekday,
        weekday_next_week,
        _month_and_day,
        edge_of_period,
        _weekday,
        _day_alone,
    ):
        found = reader(Words(words_in(text)), pack(language), clock, lead)
        if found is not None:
            return found
    return None


def _numeric(text: str, language: str, clock: Clock) -> Dated:
    match = _NUMERIC.search(said := fold(text)) if len(text) <= LONGEST else None
    if match is None:
        return None
    known = pack(language)
    rest = Words(words_in(said[: match.start()] + " " + said[match.end() :]))
    said_weekday = rest.take(weekdays(known))
    if not rest.only(idle(known) | {ORDINAL}):
        return None
    if match["packed"]:
        packed = match["packed"]
        return dated(int(packed[:4]), int(packed[4:6]), int(packed[6:]))
    if match["year"]:
        return dated(int(match["year"]), int(match["m"]), int(match["d"]))
    weekday = weekdays(known).get(said_weekday) if said_weekday else None
    usual = _two_or_three(match, clock, clock.month_first)
    if weekday is not None and not falls_on(usual, weekday):
        other = _two_or_three(match, clock, not clock.month_first)
        return other if falls_on(other, weekday) else usual
    return usual


def _two_or_three(match: re.Match[str], clock: Clock, month_first: bool) -> Dated:
    first, second = int(match["a"]), int(match["b"])
    month, day = (first, second) if month_first else (second, first)
    if month > 12 >= day:
        month, day = day, month
    if match["end"]:
        year = int(match["end"])
        return dated(year + 2000 if len(match["end"]) == 2 else year, month, day)
    return in_some_year(month, day, clock)


def _day_counted(words: Words, known: Pack, clock: Clock, lead: str) -> Dated:
    """``today``, ``übermorgen``, ``ieri``."""
    said = words.take(known.days)
    if said is None or not words.only(idle(known)):
        return None
    return clock.today + timedelta(days=known.days[said])


def _feast(words: Words, known: Pack, clock: Clock, lead: str) -> Dated:
    """``Christmas``: the few feasts that are a day in every year."""
    said = words.take(known.feasts)
    if said is None or not words.only(idle(known)):
        return None
    month, _, day = known.feasts[said].partition("-")
    return in_some_year(int(month), int(day), clock)


def _month_and_day(words: Words, known: Pack, clock: Clock, lead: str) -> Dated:
    """``31 March``, ``Apr. 15th, 2026``, ``15 de abril``, ``dreißigsten elften``."""
    year = take_year(words)
    if _counts_weekdays(words, known):
        return None
    day = take_day(words, known)
    said = words.take(months(known))
    if day is None and said is not None:
        day = take_counted_day(words, known)
    if day is None:
        return None
    if said is None:
        month = take_ordinal(words, known)
        if month is None or month > 12:
            return None
    else:
        month = months(known)[said]
    weekday = words.take(weekdays(known))
    if said is not None and said in weekdays(known) and weekday is None:
        on = in_some_month(day, clock, weekdays(known)[said])
        if on is not None:
            return on
    if not words.only(idle(known) | listed(known.language, "ordinal_endings") | {ORDINAL}):
        return None
    return dated(year, month, day) if year else in_some_year(month, day, clock)


def _counts_weekdays(words: Words, known: Pack) -> bool:
    """``2nd Friday in April`` is no second of April."""
    said = "".join(word + " " for word in words.left)
    return any(f"{ORDINAL} {weekday} " in said for weekday in known.weekdays)


def _weekday(words: Words, known: Pack, clock: Clock, lead: str) -> Dated:
    """``Friday`` (the next to come), ``next Friday``, ``Friday week``, ``mardi 3``."""
    language = known.language
    said = words.take(weekdays(known))
    if said is None:
        return None
    target = weekdays(known)[said]
    ahead = (target - clock.today.weekday()) % 7 or 7
    if words.take(listed(language, "following")) is not None:
        ahead = 7 - clock.today.weekday() + target
    elif words.take(listed(language, "after_next")) is not None:
        ahead += 7
    elif words.take(listed(language, "past")) is not None:
        ahead = -((clock.today.weekday() - target) % 7 or 7)
    else:
        take_ahead(words, known)
        day = take_day(words, known)
        if day is not None:
            return in_some_month(day, clock, target) if words.only(idle(known)) else None
        if words.take(listed(language, "week_later")) is not None:
            ahead += 7
        elif clock.nearest:
            ahead = -((clock.today.weekday() - target) % 7)
    return clock.today + timedelta(days=ahead) if words.only(idle(known)) else None


def _day_alone(words: Words, known: Pack, clock: Clock, lead: str) -> Dated:
    """``the 15th``, ``am 15.``, ``dia 20``, ``10th of next month``, ``10 du mois suivant``."""
    language = known.language
    plain = bool(words.left) and all(word.isdecimal() for word in words.left)
    leads = listed(language, "date_words") | listed(language, "articles")
    if plain and fold(lead) not in leads:
        return None
    marked = any(word in leads for word in words.left)
    ordinal = not any(word.isdecimal() for word in words.left) or has_ending(words, known)
    day = take_day(words, known)
    if day is None or not (plain or marked or ordinal):
        return None
    after = words.take(listed(language, "month_after")) is not None
    ahead = 1 if after else take_ahead(words, known)
    month = words.take(listed(language, "month_words")) is not None
    if not words.only(idle(known)):
        return None
    if ahead is not None and (month or after):
        last = last_of_month(clock.base, ahead)
        return dated(last.year, last.month, day)
    return in_some_month(day, clock) if 1 <= day <= 31 else None


_READERS = (
    _day_counted,
    _feast,
    nth_weekday,
    weekday_next_week,
    _month_and_day,
    edge_of_period,
    _weekday,
    _day_alone,
)

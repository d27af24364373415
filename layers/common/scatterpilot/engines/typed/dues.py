"""Read when payment is due: a term in days, or a date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile

from scatterpilot.domain.calendar_days import last_of_month, months_later
from scatterpilot.domain.terms import PaymentTerms, due_under, terms_fault
from scatterpilot.engines.packs import LANGUAGES, signs
from scatterpilot.engines.packs.folding import fold
from scatterpilot.engines.packs.pointing import pointing
from scatterpilot.engines.typed.among_words import parts_in
from scatterpilot.engines.typed.calendars import Clock, NoSuchDay, Span
from scatterpilot.engines.typed.date_words import listed
from scatterpilot.engines.typed.dates import read_date
from scatterpilot.engines.typed.spans import take_span
from scatterpilot.engines.typed.spelling import is_known, plainer, shorter
from scatterpilot.engines.typed.spoken import Words, counted, words_in

_REPEATED = re.compile(r"\((\d{1,3})\)")
_LETTERED = re.compile(r"^(?:n|j|net)[ /:+-]{0,3}(?=\d)", re.IGNORECASE)
_CASH_DISCOUNT = re.compile(r"^\d{1,2}(?:[.,]\d)?%?/\d{1,3}[ ,]{1,3}(?=n)", re.IGNORECASE)
_LONGEST = 400
_SHORTEST_BARE = 31
_HALF_A_YEAR = 183
#: Words before a term or a date that say nothing of it.
_MOST_LEADING = 3


@dataclass(frozen=True, slots=True)
class Due:
    """``terms_days`` after the invoice's date, or ``due_date``; ``impossible`` if it can't be.

    ``terms`` is the rule behind a ``due_date`` that moves with the invoice's date.
    """

    terms_days: int | None = None
    due_date: date | None = None
    terms: PaymentTerms | None = None
    impossible: NoSuchDay | None = None


def due_of(
    text: str, language: str, locale: str, issued: date, today: date, *, lead: str = ""
) -> Due | None:
    """When a span says payment is due: ``net 30``, ``à 30 jours fin de mois``, ``sofort``.

    ``lead`` is the word before the span. What hangs on an event ("on delivery") is ``None``.
    """
    said = _CASH_DISCOUNT.sub("", _REPEATED.sub("", text.strip()))
    found = _due(said, language, locale, issued, today, lead)
    if found is not None:
        return found
    spelled = plainer(said, language)
    tries = [spelled, *shorter(spelled, language)] if spelled != said else shorter(said, language)
    tries = [*tries, *_without_lead(spelled, language), *_without_tail(spelled, language)]
    tries = [*tries, *parts_in(said, language), *parts_in(spelled, language)]
    dues = (_due(each, language, locale, issued, today, lead) for each in tries)
    return next((due for due in dues if due is not None), None)


def _without_tail(text: str, language: str) -> list[str]:
    """``the 25th works``: what is left without a last word that no date or term has."""
    words = text.split()
    dated = len(words) > 1 and any(map(str.isdigit, words[-2]))
    return [" ".join(words[:-1])] if dated and not is_known(words[-1], language) else []


def _without_lead(text: str, language: str) -> list[str]:
    """``settled within 10 days``, ``this coming Monday``: what is left without the first words."""
    words = text.split()
    due = pointing(language)["due"]
    leads = words[:_MOST_LEADING]
    idle = list(takewhile(lambda word: word in due or not is_known(word, language), leads))
    return [" ".join(words[skipped:]) for skipped in range(1, min(len(words), len(idle) + 1))]


def _due(said: str, language: str, locale: str, issued: date, today: date, lead: str) -> Due | None:
    clock = Clock(today, issued, locale.replace("-", "_") in signs().month_first_locales)
    for spoken in dict.fromkeys((language[:2].lower(), "en")):
        found = (
            _terms(said, spoken, issued, lead)
            or _with_rule(said, spoken, clock, lead)
            or _from_a_date(said, spoken, clock)
        )
        if found is not None:
            return found
    elsewhere = (_terms(said, other, issued, "") for other in LANGUAGES)
    return next(filter(None, elsewhere), None) or _dated(_explained(said, language, clock))


def _explained(text: str, language: str, clock: Clock) -> date | NoSuchDay | None:
    """The date that explains a day with a name: ``Martini (11.11.)``, ``Michaelmas, 29 Sept``."""
    name, mark, rest = text.rstrip(" )").rpartition("(" if "(" in text else ",")
    told = bool(mark) and not any(letter.isdecimal() for letter in name)
    return read_date(rest, language, clock) if told and any(map(str.isdecimal, rest)) else None


def _with_rule(said: str, language: str, clock: Clock, lead: str) -> Due | None:
    """A date, with the rule that gives it where it moves with the invoice's date: ``the 15th of
    next month``, ``end of the month``.
    """
    found = read_date(said, language, clock, lead)
    due = _dated(found)
    if due is None or not isinstance(found, date):
        return due
    others = [months_later(clock.base, ahead) for ahead in range(1, 5)]
    moved = [(on, read_date(said, language, replace(clock, base=on), lead)) for on in others]
    rules = (
        PaymentTerms(rule="end_of_month"),
        PaymentTerms(rule="day_of_next_month", day=found.day),
        PaymentTerms(rule="day_of_next_month", day=31),
    )
    fitting = (
        rule
        for rule in rules
        if all(due_under(rule, on) == then for on, then in [(clock.base, found), *moved])
    )
    return replace(due, terms=next(fitting, None))


def _dated(found: date | NoSuchDay | None) -> Due | None:
    if isinstance(found, NoSuchDay):
        return Due(impossible=found)
    return None if found is None else Due(due_date=found)


def _idle(language: str) -> frozenset[str]:
    names = ("ignored", "articles", "in", "of", "netted")
    phrases = frozenset[str]().union(*(listed(language, name) for name in names))
    return frozenset(word for said in phrases for word in said.split())


def _terms(text: str, language: str, issued: date, lead: str) -> Due | None:
    netted = "net " if fold(lead) in listed(language, "netted") else ""
    words = words_in(netted + _LETTERED.sub("net ", text.rstrip(" .")))
    if _at_once(words, language):
        return Due(terms_days=0)
    found = _with_month_end(Words(list(words)), language, issued)
    return found or _counted(Words(list(words)), language, issued)


def _from_a_date(text: str, language: str, clock: Clock) -> Due | None:
    """``two weeks from Monday``, ``14 days from Nov 30``, ``a week before Christmas``."""
    words = words_in(text.rstrip(" ."))
    for place, word in enumerate(words[:-1]):
        earlier = word in listed(language, "before_words")
        if not earlier and word not in listed(language, "from_words"):
            continue
        left = Words(words[:place])
        span = take_span(left, language)
        start = _start(" ".join(words[place + 1 :]), language, clock)
        if span is not None and left.only(_idle(language)) and isinstance(start, date):
            return _on(Span(-span.number if earlier else span.number, span.unit).later(start))
    return None


def _start(text: str, language: str, clock: Clock) -> date | NoSuchDay | None:
    """The day to count from: the next to come, but one just past rather than one in a year."""
    coming = read_date(text, language, clock)
    if isinstance(coming, date) and (coming - clock.today).days > _HALF_A_YEAR:
        return read_date(text, language, replace(clock, nearest=True))
    return coming


def _at_once(words: list[str], language: str) -> bool:
    rest = Words(list(words))
    said = 0
    while rest.take(listed(language, "receipt")) is not None:  # "immediately on receipt"
        said += 1
    return (
        said > 0
        and rest.only(listed(language, "articles") | listed(language, "ignored"))
        and not any(word.isdecimal() for word in words)
    )


def _with_month_end(words: Words, language: str, issued: date) -> Due | None:
    """``30 jours fin de mois``, ``30 days EOM``, ``EOM + 10``, ``30 jours fin de mois le 10``.

    Days with the end of the month are counted first and the month is then filled up; behind
    English ``EOM`` they are counted from the month's end.
    """
    ends = words.take(listed(language, "month_end"))
    if ends is None:
        return None
    day = _day_after(words, language)
    span = take_span(words, language) or _bare(words, language)
    if not words.only(_idle(language) | {"+", "plus"}):
        return None
    if span is not None and (
        ends == "eom"
        or any(word in listed(language, "from_words") for word in words.left)
        or "+" in words.left
        or "plus" in words.left
    ):
        if span.days:
            return _under(PaymentTerms(rule="after_end_of_month", number=span.days), issued)
        return _on(span.later(last_of_month(issued)))
    if span is not None and span.days is None:
        over = span.later(issued)
        return _on(over and last_of_month(over) + timedelta(days=day or 0))
    return _under(_month_end(span.days or 0 if span is not None else 0, day), issued)


def _month_end(days: int, day: int | None) -> PaymentTerms:
    if day is None:
        return PaymentTerms(rule="end_of_month", number=days)
    return PaymentTerms(rule="day_of_next_month", number=days, day=day)


def _day_after(words: Words, language: str) -> int | None:
    """The ``le 10`` behind a month's end: that day of the month after."""
    leads = ("le",) if language == "fr" else ()
    for place in range(len(words.left) - 1):
        if words.left[place] in leads and words.left[place + 1].isdecimal():
            day = int(words.left[place + 1][:3])
            words.left = words.left[:place] + words.left[place + 2 :]
            return day if 1 <= day <= 28 else None
    return None


def _counted(words: Words, language: str, issued: date) -> Due | None:
    led = len(words.left) > 1
    span = take_span(words, language) or _bare(words, language)
    if span is None or not words.only(_idle(language)) or (span.unit == "half_month" and not led):
        return None
    if span.days is not None:
        return Due(terms_days=span.days) if 0 <= span.days <= _LONGEST else None
    if span.unit == "workday":
        return _under(PaymentTerms(rule="working_days", number=span.number), issued)
    if span.months:
        return _under(PaymentTerms(rule="months", number=span.months), issued)
    return _on(span.later(issued))


def _bare(words: Words, language: str) -> Span | None:
    """``net 30``, ``30 netto``, ``60``: a number of days without the word.

    A number that may as well be the day of a month needs a word for terms beside it.
    """
    netted = any(word in listed(language, "netted") | {"net"} for word in words.left)
    idle = _idle(language)
    rest = [word for word in words.left if word not in idle and word not in ("+", "plus")]
    count = counted(rest, language)
    if count is None or not 0 < count <= _LONGEST or not (netted or count > _SHORTEST_BARE):
        return None
    words.left = [word for word in words.left if word not in rest]
    return Span(count, "day")


def _under(terms: PaymentTerms, issued: date) -> Due | None:
    """Due by a rule; ``None`` for one that no invoice can have."""
    if terms_fault(terms):
        return None
    return Due(due_date=due_under(terms, issued), terms=terms)


def _on(due: date | None) -> Due | None:
    return None if due is None else Due(due_date=due)

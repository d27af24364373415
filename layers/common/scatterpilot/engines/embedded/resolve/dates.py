"""The invoice's date, and when it is due: days, terms, terms said again, a due date moved."""

from __future__ import annotations

from calendar import month_name, monthrange
from datetime import MAXYEAR
from typing import Any

from scatterpilot.domain.edits import Edit, Quote, RefuseValue, SetDates
from scatterpilot.engines.embedded.meaning.said import Meaning, Said
from scatterpilot.engines.embedded.resolve.signs import sign_of
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.typed.calendars import NoSuchDay, Span
from scatterpilot.engines.typed.numbers import number_of

_MONTHS = 12
_LONGEST_TERMS = 365


def date_edits(meaning: Meaning, standing: Standing) -> list[Edit]:
    values: dict[str, Any] = {}
    evidence: dict[str, Quote] = {}
    refused: list[Edit] = []
    if meaning.dated is not None:
        on, quote = meaning.dated.value, meaning.dated.quote
        if isinstance(on, NoSuchDay):
            refused.append(_impossible("invoice_date", quote, on))
        else:
            values["invoice_date"], evidence["invoice_date"] = on, quote
    if meaning.due is not None:
        due, quote = meaning.due.value, meaning.due.quote
        if due.impossible is not None:
            refused.append(_impossible("due_date", quote, due.impossible))
        elif due.terms_days is not None:
            values["terms_days"], evidence["terms_days"] = due.terms_days, quote
        elif due.terms is not None:
            values["payment_terms"], evidence["payment_terms"] = due.terms, quote
        else:
            values["due_date"], evidence["due_date"] = due.due_date, quote
    elif (days := _terms_again(meaning, standing)) is not None:
        values["terms_days"], evidence["terms_days"] = days.value, days.quote
    elif meaning.due_shift is not None:
        values |= _moved(meaning.due_shift, standing)
    dates: list[Edit] = [SetDates(**values, evidence=evidence)] if values else []
    return dates + refused


def _terms_again(meaning: Meaning, standing: Standing) -> Said[int] | None:
    """``no wait, 45 was what we agreed`` behind a change of the terms: they are meant again."""
    bare = bare_number(meaning)
    if bare is None or not standing.terms_changed_last:
        return None
    words = standing.words
    number = number_of(bare.text, words.language, words.locale)
    if number is None or number != int(number) or not 0 <= number <= _LONGEST_TERMS:
        return None
    return Said(int(number), bare)


def worked(meaning: Meaning) -> list[Edit]:
    """``for work done in February``: a day, or the first and the last."""
    said = meaning.worked
    if said is None:
        return []
    evidence = {"service_start": said.quote}
    start, end = said.value
    return [SetDates(service_start=start, service_end=end, evidence=evidence)]


def bare_number(meaning: Meaning) -> Quote | None:
    """The words of the only figure that is said, where nothing says of what it is."""
    lines = [line for line in meaning.referred if line.quantity and not line.unit]
    if meaning.new or len(meaning.referred) > len(lines) or len(lines) + len(meaning.old) != 1:
        return None
    if meaning.old:
        return meaning.old[0].quote
    line = lines[0]
    named = line.references or line.has_money or line.description
    return line.quantity.quote if line.quantity and not named else None


def _impossible(field: str, quote: Quote, day: NoSuchDay) -> RefuseValue:
    why = _why_impossible(day)
    named = field.replace("_", " ")
    message = f"“{quote.text}” can't be the {named}: {why}."
    return RefuseValue(field=field, code="date_impossible", message=message)


def _why_impossible(day: NoSuchDay) -> str:
    if not 1 <= day.month <= _MONTHS:
        return f"month {day.month} is none"
    name = month_name[day.month]
    if day.year is None or not 1 <= day.year <= MAXYEAR:
        return f"{name} has no day {day.day}"
    last = monthrange(day.year, day.month)[1]
    return f"{name} {day.year} has only {last} days, so there is no {name} {day.day}"


def _moved(shift: Said[Span], standing: Standing) -> dict[str, Any]:
    due = standing.draft.due_date
    if due is None:
        return {}
    span = shift.value
    if span.number > 0 and sign_of(shift.quote, standing.words) < 0:
        span = Span(-span.number, span.unit)
    moved = span.later(due)
    return {"due_date": moved} if moved is not None else {}

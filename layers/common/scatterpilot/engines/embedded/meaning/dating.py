"""When: the invoice's date, and when it is due; or how long was worked, marked as if it were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from scatterpilot.engines.embedded.meaning.said import LineSaid, Meaning
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.reader.marks import Mark
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.dates import date_of
from scatterpilot.engines.typed.dues import due_of
from scatterpilot.engines.typed.measures import measure_of
from scatterpilot.engines.typed.numbers import number_of
from scatterpilot.engines.typed.spans import shift_of

_NEAR = 30


def dated(words: Words, mark: Mark, meaning: Meaning) -> bool:
    """A date or a term; words of ``DUE`` may also move the due date, or say how long was worked."""
    text, language, locale = words.of(mark), words.language, words.locale
    if mark.role == "DATE" and _of_due(words, mark):
        mark = replace(mark, role="DUE")
    for said in (text, _in_figures(text, words)):
        lead = words.before(mark)
        if mark.role == "DATE":
            on = date_of(said, language, locale, words.today, nearest=True, lead=lead)
            meaning.dated = meaning.dated if on is None else words.read(mark, on)
            found = on is not None
        else:
            due = due_of(said, language, locale, words.issued, words.today, lead=lead)
            meaning.due = meaning.due if due is None else words.read(mark, due)
            found = due is not None
        if found:
            return True
    return mark.role == "DUE" and _other_than_due(words, mark, meaning)


def date_said(words: Words, marks: Sequence[Mark]) -> date | None:
    """The date that the message gives the invoice: terms count from it."""
    for mark in marks:
        if mark.role == "DATE" and not _of_due(words, mark):
            said, lead = words.of(mark), words.before(mark)
            on = date_of(said, words.language, words.locale, words.today, nearest=True, lead=lead)
            if isinstance(on, date):
                return on
    return None


def _of_due(words: Words, mark: Mark) -> bool:
    """``the due date is now the 9th``: the words before say which date it is."""
    before = words_in(words.text[max(0, mark.start - _NEAR) : mark.start])[-4:]
    return bool(set(before) & pointing(words.language)["due"])


def _other_than_due(words: Words, mark: Mark, meaning: Meaning) -> bool:
    if (span := shift_of(words.of(mark), words.language)) is not None:
        meaning.due_shift = words.read(mark, span)
        return True
    if (line := _time_worked(words, mark)) is not None:
        meaning.referred.append(line)
        return True
    return False


def _in_figures(text: str, words: Words) -> str:
    """``deux avril`` as ``2 avril``."""
    spoken = text.split(" ")
    for size in range(min(3, len(spoken) - 1), 0, -1):
        number = number_of(" ".join(spoken[:size]), words.language, words.locale)
        if number is not None and number == int(number):
            return " ".join([f"{int(number)}", *spoken[size:]])
    return text


def _time_worked(words: Words, mark: Mark) -> LineSaid | None:
    """``15 hours`` is no term: so long was worked."""
    measured = measure_of(words.of(mark), words.language, words.locale)
    if measured is None or measured.unit is None or measured.unit.kind not in ("hour", "minute"):
        return None
    unit = words.read(mark, measured.unit)
    return LineSaid(quantity=words.read(mark, measured.number), unit=unit, start=mark.start)


def time_more(words: Words, mark: Mark) -> LineSaid | None:
    """``an hour less``, ``5,5 days``: no due date moves by so much; more or less was worked."""
    measured = measure_of(words.of(mark), words.language, words.locale)
    if measured is None or measured.unit is None:
        return None
    whole = measured.number == int(measured.number)
    if measured.unit.kind not in ("hour", "minute") and whole:
        return None
    unit = words.read(mark, measured.unit)
    return LineSaid(more=words.read(mark, measured.number), more_unit=unit, start=mark.start)

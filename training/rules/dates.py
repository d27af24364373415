"""Dates and terms: of a row, and of payment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from training.annotations import Message, Span
from training.rules.change import cut, each_span, gap_before

MONTH: Final = r"(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-z]*\.?"
DAY: Final = (
    r"(?:mon|tue?s?|wed|thu|thurs|fri|sat|sun|mo|di|mi|do|fr|sa|so)(?:day|nesday|sday|urday)?\.?"
)
#: A date that opens a row of a timesheet: "Mon 3 Nov", "2026-11-02", "02.11.", "Nov 3".
ROW_DATE: Final = re.compile(
    rf"(?i)(?:{DAY},?\s+)?(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d\d)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)(?=$|[\s:,;–—-])(?!\s?\d)"
)
ROW_GAP: Final = re.compile(r"[\s:,;–—-]*")

BY: Final = re.compile(
    r"(?i)(?:by(?! return)|due|before|bis(?: zum)?|am|zum|avant(?: le)?|le|antes(?: del?| do)?|hasta(?: el)?|entro(?: il)?"
    r"|voor|até|op|payable)\s+"
)
WITHIN: Final = re.compile(
    r"(?i)\b(?:in|within|after|innerhalb(?: von)?|nach|sous|à|a|en|entro|binnen|em)\s+$"
)
SPAN: Final = re.compile(
    r"(?i)(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|forty|sixty|ninety"
    r"|zwei|drei|vier|zehn|vierzehn|dreißig|dix|quinze|trente|diez|quince|treinta|dieci|quindici|trenta|dertig|veertien|dez|quinze|trinta)"
    r"\s*(?:working |business |calendar |werk|jours? ouvr)?"
    r"(?:d\b|days?|weeks?|wks?|months?|tagen?|wochen?|monat|jours?|semaines?|mois|d[ií]as?|semanas?|mes|giorni|gg|settiman|mesi|dagen|weken|maand)"
)


def row_dates_stand_apart(message: Message) -> Message:
    """``{1.DESC|Mon 3 Nov callout}`` becomes ``{1.SDATE|Mon 3 Nov} {1.DESC|callout}``."""

    def split(message: Message, span: Span) -> Iterable[Span]:
        date = ROW_DATE.match(message.words(span)) if span.role == "DESC" else None
        if not date:
            yield span
            return
        yield replace(span, role="SDATE", end=span.start + date.end())
        gap = ROW_GAP.match(message.words(span), date.end())
        start = span.start + (gap.end() if gap else date.end())
        if start < span.end:
            yield replace(span, start=start)

    return each_span(message, split)


def by_stays_outside_the_due_date(message: Message) -> Message:
    """``{DUE|before the 6th}`` becomes ``before the {DUE|6th}``; ``entro 14 giorni`` is a span
    of time and stays.
    """

    def without(message: Message, span: Span) -> Iterable[Span]:
        words = message.words(span)
        by = BY.match(words) if span.role == "DUE" else None
        if not by or SPAN.match(words[by.end() :]):
            yield span
        else:
            the = re.match(r"(?i)(?:the|our|their)\s+", words[by.end() :])
            yield cut(message, span, by.end() + (the.end() if the else 0))

    return each_span(message, without)


def within_belongs_to_the_due_date(message: Message) -> Message:
    """``within {DUE|30 days}`` becomes ``{DUE|within 30 days}``."""

    def widened(message: Message, span: Span) -> Iterable[Span]:
        before = WITHIN.search(gap_before(message, span)) if span.role == "DUE" else None
        is_span = SPAN.match(message.words(span))
        yield replace(span, start=span.start - len(before[0])) if before and is_span else span

    return each_span(message, widened)

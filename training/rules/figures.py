"""What a figure is: a price or a line's amount, a quantity with its dozens, a difference, or
nothing at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from training.annotations import Message, Span
from training.rules.change import each_span, gap_after, with_spans

FREE: Final = re.compile(
    r"(?i)(?:free(?: of charge)?|f\.?o\.?c\.?|n/?c|no charge|gratis|comp(?:ed|limentary)?|on the house|for nothing|included"
    r"|kostenlos|umsonst|offerte?s?|gratuit[eo]?|cortes[ií]a|omaggio)"
)
EACH: Final = re.compile(
    r"(?i)(\s?)(each|apiece|a ?piece|a pop|ea|je|cad\.|cada un[oa]|l['’]un[oa]|la pièce|pièce|per stuk|pro stück)(?!\w)"
)
PER: Final = re.compile(r"(?i)\s?/\s?|\s?(?:per|a|an|pro|par|al|por)\s|\s?")
#: What makes a figure a price: something it is counted by.
COUNTS: Final = ("QTY", "MULT", "UNIT", "SAME", "AMOUNT")
RATED: Final = re.compile(
    r"(?i)(?:@|\b(?:at|per|je|zu|[àa]|rate|preis|prix|precio|prezzo|prijs|preço|unit price|each|each \w+ is))[\s:]*$"
)
DOZENS: Final = re.compile(
    r"(?i)(?:dozen|hundred|thousand|dutzend|douzaines?|docenas?|dozzin[ae]|dozijn|dúzias?)\b"
)
MINUTES: Final = re.compile(r"(?i)^(.*\S)\s+(\d+)\s?(min(?:s|utes?|uten)?)\.?$", re.S)
HOURLY: Final = re.compile(r"(?i)\b(?:hours?|hr|stunde|std|heure|hora|ora|uur)\b")


def free_is_free(message: Message) -> Message:
    """``{3.AMOUNT|no charge}`` becomes ``{3.FREE|no charge}``."""

    def freed(message: Message, span: Span) -> Iterable[Span]:
        is_free = span.role in ("AMOUNT", "PRICE") and FREE.fullmatch(message.words(span))
        yield replace(span, role="FREE") if is_free else span

    return each_span(message, freed)


def each_is_a_unit(message: Message) -> Message:
    """``{1.PRICE|$60} each`` becomes ``{1.PRICE|$60} {1.UNIT|each}``, unless a unit follows
    anyway.
    """
    new = []
    for index, span in enumerate(message.spans):
        gap = gap_after(message, index)
        each = EACH.match(gap) if span.role in ("PRICE", "AMOUNT") else None
        followed = index + 1 < len(message.spans) and message.spans[index + 1].role == "UNIT"
        if each and not (followed and not gap[each.end() :].strip()):
            new.append(Span(span.end + each.start(2), span.end + each.end(2), "UNIT", span.group))
    return with_spans(message, (*message.spans, *new))


def a_price_with_a_unit_is_no_line_amount(message: Message) -> Message:
    """``{1.AMOUNT|$9} {1.UNIT|each}`` becomes a price: a flat figure has no unit right behind
    it.
    """
    priced = {span.group for span in message.spans if span.role == "PRICE"}
    new = list(message.spans)
    for index, (span, after) in enumerate(zip(message.spans, message.spans[1:], strict=False)):
        beside = PER.fullmatch(gap_after(message, index))
        same_line = span.role == "AMOUNT" and after.role == "UNIT" and after.group == span.group
        if beside and same_line and span.group not in priced:
            new[index] = replace(span, role="PRICE")
    return with_spans(message, new)


def a_lone_figure_is_the_line_amount(message: Message) -> Message:
    """``{1.DESC|logo} {1.PRICE|$450}``: a new line without quantity or unit has one flat sum,
    unless "at" leads to it.
    """
    counted = {span.group for span in message.spans if span.role in COUNTS}

    def flat(message: Message, span: Span) -> Iterable[Span]:
        lone = span.role == "PRICE" and span.target == "new" and span.group not in counted
        rated = RATED.search(message.text[: span.start]) or EACH.match(message.text[span.end :])
        yield replace(span, role="AMOUNT") if lone and not rated else span

    return each_span(message, flat)


def a_dozen_is_part_of_the_quantity(message: Message) -> Message:
    """``{1.QTY|three} {1.UNIT|dozen}`` becomes ``{1.QTY|three dozen}``."""

    def is_dozen(span: Span, after: Span) -> bool:
        return (
            span.role == "QTY"
            and after.role == "UNIT"
            and bool(DOZENS.fullmatch(message.words(after)))
        )

    return _joined(message, is_dozen)


def a_difference_holds_its_measure(message: Message) -> Message:
    """``{0.DQTY|zwei} {0.UNIT|Stunden}`` becomes ``{0.DQTY|zwei Stunden}``."""
    return _joined(message, lambda span, after: span.role == "DQTY" and after.role == "UNIT")


def _joined(message: Message, belongs: Callable[[Span, Span], bool]) -> Message:
    """Marks of one line with only blanks between them, made one where ``belongs`` says so."""
    new: list[Span] = []
    for span in message.spans:
        last = new[-1] if new else None
        if (
            last
            and last.group == span.group
            and not message.text[last.end : span.start].strip()
            and belongs(last, span)
        ):
            new[-1] = replace(last, end=span.end)
        else:
            new.append(span)
    return with_spans(message, new)


def minutes_of_an_hourly_rate_are_a_quantity(message: Message) -> Message:
    """``{1.DESC|coaching 90 min}`` at a rate per hour: the minutes are its quantity; else they
    describe.
    """
    counted = {span.group for span in message.spans if span.role in ("QTY", "AMOUNT")}
    hourly = {
        span.group
        for span in message.spans
        if span.role == "UNIT" and HOURLY.search(message.words(span))
    }

    def split(message: Message, span: Span) -> Iterable[Span]:
        minutes = MINUTES.match(message.words(span))
        if span.role != "DESC" or not minutes or span.group in counted or span.group not in hourly:
            yield span
            return
        yield replace(span, end=span.start + minutes.end(1))
        yield Span(span.start + minutes.start(2), span.start + minutes.end(2), "QTY", span.group)
        yield Span(span.start + minutes.start(3), span.start + minutes.end(3), "UNIT", span.group)

    return each_span(message, split)

"""What several lines share, and what the first two files left unmarked."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from training.annotations import Message, Span
from training.rules.change import first_file, with_spans

FIRST_FILES: Final = "ab"

#: With a currency sign or cents: a bare "total 30" counts hours as often as money.
TOTAL: Final = re.compile(
    r"(?i)(?<!sub)(?<!sub-)(?<!sub )\btotal(?: due)?\b[:\s=,.-]*([$£€₹]\s?\d[\d.,]*\d|\d[\d.,]*[.,]\d\d)(?!\d)(?!\s?(?:h\b|hrs?|hours|%))"
)
DATE_LIKE: Final = re.compile(
    r"(?i)\b(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\b|(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of )?)?"
    r"(?:jan(?:uary)?|feb(?:ruary)?|march|april|june?|july?|august|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
    r"(?:\s+\d{1,4}(?:st|nd|rd|th)?)?|(?:last|this) (?:week|month))"
)
CORRECTED_OR_SUMMED: Final = re.compile(
    r"(?i)\b(?:wait|scratch that|i mean|sorry|make (?:that|it)|actually|not|total|paid|deposit)\b"
)
FIGURE: Final = re.compile(r"[$£€₹]?\s?\d[\d.,]*")


def a_price_for_all_is_shared(message: Message) -> Message:
    """The only price, said once behind several counted lines, is ``S.PRICE``, not the last
    line's.
    """
    by_role = {
        role: [span for span in message.spans if span.role == role] for role in ("QTY", "PRICE")
    }
    lines = {span.group for span in message.spans if span.target == "new"}
    others = {"AMOUNT", "FREE", "SAME"} & {span.role for span in message.spans}
    counted = {span.group for span in by_role["QTY"]}
    if len(lines) < 2 or others or len(by_role["PRICE"]) != 1 or counted != lines:
        return message
    price = by_role["PRICE"][0]
    if price.target != "new" or price.start < max(span.start for span in by_role["QTY"]):
        return message
    return with_spans(message, (_shared(span, price) for span in message.spans))


def _shared(span: Span, price: Span) -> Span:
    beside = span.role == "UNIT" and span.group == price.group and 0 <= span.start - price.end <= 3
    return replace(span, group="S") if span == price or beside else span


def grand_totals_are_marked(message: Message) -> Message:
    """The two oldest files left totals unmarked: the last "total 980.00" of a message is
    TOTALSAID.
    """
    known = any(span.role == "TOTALSAID" for span in message.spans)
    if known or not first_file(message, FIRST_FILES) or message.asked:
        return message
    totals = [total for total in TOTAL.finditer(message.text) if _is_money(message, *total.span(1))]
    if not totals:
        return message
    start, end = totals[-1].span(1)
    return with_spans(message, (*message.spans, Span(start, end, "TOTALSAID")))


def _is_money(message: Message, start: int, end: int) -> bool:
    """Unmarked, and not the sum of a column of hours in a sheet without sums of money."""
    has_sums = any(span.role in ("PRICE", "AMOUNT") and span.end <= start for span in message.spans)
    signed = not message.text[start].isdigit()
    return _unmarked(message, start, end) and (signed or has_sums)


def unmarked_figures_are_unsure(message: Message) -> Message:
    """Dates, corrected values and sums that the two oldest files left unmarked are not taught
    as "nothing".
    """
    if not first_file(message, FIRST_FILES):
        return message
    found = [match.span() for match in DATE_LIKE.finditer(message.text)]
    if CORRECTED_OR_SUMMED.search(message.text):
        found += [match.span() for match in FIGURE.finditer(message.text)]
    unsure = _merged([place for place in found if _unmarked(message, *place)])
    return replace(message, unsure=unsure)


def _merged(places: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _unmarked(message: Message, start: int, end: int) -> bool:
    return not any(span.start < end and start < span.end for span in message.spans)

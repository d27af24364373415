"""Figures that were said and stand nowhere in the draft."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from scatterpilot.domain.draft import Draft
from scatterpilot.engines.embedded.doubt.looks import lookalike
from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter
from scatterpilot.engines.embedded.doubt.taken_off import sums_taken_off
from scatterpilot.engines.embedded.doubt.totals_said import PARTS
from scatterpilot.engines.embedded.reading import Reading

_TEXTS = (
    "customer_name",
    "customer_email",
    "customer_address",
    "customer_tax_id",
    "notes",
    "po_number",
    "buyer_reference",
    "payment_reference",
)
_DIGITS = re.compile(r"\d+")
_MOST_NAMED = 3
_ID_DIGITS = 9
_YEARS = frozenset(range(1990, 2050)) - {2000}
_COLUMNS = re.compile(r"[;|\t]|\S {2,}(?=\S)")
_FEWEST_COLUMNS, _LONGEST_ROW = 2, 200
_ASIDE_BEFORE = frozenset("line item row number no. not from than".split())
_ASIDE_AFTER = frozenset("more extra fewer less additional".split())


def left_over(matter: Matter) -> Iterator[Doubt]:
    """One doubt that names the figures which ended nowhere."""
    if not matter.draft.line_items:
        return
    known = _known_digits(matter)
    values = _known_values(matter)
    found = [text for r in matter.readings for text in _left_in(matter, r, known, values)]
    if found:
        shown = [matter.say.quoted(text) for text in dict.fromkeys(found)][:_MOST_NAMED]
        ask = "left_over_ask" if len(shown) == 1 else "left_over_ask_many"
        yield matter.doubt("left over", "left_over", ask, figures=matter.say.listed(shown))


def _left_in(
    matter: Matter, reading: Reading, known: set[str], values: set[Decimal]
) -> Iterator[str]:
    off = sums_taken_off(reading)
    covered = _covered(matter, reading.turn)
    idle = sorted(matter.idle(reading.turn))
    end = 0
    for index in reading.numbers:
        token = reading.tokens[index]
        if index < end or _is_covered(covered, token.start, token.end):
            continue
        if _is_covered(idle, token.start, token.end):
            continue
        dates = (reading.date(start) for start in range(max(index - 2, 0), index + 1))
        date_end = max((date.end for date in dates if date is not None), default=0)
        if date_end > index:
            end = date_end
            continue
        if any(start < token.end and token.start < stop for start, stop in off):
            continue
        if set(_DIGITS.findall(token.text)) <= known or _is_value(reading, index, values):
            continue
        if lookalike(reading.message, token.start, token.end) or _is_nameless(reading, index):
            continue
        if _is_aside(reading, index) or _in_row(reading, index):
            continue
        amount = reading.percent(index) or reading.amount(index)
        if amount and reading.vocabulary & PARTS:
            continue
        yield reading.text(index, amount.end if amount else index + 1)


def _covered(matter: Matter, turn: int) -> list[tuple[int, int]]:
    """The characters that have a place in a draft, as runs that do not overlap."""
    runs: list[tuple[int, int]] = []
    for start, end in sorted({(p.start, p.end) for p in matter.all_places if p.turn == turn}):
        if runs and start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return runs


def _is_covered(runs: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_left(runs, (end, 0))
    return index > 0 and runs[index - 1][1] > start


def _known_digits(matter: Matter) -> set[str]:
    digits: set[str] = set()
    for draft in (*matter.earlier, matter.draft):
        texts = [getattr(draft, name) or "" for name in _TEXTS]
        texts += [f"{line.description} {line.unit}" for line in draft.line_items]
        digits.update(_DIGITS.findall(" ".join(texts)))
    return digits


def _known_values(matter: Matter) -> set[Decimal]:
    totals = matter.totals
    values = {totals.total, totals.subtotal, totals.discount_total, totals.tax_total}
    values |= {amount for amount in totals.line_amounts if amount is not None}
    values.add(Decimal(len(matter.draft.line_items)))
    for draft in (*matter.earlier, matter.draft):
        values |= set(_values_of(draft))
    return values


def _values_of(draft: Draft) -> Iterator[Decimal]:
    for line in draft.line_items:
        yield from (v for v in (line.quantity, line.unit_price) if v is not None)
        if line.tax_rate is not None:
            yield line.tax_rate * 100
    if draft.tax_rate is not None:
        yield draft.tax_rate * 100
    if draft.discount is not None:
        yield from (v for v in (draft.discount.percent, draft.discount.amount) if v is not None)
    if draft.terms_days is not None:
        yield Decimal(draft.terms_days)


def _is_value(reading: Reading, index: int, values: set[Decimal]) -> bool:
    found = (reading.amount(index), reading.percent(index))
    return any(each is not None and each.value in values for each in found)


def _is_aside(reading: Reading, index: int) -> bool:
    """A number of a list, of a line, of what is not meant or of what comes on top."""
    before, two_before = reading.low(index - 1), reading.words(index - 2, 2)
    opens = index == 0 or reading.tokens[index - 1].kind == "newline"
    return (
        (opens and reading.low(index + 1) in (".", ")"))
        or before in _ASIDE_BEFORE
        or two_before == ("instead", "of")
        or reading.low(index + 1) in _ASIDE_AFTER
    )


def _in_row(reading: Reading, index: int) -> bool:
    """In a row of a table: its reader tells the columns apart."""
    message, at = reading.message, reading.tokens[index].start
    start, end = message.rfind("\n", 0, at) + 1, message.find("\n", at)
    row = message[start : end if end >= 0 else len(message)]
    return len(row) < _LONGEST_ROW and len(_COLUMNS.findall(row)) >= _FEWEST_COLUMNS


def _is_nameless(reading: Reading, index: int) -> bool:
    """A year or a long number, part of a code, an ordinal: ``A4``, ``2nd``, ``501(c)(3)``."""
    tokens = reading.tokens
    before = tokens[index - 1] if index and tokens[index].glued else None
    after = tokens[index + 1] if index + 1 < len(tokens) and tokens[index + 1].glued else None
    text = tokens[index].text
    if text.isdecimal() and (len(text) >= _ID_DIGITS or int(text) in _YEARS):
        return True
    if before is not None and (before.kind == "word" or (before.glued and before.text in "-(/")):
        return True
    if after is None or after.kind == "word":
        return after is not None
    beyond = tokens[index + 2] if index + 2 < len(tokens) else None
    return after.text in "-(" and beyond is not None and beyond.glued

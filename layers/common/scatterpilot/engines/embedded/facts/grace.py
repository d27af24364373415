"""Until when the customer may pay: until the 27th, 30 days to pay, another week."""

from __future__ import annotations

from datetime import date, timedelta

from scatterpilot.engines.embedded.claims import DueClaim
from scatterpilot.engines.embedded.facts.terms import LEADS
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import PRONOUNS
from scatterpilot.engines.embedded.values.spans import span_at, span_days

_AFTER_PAY = frozenset("it up me us this the invoice bill in full".split())
_RUNNING = frozenset("running runs run counting counted count start starting starts going".split())
_START = frozenset("then there that the new date invoice this day".split())
_UNTIL = frozenset(("until", "till", "til", "by", "before"))
GRACE_STARTS = _UNTIL | {"no"}
_HAVING = frozenset("get gets have has".split())
_HAVING_SHORT = frozenset("they've he's she's you've".split())
_LATER = frozenset("extra more another longer later".split())


def grace_at(reading: Reading, index: int) -> DueClaim | None:
    """``they've got until the 27th to pay``, ``they get 30 days to pay``, ``by 9 May``."""
    low = reading.low(index)
    if low in _UNTIL or reading.words(index, 3) == (
        "no",
        "later",
        "than",
    ):
        position = index + (3 if low == "no" else 1)
        found = reading.date(position)
        if found is None or (found.value is None and not found.problem):
            return None
        if not reading.free(position, found.end):
            return None
        return DueClaim(
            (_grace_lead(reading, index), _to_pay(reading, found.end)),
            found.value,
            None,
            found.problem,
        )
    span = reading.span(index)
    if span is None or not reading.free(index, span[2]):
        return None
    days = span_days(span[0], span[1])
    end = _to_pay(reading, span[2])
    runs = _runs_from(reading, index, span[2])
    granted = reading.low(index - 1) == "within" or _granted(reading, index, span[2])
    if days is None or (end == span[2] and runs == span[2] and not granted):
        return None
    return DueClaim((_grace_lead(reading, index), max(end, runs)), terms_days=days)


def _granted(reading: Reading, start: int, end: int) -> bool:
    """``they get 30 days``, ``she has 2 weeks``: nothing else in the clause."""
    before = start - 1 - (reading.low(start - 1) == "got")
    has = reading.low(before) in _HAVING and reading.low(before - 1) in PRONOUNS
    held = reading.low(before) in _HAVING_SHORT
    closed = end >= len(reading) or reading.tokens[end].kind not in ("word", "number")
    return (has or held) and closed


def _to_pay(reading: Reading, end: int) -> int:
    if reading.low(end) == "to" and reading.low(end + 1) in ("pay", "settle", "clear", "cough"):
        follow = end + 2
        while reading.low(follow) in _AFTER_PAY:
            follow += 1
        return follow
    return end


def _runs_from(reading: Reading, start: int, end: int) -> int:
    """``30 days running from then``, ``counted from that date``."""
    position = end
    while reading.low(position) in _RUNNING:
        position += 1
    counted = any(reading.low(i) in _RUNNING for i in range(max(0, start - 2), start))
    if (position == end and not counted) or reading.low(position) != "from":
        return end
    position += 1
    while reading.low(position) in _START:
        position += 1
    return position


def _grace_lead(reading: Reading, index: int) -> int:
    start = index
    words = LEADS | frozenset(
        "got gets get given i've i'll they've he's she's told him cough up giving gave we've "
        "customer client owes at that's count counting run running start starting".split()
    )
    while start > 0 and reading.low(start - 1) in words and not reading.taken[start - 1]:
        start -= 1
    while start < index and reading.low(start) in (",", "for", "to", "and", "with"):
        start += 1
    return start


def extension(reading: Reading, due: date | None) -> DueClaim | None:
    """``give them an extra week``, ``two more weeks``: later than the due date there is."""
    lows = [token.lower for token in reading.tokens]
    speaks = {"due", "pay", "deadline", "terms", "payment", "date"} & set(lows)
    if due is None or not speaks or not _LATER & set(lows):
        return None
    for index in range(len(reading)):
        word = reading.low(index + 1)
        span = span_at(reading.tokens, index)
        if span is None and word in ("extra", "more"):
            later = span_at(reading.tokens, index + 2)
            plain = reading.low(index + 2)
            if plain in ("week", "fortnight", "month", "day"):
                span = (1, plain, index + 3)
            elif later is not None:
                span = later
            amount = reading.amount(index)
            if span is not None and amount is not None:
                span = (int(amount.value), span[1], span[2])
        if span is None or not reading.free(index, span[2]):
            continue
        days = span_days(span[0], span[1])
        near = lows[max(index - 1, 0) : span[2] + 2]
        if days is None or not _LATER & set(near):
            continue
        if any(token.kind == "number" for token in reading.tokens[span[2] :]):
            reading.take(_grace_lead(reading, index), _to_pay(reading, span[2]))
            return None
        end = span[2] + (reading.low(span[2]) in _LATER)
        return DueClaim(
            (_grace_lead(reading, index), _to_pay(reading, end)), on=due + timedelta(days=days)
        )
    return None

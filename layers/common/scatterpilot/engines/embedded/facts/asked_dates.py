"""Dates that only the conversation explains: an answer, a correction, an extension."""

from __future__ import annotations

from scatterpilot.domain.draft import LineItem
from scatterpilot.engines.embedded.claims import Claim, DueClaim
from scatterpilot.engines.embedded.facts.due import bare_due
from scatterpilot.engines.embedded.facts.grace import extension
from scatterpilot.engines.embedded.facts.moved_due import moved_due
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.targets import lines_named
from scatterpilot.engines.embedded.text.lexicon import (
    CORRECTION_CUES,
    MONTHS,
    WEEKDAYS,
    is_chatter_word,
)
from scatterpilot.engines.embedded.values.spans import span_days

_CLOSINGS = frozenset("please pls plz thanks thx cheers ta max tops ok".split())


def asked_date(reading: Reading, situation: Situation, claims: list[Claim]) -> list[Claim]:
    """A date or a span of time alone answers when it is due, or stands at the end of a request."""
    if any(isinstance(claim, DueClaim) for claim in claims):
        return []
    trailing = _trailing_term(reading) if situation.draft.due_date is None else None
    if trailing is not None:
        reading.take(*trailing.span)
        return [trailing]
    asked = situation.asked == "due_date"
    alone = all(reading.taken) or _only_a_date(reading)
    moving = _moves_due(reading, situation)
    if not asked and not moving and not (alone and situation.draft.due_date is None):
        return []
    found = bare_due(reading)
    if found is None or (found.terms_days is not None and _bills_something(reading, situation)):
        return []
    reading.take(*found.span)
    return [found]


def _trailing_term(reading: Reading) -> DueClaim | None:
    """``…, 7 days`` at the very end, after all that is billed has its price and its count."""
    end = len(reading)
    while end and (reading.low(end - 1) in _CLOSINGS or not reading.low(end - 1).isalnum()):
        end -= 1
    for start in range(max(end - 3, 1), end):
        span = reading.span(start)
        days = span_days(span[0], span[1]) if span and span[2] == end else None
        if days is None or not reading.free(start, end):
            continue
        apart = reading.low(start - 1) in (",", "-", "–", "—", ".", ";")
        if apart and _billed_before(reading, start):
            return DueClaim((start, end), terms_days=days)
    return None


def _billed_before(reading: Reading, end: int) -> bool:
    """Whether a price stands before, and no rate just before: "£480 a day, 3 days" counts days."""
    if not any(position < end for position in reading.sums()):
        return False
    marks = (mark for i in range(end) if (mark := reading.rate_mark(i)) and mark.unit)
    return all(mark.end < end - 1 for mark in marks)


def _bills_something(reading: Reading, situation: Situation) -> bool:
    """``2 days painting, £210 a day``, ``the painting was 2 days``: counts days of work, not days
    to pay."""
    if lines_named((t.lower for t in reading.tokens if t.kind == "word"), _described(situation)):
        return True
    amounts = [amount for i in reading.amounts() if (amount := reading.amount(i))]
    return any(a.money or reading.low(a.start - 1) in ("at", "@") for a in amounts)


def _described(situation: Situation) -> list[LineItem]:
    """The lines, without their units: those alone name none."""
    return [line.model_copy(update={"unit": None}) for line in situation.draft.line_items]


def extended_date(reading: Reading, situation: Situation) -> list[Claim]:
    """``give them another week``: counted from the due date the draft has."""
    due = situation.draft.due_date
    found = moved_due(reading, due) or extension(reading, due)
    if found is None:
        return []
    reading.take(*found.span)
    return [found]


def _moves_due(reading: Reading, situation: Situation) -> bool:
    """The due date is known, and the words correct it: a date and no other figure."""
    found = bare_due(reading)
    if situation.draft.due_date is None or found is None:
        return False
    start, end = found.span
    others = [
        i for i, t in enumerate(reading.tokens) if t.kind == "number" and not start <= i < end
    ]
    figured = any(reading.tokens[i].kind == "number" for i in range(start, end))
    named = any(reading.low(i) in MONTHS or reading.low(i) in WEEKDAYS for i in range(start, end))
    lows = {token.lower for token in reading.tokens}
    speaks = lows & (CORRECTION_CUES | {"make", "pay", "due", "deadline", "terms", "payment"})
    free_others = [i for i in others if not reading.taken[i]]
    return bool(speaks) and (figured or named) and not free_others and found.terms_days is None


def _only_a_date(reading: Reading) -> bool:
    found = bare_due(reading)
    if found is None:
        return False
    rest = [i for i in range(len(reading)) if not found.span[0] <= i < found.span[1]]
    return all(
        reading.taken[i] or is_chatter_word(reading.low(i)) or not reading.low(i).isalnum()
        for i in rest
    )

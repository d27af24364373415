"""A discount for paying early: nobody can take it off before it is paid, so it is a note."""

from __future__ import annotations

from scatterpilot.engines.embedded.claims import Claim, NotesClaim
from scatterpilot.engines.embedded.reading import Reading

_CONDITIONS = frozenset("if when provided".split())
_PAYING = frozenset("pay pays paid paying settle settles settled payment".split())
_BY_WHEN = frozenset("within in before by inside under early".split())
_LEADS = frozenset(
    "take offer give them him her knock with a an of get gets they there's is there apply allow "
    "we'll i'll we i add and discount extra early payment can also".split()
)
_REDUCTIONS = frozenset("off discount discounted less".split())
# A condition and its discount stand within so many words of each other.
_REACH = 10


def find_early_payment(reading: Reading) -> list[Claim]:
    """``2% off if they pay within 10 days``, ``if paid by Friday take $20 off``."""
    claims: list[Claim] = []
    for index in reading.where(_CONDITIONS):
        end = 0 if reading.taken[index] else _condition_end(reading, index)
        if not end:
            continue
        span = _with_discount(reading, index, end)
        if span is not None:
            reading.take(*span)
            claims.append(NotesClaim(span, reading.text(*span).strip(" ,")))
    return claims


def _condition_end(reading: Reading, index: int) -> int:
    """The end of ``if they pay within 10 days``, or 0."""
    stop = min(reading.sentence_end(index), index + _REACH)
    paying = next((i for i in range(index + 1, stop) if reading.low(i) in _PAYING), 0)
    timed = next((i for i in range(paying + 1, stop) if reading.low(i) in _BY_WHEN), 0)
    if not paying or not timed:
        return 0
    if reading.low(timed) == "early":
        return timed + 1
    span = reading.span(timed + 1) or reading.span(timed + 2)
    found = reading.date(timed + 1) or reading.date(timed)
    return span[2] if span is not None else found.end if found is not None else 0


def _with_discount(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The condition together with the discount before or after it."""
    for index in range(max(start - _REACH, 0), start):
        if _reduces(reading, index, start) and reading.sentence_end(index) > start:
            while index and reading.low(index - 1) in _LEADS and not reading.taken[index - 1]:
                index -= 1
            return index, end
    for index in range(end, min(end + _REACH, reading.sentence_end(end))):
        if (found := reading.percent(index) or reading.amount(index)) is not None:
            follows = found.end + (reading.low(found.end) in ("off", "discount"))
            return (start, follows) if _reduces(reading, index, follows) else None
    return None


def _reduces(reading: Reading, index: int, stop: int) -> bool:
    """Whether a percentage or a sum here is taken off before ``stop``."""
    found = reading.percent(index) or reading.amount(index)
    if found is None or not reading.free(index, stop) or (found.words and not found.money):
        return False
    near = (*range(max(index - 3, 0), index), *range(found.end, min(found.end + 3, stop)))
    return any(reading.low(i) in _REDUCTIONS for i in near)

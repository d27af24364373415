"""Terms that need a calendar: net 30 EOM, 45 days end of month, net 10 working days."""

from __future__ import annotations

from datetime import date, timedelta

from scatterpilot.engines.embedded.claims import DueClaim
from scatterpilot.engines.embedded.facts.terms import lead_start, terms_end
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.values.clock import last_of_month
from scatterpilot.engines.embedded.values.spans import WORKDAY, span_at, span_days, span_later

MONTH_TERMS_STARTS = frozenset(("net", "eom", "end"))
_EOM = (("eom",), ("end", "of", "month"), ("end", "of", "the", "month"), ("fin", "de", "mois"))
_LONGEST = 400


def month_terms_at(reading: Reading, index: int) -> DueClaim | None:
    """A term that counts from the end of the invoice's month, or in working days.

    ``net 30 EOM`` is so many days after the month's last; ``45 days end of month`` the last of the
    month in which those days are over.
    """
    netted = reading.low(index) == "net"
    found = _after_month(reading, index + netted) or _month_plus(reading, index)
    if found is None:
        found = _workdays(reading, index + netted) if netted else None
    if found is None:
        return None
    claim, end = found
    return DueClaim((lead_start(reading, index), terms_end(reading, end)), on=claim)


def _after_month(reading: Reading, index: int) -> tuple[date, int] | None:
    """``30 EOM``, ``45 days end of month``."""
    count, end = _days(reading, index)
    eom = _month_end(reading, end)
    if not count or not eom:
        return None
    if reading.low(eom - 1) == "eom":
        return _counted(reading, count), eom
    over = reading.issued + timedelta(days=count)
    return last_of_month(over, 0), eom


def _month_plus(reading: Reading, index: int) -> tuple[date, int] | None:
    """``EOM + 30``, ``end of month plus 10 days``."""
    eom = _month_end(reading, index)
    if not eom or reading.low(eom) not in ("+", "plus"):
        return None
    count, end = _days(reading, eom + 1)
    return (_counted(reading, count), end) if count else None


def _counted(reading: Reading, days: int) -> date:
    return last_of_month(reading.issued, 0) + timedelta(days=days)


def _days(reading: Reading, index: int) -> tuple[int, int]:
    """A number of days, the word left out or not, and the index after it; (0, index) else."""
    span = span_at(reading.tokens, index)
    days = span_days(span[0], span[1]) if span else None
    if span is not None and days is not None:
        return (days if days <= _LONGEST else 0), span[2] + (reading.low(span[2]) == "net")
    text = reading.low(index)
    plain = text.isdecimal() and len(text) <= 3 and int(text) <= _LONGEST
    return (int(text), index + 1) if plain else (0, index)


def _month_end(reading: Reading, index: int) -> int:
    """The index after words for the end of the month, or 0."""
    index += reading.low(index) in ("from", "after")
    for words in _EOM:
        if reading.words(index, len(words)) == words:
            return index + len(words)
    return 0


def _workdays(reading: Reading, index: int) -> tuple[date, int] | None:
    """``net 10 working days``."""
    span = span_at(reading.tokens, index)
    if span is None or span[1] != WORKDAY:
        return None
    on = span_later(reading.issued, span[0], span[1])
    return None if on is None else (on, span[2])

"""When the invoice is due: a due word and a date or a span of time near it."""

from __future__ import annotations

from scatterpilot.engines.embedded.claims import DueClaim
from scatterpilot.engines.embedded.facts.terms import AT_ONCE, DUE_WORDS, lead_start, terms_end
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.values.spans import WORKDAY, span_at, span_days, span_later

_CONNECTORS = frozenset(
    "like about um uh date is be by on in for should : = the to of at before no later than "
    "latest up it that as due within payment payable expected needed required terms until till "
    "- – are will net please now full them it's me us upon from invoice their our , set agreed "
    "usual standard checkout completion pickup collection arrival "
    "back forward out over ; | changed moved needs cash cheque check card transfer bank "
    "wire".split()
)
_REPAIRS = frozenset(
    "no wait sorry actually scratch that make it i mean meant oops correction rather strike , "
    "- – — . hang on hold should be it's".split()
)


def due_at(reading: Reading, index: int) -> DueClaim | None:
    """A due word, then a date or a span of days within a few connecting words."""
    labelled = reading.low(index) == "when" and reading.low(index + 1) == ":"
    if reading.low(index) not in DUE_WORDS and not labelled:
        return None
    position = index + 1
    while position < len(reading) and position < index + 9 and not reading.taken[position]:
        found = _when(reading, position)
        if found is not None:
            return _claim(reading, index, found)
        if reading.low(position) not in _CONNECTORS:
            return None
        position += 1
    return None


def _when(reading: Reading, position: int) -> DueClaim | None:
    """A date, a term in days or ``now`` at this position."""
    term = _in_days(reading, position)
    if term is not None:
        return term
    found = reading.date(position)
    within = reading.low(position - 1) == "within" or reading.low(position) == "within"
    if found is not None and reading.free(position, found.end) and not within:
        return DueClaim((position, found.end), on=found.value, problem=found.problem)
    if reading.low(position) in AT_ONCE:
        return DueClaim((position, position + 1), terms_days=0)
    start = position + 1 if reading.low(position) == "within" else position
    span = span_at(reading.tokens, start)
    if span is None:
        return None
    days = span_days(span[0], span[1])
    if days is None:
        tail = terms_end(reading, span[2])
        if tail > span[2] or span[1] == WORKDAY:
            on = span_later(reading.issued, span[0], span[1])
            return DueClaim((start, tail), on=on) if on else None
        relative = reading.date(position - 1) if reading.low(position - 1) == "within" else found
        return relative and DueClaim((position, relative.end), on=relative.value)
    return DueClaim((start, terms_end(reading, span[2])), terms_days=days)


def _in_days(reading: Reading, position: int) -> DueClaim | None:
    """``in 14 days``: a term, so that it counts from whatever date the invoice gets."""
    if reading.low(position) != "in":
        return None
    span = span_at(reading.tokens, position + 1)
    days = span_days(span[0], span[1]) if span else None
    found = reading.date(position)
    plain = span is not None and found is not None and found.end == span[2]
    if span is None or days is None or not plain or not reading.free(position, span[2]):
        return None
    return DueClaim((position, terms_end(reading, span[2])), terms_days=days)


def _repaired(reading: Reading, found: DueClaim) -> DueClaim:
    """``due March 20 - scratch that, March 27``: the later date counts."""
    position = found.span[1]
    cue = False
    while position < len(reading) and reading.low(position) in _REPAIRS:
        cue = cue or reading.tokens[position].kind == "word"
        position += 1
    if not cue or position >= len(reading):
        return found
    return _when(reading, position) or found


def _claim(reading: Reading, index: int, found: DueClaim) -> DueClaim:
    found = _repaired(reading, found)
    start = lead_start(reading, index)
    if start == index and reading.low(index - 1) in ("balance", "rest", "remainder"):
        start = lead_start(reading, index - 1)
    span = (start, found.span[1])
    return DueClaim(span, found.on, found.terms_days, found.problem)


def bare_due(reading: Reading) -> DueClaim | None:
    """A date or term with no word beside it, as the answer to when the invoice is due."""
    for index in range(min(len(reading), 40)):
        if reading.taken[index]:
            continue
        found = _when(reading, index)
        if found is not None:
            return found
    return None

"""The date the invoice carries."""

from __future__ import annotations

from scatterpilot.engines.embedded.claims import InvoiceDateClaim
from scatterpilot.engines.embedded.facts.terms import lead_start
from scatterpilot.engines.embedded.reading import Reading

_ISSUE_STARTS = frozenset(["dated", "date", "backdate", "backdated", "issued", "predate"])
_DATED = frozenset(("invoice", "issue"))
ISSUE_WORDS = _ISSUE_STARTS | _DATED
_BETWEEN = frozenset(
    "date the invoice it is to on as of be should for : = backdated backdate dated this "
    "issued one at issue with needs ought has must changed set moved back".split()
)


def invoice_date_at(reading: Reading, index: int) -> InvoiceDateClaim | None:
    """``dated March 1``, ``invoice date: 3 April``; of two years the nearer one."""
    words = reading.words(index, 3)
    named = words[0] in _DATED and words[1] == "date"
    if words[0] not in _ISSUE_STARTS and not named:
        return None
    if words[0] == "date" and reading.low(index - 1) in ("due", "payment"):
        return None
    if named and reading.low(index - 1) in ("from", "of", "after"):
        return None
    position = index + (2 if named else 1)
    while reading.low(position) in _BETWEEN:
        position += 1
    found = reading.date(position, backward=True)
    if found is None or not reading.free(position, found.end):
        return None
    start = lead_start(reading, index)
    return InvoiceDateClaim((start, found.end), found.value, found.problem)

"""``2 more hours``, ``another book``, ``3 fewer``: a quantity told by how it changes."""

from __future__ import annotations

from decimal import Decimal

from scatterpilot.domain.draft import LineItem
from scatterpilot.engines.embedded.claims import ItemClaim
from scatterpilot.engines.embedded.reading import Reading

_MORE = frozenset("more another extra additional further".split())
_FEWER = frozenset(("fewer", "less"))
_NO_CHANGE = frozenset(("like", "than", "or"))


def changed_quantity(reading: Reading, claim: ItemClaim, line: LineItem) -> Decimal | None:
    """What the line's quantity comes to, or ``None`` when the claim tells no such change."""
    if claim.price is not None or line.quantity is None:
        return None
    sign = _direction(reading, claim)
    if not sign:
        return None
    step = claim.quantity if claim.quantity is not None else Decimal(1)
    return line.quantity + sign * step


def _direction(reading: Reading, claim: ItemClaim) -> int:
    """1 for more, -1 for fewer, 0 when neither stands right at the figure."""
    start, end = claim.quantity_span or (claim.span[0], claim.span[0] + 1)
    if claim.description is None and claim.quantity_span and reading.low(start - 1) == "add":
        return 1
    if claim.quantity_span and {"returned", "return"} & set(reading.words(start - 2, 2)):
        return -1
    near = range(max(start - 1, 0), min(end + 1, len(reading)))
    for index in near:
        low = reading.low(index)
        if low in _MORE | _FEWER and reading.low(index + 1) not in _NO_CHANGE:
            if claim.quantity is None and low not in ("another", "extra", "additional"):
                continue
            return 1 if low in _MORE else -1
    return 0

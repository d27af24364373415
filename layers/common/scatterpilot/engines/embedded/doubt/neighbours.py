"""A line so much bigger than the others that its figures were hardly meant so."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scatterpilot.domain.totals import ZERO
from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter

_TIMES = 100
_LEAST = 10_000


def far_above(matter: Matter) -> Iterator[Doubt]:
    """A doubt for a new line that comes to more than a hundred times all others together."""
    fresh = {place.line for place in matter.places if place.field in ("quantity", "unit_price")}
    amounts = [amount or ZERO for amount in matter.totals.line_amounts]
    for index, amount in enumerate(amounts):
        others = sum(amounts, ZERO) - amount
        if index in fresh and others > 0 and amount >= max(others * _TIMES, Decimal(_LEAST)):
            line = matter.draft.line_items[index]
            yield matter.doubt(
                "neighbours", "far_above", line=line.description, amount=matter.shown(amount)
            )

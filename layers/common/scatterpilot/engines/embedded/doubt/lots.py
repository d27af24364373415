"""A price for a hundred, a thousand, a dozen or the whole lot, multiplied as if for each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter
from scatterpilot.engines.embedded.doubt.places import Place

_AHEAD = 40
_PER_MANY = re.compile(
    r" ?(?:/|\b(?:per|an?|each|every|the)) ?"
    r"(?:hundred|thousand|dozen|gross|100|1[,.]?000|[CM])\b(?! ?(?:and\b|[\d%£$€]))"
)
_FOR_ALL = re.compile(
    r" {0,3},? {0,3}(?:for (?:the (?:lot|whole lot|set|pair|batch)|all\b|everything)|the lot\b"
    r"|all (?:in|together)\b|altogether\b|in (?:total|all)\b)",
    re.IGNORECASE,
)


def lot_prices(matter: Matter) -> Iterator[Doubt]:
    """A doubt for each line whose price is said to be for many of it."""
    for place in matter.prices():
        line = matter.line(place)
        if line.quantity is None or line.quantity <= 1 or line.unit_price is None:
            continue
        many = _many(matter, place)
        if many and (not line.unit or line.unit.rstrip("s") not in many):
            yield matter.doubt(
                "lot",
                "lot",
                price=matter.shown(line.unit_price),
                count=f"{line.quantity:f}",
                line=line.description,
                said=many,
            )


def _many(matter: Matter, place: Place) -> str:
    """``per hundred`` or ``for the lot`` right after a price that is billed as it was written."""
    reading = matter.reading(place.turn)
    found = matter.amount_at(place)
    if found is None or found.value != matter.line(place).unit_price:
        return ""
    end = reading.tokens[found.end - 1].end
    after = reading.message[end : end + _AHEAD]
    said = _PER_MANY.match(after) or _FOR_ALL.match(after)
    return said[0].strip(" ,") if said else ""

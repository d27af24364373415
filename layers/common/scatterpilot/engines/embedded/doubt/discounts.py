"""A discount that was meant for one line, or on a condition, and came off everything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter
from scatterpilot.engines.embedded.doubt.places import Place

_CONDITION = re.compile(
    r"^[^.;\n]{0,30}\b(?:if|when|provided|as long as|unless)\b[^.;\n]{0,30}\b(?:pay|paid|pays"
    r"|settle)"
    r"|^[^.;\n]{0,20}\bwithin \d+ days|^[^.;\n]{0,20}\bfor (?:early|prompt|quick) payment",
    re.IGNORECASE,
)


def discount_reach(matter: Matter) -> Iterator[Doubt]:
    """A doubt when the discount of the whole draft has a condition, or stands between lines."""
    place = next((p for p in matter.places if p.field == "discount"), None)
    if place is None or matter.draft.discount is None:
        return
    reading = matter.reading(place.turn)
    said = reading.message[place.start : place.end]
    condition = _CONDITION.search(reading.message[place.start :])
    if condition:
        yield matter.doubt("condition", "condition", "condition_ask", said=said)
    elif matter.draft.discount.percent is not None and _between_lines(matter, place):
        yield matter.doubt("reach", "reach", "reach_ask", said=said)


def _between_lines(matter: Matter, place: Place) -> bool:
    prices = [p for p in matter.places if p.field == "unit_price" and p.turn == place.turn]
    message = matter.reading(place.turn).message
    before = [p for p in prices if p.end <= place.start]
    after = [p for p in prices if p.start >= place.end]
    if not before or not after:
        return False
    gap = message[max(p.end for p in before) : place.start]
    return "\n" not in gap and "." not in gap

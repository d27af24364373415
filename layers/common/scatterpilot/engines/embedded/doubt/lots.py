"""A price for a hundred, a thousand, a dozen or the whole lot, multiplied as if for each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter
from scatterpilot.engines.embedded.doubt.places import Place

_AHEAD = 40
_PER_MANY = re.compile(
    r"[^\d.;\n]{0,12}?(?:/|\b(?:per|an?|each|every|the)) ?(hundred|thousand|dozen|gross|100|1[,.]?000|[CM]\b|pair|ten|10)\b",
)
_FOR_ALL = re.compile(
    r" *,? *(?:for (?:the (?:lot|whole lot|set|three|two|pair|batch)|all\b|both|everything)|the lot\b"
    r"|all (?:in\b(?! all)|together)|altogether|in (?:total|all)\b)",
    re.IGNORECASE,
)


def lot_prices(matter: Matter) -> Iterator[Doubt]:
    """A doubt for each line whose price is said to be for many of it."""
    for place in matter.places:
        if place.field != "unit_price" or place.line is None:
            continue
        line = matter.line(place)
        if line.quantity is None or line.quantity <= 1 or line.unit_price is None:
            continue
        many = _many(matter, place)
        if many:
            price = matter.shown(line.unit_price)
            text = f"I took {price} as the price of each of {line.quantity:f} “{line.description}”"
            yield Doubt("lot", f"{text}, but you said “{many}”.")


def _many(matter: Matter, place: Place) -> str:
    message = matter.reading(place.turn).message
    if not _as_written(matter, place):
        return ""
    window = message[place.start : place.end + _AHEAD]
    length = place.end - place.start
    per = _PER_MANY.search(window, max(length - _AHEAD, 0))
    if per and per.start() <= length:
        return per[0].strip(" ,")
    whole = _FOR_ALL.match(window, length)
    return whole[0].strip(" ,") if whole else ""


def _as_written(matter: Matter, place: Place) -> bool:
    """Whether the price is the very figure that was said, not a share of it."""
    price = matter.line(place).unit_price
    amounts = matter.reading(place.turn)
    start = next((i for i, t in enumerate(amounts.tokens) if t.start >= place.start), None)
    found = amounts.amount(start) if start is not None else None
    return found is not None and found.value == price

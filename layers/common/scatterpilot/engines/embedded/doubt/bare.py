"""A price without a currency where all other prices have one: rather a number of something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress

from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter
from scatterpilot.engines.embedded.doubt.places import Place

_MONEY = re.compile(
    r"[$£€¥₹₺₵₦]|\b[A-Z]{3}\b|\bR ?\d|\d[kK]?\b ?(?i:kr|zł|dollars?|pounds?|euros?|quid|bucks?"
    r"|pence|p|k)\b"
    r"|\d[pk]\b|(?i:dollars?|pounds?|euros?|quid|bucks?|rs|cents?|pence)\b"
)
_PRICED_BEFORE = re.compile(
    r"(?:@|[x×*=:-]|\b(?:at|for|is|was|be|to|of|costs?|price|rate|charge[ds]?|fee|each|per"
    r"|and)) ?$",
    re.IGNORECASE,
)
_PRICED_AFTER = re.compile(
    r" ?(?:/|@|\b(?:each|ea|apiece|per|an?|ph|flat|all|total)\b)", re.IGNORECASE
)


def bare_prices(matter: Matter) -> Iterator[Doubt]:
    """A doubt for each price that nothing marks as one, in a message that marks its prices."""
    prices = [place for place in matter.prices() if not matter.is_plain(place)]
    marked = [_is_money(matter, place) for place in prices]
    bare = [place for place, money in zip(prices, marked, strict=True) if not money]
    # Who leaves the currency out elsewhere left it out here too.
    mixed = {place.turn for place in bare if is_priced(matter, place)}
    turns = {place.turn for place in compress(prices, marked)} - mixed
    for place in bare:
        if place.turn in turns:
            quote = matter.reading(place.turn).message[place.start : place.end]
            name = matter.line(place).description or matter.say("that_line")
            yield matter.doubt("bare", "bare", said=quote, line=name)


def _is_money(matter: Matter, place: Place) -> bool:
    message = matter.reading(place.turn).message
    return bool(_MONEY.search(message[place.start : place.end]))


def is_priced(matter: Matter, place: Place) -> bool:
    """Whether the words around a price mark it as one."""
    message = matter.reading(place.turn).message
    before = message[max(place.start - 12, 0) : place.start]
    quote = message[place.start : place.end]
    rated = len(quote.split()) > 1 or "/" in quote
    return bool(rated or _PRICED_BEFORE.search(before) or _PRICED_AFTER.match(message, place.end))

"""A line whose name holds what is no name: money, a rate, a number in words, an order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter
from scatterpilot.engines.embedded.doubt.totals_said import PARTS

_NO_NAMES = frozenset(
    "total subtotal sum discount tax vat gst balance credit refund round cancel create delete "
    "deduct subtract minus less rounding".split()
)
_VALUES = re.compile(
    r"\d ?%|[$£€¥₹₵₦₺₱₩฿₫₴₽]|\b(?:hundred|thousand|million|billion|fifty|forty|thirty|"
    r"twenty|sixty|seventy|eighty|ninety)\b|\b(?:dollars?|euros?)$|\d,\d{3}|^\W*$|\b(?:VAT|tax"
    r"|GST)\b.*\d",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(?<!\w)[\"'“‘]\w")
_TIMES = frozenset("ago old".split())
_SUMS = frozenset("total subtotal".split())
_MOST_WORDS = 20
_MARK = re.compile(r"(?<!\w)(?:[A-Z][a-z]|[A-Z]{2,3}|[A-Z]\d) ?$")


def odd_names(matter: Matter) -> Iterator[Doubt]:
    """A doubt for each new line whose name rather says what to do or how much."""
    fresh = {place.line for place in matter.places if place.field == "description"}
    for index, line in enumerate(matter.draft.line_items):
        name = line.description or ""
        words = name.lower().split()
        if index not in fresh or not words or PARTS & {*words} or _QUOTED.search(name):
            continue
        if _is_odd(name, words, line.quantity) or _holds_mark(matter, index):
            yield matter.doubt("name", "name", name=name)


def _is_odd(name: str, words: list[str], quantity: Decimal | None) -> bool:
    counted = words[0].isdecimal() and quantity == int(words[0]) and words[1:2] != ["of"]
    ordered = len(words) == 1 and words[0] in _NO_NAMES
    leads = words[0] in _TIMES | _SUMS or len(words) > _MOST_WORDS
    return counted or ordered or leads or bool(_VALUES.search(name))


def _holds_mark(matter: Matter, line: int) -> bool:
    """Whether what stands before a bare price ended in the name: ``consulting Rp 2.000``."""
    own = matter.of_lines[line]
    name, price = own.get("description"), own.get("unit_price")
    if name is None or price is None or name.turn != price.turn:
        return False
    message = matter.reading(price.turn).message
    digits = message[price.start : price.end].replace(".", "").replace(",", "").isdecimal()
    adjacent = name.start < price.start and message[name.end : price.start].strip() == ""
    return digits and adjacent and bool(_MARK.search(message[name.start : price.start]))

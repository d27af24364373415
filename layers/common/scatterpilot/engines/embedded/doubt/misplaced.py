"""A quantity or a price whose figure stands where a date, a number or a name stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from scatterpilot.engines.embedded.doubt.bare import is_priced
from scatterpilot.engines.embedded.doubt.looks import lookalike
from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter
from scatterpilot.engines.embedded.doubt.places import Place

_DIGITS = re.compile(r"\d(?:[\d.,'’]*\d)?")
# A round 2,000 is more often a number of things.
_YEARS = frozenset(range(1990, 2050)) - {2000}
_LONGEST_BARE = 6
_CODE_BEFORE = re.compile(r"(?:[#№]|\d[-/:]|[A-Za-z]-|[A-Z]{1,2}|\d of )$")
_CODE_AFTER = re.compile(r"[-/:]\d|-(?:day|pack|page|piece|month|week|hour|way)\b")
_CODE_OF_QUANTITY = re.compile(r"k [a-z]")
_SHORT_UNIT = 3
_COUNTED = frozenset("at for each from with per of".split())
_WORD_BEFORE = re.compile(r"\w ?$")
_WORD_AFTER = re.compile(r" ?[^\W\d]")
_FEW_WORDS = re.compile(r" (?:[^\W\d]+ ){0,2}")
_LABELS = re.compile(
    r"\b(?:apt|apartment|suite|unit|room|floor|box|phone|tel|mobile|fax|plate|microchip|order|"
    r"ticket|job|ref|reference|week|phase|version|part|model|page|chapter|year|iban|account|no)"
    r"[.:#]? ?$",
    re.IGNORECASE,
)


def misplaced(matter: Matter) -> Iterator[Doubt]:
    """A doubt for each figure of a line that looks like something else where it stands."""
    for place in matter.figures():
        value = getattr(matter.line(place), place.field)
        figure = _figure(matter, place)
        if figure is None or value is None or _is_default(matter, place):
            continue
        what = _what_else(matter, place, *figure)
        if what:
            yield _doubt(matter, place, figure, what)


def _figure(matter: Matter, place: Place) -> tuple[int, int] | None:
    found = _DIGITS.search(matter.reading(place.turn).message, place.start, place.end)
    return found.span() if found else None


def _is_default(matter: Matter, place: Place) -> bool:
    """A quantity of one that nobody wrote is quoted with its price."""
    line = matter.line(place)
    price = line.provenance.get("unit_price")
    same = price is not None and (price.turn, price.start) == (place.turn, place.start)
    return place.field == "quantity" and line.quantity == 1 and same


def _what_else(matter: Matter, place: Place, start: int, end: int) -> str:
    message = matter.reading(place.turn).message
    if message[place.start - 1 : place.start] == "," and "," in message[start:end]:
        return matter.say("look.row")
    alike = lookalike(message, start, end)
    if alike:
        return matter.say(f"look.{alike[0]}", text=alike[1].strip())
    if place.field == "quantity" and _is_year(matter, place, message[start:end]):
        return matter.say("look.year")
    if end - start > _LONGEST_BARE and message[start:end].isdecimal():
        return matter.say("look.number")
    if not matter.is_plain(place) and _like_code(message, place, end):
        return matter.say("look.code")
    return matter.say("look.name") if _in_name(matter, place, start, end) else ""


def _like_code(message: str, place: Place, end: int) -> bool:
    if place.field == "quantity" and _CODE_OF_QUANTITY.match(message, end):
        return True
    money = any(sign in message[place.start : place.end] for sign in "$£€¥₹")
    return not money and _in_code(message, place.start, end)


def _is_year(matter: Matter, place: Place, text: str) -> bool:
    plain = text.isdecimal() and int(text) in _YEARS
    return plain and not matter.line(place).unit


def _in_code(message: str, start: int, end: int) -> bool:
    before = message[max(start - 12, 0) : start]
    before_it = _CODE_BEFORE.search(before) or _LABELS.search(before)
    return bool(before_it or _CODE_AFTER.match(message, end))


def _in_name(matter: Matter, place: Place, start: int, end: int) -> bool:
    """``Office 365 setup``: words of the name on both sides, and nothing there is counted."""
    line = matter.line(place)
    named = matter.of_lines[place.line or 0].get("description")
    if place.field != "quantity" or line.unit or named is None or named.turn != place.turn:
        return False
    message = matter.reading(place.turn).message
    before, after = message[named.start : start], message[end : named.end]
    if not _WORD_BEFORE.search(before) or not _WORD_AFTER.match(after):
        return False
    follows = re.split(r"[,;:.(\n]", after)[0].lower().split()
    unit = not follows or len(follows[0]) <= _SHORT_UNIT or follows[0] in _COUNTED
    return not unit and not any(word.endswith("s") for word in follows)


def _doubt(matter: Matter, place: Place, figure: tuple[int, int], what: str) -> Doubt:
    return matter.doubt(
        "misplaced",
        "misplaced",
        figure=matter.reading(place.turn).message[slice(*figure)],
        role=matter.say(f"role.{place.field}"),
        line=matter.quoted(matter.line(place)),
        look=what,
    )


def used_twice(matter: Matter) -> Iterator[Doubt]:
    """The same figure as the quantity and as the price of a line."""
    for line in matter.draft.line_items:
        many, price = line.provenance.get("quantity"), line.provenance.get("unit_price")
        if many is None or price is None or line.quantity in (None, Decimal(1)):
            continue
        if many.turn == price.turn and many.start is not None and many.start == price.start:
            yield matter.doubt("twice", "twice", said=many.quote, line=line.description)


_MANY = frozenset("hundred thousand million dozen couple".split())


def many_in_name(matter: Matter) -> Iterator[Doubt]:
    """A line whose name begins with a number in words: it belongs to the quantity."""
    fresh = {place.line for place in matter.places if place.field == "description"}
    for index, line in enumerate(matter.draft.line_items):
        words = (line.description or "").lower().split()
        if index in fresh and len(words) > 1 and words[0] in _MANY and line.quantity:
            count = f"{line.quantity:f}"
            yield matter.doubt("many in name", "quantity", quantity=count, line=line.description)


def one_thing_many_times(matter: Matter) -> Iterator[Doubt]:
    """``4 new logo £300``: several, of what the words name once, at one price."""
    for place in matter.figures():
        if place.field != "quantity" or _is_default(matter, place):
            continue
        if matter.is_certain(place):
            continue
        line = matter.line(place)
        words = (line.description or "").lower().split()
        if line.unit or not line.quantity or line.quantity <= 1 or not words:
            continue
        if not any(word.rstrip(",.:;)").endswith("s") for word in words) and _led_by(matter, place):
            count = f"{line.quantity:f}"
            yield matter.doubt("singular", "quantity", quantity=count, line=line.description)


def _led_by(matter: Matter, place: Place) -> bool:
    """Whether the number opens the name, and its price is marked neither as each nor as a rate."""
    own = matter.of_lines[place.line or 0]
    name, price = own.get("description"), own.get("unit_price")
    if name is None or price is None or not name.turn == price.turn == place.turn:
        return False
    if name.start < place.end:
        return False
    message = matter.reading(place.turn).message
    between = message[place.end : name.start]
    return bool(_FEW_WORDS.fullmatch(between)) and not is_priced(matter, price)

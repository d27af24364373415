"""A change that went the other way than the words say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter

_LATER = re.compile(r"\b(?:extend|push|postpone|later|delay|more time|longer|another)\b", re.I)
_EARLIER = re.compile(r"\b(?:earlier|sooner|bring (?:it )?forward|shorten)\b", re.I)
_DIFFERENCE = re.compile(
    r"[^.;,\n\d]{0,6}\b(?:cheaper|less|more|lower|higher|dearer|extra|up|down|off)\b", re.I
)
_OF_EACH = re.compile(r"[^.;,\n\d]{0,14}\boff (?:of )?(?:each|every|per|the price)\b", re.I)
_FAR = 300
_TIMES = frozenset("day days week weeks month months".split())


def price_set_to_difference(matter: Matter) -> Iterator[Doubt]:
    """``chairs are $4 cheaper`` that made the price 4."""
    if not matter.earlier:
        return
    before = matter.earlier[-1].line_items
    for place in matter.prices():
        message, line = matter.reading(place.turn).message, matter.line(place)
        was = before[place.line or 0].unit_price if (place.line or 0) < len(before) else None
        changed = was is not None and was != line.unit_price
        if changed and line.unit_price is not None and _DIFFERENCE.match(message, place.end):
            now = matter.shown(line.unit_price)
            yield matter.doubt(
                "difference", "difference", "difference_ask", line=line.description, price=now
            )


def count_turned_to_time(matter: Matter) -> Iterator[Doubt]:
    """``make it 60 days`` that made 60 days of 6 classes at the same price: terms, more likely."""
    before = matter.earlier[-1].line_items if matter.earlier else ()
    for index, own in matter.of_lines.items():
        if "quantity" not in own or index >= len(before):
            continue
        was, line = before[index], matter.draft.line_items[index]
        turned = (line.unit or "").lower() in _TIMES and was.unit != line.unit
        if turned and was.quantity is not None and was.unit_price == line.unit_price:
            said = matter.reading(own["quantity"].turn).message[
                own["quantity"].start : own["quantity"].end
            ]
            yield matter.doubt("time", "time", "time_ask", said=said, line=line.description)


def discount_of_each(matter: Matter) -> Iterator[Doubt]:
    """``$20 off each chair`` that came off once."""
    for place in matter.places:
        if place.field != "discount" or matter.draft.discount is None:
            continue
        message = matter.reading(place.turn).message
        figure = re.search(r"\d", message[place.start : place.end])
        start = place.start + figure.start() if figure else place.start
        amount = matter.draft.discount.amount
        if amount is not None and re.match(rf"[\d.,]+{_OF_EACH.pattern}", message[start:], re.I):
            shown = matter.shown(amount)
            yield matter.doubt("off each", "off_each", "off_each_ask", amount=shown)


def due_moved(matter: Matter) -> Iterator[Doubt]:
    """A due date moved the other way than the words say, or far away."""
    due = matter.draft.due_date
    if due is None or not any(p.field in ("due_date", "terms_days") for p in matter.places):
        return
    before = matter.earlier[-1].due_date if matter.earlier else None
    message = matter.readings[-1].message
    if before is not None and (
        (due < before and _LATER.search(message)) or (due > before and _EARLIER.search(message))
    ):
        yield matter.doubt("due moved", "due_moved", before=matter.day(before), due=matter.day(due))
    elif matter.draft.invoice_date is not None and (due - matter.draft.invoice_date).days > _FAR:
        days = (due - matter.draft.invoice_date).days
        yield matter.doubt("due far", "due_far", days=days, due=matter.day(due))


_SPLIT = re.compile(
    r"\b(?:split|own line|separate(?:ly)? (?:line|item)|(?:line|item) of its own|two lines)\b", re.I
)
_MERGE = re.compile(r"\b(?:merge|combine|put together|(?:one|a single) line)\b", re.I)


def lines_kept(matter: Matter) -> Iterator[Doubt]:
    """A line to be split or lines to be merged, and there are as many as before."""
    if not matter.earlier or not matter.earlier[-1].line_items:
        return
    before, now = len(matter.earlier[-1].line_items), len(matter.draft.line_items)
    message = matter.readings[-1].message
    found = _SPLIT.search(message) if now <= before else None
    found = found or (_MERGE.search(message) if now >= before else None)
    if found:
        yield matter.doubt("lines", "lines", said=found[0], count=now)

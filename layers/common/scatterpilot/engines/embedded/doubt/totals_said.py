"""A total that was said and differs from the one computed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.values.amounts import Amount

_BEFORE = frozenset("total totals totalling totaling subtotal sum comes grand".split())
_AFTER = frozenset("total altogether overall".split())
_FILLING = frozenset(
    "the a to of is be that that's it it's = : should come comes up just exactly about was "
    "amount due must at invoice i make makes with vat tax gst inc incl including".split()
)
_IN_ALL = (("in", "total"), ("in", "all"), ("all", "in"), ("all", "together"))
_MOST_FILLING = 5
# With one of these the total said may be that of a job of which this is a part.
PARTS = frozenset(
    "deposit upfront advance instalment instalments installment installments stage milestone "
    "half balance remaining remainder phase share".split()
)


def totals_said(matter: Matter) -> Iterator[Doubt]:
    """A doubt when the last total that was said is none of the draft's sums."""
    said = [a for reading in matter.readings for a in _said(matter, reading)]
    if not said or not matter.draft.line_items:
        return
    totals = matter.totals
    sums = {totals.total, totals.subtotal, totals.subtotal - totals.discount_total}
    if said[-1].value in sums | {a for a in totals.line_amounts if a} | {totals.tax_total}:
        return
    told, comes = matter.shown(said[-1].value), matter.shown(totals.total)
    yield matter.doubt("total", "total", "total_ask", said=told, total=comes)


def _said(matter: Matter, reading: Reading) -> list[Amount]:
    if reading.vocabulary & PARTS:
        return []
    found: list[Amount] = []
    for index in reading.amounts():
        amount = reading.amount(index)
        if amount is None or (found and index < found[-1].end):
            continue
        found.append(amount)
    return [a for a in found if _is_total(reading, a) and not _in_text(matter, reading, a)]


def _in_text(matter: Matter, reading: Reading, amount: Amount) -> bool:
    start, end = reading.tokens[amount.start].start, reading.tokens[amount.end - 1].end
    texts = ("notes", "customer_name", "customer_address")
    places = (place for place in matter.places if place.field in texts)
    return any(p.turn == reading.turn and p.holds(start, end) for p in places)


def _is_total(reading: Reading, amount: Amount) -> bool:
    if amount.words and not amount.money:
        return False
    index = amount.start
    if reading.percent(index) or reading.date(index) or reading.span(index):
        return False
    after = reading.words(amount.end, 2)
    if after in _IN_ALL or after[0] in _AFTER:
        return True
    position = index - 1
    for _ in range(_MOST_FILLING):
        if reading.low(position) in _BEFORE:
            return True
        if reading.low(position) not in _FILLING:
            return False
        position -= 1
    return False


_SHARE = re.compile(
    r"\b(?:half|a third|a quarter|\d{1,2} ?(?:%|percent|per cent)) (?:of (?:it|that|this)\b"
    r"|now\b|up ?front\b|of the total\b)",
    re.IGNORECASE,
)


def share_not_taken(matter: Matter) -> Iterator[Doubt]:
    """A doubt when a share was to be billed and a sum is billed as it was said."""
    for reading in matter.readings:
        found = _SHARE.search(reading.message)
        amounts = {a.value for i in reading.sums() if (a := reading.amount(i))}
        if found and len(amounts) == 1 and matter.totals.subtotal in amounts:
            whole = matter.shown(matter.totals.subtotal)
            yield matter.doubt("share", "share", "share_ask", said=found[0], total=whole)

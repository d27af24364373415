"""A total that was said and differs from the one computed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.values.amounts import Amount

_BEFORE = frozenset("total totals totalling totaling subtotal sum comes grand".split())
_AFTER = frozenset("total altogether overall".split())
_FILLING = frozenset(
    "the a to of is be that that's it it's = : should come comes up just exactly about was , "
    "amount due must in at net invoice i make makes with vat tax gst inc incl including".split()
)
_IN_ALL = (("in", "total"), ("in", "all"), ("all", "in"), ("all", "together"))
_MOST_FILLING = 5


def totals_said(matter: Matter) -> Iterator[Doubt]:
    """A doubt when the last total that was said is none of the draft's sums."""
    said = [a for reading in matter.readings for a in _said(reading)]
    if not said or not matter.draft.line_items:
        return
    totals = matter.totals
    sums = {totals.total, totals.subtotal, totals.subtotal - totals.discount_total}
    if said[-1].value in sums | {a for a in totals.line_amounts if a} | {totals.tax_total}:
        return
    told, comes = matter.shown(said[-1].value), matter.shown(totals.total)
    yield Doubt("total", f"You said {told} in total, but it comes to {comes}.", "Which part is off?")


def _said(reading: Reading) -> list[Amount]:
    found = (reading.amount(index) for index in reading.amounts())
    return [a for a in found if a is not None and _is_total(reading, a)]


def _is_total(reading: Reading, amount: Amount) -> bool:
    if amount.words and not amount.money or reading.percent(amount.start):
        return False
    if amount.value < Decimal(1):
        return False
    after = reading.words(amount.end, 2)
    if after in _IN_ALL or after[0] in _AFTER:
        return True
    position = amount.start - 1
    for _ in range(_MOST_FILLING):
        if reading.low(position) in _BEFORE:
            return True
        if reading.low(position) not in _FILLING:
            return False
        position -= 1
    return False

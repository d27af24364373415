"""The line items of a message: halves joined, echoes and what was taken back left out."""

from __future__ import annotations

from decimal import Decimal

from scatterpilot.engines.embedded.claims import ItemClaim
from scatterpilot.engines.embedded.lines.items import tidy
from scatterpilot.engines.embedded.lines.segments import Segment, completes, lacking
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.targets import stems
from scatterpilot.engines.embedded.text.lexicon import phrases

_RETRACTIONS = phrases("wait no, no wait, scratch that, sorry no, no sorry")


def gathered(reading: Reading, segments: list[Segment]) -> list[ItemClaim]:
    """The line items, with separated halves put together (see ``segments.completes``)."""
    items: list[ItemClaim] = []
    open_ = ""
    for segment in segments:
        if segment.item is None:
            continue
        lacks = "item" if segment.label == "fragment" else lacking(segment.item)
        fits = completes(open_, lacks) or (segment.label == "fragment" and open_ == "description")
        if items and _restates(items[-1], segment.item):
            continue
        if items and fits:
            items[-1] = _merged(reading, items[-1], segment.item)
            open_ = ""
            continue
        items.append(segment.item)
        open_ = lacks
    items = _without_retracted(reading, _without_superseded(reading, items))
    items = _multiplied_out(_without_restated_totals(items))
    return _without_echoes(reading, [item for item in items if _useful(item)])


def _restates(before: ItemClaim, item: ItemClaim) -> bool:
    """``only 3 crates. so 3``: a bare figure that was just said."""
    bare = item.description is None and not item.each and not item.currency
    value = item.price if item.price is not None else item.quantity
    return bare and not item.unit and value is not None and value in (before.quantity, before.price)


def _without_retracted(reading: Reading, items: list[ItemClaim]) -> list[ItemClaim]:
    """``ten hours of painting wait no … eight hours``: the later count replaces it."""
    kept: list[ItemClaim] = []
    for item in items:
        before = kept[-1] if kept else None
        if before is not None and item.price is None and item.unit and item.unit == before.unit:
            between = range(before.span[0], item.quantity_span[0] if item.quantity_span else 0)
            cut = next((i for i in between if reading.words(i, 2) in _RETRACTIONS), None)
            if cut is not None:
                parts = tuple(i for i in before.parts if i < cut)
                kept[-1] = before._replace(
                    parts=parts,
                    description=tidy(reading.slice_text(parts)),
                    quantity=item.quantity,
                    quantity_span=item.quantity_span,
                )
                continue
        kept.append(item)
    return kept


def _without_restated_totals(items: list[ItemClaim]) -> list[ItemClaim]:
    """``9 hours at 46, so 414 total``: a bare sum that the lines come to already."""
    amounts = [(i.quantity or 1) * i.price for i in items if i.price is not None and i.description]
    sums = {*amounts, sum(amounts)}
    return [item for item in items if item.description or item.price not in sums]


def _multiplied_out(items: list[ItemClaim]) -> list[ItemClaim]:
    """``$2,350 for the chairs (10 @ $235)``: how the sum before comes about."""
    kept: list[ItemClaim] = []
    for item in items:
        before = kept[-1] if kept else None
        bare = item.description is None and item.quantity is not None and item.price is not None
        sums = before is not None and before.quantity is None and before.price is not None
        if before is not None and bare and sums and _amount(item) == before.price:
            kept[-1] = item._replace(
                span=before.span, parts=before.parts, description=before.description
            )
        else:
            kept.append(item)
    return kept


def _amount(item: ItemClaim) -> Decimal:
    return (item.quantity or Decimal(0)) * (item.price or Decimal(0))


def _without_superseded(reading: Reading, items: list[ItemClaim]) -> list[ItemClaim]:
    """``two more turned up, so 52 boxes``: the sum after "so" is what counts."""
    if len(items) < 2:
        return items
    last = items[-1]
    concludes = "so" in reading.words(max(last.span[0] - 2, 0), 3)
    earlier = items[-2]
    more = any(reading.low(i) in ("more", "extra") for i in range(*earlier.span))
    if concludes and more and earlier.price is None:
        return [*items[:-2], last]
    return items


def _without_echoes(reading: Reading, items: list[ItemClaim]) -> list[ItemClaim]:
    """A mere description that another item repeats is about that item: "the 50% deposit on the
    staircase … bill the $3,900 deposit"."""
    kept: list[ItemClaim] = []
    for item in items:
        bare = item.price is None and item.quantity is None
        echo = next((i for i, o in enumerate(items) if bare and _echoes(item, o)), None)
        if echo is None:
            kept.append(item)
        else:
            items[echo] = _merged(reading, item, items[echo])
    return kept


def _echoes(bare: ItemClaim, other: ItemClaim) -> bool:
    if bare is other or other.price is None:
        return False
    return bool(stems(bare.description) & stems(other.description))


def _useful(item: ItemClaim) -> bool:
    return item.description is not None or item.price is not None or item.quantity is not None


def _merged(reading: Reading, first: ItemClaim, second: ItemClaim) -> ItemClaim:
    named = first if first.parts else second
    both = first.parts and second.parts
    parts = (*first.parts, *second.parts) if both else named.parts
    counted = first if first.quantity is not None else second
    priced = first if first.price is not None else second
    return named._replace(
        span=(min(first.span[0], second.span[0]), max(first.span[1], second.span[1])),
        parts=parts,
        description=tidy(reading.slice_text(parts)),
        quantity=counted.quantity,
        quantity_span=counted.quantity_span,
        unit=counted.unit,
        unit_text=counted.unit_text,
        price=priced.price,
        price_span=priced.price_span,
        currency=priced.currency,
        rate_unit=priced.rate_unit,
        flat=priced.flat,
        each=priced.each,
    )

"""Pieces of a message with their label, and what an item still lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from scatterpilot.engines.embedded.claims import ItemClaim

Label = Literal["customer", "address", "item", "fragment", "chatter", "beyond"]
# Two separated pieces that complete each other ("ten hours at 90 for Acme, bookkeeping") cost
# less together than apart: what comes back is the price of their gaps, less a little.
REFUNDS = {
    ("item", "description"): 1.7,
    ("item", "all but quantity"): 4.7,
    ("all but quantity", "quantity"): 4.7,
    ("quantity", "all but quantity"): 5.0,
    ("price", "description"): 5.0,
    ("item", "subject"): 1.7,
}


class Segment(NamedTuple):
    """A run of pieces with its label; ``item`` is filled for line items."""

    label: Label
    start: int
    end: int
    item: ItemClaim | None = None


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the conversation makes likely: whether the customer is known, or was just asked for."""

    customer_known: bool
    customer_asked: bool
    description_asked: bool = False
    lines_known: bool = False
    description_missing: bool = False
    customer_words: frozenset[str] = frozenset()


def lacking(item: ItemClaim) -> str:
    """What keeps an item from being whole: its description, its quantity, or all but that."""
    if item.description is None:
        return "description" if item.price is not None else "all but quantity"
    if item.price is None:
        return "price"
    if item.quantity is None and item.rate_unit:
        return "quantity"
    return "subject" if _counts_only(item) or _specifies(item) else ""


def _specifies(item: ItemClaim) -> bool:
    """``the full package, $900``: of something that may have been named before."""
    return item.definite and item.quantity is None and not item.rate_unit


def _counts_only(item: ItemClaim) -> bool:
    """``5 flats at £38 each``: the noun right after the count is all there is; what was done to
    the flats may have been said before."""
    if item.quantity_span is None or not item.parts or item.flat or item.quantity == 1:
        return False
    return item.parts[0] == item.quantity_span[1] and len(item.parts) == 1


def completes(open_: str, lacks: str) -> bool:
    """Whether a piece that lacks this fits the open piece before it."""
    return (open_, lacks) in REFUNDS

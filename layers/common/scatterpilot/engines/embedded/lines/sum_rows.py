"""Rows that add up others: SUBTOTAL, TOTAL and the tax in money. They are never billed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from scatterpilot.engines.embedded.claims import ItemClaim
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import TAX_KINDS, TAX_WORDS
from scatterpilot.engines.embedded.values.numerals import in_parts

SUM_WORDS = frozenset(
    "total subtotal sum totals zwischensumme summe gesamt gesamtbetrag totale totaal subtotaal "
    "subtotale".split()
)
"""What adds up, in the languages in which tables are pasted."""
_LEADS = frozenset("grand sub sous net gross overall amount balance the invoice".split())
_TAILS = frozenset("due ht ttc netto brutto net gross amount value payable to pay".split())
_MARKS = frozenset(": = - – — . | * • ( ) # _".split())
_RATED = frozenset("percent plus at rate of on".split())


def take_sum_rows(reading: Reading) -> list[Decimal]:
    """Take the rows of their own that only add up what lines before them bill; gives the sums."""
    sums: list[Decimal] = []
    if "\n" not in reading.message or not reading.amounts():
        return sums
    priced = False
    for start, end in _lines(reading):
        at = _amount_of(reading, start, end) if priced else None
        if at is not None and _adds_up(reading, start, at):
            amount = reading.amount(at)
            sums += [amount.value] if amount else []
            reading.take(start, end)
        elif at is not None and _taxes(reading, start, at):
            reading.take(at - (reading.low(at - 1) in _MARKS), end)
        else:
            priced = priced or any(reading.amount(i) for i in range(start, end))
    return sums


def _lines(reading: Reading) -> Iterator[tuple[int, int]]:
    """Each line after the first, without the marks that open it."""
    breaks = [*reading.where({"\n"}), len(reading)]
    for before, end in pairwise(breaks):
        start = before + 1
        while start < end and reading.low(start) in _MARKS:
            start += 1
        if start < end:
            yield start, end


def _amount_of(reading: Reading, start: int, end: int) -> int | None:
    """Where the amount begins that closes this line."""
    while end > start and reading.low(end - 1) in _MARKS:
        end -= 1
    near = range(max(start, end - 4), end)
    ends = ((i, amount) for i in near if (amount := reading.amount(i)) is not None)
    return next((i for i, amount in ends if amount.end == end), None)


def _adds_up(reading: Reading, start: int, at: int) -> bool:
    """Whether nothing but the word for a sum stands before the amount."""
    words = [reading.low(i) for i in range(start, at) if reading.tokens[i].kind != "symbol"]
    named = [word for word in words if word in SUM_WORDS or word in _LEADS | _TAILS]
    summed = any(word in SUM_WORDS for word in words) or words in (
        ["amount", "due"],
        ["balance", "due"],
        ["amount", "payable"],
    )
    return summed and len(named) == len(words)


def _taxes(reading: Reading, start: int, at: int) -> bool:
    """``VAT 20%: $80.00``: the rate says it all."""
    inside = range(start, at)
    rated = any(reading.percent(i) is not None for i in inside)
    words = {reading.low(i) for i in inside if reading.tokens[i].kind == "word"}
    return rated and bool(words & TAX_WORDS) and words <= TAX_WORDS | TAX_KINDS | _RATED


def with_row_amounts(items: list[ItemClaim], sums: list[Decimal]) -> list[ItemClaim]:
    """``2 x Chair … $90.00`` above a total that only fits if $90.00 is for both chairs."""
    prices = [item.price for item in items if item.price is not None]
    if not sums or len(prices) < len(items) or any(item.rate_unit or item.each for item in items):
        return items
    whole = [(item.quantity or 1) * price for item, price in zip(items, prices, strict=True)]
    if sum(prices) != sums[0] or sum(whole) in sums:
        return items
    shared = [_shared(item) for item in items]
    return items if None in shared else [item for item in shared if item is not None]


def _shared(item: ItemClaim) -> ItemClaim | None:
    """The price of one, where the row has that of all; ``None`` when it is no exact price."""
    if item.price is None or not item.quantity:
        return item
    price = in_parts(item.price / item.quantity)
    return item._replace(price=price) if price * item.quantity == item.price else None

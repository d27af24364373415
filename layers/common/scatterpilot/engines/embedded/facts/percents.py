"""A percentage with no word beside it: a correction of the one the invoice already has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from scatterpilot.engines.embedded.claims import Claim, DiscountClaim, TaxClaim
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.situation import Situation


def bare_percent(
    reading: Reading, situation: Situation, claims: Sequence[Claim], old: Sequence[Decimal]
) -> list[Claim]:
    """``make that 15 % instead``: of the tax rate or the discount, whichever the draft has.

    With both, the old value named beside it decides; otherwise nothing is read.
    """
    if any(isinstance(claim, TaxClaim | DiscountClaim) for claim in claims):
        return []
    draft = situation.draft
    tax = draft.tax_rate * 100 if draft.tax_rate else None
    off = draft.discount.percent if draft.discount else None
    # "6.5, not 6.25" of a tax of 6.25 % needs no sign.
    replaced = (tax in old or off in old) and not any(
        value in (line.quantity, line.unit_price) for line in draft.line_items for value in old
    )
    for index in range(len(reading)):
        percent = None if reading.taken[index] else reading.percent(index)
        if percent is None and replaced and not reading.taken[index]:
            amount = reading.amount(index)
            percent = None if amount is None or amount.money else amount
        if percent is None:
            continue
        span = (percent.start, percent.end)
        if tax is not None and (off is None or tax in old or situation.asked == "tax_rate"):
            reading.take(_clause_start(reading, index), percent.end)
            return [TaxClaim(span, rate=percent.value, rate_span=span)]
        if (off is not None and (tax is None or off in old)) or situation.asked == "discount":
            reading.take(_clause_start(reading, index), percent.end)
            return [DiscountClaim(span, percent=percent.value)]
        if situation.asked == "tax_rate":
            reading.take(_clause_start(reading, index), percent.end)
            return [TaxClaim(span, rate=percent.value, rate_span=span)]
    return []


def still_percent(
    reading: Reading, situation: Situation, claim: Claim, old: Sequence[Decimal]
) -> Claim:
    """``the discount should be 15, not 10``: of a discount of 10 % a bare figure is one too."""
    given = situation.draft.discount
    if not isinstance(claim, DiscountClaim) or claim.amount is None or given is None:
        return claim
    money = any((found := reading.amount(i)) and found.money for i in range(*claim.span))
    if money or given.percent is None or given.percent not in old:
        return claim
    return replace(claim, amount=None, percent=claim.amount)


def _clause_start(reading: Reading, index: int) -> int:
    start = index
    while start > 0 and not reading.taken[start - 1] and reading.tokens[start - 1].kind == "word":
        start -= 1
    return start

"""An invoice in portions that are taxed alike, each with its share of the discount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from scatterpilot.domain.draft import Charge, Draft, LineItem
from scatterpilot.domain.money import EXACT, ZERO, round_fraction, round_money, shared
from scatterpilot.domain.treatments import Treatment, treatment_of


class Portion(NamedTuple):
    """What is taxed alike, in money: ``net`` is without tax, ``tax`` with prices that hold it what
    they hold; ``withheld`` is the part of ``net`` that a withholding counts.
    """

    treatment: Treatment
    net: Decimal
    tax: Decimal
    withheld: Decimal


def portions_of(
    draft: Draft,
    lines: Sequence[Decimal | None],
    charges: Sequence[Decimal | None],
    discount: Decimal,
) -> list[Portion]:
    """The portions in a fixed order, from the amount of each line and charge (``None`` counts as
    nothing). As priced they are together the lines less the discount plus the charges.
    """
    of_lines = _summed(draft, draft.line_items, lines)
    of_charges = _summed(draft, draft.charges, charges)
    cells = sorted({*of_lines, *of_charges}, key=lambda cell: (cell[0].order, cell[1]))
    shares = shared(discount, [of_lines[cell] for cell in cells], draft.currency)
    priced = {
        cell: EXACT.add(EXACT.subtract(of_lines[cell], share), of_charges[cell])
        for cell, share in zip(cells, shares, strict=True)
    }
    return [
        _portion(draft, treatment, {withheld: priced[treatment, withheld] for _, withheld in group})
        for treatment, group in groupby(cells, key=lambda cell: cell[0])
    ]


def _summed(
    draft: Draft, items: Iterable[LineItem | Charge], amounts: Sequence[Decimal | None]
) -> defaultdict[tuple[Treatment, bool], Decimal]:
    """The amounts by how they are taxed, and by whether a withholding counts them."""
    sums: defaultdict[tuple[Treatment, bool], Decimal] = defaultdict(Decimal)
    for item, amount in zip(items, amounts, strict=True):
        if amount is not None:
            cell = treatment_of(draft, item), item.withheld and draft.withholding is not None
            sums[cell] = EXACT.add(sums[cell], amount)
    return sums


def _portion(draft: Draft, treatment: Treatment, priced: dict[bool, Decimal]) -> Portion:
    """From what is ``priced``, by whether a withholding counts it."""
    whole = total_of(priced.values(), draft.currency)
    if not draft.prices_include_tax:
        return Portion(treatment, whole, ZERO, priced.get(True, ZERO))
    net = _without_tax(whole, treatment, draft.currency)
    withheld = _without_tax(priced.get(True, ZERO), treatment, draft.currency)
    return Portion(treatment, net, EXACT.subtract(whole, net), withheld)


def _without_tax(amount: Decimal, treatment: Treatment, currency: str) -> Decimal:
    return round_fraction(Fraction(amount) / (1 + treatment.rate), currency)


def total_of(amounts: Iterable[Decimal | None], currency: str) -> Decimal:
    """The exact sum, with the minor units of the currency; ``None`` counts as nothing."""
    total = ZERO
    for amount in amounts:
        total = EXACT.add(total, amount or ZERO)
    return round_money(total, currency)

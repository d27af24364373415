"""Discounts of single lines."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scatterpilot.domain.draft import Discount
from scatterpilot.domain.edits import ChangeLine, Edit, SetDiscount
from scatterpilot.engines.embedded.meaning.said import Meaning, Said
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.typed.money import Money

Discounts = Sequence[tuple[int, Said[Decimal | Money]]]


def line_discounts(discounts: Discounts) -> list[Edit]:
    """A share, or a sum, off each of these lines."""
    return [
        ChangeLine(line=index, discount=_discount(said.value), evidence={"discount": said.quote})
        for index, said in discounts
    ]


def _discount(value: Decimal | Money) -> Discount:
    if isinstance(value, Money):
        return Discount(amount=value.amount)
    return Discount(percent=value * 100)


def of_the_line_that_has_one(meaning: Meaning, standing: Standing) -> int | None:
    """``make the discount 15%``: the only line with a discount, where the invoice has none."""
    if standing.draft.discount is not None or not meaning.likely("change"):
        return None
    having = [index for index, line in enumerate(standing.lines) if line.discount]
    return having[0] if len(having) == 1 else None


def without_discounts(standing: Standing) -> list[Edit]:
    """No discount at all, on the invoice or a line."""
    having = [index for index, line in enumerate(standing.lines) if line.discount]
    return [SetDiscount(), *(ChangeLine(line=index, discount=None) for index in having)]

"""The figures of credit notes: parts of those that were billed, which end up as exactly them.

An issued invoice's figures are never computed anew, so what is left of it is billed less credited,
figure by figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from scatterpilot.domain.money import EXACT, round_fraction
from scatterpilot.domain.shares import shared
from scatterpilot.domain.totals import TaxGroup, Totals

ZERO = Decimal(0)


def left(billed: Totals, credited: Sequence[Totals]) -> Totals:
    """What credit notes may still be about; its lines are those billed."""
    return billed.model_copy(
        update={
            "subtotal": _less(billed.subtotal, (each.subtotal for each in credited)),
            "discount_total": _less(
                billed.discount_total, (each.discount_total for each in credited)
            ),
            "taxes": tuple(_tax_left(tax, credited) for tax in billed.taxes),
            "tax_total": _less(billed.tax_total, (each.tax_total for each in credited)),
            "total": _less(billed.total, (each.total for each in credited)),
        }
    )


def capped(figures: Totals, rest: Totals) -> Totals:
    """Figures whose rounded discount and taxes never exceed what is left of them."""
    discount = min(figures.discount_total, max(rest.discount_total, ZERO))
    taxes = tuple(_capped_tax(tax, rest) for tax in figures.taxes)
    tax_total = ZERO
    for tax in taxes:
        tax_total = EXACT.add(tax_total, tax.amount)
    net = EXACT.subtract(figures.total, figures.tax_total)
    net = EXACT.add(net, EXACT.subtract(figures.discount_total, discount))
    return figures.model_copy(
        update={
            "discount_total": discount,
            "taxes": taxes,
            "tax_total": EXACT.add(tax_total, EXACT.subtract(net, net)),
            "total": EXACT.add(net, tax_total),
        }
    )


def _capped_tax(tax: TaxGroup, rest: Totals) -> TaxGroup:
    most = next(each.amount for each in rest.taxes if _same(each, tax))
    return tax.model_copy(update={"amount": min(tax.amount, max(most, ZERO))})


def of_amount(amount: Decimal, rest: Totals, currency: str) -> Totals:
    """An amount, tax included, as one line: net and each tax in proportion to what is left."""
    net_left = EXACT.subtract(rest.total, rest.tax_total)
    weights = [net_left, *(tax.amount for tax in rest.taxes)]
    net, *taxes = shared(amount, weights, currency)
    groups = tuple(
        tax.model_copy(
            update={
                "amount": part,
                "base": net if tax.base == net_left else _part(tax.base, amount, rest, currency),
            }
        )
        for tax, part in zip(rest.taxes, taxes, strict=True)
    )
    return Totals(
        line_amounts=(net,),
        subtotal=net,
        discount_total=EXACT.subtract(net, net),
        taxes=groups,
        tax_total=EXACT.subtract(amount, net),
        total=amount,
    )


def _part(base: Decimal, amount: Decimal, rest: Totals, currency: str) -> Decimal:
    return round_fraction(Fraction(base) * Fraction(amount) / Fraction(rest.total), currency)


def _tax_left(tax: TaxGroup, credited: Sequence[Totals]) -> TaxGroup:
    gone = [each for note in credited for each in note.taxes if _same(each, tax)]
    return tax.model_copy(
        update={
            "base": _less(tax.base, (each.base for each in gone)),
            "amount": _less(tax.amount, (each.amount for each in gone)),
        }
    )


def _same(one: TaxGroup, other: TaxGroup) -> bool:
    figures = {"base": ZERO, "amount": ZERO}
    return one.model_copy(update=figures) == other.model_copy(update=figures)


def _less(billed: Decimal, credited: Iterable[Decimal]) -> Decimal:
    for amount in credited:
        billed = EXACT.subtract(billed, amount)
    return billed

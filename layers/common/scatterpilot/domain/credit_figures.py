"""The figures of credit notes: parts of those that were billed, which end up as exactly them.

An issued invoice's figures are never computed anew, so what is left of it is billed less credited,
figure by figure. A credit note carries no payments: all that it comes to is due.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from scatterpilot.domain.figure_names import SUMS
from scatterpilot.domain.line_figures import LineFigures
from scatterpilot.domain.money import EXACT, ZERO, round_fraction, shared
from scatterpilot.domain.totals import TaxGroup, Totals


def left(billed: Totals, credited: Sequence[Totals], currency: str) -> Totals:
    """What credit notes may still be about; its lines and charges are those billed."""
    sums = {
        name: _less(getattr(billed, name), (getattr(each, name) for each in credited))
        for name in SUMS
    }
    taxes = tuple(_tax_left(tax, credited) for tax in billed.taxes)
    return without_payments(billed.model_copy(update={**sums, "taxes": taxes}), currency)


def without_payments(figures: Totals, currency: str) -> Totals:
    nothing = round_fraction(Fraction(0), currency)
    return figures.model_copy(update={"amount_paid": nothing, "amount_due": figures.payable})


def capped(figures: Totals, rest: Totals, *, included: bool) -> Totals:
    """Figures whose rounded taxes, and what is withheld, never exceed what is left of them.

    Where prices hold the taxes the total stays; else the amount without tax does.
    """
    taxes = tuple(_capped_tax(tax, rest, included=included) for tax in figures.taxes)
    tax_total = figures.tax_total
    for tax, before in zip(taxes, figures.taxes, strict=True):
        tax_total = EXACT.add(tax_total, EXACT.subtract(tax.amount, before.amount))
    net, total = figures.net_total, figures.total
    net = EXACT.subtract(total, tax_total) if included else net
    total = EXACT.add(net, tax_total)
    withheld = within(figures.withheld_total, rest.withheld_total)
    payable = EXACT.subtract(total, withheld)
    return figures.model_copy(
        update={
            "net_total": net,
            "taxes": taxes,
            "tax_total": tax_total,
            "total": total,
            "withheld_total": withheld,
            "payable": payable,
            "amount_due": payable,
        }
    )


def within(amount: Decimal, most: Decimal) -> Decimal:
    """No more than what is left; of something negative no less."""
    return max(amount, most) if most < 0 else min(amount, most)


def _capped_tax(tax: TaxGroup, rest: Totals, *, included: bool) -> TaxGroup:
    most = next((each.amount for each in rest.taxes if _same(each, tax)), ZERO)
    amount = within(tax.amount, most)
    more = EXACT.subtract(tax.amount, amount) if included else ZERO
    return tax.model_copy(update={"amount": amount, "base": EXACT.add(tax.base, more)})


def of_amount(amount: Decimal, rest: Totals, currency: str, *, included: bool) -> Totals:
    """An amount, tax included, as one line: net and each tax in proportion to what is left."""
    nothing = EXACT.subtract(amount, amount)
    net, *taxes = shared(amount, [rest.net_total, *(tax.amount for tax in rest.taxes)], currency)
    priced = amount if included else net
    withheld = _part(rest.withheld_total, amount, rest, currency)
    payable = EXACT.subtract(amount, withheld)
    return Totals(
        lines=(LineFigures(gross=priced, discount=nothing, amount=priced),),
        subtotal=priced,
        discount_total=nothing,
        charge_amounts=(),
        charges_total=nothing,
        net_total=net,
        taxes=tuple(
            tax.model_copy(update={"amount": part, "base": base})
            for tax, part, base in zip(
                rest.taxes, taxes, _bases(net, amount, rest, currency), strict=True
            )
        ),
        tax_total=EXACT.subtract(amount, net),
        total=amount,
        withheld_base=_part(rest.withheld_base, amount, rest, currency),
        withheld_total=withheld,
        payable=payable,
        amount_paid=nothing,
        amount_due=payable,
    )


def _bases(net: Decimal, amount: Decimal, rest: Totals, currency: str) -> list[Decimal]:
    """In proportion too; where those billed add up to all that is without tax, these do."""
    bases = [tax.base for tax in rest.taxes]
    if sum(bases, start=ZERO) == rest.net_total != 0:
        return shared(net, bases, currency)
    return [
        net if base == rest.net_total else _part(base, amount, rest, currency) for base in bases
    ]


def _part(of: Decimal, amount: Decimal, rest: Totals, currency: str) -> Decimal:
    return round_fraction(Fraction(of) * Fraction(amount) / Fraction(rest.total), currency)


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

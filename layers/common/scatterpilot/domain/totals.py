"""The one place where an invoice's figures are computed; list, PDF, chat and CSV all show these."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from scatterpilot.domain.draft import Discount, Draft
from scatterpilot.domain.line_figures import (
    LineFigures,
    amount_of,
    charge_figure,
    line_figures,
    money_off,
)
from scatterpilot.domain.money import EXACT, round_fraction
from scatterpilot.domain.portions import Portion, portions_of, total_of
from scatterpilot.domain.tax_groups import TaxGroup as TaxGroup
from scatterpilot.domain.tax_groups import tax_groups
from scatterpilot.domain.values import Frozen


class Totals(Frozen):
    """Every figure of an invoice, rounded to the currency's minor units.

    ``lines`` and ``charge_amounts`` run parallel to the draft's; one that is not known yet is
    ``None`` and counts as nothing. These hold exactly:

    - net_total = subtotal - discount_total + charges_total, less tax_total where prices include it
    - total = net_total + tax_total
    - payable = total - withheld_total
    - amount_due = payable - amount_paid
    """

    lines: tuple[LineFigures | None, ...]
    subtotal: Decimal
    discount_total: Decimal
    charge_amounts: tuple[Decimal | None, ...]
    charges_total: Decimal
    net_total: Decimal
    taxes: tuple[TaxGroup, ...]
    tax_total: Decimal
    total: Decimal
    withheld_base: Decimal
    withheld_total: Decimal
    payable: Decimal
    amount_paid: Decimal
    amount_due: Decimal

    @property
    def line_amounts(self) -> tuple[Decimal | None, ...]:
        """What each line comes to, less its own discount."""
        return tuple(amount_of(line) for line in self.lines)


def discount_on_lines(draft: Draft, lines: Iterable[int], percent: Decimal) -> Decimal | None:
    """A percentage of these lines alone, as money; ``None`` while an amount is unknown."""
    figures = [line_figures(draft.line_items[index], draft.currency) for index in lines]
    if None in figures:
        return None
    amount = total_of(map(amount_of, figures), draft.currency)
    return money_off(Discount(percent=percent), amount, draft.currency)


def compute_totals(draft: Draft) -> Totals:
    """Compute all figures; the discount comes off before tax, shared in proportion.

    With prices that include tax all amounts but ``net_total`` and the bases include it.
    """
    currency = draft.currency
    lines = tuple(line_figures(line, currency) for line in draft.line_items)
    subtotal = total_of(map(amount_of, lines), currency)
    discount = money_off(draft.discount, subtotal, currency)
    charges = tuple(charge_figure(charge, subtotal, currency) for charge in draft.charges)
    return totals_from(draft, lines, discount, charges)


def totals_from(
    draft: Draft,
    lines: tuple[LineFigures | None, ...],
    discount: Decimal,
    charges: tuple[Decimal | None, ...],
) -> Totals:
    """All figures of a draft whose lines, discount and charges come to these amounts."""
    currency = draft.currency
    amounts = [amount_of(line) for line in lines]
    portions = portions_of(draft, amounts, charges, discount)
    return Totals(
        lines=lines,
        subtotal=total_of(amounts, currency),
        discount_total=discount,
        charge_amounts=charges,
        charges_total=total_of(charges, currency),
        **_taxed(draft, portions),
    )


def _taxed(draft: Draft, portions: list[Portion]) -> dict[str, Any]:
    """The figures from the amount without tax to what is due."""
    currency = draft.currency
    taxes = tax_groups(portions, currency, included=draft.prices_include_tax)
    net = total_of((portion.net for portion in portions), currency)
    tax = total_of((group.amount for group in taxes), currency)
    base = total_of((portion.withheld for portion in portions), currency)
    withheld = round_fraction(Fraction(base) * _withheld_rate(draft), currency)
    payable = EXACT.subtract(EXACT.add(net, tax), withheld)
    paid = total_of((payment.amount for payment in draft.payments), currency)
    return {
        "net_total": net,
        "taxes": taxes,
        "tax_total": tax,
        "total": EXACT.add(net, tax),
        "withheld_base": base,
        "withheld_total": withheld,
        "payable": payable,
        "amount_paid": paid,
        "amount_due": EXACT.subtract(payable, paid),
    }


def _withheld_rate(draft: Draft) -> Fraction:
    return Fraction(draft.withholding.rate if draft.withholding else 0)

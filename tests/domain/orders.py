"""A draft as the oracle wants to hear of it, and the names of the figures that differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from scatterpilot.domain.documents import draft_document
from scatterpilot.domain.draft import Charge, Discount, Draft, LineItem
from scatterpilot.domain.totals import Totals
from tests.domain.oracle import Bill, Extra, Off, Order, Position, Taxed


def order_of(draft: Draft) -> Order:
    """Of a draft whose lines and charges are all known."""
    return Order(
        currency=draft.currency,
        positions=[_position(draft, line) for line in draft.line_items],
        off=_off(draft.discount),
        extras=[_extra(draft, charge) for charge in draft.charges],
        included=draft.prices_include_tax,
        withholding=None if draft.withholding is None else Fraction(draft.withholding.rate),
        payments=[Fraction(payment.amount or 0) for payment in draft.payments],
    )


def _position(draft: Draft, line: LineItem) -> Position:
    return Position(
        Fraction(line.quantity or 0),
        Fraction(line.unit_price or 0),
        _of_line(draft, line),
        Fraction(1 if line.price_base_quantity is None else line.price_base_quantity),
        _off(line.discount),
        line.withheld,
    )


def _extra(draft: Draft, charge: Charge) -> Extra:
    off = Off(Fraction(charge.percent or 0), Fraction(charge.amount or 0))
    if not charge.taxable:
        return Extra(off, Taxed(), charge.withheld)
    own = None if charge.tax_rate is None else Fraction(charge.tax_rate)
    taxed = _of_invoice(draft) if own is None else _at(draft, own)
    return Extra(off, taxed, charge.withheld)


def _of_line(draft: Draft, line: LineItem) -> Taxed:
    if not line.taxable:
        return Taxed()
    if line.tax_category not in (None, "standard"):
        return Taxed(why=(line.tax_category or "", line.tax_reason or ""))
    if line.tax_rate is not None:
        return _at(draft, Fraction(line.tax_rate))
    if line.tax_category == "standard":
        return _of_invoice(draft.model_copy(update={"tax_category": None}))
    return _of_invoice(draft)


def _at(draft: Draft, rate: Fraction) -> Taxed:
    return Taxed(((rate, 0, draft.tax_name or ""),)) if rate else Taxed()


def _of_invoice(draft: Draft) -> Taxed:
    if draft.tax_category not in (None, "standard"):
        return Taxed(why=(draft.tax_category or "", draft.tax_reason or ""))
    first = [(Fraction(draft.tax_rate or 0), 0, draft.tax_name or "")]
    others = [(Fraction(t.rate), at, t.name) for at, t in enumerate(draft.further_taxes, start=1)]
    return Taxed(tuple(tax for tax in first + others if tax[0]))


def _off(discount: Discount | None) -> Off:
    if discount is None:
        return Off()
    return Off(Fraction(discount.percent or 0), Fraction(discount.amount or 0))


def differing(totals: Totals, wanted: Bill) -> list[str]:
    """The names of the figures that are not the oracle's."""
    pairs = {
        "line_amounts": (totals.line_amounts, wanted.amounts),
        "subtotal": (totals.subtotal, wanted.subtotal),
        "discount_total": (totals.discount_total, wanted.discount),
        "charge_amounts": (totals.charge_amounts, wanted.charges),
        "net_total": (totals.net_total, wanted.net),
        "taxes": (tuple((t.rate, t.base, t.amount) for t in totals.taxes), wanted.taxes),
        "tax_total": (totals.tax_total, wanted.tax),
        "total": (totals.total, wanted.total),
        "withheld_total": (totals.withheld_total, wanted.withheld),
        "amount_due": (totals.amount_due, wanted.due),
    }
    return [name for name, (ours, theirs) in pairs.items() if ours != theirs]


def misprinted(draft: Draft) -> Iterator[str]:
    """The sums of a document that what is printed above them does not add up to."""
    yield from misprinted_figures(draft, draft_document(draft))


def misprinted_figures(draft: Draft, printed: Mapping[str, Any]) -> Iterator[str]:
    """The same of a document that has its own figures."""
    lines = _sum(line["amount"] for line in printed["line_items"])
    charges = _sum(charge["total"] for charge in printed["charges"])
    taxes = _sum(tax["amount"] for tax in printed["taxes"])
    figure = {
        name: Fraction(value)
        for name, value in printed.items()
        if name.endswith("total") or name.startswith(("amount_", "payable", "withheld_"))
    }
    priced = lines - figure["discount_total"] + charges
    sums = {
        "subtotal": lines,
        "charges_total": charges,
        "tax_total": taxes,
        "net_total": priced - taxes if draft.prices_include_tax else priced,
        "total": figure["net_total"] + taxes,
        "payable": figure["total"] - figure["withheld_total"],
        "amount_due": figure["payable"] - figure["amount_paid"],
    }
    yield from (name for name, value in sums.items() if figure[name] != value)
    if (
        _all_in_one_row_each(draft)
        and _sum(t["base"] for t in printed["taxes"]) != (figure["net_total"])
    ):
        yield "bases"


def _all_in_one_row_each(draft: Draft) -> bool:
    """Whether everything is taxed, or free for a reason, by one tax only."""
    order = order_of(draft)
    holders = [*(each.taxed for each in order.positions), *(each.taxed for each in order.extras)]
    return all(len(taxed.taxes) == 1 or taxed.why[0] for taxed in holders)


def _sum(figures: Iterator[str]) -> Fraction:
    return sum(map(Fraction, figures), start=Fraction(0))

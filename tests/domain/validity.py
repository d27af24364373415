"""What makes a draft valid, said once more and apart from the rules that keep it so."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from scatterpilot.domain.currency_list import MINOR_UNITS
from scatterpilot.domain.documents import draft_document
from scatterpilot.domain.draft import Draft, LineItem, Source, missing_fields
from scatterpilot.domain.items import Item

LIMITS = {
    "customer_name": 500,
    "customer_email": 254,
    "customer_address": 1_000,
    "customer_tax_id": 200,
    "notes": 4_000,
    "po_number": 200,
    "description": 1_000,
    "unit": 200,
    "tax_name": 200,
    "tax_reason": 1_000,
    "method": 200,
    "note": 200,
}
LINE_VALUES = (
    *("description", "quantity", "unit", "unit_price", "price_base_quantity", "discount"),
    *("tax_rate", "tax_category", "tax_reason"),
)
DRAFT_VALUES = (
    *("customer_name", "customer_email", "customer_address", "customer_tax_id", "currency"),
    *("invoice_date", "due_date", "terms_days", "tax_rate", "discount", "notes", "po_number"),
    *("tax_name", "tax_category", "tax_reason", "withholding"),
)


def check_draft(draft: Draft, said: Sequence[str]) -> None:
    """Fail on anything that must not be in a draft, wherever its values came from."""
    _check_texts(draft)
    assert draft.currency in MINOR_UNITS
    _check_dates(draft)
    _check_discount(draft)
    _check_taxes(draft)
    _check_charges_and_payments(draft)
    _check_sums(draft)
    assert draft.tax_rate is None or _number(draft.tax_rate, most=1) > 0
    assert len(draft.line_items) <= 1_000
    for line in draft.line_items:
        _check_line(line)
    _check_sources(draft, DRAFT_VALUES, said)
    for charge in draft.charges:
        _check_sources(charge, ("description", "percent", "amount", "tax_rate"), said)
    for payment in draft.payments:
        _check_sources(payment, ("amount", "date", "method", "note"), said)
    for line in draft.line_items:
        _check_sources(line, LINE_VALUES, said)
    _check_missing(draft)


def _check_line(line: LineItem) -> None:
    _check_texts(line)
    assert line.quantity is None or _number(abs(line.quantity)) > 0
    assert line.unit_price is None or _number(abs(line.unit_price)) >= 0
    assert line.price_base_quantity is None or _number(line.price_base_quantity) > 0
    assert line.tax_rate is None or _number(line.tax_rate, most=1) >= 0


def _number(value: Decimal, most: int = 10**12 - 1) -> Decimal:
    """At most 12 digits before the point and 6 decimals, whole and unsigned."""
    assert value.is_finite()
    assert not value.is_signed()
    assert value.to_integral_value() <= most + (most > 1)
    assert value * 10**6 == (value * 10**6).to_integral_value()
    assert len(f"{value:f}") < 200
    return value


def _check_texts(holder: Draft | Item) -> None:
    for name, limit in LIMITS.items():
        text = getattr(holder, name, None)
        if text is None:
            continue
        assert text.strip()
        assert len(text) <= limit
        text.encode()
        for character in text:
            assert character in "\t\n\r" or unicodedata.category(character) != "Cc"
            assert unicodedata.bidirectional(character) not in (
                "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
            )  # fmt: skip


def _check_dates(draft: Draft) -> None:
    assert draft.invoice_date is not None
    assert date(1900, 1, 1) <= draft.invoice_date <= date(2200, 12, 31)
    if draft.due_date is not None:
        assert draft.due_date >= draft.invoice_date or "due_date" in draft.disputed
    if draft.terms_days is not None:
        assert draft.due_date is not None
        assert (draft.due_date - draft.invoice_date).days == draft.terms_days


def _check_discount(draft: Draft) -> None:
    off = draft.discount
    if off is None:
        return
    assert (off.percent is None) != (off.amount is None)
    if off.percent is not None:
        assert _number(off.percent, most=100) > 0
        return
    assert _number(off.amount or Decimal(0)) > 0
    if draft.line_items and not any(
        path.startswith("line_items") for path in missing_fields(draft)
    ):
        subtotal = sum(
            round((line.quantity or 0) * (line.unit_price or 0) * 10 ** MINOR_UNITS[draft.currency])
            for line in draft.line_items
        )
        if any(line.discount or line.price_base_quantity for line in draft.line_items):
            return
        over = (off.amount or 0) * 10 ** MINOR_UNITS[draft.currency] - subtotal
        # Rounding a tie to even above may be off by one unit a line; beyond that it is over.
        assert over <= len(draft.line_items) or "discount" in draft.disputed


def _check_taxes(draft: Draft) -> None:
    assert len(draft.further_taxes) <= 5
    for tax in draft.further_taxes:
        assert tax.name.strip()
        assert _number(tax.rate, most=1) > 0
    assert draft.withholding is None or _number(draft.withholding.rate, most=1) > 0
    if draft.tax_category not in (None, "standard"):
        assert draft.tax_rate is None
        assert not draft.further_taxes


def _check_charges_and_payments(draft: Draft) -> None:
    assert len(draft.charges) <= 20
    for charge in draft.charges:
        assert charge.percent is None or charge.amount is None
        assert charge.percent is None or _number(charge.percent, most=100) > 0
        assert charge.amount is None or _number(charge.amount) > 0
        assert charge.tax_rate is None or _number(charge.tax_rate, most=1) >= 0
    assert len(draft.payments) <= 100
    assert all(each.amount is None or _number(each.amount) > 0 for each in draft.payments)


def _check_sums(draft: Draft) -> None:
    """What can't be billed is no complete draft."""
    if not missing_fields(draft):
        assert Fraction(draft_document(draft)["total"]) >= 0
        assert Fraction(draft_document(draft)["amount_due"]) >= 0 or not draft.payments


def _check_sources(holder: Draft | Item, names: Sequence[str], said: Sequence[str]) -> None:
    for name in names:
        if getattr(holder, name) is not None:
            assert name in holder.provenance
    for source in holder.provenance.values():
        _check_source(source, said)


def _check_source(source: Source, said: Sequence[str]) -> None:
    if source.turn is None:
        assert (source.quote, source.start, source.end) == ("", None, None)
        return
    assert source.start is not None
    assert source.end is not None
    assert 0 <= source.start < source.end
    assert said[source.turn][source.start : source.end] == source.quote


def _check_missing(draft: Draft) -> None:
    missing = missing_fields(draft)
    assert len(missing) == len(set(missing))
    assert set(draft.disputed) <= set(missing)
    for held in ("line_items", "charges", "payments"):
        for index, item in enumerate(getattr(draft, held)):
            assert {f"{held}.{index}.{name}" for name in item.disputed} <= set(missing)

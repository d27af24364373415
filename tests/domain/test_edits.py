"""What each edit changes, and what it refuses with a reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from scatterpilot.domain.draft import MAX_LINES, Draft, LineItem, fingerprint, is_complete
from scatterpilot.domain.edits import (
    AddLine,
    ChangeLine,
    Edit,
    RemoveLine,
    SetCurrency,
    SetCustomer,
    SetDates,
    SetDiscount,
    SetNotes,
    SetReference,
    SetTax,
)
from tests.domain.samples import DICTATED, TODAY, a_draft, apply

D = Decimal


def test_a_dictated_invoice_is_complete() -> None:
    draft = a_draft(*DICTATED)
    assert is_complete(draft)
    assert draft.due_date == date(2026, 4, 8)
    assert apply(draft, []).totals.total == D("6576.88")


def test_an_empty_draft_misses_what_is_required_in_the_order_to_ask_for_it() -> None:
    assert apply(Draft(), []).missing == ("customer_name", "line_items", "due_date")
    started = apply(Draft(), [AddLine(unit="hours")])
    assert started.missing == (
        "customer_name",
        "line_items.0.description",
        "line_items.0.quantity",
        "line_items.0.unit_price",
        "due_date",
    )


@pytest.mark.parametrize(
    ("change", "back"),
    [
        (SetCustomer(name="Bolt"), SetCustomer(name="Acme")),
        (SetCustomer(email=None), SetCustomer(email="ap@acme.example")),
        (ChangeLine(line=0, quantity=D(42)), ChangeLine(line=0, quantity=D("40.00"))),
        (ChangeLine(line=1, unit_price=D(1)), ChangeLine(line=1, unit_price=D("29.9"))),
        (ChangeLine(line=0, description="x"), ChangeLine(line=0, description="Web development")),
        (ChangeLine(line=0, unit=None), ChangeLine(line=0, unit="hours")),
        (ChangeLine(line=1, taxable=False), ChangeLine(line=1, taxable=True)),
        (ChangeLine(line=1, tax_rate=D("0.1")), ChangeLine(line=1, tax_rate=None)),
        (AddLine(description="More", quantity=D(1)), RemoveLine(line=2)),
        (SetCurrency(currency="JPY"), SetCurrency(currency="USD")),
        (SetTax(rate=None), SetTax(rate=D("0.20"))),
        (SetTax(rate=D("0.07")), SetTax(rate=D("0.2"))),
        (SetDiscount(amount=D(5)), SetDiscount(percent=D("10.0"))),
        (SetDiscount(), SetDiscount(percent=D(10))),
        (SetDates(due_date=date(2026, 5, 1)), SetDates(terms_days=30)),
        (SetDates(invoice_date=date(2026, 1, 1)), SetDates(invoice_date=TODAY)),
        (SetNotes(notes="And more", append=True), SetNotes(notes="Thank you")),
        (SetReference(po_number=None), SetReference(po_number="PO-7")),
    ],
)
def test_a_correction_that_restores_a_value_restores_the_fingerprint(
    change: Edit, back: Edit
) -> None:
    draft = a_draft(*DICTATED)
    changed = apply(draft, [change]).draft
    assert fingerprint(changed) != fingerprint(draft)
    restored = apply(changed, [back]).draft
    assert fingerprint(restored) == fingerprint(draft)
    assert is_complete(restored)


def test_no_tax_is_the_same_whether_said_or_set_by_default() -> None:
    draft = a_draft()
    assert fingerprint(apply(draft, [SetTax(rate=D(0))]).draft) == fingerprint(draft)


@pytest.mark.parametrize(
    ("edit", "code", "field"),
    [
        (SetCustomer(name=" "), "empty", "customer_name"),
        (SetCustomer(name="x" * 501), "text_not_allowed", "customer_name"),
        (SetCustomer(email="acme.example"), "email_not_valid", "customer_email"),
        (SetCustomer(address="x" * 1_001), "text_not_allowed", "customer_address"),
        (AddLine(description="a\x00"), "text_not_allowed", "line_items.2.description"),
        (AddLine(quantity=D(0)), "quantity_zero", "line_items.2.quantity"),
        (ChangeLine(line=1, quantity=D("-0")), "quantity_zero", "line_items.1.quantity"),
        (ChangeLine(line=0, quantity=D(10**12)), "quantity_out_of_range", "line_items.0.quantity"),
        (ChangeLine(line=1, quantity=D(-1)), "quantity_not_positive", "line_items.1.quantity"),
        (ChangeLine(line=0, unit_price=D(-1)), "price_negative", "line_items.0.unit_price"),
        (ChangeLine(line=0, unit_price=D("-0")), "price_out_of_range", "line_items.0.unit_price"),
        (
            ChangeLine(line=0, unit_price=D("0.0000001")),
            "price_out_of_range",
            "line_items.0.unit_price",
        ),
        (ChangeLine(line=0, tax_rate=D("1.01")), "tax_out_of_range", "line_items.0.tax_rate"),
        (SetCurrency(currency="usd"), "currency_unknown", "currency"),
        (SetTax(rate=D("20")), "tax_out_of_range", "tax_rate"),
        (SetDiscount(percent=D("100.1")), "discount_out_of_range", "discount"),
        (SetDiscount(percent=D(0)), "discount_out_of_range", "discount"),
        (SetDiscount(amount=D(0)), "discount_out_of_range", "discount"),
        (SetDiscount(amount=D("6089.71")), "discount_over_subtotal", "discount"),
        (SetDiscount(percent=D(1), amount=D(1)), "discount_ambiguous", "discount"),
        (SetDates(due_date=date(2026, 3, 8)), "due_before_invoice_date", "due_date"),
        (SetDates(invoice_date=date(1899, 12, 31)), "date_out_of_range", "invoice_date"),
        (SetDates(terms_days=-1), "terms_out_of_range", "terms_days"),
        (SetDates(terms_days=3_651), "terms_out_of_range", "terms_days"),
        (SetNotes(notes="x" * 4_001), "text_not_allowed", "notes"),
        (SetNotes(notes="x" * 3_995, append=True), "text_not_allowed", "notes"),
        (SetReference(po_number="\u202e7"), "text_not_allowed", "po_number"),
    ],
)
def test_an_impossible_value_is_refused_keeps_the_old_one_and_becomes_missing(
    edit: Edit, code: str, field: str
) -> None:
    draft = a_draft(*DICTATED)
    result = apply(draft, [edit])
    assert [(r.code, r.field) for r in result.rejected] == [(code, field)]
    assert field in result.missing
    lines = result.draft.line_items[:2]
    assert fingerprint(result.draft.model_copy(update={"line_items": lines})) == fingerprint(draft)


@pytest.mark.parametrize("line", [-1, 2, 10**30])
@pytest.mark.parametrize("kind", ["change", "remove"])
def test_a_line_that_is_not_there_can_be_neither_changed_nor_removed(kind: str, line: int) -> None:
    draft = a_draft(*DICTATED)
    edit = ChangeLine(line=line, quantity=D(1)) if kind == "change" else RemoveLine(line=line)
    result = apply(draft, [edit])
    assert [r.code for r in result.rejected] == ["no_such_line"]
    assert "only 2 lines" in result.rejected[0].message
    assert result.draft == draft


def test_one_bad_value_costs_neither_the_rest_of_its_edit_nor_the_next_edit() -> None:
    result = apply(
        a_draft(),
        [
            AddLine(description="Work", quantity=D(-3), unit_price=D(150)),
            SetCustomer(name="Acme", email="nonsense"),
            SetDates(due_date=date(2026, 1, 1), invoice_date=date(2026, 2, 1)),
            SetReference(po_number="PO-7"),
        ],
    )
    line = result.draft.line_items[0]
    assert (line.description, line.quantity, line.unit_price) == ("Work", None, D(150))
    assert (result.draft.customer_name, result.draft.customer_email) == ("Acme", None)
    assert (result.draft.invoice_date, result.draft.due_date) == (date(2026, 2, 1), None)
    assert result.draft.po_number == "PO-7"
    assert result.missing == ("line_items.0.quantity", "due_date", "customer_email")
    assert len(result.applied) == 4


def test_several_bad_values_of_one_edit_are_all_missing() -> None:
    edit = SetDates(invoice_date=date(1800, 1, 1), due_date=date(3000, 1, 1))
    result = apply(a_draft(*DICTATED), [edit])
    assert set(result.missing) == {"invoice_date", "due_date"}
    assert result.applied == ()


def test_the_line_after_the_last_one_is_refused() -> None:
    full = Draft(line_items=(LineItem(description="Work"),) * MAX_LINES)
    result = apply(full, [AddLine(description="One more")])
    assert [r.code for r in result.rejected] == ["too_many_lines"]
    assert result.draft.line_items == full.line_items


def test_a_change_of_currency_converts_nothing() -> None:
    changed = apply(a_draft(*DICTATED), [SetCurrency(currency="JPY")])
    assert [line.unit_price for line in changed.draft.line_items] == [D(150), D("29.90")]
    assert changed.totals.line_amounts == (D(6000), D(90))


def test_notes_are_appended_on_a_line_of_their_own() -> None:
    draft = a_draft(SetNotes(notes="Thank you", append=True), SetNotes(notes="Bye", append=True))
    assert draft.notes == "Thank you\nBye"


def test_what_is_left_out_of_an_edit_stays_and_what_is_none_is_cleared() -> None:
    draft = apply(a_draft(*DICTATED), [SetCustomer(email=None)]).draft
    assert (draft.customer_name, draft.customer_email) == ("Acme", None)
    draft = apply(draft, [ChangeLine(line=0, unit=None, quantity=None)]).draft
    assert (draft.line_items[0].unit, draft.line_items[0].unit_price) == (None, D(150))
    assert "quantity" not in draft.line_items[0].provenance

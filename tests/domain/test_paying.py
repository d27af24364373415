"""Payments on issued invoices: exact, never too much, and never forgotten once taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from scatterpilot.domain.balance import balance_of
from scatterpilot.domain.crediting import CreditWish
from scatterpilot.domain.documents import invoice_document, invoice_from_document
from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.errors import (
    ConflictError,
    InvalidError,
    NotFoundError,
    ScatterPilotError,
)
from scatterpilot.domain.invoice import Invoice, issue
from scatterpilot.domain.paying import MAX_PAYMENTS, PaymentGiven, record_payment, take_back
from scatterpilot.domain.settlements import TakenBack
from tests.domain.settling import SELLER, credited

AT = datetime(2026, 3, 9, 12, tzinfo=UTC)
TODAY = AT.date()


def an_invoice(price: str = "100", currency: str = "EUR", issued: bool = True) -> Invoice:
    line = LineItem(description="Work", quantity=Decimal(1), unit_price=Decimal(price))
    data = Draft(
        customer_name="Acme", currency=currency, due_date=date(2026, 4, 1), line_items=(line,)
    )
    draft = Invoice(invoice_id="inv_1", data=data, created_at=AT, updated_at=AT)
    return issue(draft, 1, SELLER, AT, TODAY) if issued else draft


def paid(invoice: Invoice, *amounts: str | None) -> Invoice:
    for amount in amounts:
        given = PaymentGiven(amount=None if amount is None else Decimal(amount))
        invoice = record_payment(invoice, given, "anna", AT, TODAY)
    return invoice


def refused(invoice: Invoice, **given: object) -> ScatterPilotError:
    with pytest.raises(ScatterPilotError) as error:
        record_payment(invoice, PaymentGiven.model_validate(given), "anna", AT, TODAY)
    return error.value


def figures(invoice: Invoice) -> tuple[str, str, str, str]:
    document = invoice_document(invoice)
    amounts = ("amount_paid", "amount_due", "amount_to_refund")
    return (invoice.status, *(document[name] for name in amounts))  # type: ignore[return-value]


def test_parts_add_up_until_nothing_is_due_and_only_then_it_is_paid() -> None:
    invoice = an_invoice()
    assert figures(invoice) == ("pending", "0.00", "100.00", "0.00")
    invoice = paid(invoice, "30", "69.99")
    assert figures(invoice) == ("pending", "99.99", "0.01", "0.00")
    assert figures(paid(invoice, "0.01")) == ("paid", "100.00", "0.00", "0.00")


def test_a_payment_without_an_amount_is_what_is_due() -> None:
    invoice = paid(an_invoice(), "30", None)
    assert [str(each.amount) for each in invoice.payments] == ["30.00", "70.00"]
    assert invoice.status == "paid"


def test_the_content_never_changes_and_the_version_grows() -> None:
    before = an_invoice()
    after = paid(before, "30")
    assert invoice_document(after)["data"] == invoice_document(before)["data"]
    assert after.version == before.version + 1


def test_all_that_is_said_of_a_payment_is_kept() -> None:
    given = PaymentGiven(
        amount=Decimal("12.5"), date=date(2026, 2, 1), method="bank transfer", note="first half"
    )
    invoice = record_payment(an_invoice(), given, "anna", AT, TODAY)
    assert invoice_document(invoice)["payments"] == [
        {
            "payment": 1,
            "amount": "12.50",
            "date": "2026-02-01",
            "method": "bank transfer",
            "note": "first half",
            "recorded_at": AT.isoformat(),
            "recorded_by": "anna",
            "taken_back": None,
        }
    ]
    assert invoice_from_document(invoice_document(invoice)) == invoice


def test_more_than_is_due_is_refused_with_what_is_due() -> None:
    error = refused(paid(an_invoice(), "30"), amount="70.01")
    assert error.code == "overpaid"
    assert [fault.field for fault in error.faults] == ["amount"]
    assert error.faults[0].message.startswith("70.00 EUR is still due: record at most that")


def test_nothing_is_taken_where_nothing_is_due() -> None:
    for amount in ("1", None):
        error = refused(paid(an_invoice(), "100"), amount=amount)
        assert error.code == "overpaid"
        assert "nothing is due any more; take a payment back" in error.faults[0].message


@pytest.mark.parametrize(
    ("currency", "amount", "why"),
    [
        ("EUR", "0", "it is 0"),
        ("EUR", "0.001", "more decimals than EUR has"),
        ("JPY", "1.5", "more decimals than JPY has"),
        ("EUR", "1e15", "12 digits"),
    ],
)
def test_an_amount_that_is_none_is_refused(currency: str, amount: str, why: str) -> None:
    error = refused(an_invoice(currency=currency), amount=Decimal(amount))
    assert [(fault.field, why in fault.message) for fault in error.faults] == [("amount", True)]


def test_every_field_that_can_not_be_used_is_named() -> None:
    error = refused(
        an_invoice(), amount="0", date=date(2026, 3, 11), method="x" * 201, note="a\x00b"
    )
    assert isinstance(error, InvalidError)
    assert [fault.field for fault in error.faults] == ["amount", "date", "method", "note"]
    assert "once it has come in" in error.faults[1].message


def test_a_payment_may_have_come_in_where_it_is_tomorrow() -> None:
    given = PaymentGiven(date=date(2026, 3, 10))
    assert record_payment(an_invoice(), given, "anna", AT, TODAY).status == "paid"


def test_a_draft_takes_no_payment() -> None:
    error = refused(an_invoice(issued=False), amount="1")
    assert (error.code, "issue it first" in error.message) == ("invoice_not_issued", True)


def test_a_payment_taken_back_stays_to_be_seen_and_counts_as_nothing() -> None:
    invoice = take_back(paid(an_invoice(), "30", "70"), 2, "cheque bounced", "bob", AT)
    assert figures(invoice) == ("pending", "30.00", "70.00", "0.00")
    assert invoice.payments[1].taken_back == TakenBack(at=AT, by="bob", why="cheque bounced")
    assert paid(invoice, None).payments[-1].payment == 3
    assert invoice_from_document(invoice_document(invoice)) == invoice


def test_a_payment_is_taken_back_once() -> None:
    invoice = take_back(paid(an_invoice(), "30"), 1, None, "anna", AT)
    with pytest.raises(ConflictError) as error:
        take_back(invoice, 1, None, "anna", AT)
    assert error.value.code == "payment_taken_back"


@pytest.mark.parametrize("number", [0, 2, -1])
def test_there_is_no_taking_back_of_what_was_never_paid(number: int) -> None:
    with pytest.raises(NotFoundError) as error:
        take_back(paid(an_invoice(), "30"), number, None, "anna", AT)
    assert [fault.field for fault in error.value.faults] == ["payment"]


def test_what_is_free_is_paid_from_the_start() -> None:
    assert figures(an_invoice("0")) == ("paid", "0.00", "0.00", "0.00")


def test_what_was_paid_before_it_was_credited_is_to_refund_and_is_paid_back_with_a_minus() -> None:
    _, invoice = credited(paid(an_invoice(), "100"), CreditWish(amount=Decimal(30)), AT)
    assert figures(invoice) == ("paid", "100.00", "0.00", "30.00")
    error = refused(invoice, amount="-30.01")
    assert "30.00 EUR is to be paid back" in error.faults[0].message
    assert figures(paid(invoice, "-30")) == ("paid", "70.00", "0.00", "0.00")


def test_a_cancelled_invoice_is_due_no_more_and_refunds_what_came_in() -> None:
    _, invoice = credited(paid(an_invoice(), "40"), CreditWish(), AT)
    assert figures(invoice) == ("cancelled", "40.00", "0.00", "40.00")
    assert figures(paid(invoice, "-40")) == ("cancelled", "0.00", "0.00", "0.00")


def test_a_credit_note_is_neither_due_nor_paid() -> None:
    note, _ = credited(an_invoice(), CreditWish(), AT)
    assert balance_of(note).due == balance_of(note).to_refund == 0
    assert refused(note, amount="1").code == "credit_note_final"


def test_an_invoice_keeps_no_more_payments_than_a_document_can_hold() -> None:
    invoice = paid(an_invoice(), *["0.01"] * MAX_PAYMENTS)
    assert refused(invoice, amount="0.01").code == "too_many_payments"

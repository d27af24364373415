"""A credit note, its number and the invoice that knows it are stored together, or none of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from scatterpilot.domain.balance import balance_of
from scatterpilot.domain.crediting import CreditWish, credit_note, credit_of, with_credit_note
from scatterpilot.domain.documents import invoice_document, invoice_from_document
from scatterpilot.domain.errors import ConflictError, InvalidError, VersionConflictError
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.paying import PaymentGiven, record_payment
from scatterpilot.domain.profile import Profile
from tests.contract.conftest import Stores
from tests.contract.samples import ANNA, NOW, a_receipt, an_invoice, in_threads, numbering

SELLER = Profile(business_name="Anna & Co")
SERIES = "credit-2026"


def issued(stores: Stores, id: str = "inv_1") -> Invoice:
    invoice = an_invoice(id)
    stores.invoices.add(ANNA, invoice)
    stores.invoices.issue(ANNA, invoice, "2026", numbering(invoice))
    return loaded(stores, id)


def loaded(stores: Stores, id: str) -> Invoice:
    found = stores.invoices.load(ANNA, id)
    assert found is not None
    return invoice_from_document(found)


def credit(stores: Stores, invoice: Invoice, id: str, amount: str = "1", **values: Any) -> Invoice:
    """Credit an amount of an invoice as it was read."""
    earlier = [loaded(stores, known.invoice_id) for known in invoice.credit_notes]
    wish = CreditWish(amount=Decimal(amount))
    content = credit_of(invoice, earlier, wish, "Credit", NOW.date())

    def numbered(sequence: int) -> tuple[Invoice, Invoice]:
        note = credit_note(invoice, content, id, f"CN-{sequence}", SELLER, NOW)
        return note, with_credit_note(invoice, note, content.lines, NOW)

    return stores.invoices.credit(ANNA, invoice, SERIES, numbered, **values)[0]


def test_both_are_stored_with_the_first_number_of_its_own_series(stores: Stores) -> None:
    note = credit(stores, issued(stores), "inv_c")
    assert note.number == "CN-1"
    assert stores.invoices.load(ANNA, "inv_c") == invoice_document(note)
    [known] = loaded(stores, "inv_1").credit_notes
    assert (known.invoice_id, known.number, known.total) == ("inv_c", "CN-1", Decimal("1.00"))
    assert stores.invoices.counted(ANNA, SERIES) == stores.invoices.counted(ANNA, "2026") == 1


def test_a_receipt_is_made_of_both_and_stored_with_them(stores: Stores) -> None:
    invoice = issued(stores)
    stores.receipts.claim(ANNA, "key", "body-1", NOW)
    credit(
        stores,
        invoice,
        "inv_c",
        receipt_for=lambda note, after: a_receipt(body=f"{note.number} {after.version}"),
    )
    found = stores.receipts.claim(ANNA, "key", "body-1", NOW)
    assert found is not None
    assert found.body == f"CN-1 {invoice.version + 1}"


def test_an_answered_request_credits_nothing(stores: Stores) -> None:
    invoice = issued(stores)
    stores.receipts.claim(ANNA, "key", "body-1", NOW)
    stores.receipts.complete(ANNA, a_receipt())
    with pytest.raises(ConflictError) as error:
        credit(stores, invoice, "inv_c", receipt_for=lambda note, after: a_receipt())
    assert error.value.code == "already_answered"
    assert stores.invoices.load(ANNA, "inv_c") is None
    assert loaded(stores, "inv_1") == invoice
    assert stores.invoices.counted(ANNA, SERIES) == 0


def test_an_invoice_that_changed_meanwhile_gets_no_credit_note_and_draws_no_number(
    stores: Stores,
) -> None:
    invoice = issued(stores)
    credit(stores, invoice, "inv_c")
    with pytest.raises(VersionConflictError):
        credit(stores, invoice, "inv_d")
    assert stores.invoices.load(ANNA, "inv_d") is None
    assert stores.invoices.counted(ANNA, SERIES) == 1


def test_many_credit_notes_at_once_never_exceed_the_invoice_and_number_without_gap(
    stores: Stores,
) -> None:
    """Thirty-two writers each want a little more than a tenth of it: nine get that."""
    total = issued(stores).totals.total
    part = str((total / 10).quantize(Decimal("0.01")) + Decimal("0.01"))

    def take(task: int) -> str | None:
        while True:
            try:
                return credit(stores, loaded(stores, "inv_1"), f"inv_c{task}", part).number
            except VersionConflictError:
                continue
            except (InvalidError, ConflictError):
                return None

    numbers = [number for number in in_threads(take, range(32), threads=16) if number]
    after = loaded(stores, "inv_1")
    assert sorted(numbers) == sorted(f"CN-{number}" for number in range(1, 10))
    assert balance_of(after).credited == Decimal(part) * 9 <= total
    assert [known.number for known in after.credit_notes] == [
        f"CN-{number}" for number in range(1, 10)
    ]
    listed = stores.invoices.page(ANNA, 100, "credit_note").documents
    assert len(listed) == 9


def test_many_payments_at_once_never_exceed_what_is_due(stores: Stores) -> None:
    total = issued(stores).totals.total
    part = (total / 10).quantize(Decimal("0.01")) + Decimal("0.01")

    def pay(task: int) -> bool:
        while True:
            invoice = loaded(stores, "inv_1")
            try:
                paid = record_payment(invoice, PaymentGiven(amount=part), ANNA, NOW, NOW.date())
                stores.invoices.replace(ANNA, paid, expected=invoice.version)
            except VersionConflictError:
                continue
            except InvalidError:
                return False
            return True

    assert in_threads(pay, range(32), threads=16).count(True) == 9
    after = loaded(stores, "inv_1")
    assert balance_of(after).due == total - part * 9


def test_a_change_is_stored_with_its_receipt_or_not_at_all(stores: Stores) -> None:
    invoice = issued(stores)
    paid = record_payment(invoice, PaymentGiven(), ANNA, NOW, NOW.date())
    stores.receipts.claim(ANNA, "key", "body-1", NOW)
    stores.receipts.complete(ANNA, a_receipt())
    with pytest.raises(ConflictError):
        stores.invoices.replace(ANNA, paid, expected=invoice.version, receipt=a_receipt())
    assert loaded(stores, "inv_1") == invoice
    other = a_receipt("other")
    stores.receipts.claim(ANNA, "other", "body-1", NOW)
    stores.invoices.replace(ANNA, paid, expected=invoice.version, receipt=other)
    assert loaded(stores, "inv_1") == paid
    assert stores.receipts.claim(ANNA, "other", "body-1", NOW) == other


def test_credit_notes_are_listed_beside_invoices_and_apart_from_every_status(
    stores: Stores,
) -> None:
    credit(stores, issued(stores), "inv_c")
    stores.invoices.add(ANNA, an_invoice("inv_2"))

    def ids(*only: Any) -> set[str]:
        return {d["invoice_id"] for d in stores.invoices.page(ANNA, 10, *only).documents}

    assert ids() == {"inv_1", "inv_2", "inv_c"}
    assert ids("invoice") == {"inv_1", "inv_2"}
    assert ids("credit_note") == {"inv_c"}
    assert ids("pending") == {"inv_1"}
    assert ids("draft") == {"inv_2"}


def test_pages_of_invoices_are_full_whatever_lies_between(stores: Stores) -> None:
    for task in range(4):
        invoice = issued(stores, f"inv_{task}")
        for part in range(3):
            credit(stores, loaded(stores, invoice.invoice_id), f"inv_{task}_c{part}")
    found: list[str] = []
    after = None
    while True:
        page = stores.invoices.page(ANNA, 2, "invoice", after)
        found += [document["invoice_id"] for document in page.documents]
        after = page.next_after
        if after is None:
            break
        assert len(page.documents) == 2
    assert found == [f"inv_{task}" for task in (3, 2, 1, 0)]


def test_a_series_begins_where_it_is_told_and_only_then(stores: Stores) -> None:
    def draw(id: str, start: int, series: str = "2026") -> str | None:
        invoice = an_invoice(id)
        stores.invoices.add(ANNA, invoice)
        number = numbering(invoice, series + "-{}")
        return stores.invoices.issue(ANNA, invoice, series, number, start=start).number

    assert [draw("a", 137), draw("b", 137), draw("c", 500)] == ["2026-137", "2026-138", "2026-139"]
    assert stores.invoices.counted(ANNA, "2026") == 139
    assert draw("d", 1, "2027") == "2027-1"
    assert credit(stores, issued(stores), "inv_c", start=40).number == "CN-40"


def test_a_start_under_threads_is_given_once_and_counted_on_from(stores: Stores) -> None:
    def issue(task: int) -> str | None:
        invoice = an_invoice(f"inv_{task}")
        stores.invoices.add(ANNA, invoice)
        return stores.invoices.issue(ANNA, invoice, "2026", numbering(invoice), start=71).number

    numbers = sorted(int(number or 0) for number in in_threads(issue, range(20)))
    assert numbers == list(range(71, 91))

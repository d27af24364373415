"""What becomes of issued invoices, by the use cases: once, whatever else happens meanwhile."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from scatterpilot.domain.crediting import CreditWish, LineWish
from scatterpilot.domain.errors import (
    ConflictError,
    InvalidError,
    NotFoundError,
    VersionConflictError,
)
from scatterpilot.domain.paying import PaymentGiven
from scatterpilot.domain.profile import Profile
from tests.app.desk import ANNA, BOB, UNPRINTABLE, Desk, receipt_of
from tests.app.test_changing import created, stored
from tests.contract.samples import in_threads

SELLER = Profile(business_name="Anna & Co")


def amount(value: str) -> PaymentGiven:
    return PaymentGiven(amount=Decimal(value))


def test_marked_paid_an_invoice_gets_a_payment_of_what_is_due_today(desk: Desk) -> None:
    invoice_id = created(desk, "pending")
    desk.pay.record(ANNA, invoice_id, amount("50"))
    desk.day = date(2026, 3, 20)
    paid = desk.change.set_status(ANNA, invoice_id, "paid")
    assert (paid["status"], paid["amount_due"]) == ("paid", "0.00")
    payment = paid["payments"][-1]
    assert (payment["amount"], payment["date"], payment["recorded_by"]) == (
        "150.00",
        "2026-03-20",
        ANNA,
    )
    again = desk.pay.take_back(ANNA, invoice_id, 2, "bounced")
    assert (again["status"], again["amount_due"]) == ("pending", "150.00")


def test_a_cancelled_invoice_gets_a_credit_note_and_a_dropped_draft_none(desk: Desk) -> None:
    invoice_id = created(desk, "pending")
    done = desk.change.set_status(ANNA, invoice_id, "cancelled")
    [known] = done["credit_notes"]
    note = stored(desk, known["invoice_id"])
    assert (note["kind"], note["invoice_number"]) == ("credit_note", "CN-2026-0001")
    assert note["data"]["total"] == done["data"]["total"] == "200.00"
    assert note["data"]["line_items"] == done["data"]["line_items"]
    dropped = desk.change.set_status(ANNA, created(desk), "cancelled")
    assert (dropped["status"], dropped["credit_notes"]) == ("cancelled", [])


def test_a_credit_note_has_the_seller_of_today_and_its_pdf_stays(desk: Desk) -> None:
    invoice_id = created(desk, "pending")
    desk.profiles.save(ANNA, Profile(business_name="Renamed"))
    note, _ = desk.credit(ANNA, invoice_id, CreditWish())
    assert note["seller"]["business_name"] == "Renamed"
    made = desk.ensure_pdf(ANNA, note["invoice_id"])
    assert made["invoice_number"] == "CN-2026-0001"
    files = dict(desk.blobs.files)
    assert desk.ensure_pdf(ANNA, note["invoice_id"]) == made
    assert desk.blobs.files == files


def test_the_stored_pdf_shows_nothing_of_what_became_of_the_invoice(desk: Desk) -> None:
    """It is drawn late, after a payment and a credit note, and yet as it was issued."""
    early, late = created(desk, "pending"), created(desk, "pending")
    desk.ensure_pdf(ANNA, early)
    as_issued = desk.renderer.drawn[-1]
    desk.pay.record(ANNA, late, amount("50"))
    desk.credit(ANNA, late, CreditWish(amount=Decimal(10)))
    desk.ensure_pdf(ANNA, late)
    drawn = desk.renderer.drawn[-1]
    assert drawn["data"] == as_issued["data"]
    assert drawn["status"] == as_issued["status"] == "pending"


def test_what_can_not_be_printed_costs_no_number(desk: Desk) -> None:
    invoice_id = created(desk, "pending")
    with pytest.raises(InvalidError) as error:
        desk.credit(ANNA, invoice_id, CreditWish(reason=UNPRINTABLE))
    assert error.value.code == "text_not_printable"
    assert stored(desk, invoice_id)["credit_notes"] == []
    assert desk.credit(ANNA, invoice_id, CreditWish())[0]["invoice_number"] == "CN-2026-0001"


def test_a_preview_is_what_is_then_credited_and_stores_nothing(desk: Desk) -> None:
    invoice_id = created(desk, "pending")
    wish = CreditWish(lines=(LineWish(line=1, quantity=Decimal(1)),))
    seen = desk.credit.preview(ANNA, invoice_id, wish)
    assert (seen["total"], len(desk.all_invoices())) == ("100.00", 1)
    assert desk.credit(ANNA, invoice_id, wish)[0]["data"] == seen


def test_who_has_seen_another_version_changes_nothing(desk: Desk) -> None:
    invoice_id = created(desk, "pending")
    seen = stored(desk, invoice_id)["version"]
    desk.pay.record(ANNA, invoice_id, amount("1"), version=seen)
    for attempt in (
        lambda: desk.pay.record(ANNA, invoice_id, amount("1"), version=seen),
        lambda: desk.pay.take_back(ANNA, invoice_id, 1, version=seen),
        lambda: desk.credit(ANNA, invoice_id, CreditWish(), version=seen),
    ):
        with pytest.raises(VersionConflictError, match=f"at version {seen + 1}"):
            attempt()
    assert stored(desk, invoice_id)["amount_paid"] == "1.00"


def test_a_receipt_is_that_of_the_answer(desk: Desk) -> None:
    invoice_id = created(desk, "pending")
    answers: list[Any] = []

    def receipt_for(document: dict[str, Any]) -> Any:
        answers.append(document)
        return receipt_of(document)

    desk.receipts.claim(ANNA, "key", "print", desk.now())
    note, _ = desk.credit(ANNA, invoice_id, CreditWish(amount=Decimal(1)), receipt_for=receipt_for)
    assert answers[-1] is note
    with pytest.raises(ConflictError) as error:
        desk.pay.record(ANNA, invoice_id, amount("1"), receipt_for=receipt_for)
    assert error.value.code == "already_answered"
    assert stored(desk, invoice_id)["payments"] == []


def test_payments_at_once_are_each_recorded_and_never_too_much(desk: Desk) -> None:
    invoice_id = created(desk, "pending")

    def pay(task: int) -> bool:
        try:
            desk.pay.record(ANNA, invoice_id, amount("30"))
        except (InvalidError, VersionConflictError):
            return False
        return True

    done = in_threads(pay, range(32)).count(True)
    found = stored(desk, invoice_id)
    assert found["amount_paid"] == f"{30 * done}.00"
    assert 0 < done <= 6


def test_nobody_settles_the_invoice_of_somebody_else(desk: Desk) -> None:
    invoice_id = created(desk, "pending")
    before = stored(desk, invoice_id)
    for attempt in (
        lambda: desk.pay.record(BOB, invoice_id, amount("1")),
        lambda: desk.pay.take_back(BOB, invoice_id, 1),
        lambda: desk.credit(BOB, invoice_id, CreditWish()),
    ):
        with pytest.raises(NotFoundError):
            attempt()
    assert stored(desk, invoice_id) == before


def starting(desk: Desk, **settings: Any) -> dict[str, Any]:
    return desk.edit_profile.put(ANNA, Profile(business_name="Anna & Co", **settings))


def test_a_series_starts_where_the_profile_says_and_the_next_year_at_one(desk: Desk) -> None:
    profile = starting(desk, number_start=137, credit_note_start=40)
    assert profile["number_start_series"] == "2026"
    assert profile["credit_note_start_series"] == "credit-2026"
    first = created(desk, "pending")
    assert stored(desk, first)["invoice_number"] == "INV-2026-0137"
    assert stored(desk, created(desk, "pending"))["invoice_number"] == "INV-2026-0138"
    assert desk.credit(ANNA, first, CreditWish())[0]["invoice_number"] == "CN-2026-0040"
    desk.day = date(2027, 1, 2)
    assert stored(desk, created(desk, "pending"))["invoice_number"] == "INV-2027-0001"


def test_a_start_changes_only_while_nothing_is_issued_in_its_series(desk: Desk) -> None:
    starting(desk, number_start=137)
    starting(desk, number_start=200)
    created(desk, "pending")
    with pytest.raises(InvalidError) as error:
        starting(desk, number_start=300)
    [fault] = error.value.faults
    assert (fault.field, "the last was 200" in fault.message) == ("number_start", True)
    assert desk.edit_profile.get(ANNA)["number_start"] == 200
    starting(desk, number_start=200, phone="1", credit_note_start=5)
    assert starting(desk)["number_start"] is None


def test_a_start_moves_along_to_the_series_of_another_rule(desk: Desk) -> None:
    starting(desk, number_start=137)
    profile = starting(desk, number_start=137, number_reset_yearly=False)
    assert profile["number_start_series"] == "all"
    assert stored(desk, created(desk, "pending"))["invoice_number"] == "INV-2026-0137"


def test_the_series_of_a_start_is_not_for_the_caller_to_say(desk: Desk) -> None:
    profile = starting(desk, number_start=7, number_start_series="1999")
    assert profile["number_start_series"] == "2026"


@pytest.mark.parametrize(
    ("settings", "field"),
    [
        ({"number_start": 0}, "number_start"),
        ({"credit_note_start": 10**9}, "credit_note_start"),
        ({"credit_note_pattern": "CN-{year}"}, "credit_note_pattern"),
        ({"credit_note_pattern": "CN-{seq}"}, "credit_note_pattern"),
        ({"credit_note_pattern": "INV-{year}-{seq}"}, "credit_note_pattern"),
        ({"credit_note_pattern": UNPRINTABLE + "{year}{seq}"}, "credit_note_pattern"),
    ],
)
def test_numbers_that_would_not_do_are_refused(
    desk: Desk, settings: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidError) as error:
        starting(desk, **settings)
    assert [fault.field for fault in error.value.faults] == [field]

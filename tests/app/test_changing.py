"""Editing, deleting and moving invoices through their life."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from scatterpilot.api.answers import json_text
from scatterpilot.app.invoice_input import InvoiceInput
from scatterpilot.app.invoices import ChangeInvoice
from scatterpilot.app.read_invoices import ReadInvoices
from scatterpilot.domain.errors import (
    ConflictError,
    InvalidError,
    NotFoundError,
    VersionConflictError,
)
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.seller import logo_hash
from scatterpilot.domain.status import STATUSES, Status
from tests.app.desk import ANNA, BOB, Desk
from tests.contract.samples import in_threads

LINE = {"description": "Work", "quantity": "2", "unit_price": "100"}
ALLOWED = {
    ("draft", "pending"),
    ("draft", "cancelled"),
    ("pending", "paid"),
    ("pending", "cancelled"),
}


def created(desk: Desk, status: Status = "draft", **changes: Any) -> str:
    """An invoice of two hundred dollars, taken to a status; its id."""
    data = {"customer_name": "Acme", "terms_days": 30, "line_items": [LINE], **changes}
    invoice_id: str = desk.create.from_data(ANNA, InvoiceInput.model_validate(data))["invoice_id"]
    for step in {"pending": ["pending"], "paid": ["pending", "paid"]}.get(status, []):
        desk.change.set_status(ANNA, invoice_id, step)  # type: ignore[arg-type]
    if status == "cancelled":
        desk.change.set_status(ANNA, invoice_id, "cancelled")
    return invoice_id


def edit(desk: Desk, invoice_id: str, **changes: Any) -> dict[str, Any]:
    return desk.change.edit(ANNA, invoice_id, InvoiceInput.model_validate(changes))


def stored(desk: Desk, invoice_id: str) -> dict[str, Any]:
    found = desk.invoices.load(ANNA, invoice_id)
    assert found is not None
    return found


def test_an_edit_changes_the_given_fields_and_no_others(desk: Desk) -> None:
    invoice_id = created(desk, notes="Thanks")
    before = stored(desk, invoice_id)
    desk.profiles.save(ANNA, Profile(currency="EUR", notes="Other"))
    after = edit(desk, invoice_id, customer_name="Bolt", tax_rate="0.1")
    assert after["data"] == {
        **before["data"],
        "customer_name": "Bolt",
        "tax_rate": "0.1",
        "taxes": [
            {
                "name": None,
                "rate": "0.1",
                "category": "standard",
                "reason": None,
                "base": "200.00",
                "amount": "20.00",
            }
        ],
        "tax_total": "20.00",
        **dict.fromkeys(("total", "payable", "amount_due"), "220.00"),
    }
    assert (after["version"], after["invoice_number"]) == (2, None)
    assert stored(desk, invoice_id) == {k: v for k, v in after.items() if k != "overdue"}


def test_an_invoice_date_takes_the_due_date_along_under_terms(desk: Desk) -> None:
    data = edit(desk, created(desk), invoice_date="2026-01-31")["data"]
    assert (data["due_date"], data["terms_days"]) == ("2026-03-02", 30)


def test_new_lines_replace_all_lines_and_keep_a_discount_that_fits_them_together(
    desk: Desk,
) -> None:
    """The first of the new lines alone is less than the discount."""
    invoice_id = created(desk, discount={"amount": "150"})
    half = {**LINE, "quantity": "1"}
    data = edit(desk, invoice_id, line_items=[half, half])["data"]
    assert (len(data["line_items"]), data["total"]) == (2, "50.00")


def test_lines_below_the_discount_are_refused_as_a_whole(desk: Desk) -> None:
    invoice_id = created(desk, discount={"amount": "150"})
    before = stored(desk, invoice_id)
    with pytest.raises(InvalidError) as error:
        edit(desk, invoice_id, line_items=[{**LINE, "quantity": "1"}])
    assert [fault.field for fault in error.value.faults] == ["discount"]
    assert stored(desk, invoice_id) == before


def test_a_required_field_can_not_be_taken_away(desk: Desk) -> None:
    invoice_id = created(desk)
    for changes in ({"customer_name": None}, {"line_items": []}):
        with pytest.raises(InvalidError):
            edit(desk, invoice_id, **changes)
    assert stored(desk, invoice_id)["version"] == 1


@pytest.mark.parametrize("status", ["pending", "paid", "cancelled"])
def test_what_is_no_draft_can_be_neither_edited_nor_deleted(desk: Desk, status: Status) -> None:
    invoice_id = created(desk, status)
    before = stored(desk, invoice_id)
    with pytest.raises(ConflictError) as edited:
        edit(desk, invoice_id, customer_name="Bolt")
    with pytest.raises(ConflictError) as deleted:
        desk.change.delete(ANNA, invoice_id)
    assert edited.value.code == deleted.value.code == "invoice_immutable"
    assert stored(desk, invoice_id) == before


@pytest.mark.parametrize("after", STATUSES)
@pytest.mark.parametrize("before", STATUSES)
def test_a_status_follows_or_stays_or_is_refused(desk: Desk, before: Status, after: Status) -> None:
    invoice_id = created(desk, before)
    document = stored(desk, invoice_id)
    if (before, after) in ALLOWED:
        changed = desk.change.set_status(ANNA, invoice_id, after)
        assert (changed["status"], changed["version"]) == (after, document["version"] + 1)
        assert (changed["invoice_number"] is None) == ((before, after) == ("draft", "cancelled"))
        return
    if before == after:
        assert desk.change.set_status(ANNA, invoice_id, after) == {**document, "overdue": False}
    else:
        with pytest.raises(ConflictError):
            desk.change.set_status(ANNA, invoice_id, after)
    assert stored(desk, invoice_id) == document


def test_issuing_fixes_the_seller_as_it_is_then(desk: Desk) -> None:
    invoice_id = created(desk)
    desk.profiles.save(ANNA, Profile(business_name="Anna & Co", logo="data:,"))
    desk.change.set_status(ANNA, invoice_id, "pending")
    desk.profiles.save(ANNA, Profile(business_name="Other"))
    paid = desk.change.set_status(ANNA, invoice_id, "paid")
    assert paid["seller"]["business_name"] == "Anna & Co"
    assert "logo" not in paid["seller"]
    assert paid["seller_logo"] == logo_hash("data:,")


def test_a_deleted_draft_is_gone(desk: Desk) -> None:
    invoice_id = created(desk)
    desk.change.delete(ANNA, invoice_id)
    with pytest.raises(NotFoundError):
        desk.change.delete(ANNA, invoice_id)
    assert desk.all_invoices() == ()


def test_nobody_touches_the_invoice_of_somebody_else(desk: Desk) -> None:
    invoice_id = created(desk)
    before = stored(desk, invoice_id)
    for attempt in (
        lambda: desk.change.edit(BOB, invoice_id, InvoiceInput(notes="Bob's")),
        lambda: desk.change.set_status(BOB, invoice_id, "pending"),
        lambda: desk.change.delete(BOB, invoice_id),
        lambda: desk.ensure_pdf(BOB, invoice_id),
        lambda: ReadInvoices(desk.invoices, desk.today).get(BOB, invoice_id),
    ):
        with pytest.raises(NotFoundError) as refused:
            attempt()
        assert refused.value.code == "invoice_not_found"
    assert stored(desk, invoice_id) == before


def test_edits_at_once_are_stored_one_after_the_other_or_refused(desk: Desk) -> None:
    invoice_id = created(desk)

    def rename(task: int) -> bool:
        try:
            edit(desk, invoice_id, customer_name=f"Customer {task}")
        except VersionConflictError:
            return False
        return True

    won = in_threads(rename, range(40)).count(True)
    assert stored(desk, invoice_id)["version"] == 1 + won


def test_a_change_that_another_one_overtook_is_refused(desk: Desk) -> None:
    invoice_id = created(desk)

    def overtaken() -> datetime:
        edit(desk, invoice_id, notes="Faster")
        return desk.now()

    issuing = replace(desk.issue, now=overtaken)
    slow = ChangeInvoice(desk.invoices, lambda: issuing, lambda: desk.credit, overtaken, desk.today)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: slow.edit(ANNA, invoice_id, InvoiceInput(customer_name="Slower")),
        lambda: slow.set_status(ANNA, invoice_id, "pending"),
        lambda: slow.set_status(ANNA, invoice_id, "cancelled"),
    )
    for attempt in attempts:
        with pytest.raises(VersionConflictError):
            attempt()
    after = stored(desk, invoice_id)
    assert (after["status"], after["invoice_number"]) == ("draft", None)
    assert (after["data"]["customer_name"], after["data"]["notes"]) == ("Acme", "Faster")


@pytest.mark.parametrize("status", STATUSES)
def test_an_invoice_as_text_is_what_a_page_shows(desk: Desk, status: Status) -> None:
    invoice_id = created(desk, status, customer_name='pending "pending"', notes="Für Søren")
    read = ReadInvoices(desk.invoices, desk.today)
    for desk.day in (date(2026, 4, 8), date(2026, 4, 9)):
        [shown] = read.page(ANNA, 10).documents
        assert read.get_text(ANNA, invoice_id) == json_text(shown)


def test_an_unpaid_invoice_is_overdue_the_day_after_it_was_due(desk: Desk) -> None:
    invoice_id = created(desk, "pending")
    read = ReadInvoices(desk.invoices, desk.today)
    desk.day = date(2026, 4, 8)
    assert read.get(ANNA, invoice_id)["overdue"] is False
    desk.day = date(2026, 4, 9)
    assert read.get(ANNA, invoice_id)["overdue"] is True
    assert read.page(ANNA, 10, "pending").documents[0]["overdue"] is True
    assert desk.change.set_status(ANNA, invoice_id, "paid")["overdue"] is False

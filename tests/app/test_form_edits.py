"""Values typed into the fields of a form: exact, without an engine, all of them or none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from scatterpilot.domain.edits import (
    AddLine,
    ChangeLine,
    Edit,
    RefuseValue,
    RemoveLine,
    SetCurrency,
    SetCustomer,
    SetDates,
    SetDiscount,
    SetNotes,
    SetReference,
    SetTax,
    SettleValue,
    Undo,
)
from scatterpilot.domain.errors import ConflictError, InvalidError, NotFoundError
from scatterpilot.domain.profile import Profile
from scatterpilot.presentation.standing import confirm_prompt, nothing_changed, undone
from tests.app.desk import ANNA, WORK, Desk

NAMES = (
    "Toys for Tots",
    "net 30 Ltd",
    "Bill & Sons, Due Diligence",
    "O'Brien & Sons <b>",
    "Beratung; Konzept & Umsetzung, 3 Termine at 100",
    "Change the customer to Nobody",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_text_typed_into_a_field_comes_back_byte_for_byte(desk: Desk, name: str) -> None:
    edits: tuple[Edit, ...] = (
        SetCustomer(name=name, address=name, tax_id=name),
        AddLine(description=name, quantity=Decimal(1), unit=name, unit_price=Decimal(1)),
        SetNotes(notes=name),
        SetReference(po_number=name, buyer_reference=name, payment_reference=name),
    )
    draft = desk.take_turn.change(ANNA, edits)["draft"]
    texts = [draft[field] for field in draft if field.startswith("customer_") and draft[field]]
    texts += [draft[f] for f in ("notes", "po_number", "buyer_reference", "payment_reference")]
    texts += [draft["line_items"][0]["description"], draft["line_items"][0]["unit"]]
    assert texts == [name] * 9


def test_no_engine_hears_of_it(desk: Desk) -> None:
    answer = desk.take_turn.change(ANNA, WORK)
    assert desk.engine.heard == []
    assert (answer["engine"], answer["usage"], answer["degraded"]) == ("form", None, False)


def test_a_complete_draft_is_read_back_and_a_yes_creates_it(desk: Desk) -> None:
    answer = desk.take_turn.change(ANNA, WORK)
    assert answer["state"] == "review"
    assert answer["message"].startswith("Noted: for Acme; ")
    assert answer["message"].endswith(confirm_prompt())
    created = desk.turn(intent="issue", to=answer["conversation_id"], said="yes")
    assert created["state"] == "completed"
    assert desk.all_invoices()[0]["data"]["total"] == "6000.00"


def test_a_change_after_the_read_back_is_read_back_again_before_a_yes_counts(desk: Desk) -> None:
    talk = desk.reviewed()
    answer = desk.take_turn.change(ANNA, [ChangeLine(line=0, quantity=Decimal(42))], talk)
    assert "42 hours × $150.00 = $6,300.00" in answer["message"]
    assert desk.turn(intent="issue", to=talk, said="yes")["draft"]["total"] == "6300.00"


def test_what_is_missing_is_asked_for(desk: Desk) -> None:
    answer = desk.take_turn.change(ANNA, WORK[:2])
    assert answer["state"] == "gathering"
    assert "When is it due?" in answer["message"]
    assert desk.stored(answer["conversation_id"]).messages[-1].question is not None


def test_each_value_says_that_it_was_typed_into_a_field(desk: Desk) -> None:
    profile = Profile(currency="EUR", notes="Thanks")
    desk.profiles.save(ANNA, profile)
    shown = desk.take_turn.change(ANNA, [*WORK, SetCurrency(currency="CHF")])["provenance"]
    typed = {path for path, source in shown.items() if source["kind"] == "form"}
    assert {"customer_name", "currency", "terms_days", "line_items.0.quantity"} <= typed
    assert shown["notes"]["kind"] == "profile"


def test_what_was_typed_is_not_overwritten_by_a_default(desk: Desk) -> None:
    talk = desk.take_turn.change(ANNA, [SetCurrency(currency="CHF"), SetTax(rate=None)])
    profile = Profile(currency="EUR", default_tax_rate=Decimal("0.2"))
    desk.profiles.save(ANNA, profile)
    later = desk.turn(to=talk["conversation_id"])
    assert (later["draft"]["currency"], later["draft"]["tax_rate"]) == ("CHF", "0")


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ([SetCustomer(name="Toys for Tots")], "Customer: Toys for Tots"),
        ([SetCustomer(email=None)], "E-mail: –"),
        ([SetCustomer(address="1 High Street\nLeeds")], "Address: 1 High Street, Leeds"),
        ([ChangeLine(line=0, unit_price=Decimal("12.5"))], "Unit price: $12.50"),
        ([ChangeLine(line=0, taxable=False)], "Taxable: no"),
        ([RemoveLine(line=0)], "Remove Web development"),
        ([AddLine(description="Ink", quantity=Decimal(2), unit_price=Decimal(3))],
         "Add Ink: 2 × $3.00 = $6.00"),
        ([SetDates(terms_days=14)], "Payment terms: net 14"),
        ([SetDates(terms_days=0)], "Payment terms: on receipt"),
        ([SetDates(due_date=date(2026, 5, 1))], "Due date: May 1, 2026"),
        ([SetTax(rate=Decimal("0.0825"))], "Tax rate: 8.25%"),
        ([SetDiscount(percent=Decimal(10))], "Discount: 10%"),
        ([SetDiscount(amount=Decimal(5))], "Discount: $5.00"),
        ([SetDiscount()], "Discount: –"),
        ([SetReference(po_number="7"), SetNotes(notes="Hi")], "PO number: 7\nNotes: Hi"),
        ([SettleValue(field="due_date")], "Leave the due date as it is"),
    ],
)  # fmt: skip
def test_the_line_in_the_chat_is_readable(desk: Desk, edits: list[Edit], said: str) -> None:
    talk = desk.reviewed()
    desk.take_turn.change(ANNA, edits, talk)
    assert desk.stored(talk).messages[-2].text == said


def test_among_several_lines_the_chat_names_the_one(desk: Desk) -> None:
    talk = desk.reviewed()
    more = [AddLine(description="Hosting", quantity=Decimal(1), unit_price=Decimal(9))]
    desk.take_turn.change(ANNA, more, talk)
    desk.take_turn.change(ANNA, [ChangeLine(line=1, quantity=Decimal(3))], talk)
    assert desk.stored(talk).messages[-2].text == "Quantity of Hosting: 3"


def test_one_value_that_cannot_be_used_refuses_all_and_stores_nothing(desk: Desk) -> None:
    talk = desk.reviewed()
    before = desk.stored(talk)
    edits = [SetCustomer(name="Bolt"), SetCustomer(email="nobody"), SetTax(rate=Decimal(3))]
    with pytest.raises(InvalidError) as refused:
        desk.take_turn.change(ANNA, edits, talk)
    assert [fault.field for fault in refused.value.faults] == ["customer_email", "tax_rate"]
    assert desk.stored(talk) == before


def test_undo_takes_the_last_change_back(desk: Desk) -> None:
    talk = desk.reviewed()
    desk.take_turn.change(ANNA, [SetCustomer(name="Bolt")], talk)
    answer = desk.take_turn.change(ANNA, [Undo()], talk)
    assert answer["draft"]["customer_name"] == "Acme"
    assert answer["message"].startswith(undone())


def test_a_value_that_is_there_already_changes_nothing_and_says_so(desk: Desk) -> None:
    talk = desk.reviewed()
    answer = desk.take_turn.change(ANNA, [SetCustomer(name="Acme")], talk)
    assert (answer["message"], answer["state"]) == (nothing_changed(), "review")


def test_a_value_left_open_can_be_left_as_it_is(desk: Desk) -> None:
    talk = desk.reviewed()
    desk.turn(RefuseValue(field="due_date", code="date_impossible", message="No."), to=talk)
    answer = desk.take_turn.change(ANNA, [SettleValue(field="due_date")], talk)
    assert (answer["disputed"], answer["state"]) == ({}, "review")


def test_a_cancelled_conversation_starts_a_new_draft(desk: Desk) -> None:
    talk = desk.reviewed()
    desk.turn(intent="cancel", to=talk)
    answer = desk.take_turn.change(ANNA, [SetCustomer(name="Bolt")], talk)
    assert (answer["state"], answer["draft"]["line_items"]) == ("gathering", [])


def test_a_created_invoice_no_longer_changes_here(desk: Desk) -> None:
    talk = desk.reviewed()
    desk.turn(intent="issue", to=talk)
    with pytest.raises(ConflictError) as refused:
        desk.take_turn.change(ANNA, [SetCustomer(name="Bolt")], talk)
    assert refused.value.code == "conversation_completed"


def test_a_change_of_a_draft_that_was_changed_since_is_refused(desk: Desk) -> None:
    talk = desk.reviewed()
    seen = desk.stored(talk).version
    desk.take_turn.change(ANNA, [AddLine(description="More")], talk, version=seen)
    with pytest.raises(ConflictError) as refused:
        desk.take_turn.change(ANNA, [RemoveLine(line=1)], talk, version=seen)
    assert refused.value.code == "conversation_changed"
    assert len(desk.stored(talk).draft.line_items) == 2


def test_a_conversation_that_is_not_there_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        desk.take_turn.change(ANNA, WORK, "conv_9")

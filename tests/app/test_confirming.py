"""An invoice is created on a clear yes to exactly what was read back, and never otherwise."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from time import sleep

import pytest

from scatterpilot.domain.documents import invoice_from_document
from scatterpilot.domain.draft import fingerprint
from scatterpilot.domain.edits import (
    ChangeLine,
    Edit,
    RefuseValue,
    SetCustomer,
    SetDates,
    SettleValue,
)
from scatterpilot.domain.errors import VersionConflictError
from scatterpilot.domain.profile import Profile
from scatterpilot.presentation.standing import confirm_prompt
from tests.app.desk import ANNA, WORK, Desk
from tests.contract.samples import in_threads

FEWER_HOURS = ChangeLine(line=0, quantity=Decimal(39))


def test_a_complete_draft_is_read_back_and_not_yet_created(desk: Desk) -> None:
    answer = desk.turn(*WORK)
    assert (answer["state"], answer["invoice_ready"], answer["missing_fields"]) == (
        *("review", True),
        [],
    )
    assert answer["message"].startswith("Noted.\n\nInvoice for Acme\n")
    assert "40 hours × $150.00 = $6,000.00" in answer["message"]
    assert answer["message"].endswith(confirm_prompt())
    assert desk.all_invoices() == ()


def test_a_yes_to_the_read_back_creates_exactly_that_invoice(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    shown = desk.stored(conversation_id)
    answer = desk.turn(intent="issue", to=conversation_id)
    assert (answer["state"], answer["invoice_id"]) == ("completed", "inv_1")
    [document] = desk.all_invoices()
    invoice = invoice_from_document(document)
    assert fingerprint(invoice.data) == shown.read_back == fingerprint(shown.draft)
    assert (invoice.status, invoice.number) == ("draft", None)
    assert invoice.conversation_id == conversation_id
    assert desk.stored(conversation_id).invoice_id == invoice.invoice_id


def test_a_yes_that_comes_with_the_details_is_answered_with_the_read_back(desk: Desk) -> None:
    answer = desk.turn(*WORK, intent="issue", text="")
    assert answer["state"] == "review"
    assert "$6,000.00" in answer["message"]
    assert desk.all_invoices() == ()


def test_a_yes_with_a_change_shows_the_changed_invoice_first(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    answer = desk.turn(FEWER_HOURS, intent="issue", to=conversation_id)
    assert answer["state"] == "review"
    assert "39 hours × $150.00 = $5,850.00" in answer["message"]
    assert desk.all_invoices() == ()
    desk.turn(intent="issue", to=conversation_id)
    assert desk.all_invoices()[0]["data"]["total"] == "5850.00"


def test_a_yes_after_the_profile_changed_shows_what_it_changed(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    desk.profiles.save(ANNA, Profile(default_tax_rate=Decimal("0.2")))
    answer = desk.turn(intent="issue", to=conversation_id)
    assert answer["state"] == "review"
    assert "Total: $7,200.00" in answer["message"]
    assert desk.all_invoices() == ()
    assert desk.engine.heard[-1].stage == "gathering"


def test_a_yes_on_another_day_shows_the_new_dates(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    desk.day += timedelta(days=1)
    answer = desk.turn(intent="issue", to=conversation_id)
    assert "Dated March 10, 2026, due April 9, 2026 (net 30)" in answer["message"]
    assert desk.all_invoices() == ()


def test_a_yes_after_a_change_and_back_is_a_yes_to_what_was_read_back_last(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    desk.turn(FEWER_HOURS, to=conversation_id)
    answer = desk.turn(ChangeLine(line=0, quantity=Decimal(40)), intent="issue", to=conversation_id)
    assert answer["state"] == "review"
    assert "40 hours" in answer["message"]
    assert desk.all_invoices() == ()


@pytest.mark.parametrize("given", [WORK[:2], WORK[1:], (WORK[0], WORK[2]), ()])
def test_a_yes_with_something_missing_creates_nothing(desk: Desk, given: tuple[Edit, ...]) -> None:
    conversation_id = desk.turn(*given)["conversation_id"]
    answer = desk.turn(intent="issue", to=conversation_id)
    assert (answer["state"], answer["invoice_ready"]) == ("gathering", False)
    assert answer["missing_fields"]
    assert desk.all_invoices() == ()


def test_a_refused_value_stops_a_yes_until_the_settled_draft_was_read_back(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    refused = RefuseValue(field="due_date", code="date_impossible", message="There is no 31 April.")
    answer = desk.turn(refused, to=conversation_id)
    assert (answer["state"], answer["missing_fields"]) == ("gathering", ["due_date"])
    assert answer["disputed"] == {"due_date": "There is no 31 April."}
    assert desk.turn(intent="issue", to=conversation_id)["state"] == "gathering"
    settled = desk.turn(SettleValue(field="due_date"), intent="issue", to=conversation_id)
    assert (settled["state"], desk.all_invoices()) == ("review", ())
    assert desk.turn(intent="issue", to=conversation_id)["state"] == "completed"


def test_an_unchanged_draft_is_read_back_again_only_when_asked_for(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    assert desk.turn(to=conversation_id)["message"] == "Noted."
    assert "Invoice for Acme" in desk.turn(to=conversation_id, show=True)["message"]
    assert desk.turn(to=conversation_id, text="")["message"].startswith("Invoice for Acme")
    assert desk.turn(intent="issue", to=conversation_id)["state"] == "completed"


def test_cancelling_drops_the_draft_and_a_yes_finds_nothing_to_create(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    answer = desk.turn(FEWER_HOURS, intent="cancel", to=conversation_id)
    assert (answer["state"], answer["draft"], answer["missing_fields"]) == ("cancelled", None, [])
    assert desk.turn(intent="issue", to=conversation_id)["state"] == "cancelled"
    assert desk.all_invoices() == ()


def test_details_after_cancelling_start_an_empty_draft(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    desk.turn(intent="cancel", to=conversation_id)
    answer = desk.turn(SetCustomer(name="Bolt"), to=conversation_id)
    assert answer["state"] == "gathering"
    assert answer["missing_fields"] == ["line_items", "due_date"]
    answer = desk.turn(*WORK[1:], intent="issue", to=conversation_id)
    assert (answer["state"], answer["draft"]["customer_name"]) == ("review", "Bolt")


@pytest.mark.parametrize("intent", ["continue", "issue", "cancel"])
def test_a_completed_conversation_changes_no_more(desk: Desk, intent: str) -> None:
    conversation_id = desk.reviewed()
    desk.turn(intent="issue", to=conversation_id)
    before, [invoice] = desk.stored(conversation_id), desk.all_invoices()
    desk.profiles.save(ANNA, Profile(currency="EUR"))
    desk.day += timedelta(days=40)
    edits = (FEWER_HOURS, SetDates(terms_days=1))
    answer = desk.turn(*edits, intent=intent, to=conversation_id, text="It is done.")  # type: ignore[arg-type]
    assert (answer["message"], answer["state"]) == ("It is done.", "completed")
    after = desk.stored(conversation_id)
    talk = {"messages": before.messages, "version": before.version, "updated_at": before.updated_at}
    assert after.model_copy(update=talk) == before
    assert desk.all_invoices() == (invoice,)


def test_many_yeses_at_once_create_one_invoice(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    desk.engine.meanwhile = lambda: sleep(0.001)

    def confirm(_: int) -> bool:
        try:
            return bool(desk.turn(intent="issue", to=conversation_id)["invoice_id"])
        except VersionConflictError:
            return False

    assert any(in_threads(confirm, range(16)))
    assert len(desk.all_invoices()) == 1

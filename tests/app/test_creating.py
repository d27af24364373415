"""Creating an invoice from a conversation or from data."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from scatterpilot.app.invoice_input import InvoiceInput
from scatterpilot.domain.documents import draft_document
from scatterpilot.domain.edits import RefuseValue, SetCustomer
from scatterpilot.domain.errors import (
    ConflictError,
    InvalidError,
    NotFoundError,
    VersionConflictError,
)
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import ConversationChange, EngineReply
from tests.app.desk import ANNA, BOB, WORK, Desk, receipt_of
from tests.contract.samples import in_threads
from tests.domain.samples import DICTATED, a_draft

LINE = {"description": "Work", "quantity": "40", "unit_price": "150"}
DATA: dict[str, Any] = {
    "customer_name": "O'Brien & Sons <import> SELECT",
    "due_date": "2026-04-08",
    "line_items": [LINE],
}


def given(**changes: Any) -> InvoiceInput:
    values = {**DATA, **changes}
    return InvoiceInput.model_validate({k: v for k, v in values.items() if v is not ...})


def faults(error: InvalidError) -> set[str]:
    return {fault.field for fault in error.faults}


def test_a_conversation_gives_the_same_invoice_however_often_it_is_asked_for(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    first = desk.create.from_conversation(ANNA, conversation_id)
    assert (first["status"], first["invoice_number"], first["overdue"]) == ("draft", None, False)
    assert first["data"] == draft_document(desk.stored(conversation_id).draft)
    assert [desk.create.from_conversation(ANNA, conversation_id) for _ in range(3)] == [first] * 3
    assert len(desk.all_invoices()) == 1


def test_many_requests_at_once_get_the_same_invoice(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    answers = in_threads(lambda _: desk.create.from_conversation(ANNA, conversation_id), range(24))
    assert all(answer == answers[0] for answer in answers)
    assert len(desk.all_invoices()) == 1


def test_a_conversation_confirmed_in_words_gives_the_invoice_it_created(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    invoice_id = desk.turn(intent="issue", to=conversation_id)["invoice_id"]
    assert desk.create.from_conversation(ANNA, conversation_id)["invoice_id"] == invoice_id
    desk.change.set_status(ANNA, invoice_id, "pending")
    again = desk.create.from_conversation(ANNA, conversation_id)
    assert (again["invoice_id"], again["invoice_number"]) == (invoice_id, "INV-2026-0001")


def test_a_created_invoice_completes_its_conversation(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    invoice = desk.create.from_conversation(ANNA, conversation_id)
    after = desk.stored(conversation_id)
    assert (after.state, after.invoice_id) == ("completed", invoice["invoice_id"])
    assert desk.turn(SetCustomer(name="Bolt"), to=conversation_id)["state"] == "completed"


def test_what_is_missing_or_disputed_is_named_and_nothing_is_created(desk: Desk) -> None:
    refused = RefuseValue(field="discount", code="no", message="That is too much.")
    conversation_id = desk.turn(WORK[1], refused)["conversation_id"]
    before = desk.stored(conversation_id)
    with pytest.raises(InvalidError) as error:
        desk.create.from_conversation(ANNA, conversation_id, receipt_of)
    assert error.value.code == "draft_incomplete"
    assert [f.field for f in error.value.faults] == ["customer_name", "due_date", "discount"]
    assert (desk.all_invoices(), desk.stored(conversation_id)) == ((), before)


def test_no_invoice_is_created_while_a_question_about_it_is_open(desk: Desk) -> None:
    desk.engine.edits = WORK
    desk.engine.reply = EngineReply("I took 40 as the quantity. Is that right?", holds=True)
    answer = desk.take_turn(ANNA, "40 of them")
    assert (answer["state"], answer["missing_fields"]) == ("gathering", [])
    with pytest.raises(InvalidError) as refused:
        desk.create.from_conversation(ANNA, answer["conversation_id"])
    assert "still open" in refused.value.message
    assert desk.all_invoices() == ()


def test_a_cancelled_or_unknown_or_foreign_conversation_gives_no_invoice(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    for owner, wanted in ((BOB, conversation_id), (ANNA, "conv_99")):
        with pytest.raises(NotFoundError):
            desk.create.from_conversation(owner, wanted)
    desk.turn(intent="cancel", to=conversation_id)
    with pytest.raises(ConflictError) as refused:
        desk.create.from_conversation(ANNA, conversation_id)
    assert refused.value.code == "conversation_cancelled"
    assert desk.all_invoices() == ()


def test_a_deleted_invoice_does_not_come_back(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    invoice_id = desk.create.from_conversation(ANNA, conversation_id)["invoice_id"]
    desk.change.delete(ANNA, invoice_id)
    with pytest.raises(ConflictError) as refused:
        desk.create.from_conversation(ANNA, conversation_id)
    assert refused.value.code == "invoice_deleted"
    assert desk.all_invoices() == ()


def test_the_receipt_is_stored_with_the_first_answer_only(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    first = desk.create.from_conversation(ANNA, conversation_id, receipt_of)
    assert desk.receipts.claim(ANNA, "key", "print", desk.now()) == receipt_of(first)
    assert desk.create.from_conversation(ANNA, conversation_id, receipt_of) == first


def test_a_conversation_that_moves_on_meanwhile_is_tried_again_and_given_up_in_the_end(
    desk: Desk,
) -> None:
    conversation_id = desk.reviewed()
    moves = iter([True] * 2)

    class Moving:
        """The same conversations, of which each reading is overtaken by another turn."""

        def load(self, owner: str, wanted: str) -> Any:
            found = desk.stored(wanted)
            if next(moves, False):
                other = found.model_copy(update={"version": found.version + 1})
                desk.conversations.save(owner, ConversationChange(other, found.version))
            return found

    desk.create = type(desk.create)(**{**vars(desk.create), "conversations": Moving()})
    assert desk.create.from_conversation(ANNA, conversation_id)["status"] == "draft"

    other = desk.reviewed()
    moves = iter([True] * 3)
    with pytest.raises(VersionConflictError):
        desk.create.from_conversation(ANNA, other)
    assert len(desk.all_invoices()) == 1


def test_data_makes_a_draft_invoice_with_the_profiles_defaults(desk: Desk) -> None:
    desk.profiles.save(
        ANNA, Profile(currency="EUR", default_terms_days=14, default_tax_rate=Decimal("0.2"))
    )
    invoice = desk.create.from_data(ANNA, given(due_date=...), receipt_of)
    data = invoice["data"]
    assert data["customer_name"] == DATA["customer_name"]
    assert (data["currency"], data["invoice_date"], data["due_date"], data["total"]) == (
        *("EUR", "2026-03-09", "2026-03-23"),
        "7200.00",
    )
    assert desk.invoices.load(ANNA, invoice["invoice_id"]) == {
        k: v for k, v in invoice.items() if k != "overdue"
    }
    assert desk.receipts.claim(ANNA, "key", "print", desk.now()) == receipt_of(invoice)


def test_a_document_sent_back_makes_the_same_invoice_whatever_sums_it_claims(desk: Desk) -> None:
    document = draft_document(a_draft(*DICTATED))
    forged = {**document, "total": "1.00", "taxes": [], "missing_fields": ["x"]}
    data = desk.create.from_data(ANNA, InvoiceInput.model_validate(forged))["data"]
    assert {**data, "terms_days": 30} == document


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"customer_name": ...}, {"customer_name"}),
        ({"customer_name": " "}, {"customer_name"}),
        ({"customer_name": "a\x00"}, {"customer_name"}),
        ({"due_date": ...}, {"due_date"}),
        ({"due_date": "2026-03-08"}, {"due_date"}),
        ({"line_items": ...}, {"line_items"}),
        ({"line_items": []}, {"line_items"}),
        (
            {"line_items": [LINE, {**LINE, "quantity": "0", "unit_price": "0.0000001"}]},
            {"line_items.1.quantity", "line_items.1.unit_price"},
        ),
        ({"line_items": [{**LINE, "quantity": "0"}]}, {"line_items.0.quantity"}),
        ({"line_items": [{**LINE, "quantity": "-1"}]}, {"line_items"}),
        ({"payments": [{"amount": "6000.01"}]}, {"payments"}),
        ({"charges": [{"description": "Fee"}]}, {"charges.0.amount"}),
        (
            {"charges": [{"description": "Fee", "percent": "3", "amount": "1"}]},
            {"charges.0.percent"},
        ),
        ({"tax_category": "exempt", "tax_rate": "0.2"}, {"tax_rate"}),
        ({"withholding": {"rate": "2"}}, {"withholding"}),
        ({"further_taxes": [{"name": " ", "rate": "0.1"}]}, {"further_taxes"}),
        (
            {"line_items": [{**LINE, "discount": {"amount": "6000.01"}}]},
            {"line_items.0.discount"},
        ),
        (
            {"line_items": [{**LINE, "quantity": "0"}, LINE, {**LINE, "description": "\0"}]},
            {"line_items.0.quantity", "line_items.2.description"},
        ),
        (
            {"line_items": [{**LINE, "tax_rate": "2"}] * 2, "tax_rate": "2"},
            {"line_items.0.tax_rate", "line_items.1.tax_rate", "tax_rate"},
        ),
        (
            {"line_items": [{**LINE, "unit_price": "0.0000001"}], "discount": {"amount": "5"}},
            {"line_items.0.unit_price"},
        ),
        ({"currency": "usd", "po_number": "\u202e"}, {"currency", "po_number"}),
        ({"discount": {"amount": "6000.01"}}, {"discount"}),
        ({"discount": {"percent": "10", "amount": "1"}}, {"discount"}),
        ({"tax_rate": "20"}, {"tax_rate"}),
        ({"terms_days": -1, "due_date": ...}, {"terms_days"}),
        ({"terms_days": 30, "due_date": ..., "invoice_date": "1019-03-09"}, {"invoice_date"}),
        ({"invoice_date": "1019-03-09"}, {"invoice_date"}),
        ({"invoice_date": "2026-04-09"}, {"due_date"}),
    ],
)
def test_every_field_that_can_not_be_used_is_named_once_no_other_and_nothing_is_created(
    desk: Desk, changes: dict[str, Any], wanted: set[str]
) -> None:
    with pytest.raises(InvalidError) as error:
        desk.create.from_data(ANNA, given(**changes))
    assert sorted(fault.field for fault in error.value.faults) == sorted(wanted)
    assert all(fault.message for fault in error.value.faults)
    assert desk.all_invoices() == ()

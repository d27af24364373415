"""Work that an older version left half done goes on."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from scatterpilot.domain.figure_names import COMPUTED_FIELDS
from tests.api.gateway import Gateway
from tests.stored.samples import OWNER, Home
from tests.stored.scenario import ODD, invoices_of
from tests.stored.test_reading import asked, conversations, invoices


@pytest.fixture
def api(home: Home) -> Gateway:
    return Gateway(home)


def say(api: Gateway, customer: str | None, message: str) -> dict[str, Any]:
    """One more message in the conversation about this customer."""
    conversation_id = conversations(api)[customer]["conversation_id"]
    body = {"conversation_id": conversation_id, "message": message}
    turn: dict[str, Any] = asked(api, "POST", "/conversation", body)
    return turn


def test_a_value_that_was_disputed_is_settled_by_another(api: Gateway) -> None:
    conversation_id = conversations(api)["Harbour Lane Bakery"]["conversation_id"]
    before = asked(api, "GET", f"/conversations/{conversation_id}")
    assert list(before["disputed"]) == before["missing_fields"] == ["due_date"]
    turn = say(api, "Harbour Lane Bakery", "due 30 April")
    assert (turn["state"], turn["disputed"], turn["draft"]["due_date"]) == (
        "review",
        {},
        "2026-04-30",
    )
    assert turn["draft"]["line_items"] == before["draft"]["line_items"]


_BLUE = ("the blue one", ["40.00", "60.00"])


def test_a_question_is_answered_by_one_of_its_options(api: Gateway, version: int) -> None:
    asked_then = {1: "Tamsin & Odell", 2: "Tamsin & Odell"}
    answers = {"Tamsin & Odell": ("all together", ["30.00"]), "Marlow Lights": _BLUE}
    customer = asked_then.get(version, "Marlow Lights")
    answer, prices = answers[customer]
    turn = say(api, customer, answer)
    assert turn["state"] == "review"
    assert [line["unit_price"] for line in turn["draft"]["line_items"]] == prices


def test_a_yes_to_what_was_read_back_creates_the_invoice(api: Gateway) -> None:
    turn = say(api, "Quillfeather Ltd", "yes, create it")
    assert turn["state"] == "completed"
    made = asked(api, "GET", f"/invoices/{turn['invoice_id']}")
    assert (made["status"], made["data"]["total"]) == ("draft", "1017.45")


def test_a_draft_that_was_read_back_is_changed_and_taken_back(api: Gateway) -> None:
    assert say(api, "Quillfeather Ltd", "make it 12 hours")["draft"]["total"] == "1220.94"
    assert say(api, "Quillfeather Ltd", "undo")["draft"]["total"] == "1017.45"
    assert say(api, "Quillfeather Ltd", "undo")["draft"]["po_number"] is None
    assert say(api, "Quillfeather Ltd", "undo")["draft"]["discount"] is None


def test_a_cancellation_is_taken_back(api: Gateway) -> None:
    turn = say(api, None, "undo")
    assert (turn["state"], turn["draft"]["customer_name"]) == ("review", "Lantern Works")


def test_a_finished_conversation_still_has_its_invoice(api: Gateway) -> None:
    finished = conversations(api)["Sable Row Studio"]
    turn = say(api, "Sable Row Studio", "thank you")
    assert (turn["state"], turn["invoice_id"]) == ("completed", finished["invoice_id"])
    again = asked(api, "POST", "/invoices", {"conversation_id": finished["conversation_id"]})
    assert again["invoice_id"] == finished["invoice_id"]
    assert again == asked(api, "GET", f"/invoices/{finished['invoice_id']}")


def test_a_button_creates_what_was_read_back(api: Gateway) -> None:
    conversation_id = conversations(api)["Quillfeather Ltd"]["conversation_id"]
    made = asked(api, "POST", "/invoices", {"conversation_id": conversation_id})
    assert made["data"]["customer_name"] == "Quillfeather Ltd"


def test_a_draft_is_changed_and_keeps_the_rest(api: Gateway) -> None:
    before = invoices(api)["draft"]
    path = f"/invoices/{before['invoice_id']}"
    changed = asked(api, "PATCH", path, {"invoice_data": {"notes": "New\nnotes"}})
    # A draft that is changed is added up by the rules of today.
    computed = {n: changed["data"][n] for n in COMPUTED_FIELDS if n in changed["data"]}
    assert changed["data"] == {**before["data"], **computed, "notes": "New\nnotes"}
    assert asked(api, "GET", path) == changed == invoices(api)["draft"]
    assert changed["data"]["customer_name"] == ODD


def test_drafts_are_issued_with_the_next_numbers(api: Gateway, version: int) -> None:
    listed = invoices(api)
    last = max(each["invoice_number"] or "" for each in listed.values())
    next_ones = [f"RE-2026-{int(last[-3:]) + step:03d}" for step in (1, 2)]
    by_status = asked(
        api, "PATCH", f"/invoices/{listed['draft']['invoice_id']}", {"status": "pending"}
    )
    assert (by_status["invoice_number"], by_status["data"]) == (
        next_ones[0],
        listed["draft"]["data"],
    )
    by_pdf = asked(api, "POST", f"/invoices/{listed['draft by terms']['invoice_id']}/pdf")
    assert by_pdf["invoice_number"] == next_ones[1]


def test_what_was_issued_is_paid_or_cancelled(api: Gateway) -> None:
    listed = invoices(api)
    for number, status in (("issued", "paid"), ("overdue", "cancelled")):
        before = listed[number]
        changed = asked(api, "PATCH", f"/invoices/{before['invoice_id']}", {"status": status})
        kept = ("invoice_number", "data", "seller", "issued_at", "created_at")
        assert {name: changed[name] for name in kept} == {name: before[name] for name in kept}
        assert changed["status"] == status


def test_what_was_issued_is_paid_in_parts_and_credited_to_the_cent(api: Gateway) -> None:
    before = invoices(api)["issued"]
    path = f"/invoices/{before['invoice_id']}"
    asked(api, "POST", f"{path}/payments", {"amount": "100"})
    part = asked(api, "POST", f"{path}/credit-notes", {"lines": [{"line": 2, "quantity": "1"}]})
    rest = asked(api, "POST", f"{path}/credit-notes", {})
    total = sum(Decimal(note["data"]["total"]) for note in (part, rest))
    assert total == Decimal(before["data"]["total"])
    after = asked(api, "GET", path)
    assert after["data"] == before["data"]
    assert (after["status"], after["amount_due"], after["amount_to_refund"]) == (
        "cancelled",
        "0.00",
        "100.00",
    )


def test_what_was_marked_paid_is_taken_back(api: Gateway) -> None:
    before = invoices(api)["paid"]
    path = f"/invoices/{before['invoice_id']}"
    after = asked(api, "POST", f"{path}/payments/take-back", {"payment": 1})
    assert (after["status"], after["amount_due"]) == ("pending", before["data"]["total"])


def test_a_draft_is_deleted(api: Gateway, version: int) -> None:
    path = f"/invoices/{invoices(api)['draft']['invoice_id']}"
    assert api("DELETE", path, owner=OWNER).status == 204
    assert set(invoices_of(version)) - set(invoices(api)) == {"draft"}


def test_the_profile_is_changed_and_keeps_its_logo(api: Gateway) -> None:
    found = asked(api, "GET", "/profile")
    changed = asked(api, "PUT", "/profile", {**found, "phone": "1"})
    assert changed == {**found, "phone": "1"} == asked(api, "GET", "/profile")
    assert changed["logo"]

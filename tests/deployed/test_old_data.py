"""A deploy over the tables of an older version: everything in them goes on."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import httpx
import pytest
from pypdf import PdfReader

from scatterpilot.adapters.dynamodb.tables import Tables
from tests.deployed.conftest import YES
from tests.deployed.stack import DeployedStack, User
from tests.stored.samples import put_items
from tests.stored.scenario import ODD, PROFILE, conversations_of, invoices_of


@pytest.fixture(scope="module")
def erna(stack: DeployedStack) -> User:
    """Somebody whose records the first version stored, in the tables that are deployed."""
    user = stack.sign_up()
    outputs = {
        "conversations": "ConversationsTableName",
        "invoices": "InvoicesTableName",
        "profiles": "ProfilesTableName",
        "rate_limits": "RateLimitsTableName",
        "receipts": "ReceiptsTableName",
    }
    tables = Tables(**{name: stack.outputs[output] for name, output in outputs.items()})
    put_items(stack.emulator.client("dynamodb"), tables, version=1, owner=user.owner)
    return user


def asked(
    stack: DeployedStack, user: User, method: str, path: str, body: Any = None
) -> dict[str, Any]:
    answer = stack.call(user, method, path, body)
    assert answer.status_code in (200, 201), answer.text
    document: dict[str, Any] = answer.json()
    return document


def listed(stack: DeployedStack, user: User) -> dict[str | None, dict[str, Any]]:
    """Invoices by PO number."""
    page = asked(stack, user, "GET", "/invoices")
    return {each["data"]["po_number"]: each for each in page["invoices"]}


def test_old_invoices_are_listed_and_shown(stack: DeployedStack, erna: User) -> None:
    invoices = listed(stack, erna)
    assert set(invoices) >= {*invoices_of(1), None}
    for invoice in invoices.values():
        answer = stack.call(erna, "GET", f"/invoices/{invoice['invoice_id']}")
        assert answer.json() == invoice
        assert "document_version" not in answer.text
        assert invoice["data"]["buyer_reference"] is None
    assert invoices["draft"]["data"]["customer_name"] == ODD


def test_an_old_invoice_gets_its_pdf(stack: DeployedStack, erna: User) -> None:
    invoice = listed(stack, erna)["issued"]
    made = asked(stack, erna, "POST", f"/invoices/{invoice['invoice_id']}/pdf")
    assert made["invoice_number"] == invoice["invoice_number"] == "RE-2026-001"
    text = PdfReader(BytesIO(httpx.get(made["download_url"]).content)).pages[0].extract_text()
    assert "RE-2026-001" in text
    assert str(PROFILE["business_name"]) in text


def test_an_old_draft_is_changed_and_issued_with_the_next_number(
    stack: DeployedStack, erna: User
) -> None:
    before = listed(stack, erna)["draft by terms"]
    path = f"/invoices/{before['invoice_id']}"
    changed = asked(stack, erna, "PATCH", path, {"invoice_data": {"notes": "New"}})
    assert changed["data"] == {**before["data"], "notes": "New"}
    issued = asked(stack, erna, "PATCH", path, {"status": "pending"})
    year = issued["issued_at"][:4]
    # Four were issued in 2026; every year counts anew.
    assert issued["invoice_number"] == f"RE-{year}-" + ("005" if year == "2026" else "001")


def test_an_old_conversation_is_resumed_to_its_invoice(stack: DeployedStack, erna: User) -> None:
    page = asked(stack, erna, "GET", "/conversations")["conversations"]
    assert len(page) == len(conversations_of(1))
    [old] = [each for each in page if each["customer_name"] == "Quillfeather Ltd"]
    found = asked(stack, erna, "GET", f"/conversations/{old['conversation_id']}")
    assert found["messages"][0]["text"] == conversations_of(1)["Quillfeather Ltd"][0]
    said = {"conversation_id": old["conversation_id"], "message": YES}
    turns = [asked(stack, erna, "POST", "/conversation", said) for _ in range(2)]
    # It is another day: the date has moved on, so the first yes gets the new read-back.
    assert [turn["state"] for turn in turns] == ["review", "completed"]
    made = asked(stack, erna, "GET", f"/invoices/{turns[1]['invoice_id']}")
    assert made["data"]["total"] == old["total"]


def test_an_old_profile_keeps_what_it_holds(stack: DeployedStack, erna: User) -> None:
    found = asked(stack, erna, "GET", "/profile")
    assert found["logo"] == PROFILE["logo"]
    changed = asked(stack, erna, "PUT", "/profile", {**found, "phone": "1"})
    assert changed == {**found, "phone": "1"}

"""``POST /conversation`` with edits: the Edit models' own JSON, exact values."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.gateway import Gateway, check_problem, check_schema
from tests.api.homes import FakeHome

EDITS: list[dict[str, Any]] = [
    {"kind": "set_customer", "name": "net 30 Ltd", "email": "ap@net30.example"},
    {"kind": "add_line", "description": "Toys for Tots", "quantity": "2", "unit_price": "12.50"},
    {"kind": "add_line", "description": "Left out", "taxable": False, "tax_rate": None},
    {"kind": "change_line", "line": 0, "unit": "boxes", "tax_rate": "0.07"},
    {"kind": "remove_line", "line": 1},
    {"kind": "set_currency", "currency": "EUR"},
    {"kind": "set_tax", "rate": "0.19"},
    {"kind": "set_discount", "percent": "10"},
    {"kind": "set_dates", "invoice_date": "2026-03-10", "terms_days": 14},
    {"kind": "set_notes", "notes": "Thank you"},
    {"kind": "set_notes", "notes": "Again", "append": True},
    {"kind": "set_reference", "po_number": "PO-7", "buyer_reference": "CC 9"},
    {"kind": "settle_value", "field": "due_date"},
]


def test_every_kind_of_edit_is_taken(api: Gateway, home: FakeHome) -> None:
    answer = api("POST", "/conversation", {"edits": EDITS})
    check_schema(answer.json, "Turn")
    draft = answer.json["draft"]
    assert (draft["customer_name"], draft["currency"], draft["total"]) == (
        "net 30 Ltd",
        "EUR",
        "24.08",
    )
    assert [line["description"] for line in draft["line_items"]] == ["Toys for Tots"]
    assert (draft["due_date"], draft["notes"]) == ("2026-03-24", "Thank you\nAgain")
    assert (answer.status, answer.json["state"], home.engine.turns) == (200, "review", 0)
    undone = {"conversation_id": answer.json["conversation_id"], "edits": [{"kind": "undo"}]}
    assert api("POST", "/conversation", undone).json["draft"]["customer_name"] is None


def test_an_edit_changes_only_what_it_names_and_null_clears(
    api: Gateway, conversation_id: str
) -> None:
    def change(**edit: Any) -> dict[str, Any]:
        body = {"conversation_id": conversation_id, "edits": [edit]}
        draft: dict[str, Any] = api("POST", "/conversation", body).json["draft"]
        return draft

    change(kind="set_customer", email="a@acme.example", tax_id="GB1")
    draft = change(kind="set_customer", email=None)
    assert (draft["customer_name"], draft["customer_email"], draft["customer_tax_id"]) == (
        "Acme",
        None,
        "GB1",
    )
    assert change(kind="change_line", line=0, quantity="41")["line_items"][0]["unit"] == "hours"


@pytest.mark.parametrize(
    ("edits", "field"),
    [
        ([], "edits"),
        ("set_customer", "edits"),
        ([{"name": "Acme"}], "edits.0"),
        ([{"kind": "set_customre", "name": "Acme"}], "edits.0"),
        ([{"kind": "refuse_value", "field": "x", "code": "y", "message": "z"}], "edits.0"),
        ([{"kind": "set_customer", "nmae": "Acme"}], "edits.0.nmae"),
        ([{"kind": "set_customer", "name": 5}], "edits.0.name"),
        ([{"kind": "set_customer", "name": "A", "evidence": {}}], "edits.0.evidence"),
        ([{"kind": "change_line", "quantity": "2"}], "edits.0.line"),
        ([{"kind": "change_line", "line": "0", "quantity": "2"}], "edits.0.line"),
        ([{"kind": "add_line", "quantity": "1e3"}], "edits.0.quantity"),
        ([{"kind": "add_line", "taxable": None}], "edits.0.taxable"),
        ([{"kind": "set_dates", "due_date": "31.12.2026"}], "edits.0.due_date"),
        ([{"kind": "set_dates", "terms_days": "30"}], "edits.0.terms_days"),
        ([{"kind": "set_currency", "currency": None}], "edits.0.currency"),
        ([{"kind": "set_customer", "email": "nobody"}], "customer_email"),
        ([{"kind": "change_line", "line": 7, "quantity": "2"}], "line_items.7"),
        ([{"kind": "change_line", "line": 0, "quantity": "0"}], "line_items.0.quantity"),
        ([{"kind": "add_charge", "description": "x", "amount": "0"}], "charges.0.amount"),
        ([{"kind": "remove_payment", "payment": 0}], "payments.0"),
        ([{"kind": "set_withholding", "rate": "2"}], "withholding"),
        ([{"kind": "set_tax", "rate": "0.2", "category": "exempt"}], "tax_rate"),
        ([{"kind": "set_discount", "percent": "10", "amount": "5"}], "discount"),
        ([{"kind": "undo"}] * 2, "edits"),
        ([{"kind": "set_tax", "rate": "0"}] * 101, "edits"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_stored(
    api: Gateway, conversation_id: str, edits: Any, field: str
) -> None:
    before = api("GET", f"/conversations/{conversation_id}").json
    body = {"conversation_id": conversation_id, "edits": edits}
    answer = api("POST", "/conversation", body)
    check_problem(answer, 400)
    assert answer.fields == [field]
    assert api("GET", f"/conversations/{conversation_id}").json == before


def test_edits_of_a_draft_seen_before_it_changed_are_refused(
    api: Gateway, conversation_id: str
) -> None:
    seen = api("GET", f"/conversations/{conversation_id}").json["version"]
    body = {
        "conversation_id": conversation_id,
        "version": seen,
        "edits": [{"kind": "remove_line", "line": 0}],
    }
    removed = api("POST", "/conversation", body)
    assert (removed.status, removed.json["version"]) == (200, seen + 1)
    again = api("POST", "/conversation", body)
    check_problem(again, 409)
    assert again.json["code"] == "conversation_changed"


def test_words_and_edits_are_not_sent_together(api: Gateway) -> None:
    answer = api("POST", "/conversation", {"message": "Hello", "edits": EDITS})
    check_problem(answer, 400)
    assert answer.fields == ["message", "edits"]


def test_the_same_key_carries_edits_out_once(api: Gateway, conversation_id: str) -> None:
    body = {
        "conversation_id": conversation_id,
        "edits": [{"kind": "add_line", "description": "More", "quantity": "1", "unit_price": "1"}],
    }
    first = api("POST", "/conversation", body, headers={"Idempotency-Key": "k"})
    again = api("POST", "/conversation", body, headers={"Idempotency-Key": "k"})
    assert (first.content, len(again.json["draft"]["line_items"])) == (again.content, 2)
    assert again.headers["Idempotent-Replayed"] == "true"


def test_a_created_invoice_is_told_to_be_edited_itself(api: Gateway, invoice_id: str) -> None:
    talk = api("GET", f"/invoices/{invoice_id}").json["conversation_id"]
    body = {"conversation_id": talk, "edits": [{"kind": "set_notes", "notes": "x"}]}
    answer = api("POST", "/conversation", body)
    check_problem(answer, 409)
    assert "edit it" in answer.json["detail"]

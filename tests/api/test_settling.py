"""Payments and credit notes over the API."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from tests.api.gateway import BOB, Answered, Gateway, check_problem, check_schema
from tests.api.homes import FakeHome
from tests.api.test_idempotency import check_replay
from tests.api.test_invoices import create

KEY = {"Idempotency-Key": "8e03978e-40d5-43e8-bc93-6894a57f9324"}


@pytest.fixture
def path(api: Gateway) -> str:
    """An issued invoice of 6,000.00."""
    made = f"/invoices/{create(api)['invoice_id']}"
    api("PATCH", made, {"status": "issued"})
    return made


def ok(answer: Answered, status: int = 201) -> dict[str, Any]:
    assert answer.status == status, answer.text
    check_schema(answer.json, "Invoice")
    found: dict[str, Any] = answer.json
    return found


def test_a_payment_shows_alike_in_answer_detail_list_and_csv(api: Gateway, path: str) -> None:
    paid = ok(api("POST", f"{path}/payments", {"amount": "2000", "method": "cash"}))
    assert (paid["amount_paid"], paid["amount_due"], paid["status"]) == (
        "2000.00",
        "4000.00",
        "pending",
    )
    assert api("GET", path).json == paid
    assert api("GET", "/invoices").json["invoices"] == [paid]
    text = api("GET", "/invoices", query={"format": "csv"}).text
    [row] = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["amount_paid"], row["amount_due"]) == ("2000.00", "4000.00")


def test_a_payment_is_recorded_once_under_a_key(api: Gateway, path: str) -> None:
    body = {"amount": 2000}
    first = api("POST", f"{path}/payments", body, headers=KEY)
    check_replay(api("POST", f"{path}/payments", body, headers=KEY), first)
    other = api("POST", f"{path}/payments", {"amount": 1}, headers=KEY)
    check_problem(other, 422)
    assert len(api("GET", path).json["payments"]) == 1


def test_a_payment_is_taken_back_once_under_a_key_and_stays(api: Gateway, path: str) -> None:
    ok(api("POST", f"{path}/payments", {}))
    body = {"payment": 1, "why": "bounced"}
    first = api("POST", f"{path}/payments/take-back", body, headers=KEY)
    gone = ok(first, 200)
    check_replay(api("POST", f"{path}/payments/take-back", body, headers=KEY), first)
    assert (gone["status"], gone["amount_due"]) == ("pending", "6000.00")
    assert gone["payments"][0]["taken_back"]["why"] == "bounced"
    check_problem(api("POST", f"{path}/payments/take-back", body), 409)
    check_problem(api("POST", f"{path}/payments/take-back", {"payment": 2}), 404, "payment")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"amount": "6000.01"}, "amount"),
        ({"amount": "0"}, "amount"),
        ({"amount": "1,000"}, "amount"),
        ({"amount": True}, "amount"),
        ({"date": "2026-03-11"}, "date"),
        ({"date": 20260309}, "date"),
        ({"method": "x" * 201}, "method"),
        ({"paid": "1"}, "paid"),
        ({"version": "2"}, "version"),
    ],
)
def test_a_payment_that_can_not_be_is_refused_by_its_field(
    api: Gateway, path: str, body: dict[str, Any], field: str
) -> None:
    check_problem(api("POST", f"{path}/payments", body), 400, field)
    assert api("GET", path).json["payments"] == []


def test_a_payment_for_a_version_that_is_no_more_is_refused(api: Gateway, path: str) -> None:
    ok(api("POST", f"{path}/payments", {"amount": "1", "version": 2}))
    answer = api("POST", f"{path}/payments", {"amount": "1", "version": 2})
    check_problem(answer, 409)
    assert answer.json["code"] == "version_conflict"


def test_a_draft_takes_neither_payment_nor_credit_note(api: Gateway) -> None:
    draft = f"/invoices/{create(api)['invoice_id']}"
    for tail in ("payments", "credit-notes"):
        answer = api("POST", f"{draft}/{tail}", {})
        check_problem(answer, 409)
        assert answer.json["code"] == "invoice_not_issued"


def test_a_credit_note_is_made_listed_and_printed(api: Gateway, path: str) -> None:
    body = {"lines": [{"line": 1, "quantity": 2}], "reason": "Two hours too many"}
    note = ok(api("POST", f"{path}/credit-notes", body))
    assert (note["kind"], note["invoice_number"]) == ("credit_note", "CN-2026-0001")
    assert (note["data"]["total"], note["data"]["notes"]) == ("300.00", "Two hours too many")
    assert note["credited_invoice"]["number"] == "INV-2026-0001"
    own = f"/invoices/{note['invoice_id']}"
    assert api("GET", own).json == note
    invoice = api("GET", path).json
    assert (invoice["amount_credited"], invoice["amount_due"]) == ("300.00", "5700.00")
    assert api("GET", "/invoices").json["invoices"] == [note, invoice]
    assert api("POST", f"{own}/pdf").json["invoice_number"] == "CN-2026-0001"


def test_a_credit_note_is_made_once_under_a_key(api: Gateway, path: str) -> None:
    body = {"amount": "100"}
    first = api("POST", f"{path}/credit-notes", body, headers=KEY)
    check_replay(api("POST", f"{path}/credit-notes", body, headers=KEY), first)
    assert len(api("GET", path).json["credit_notes"]) == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"amount": "6000.01"}, "amount"),
        ({"amount": "1", "lines": [{"line": 1}]}, "amount"),
        ({"lines": []}, "lines"),
        ({"lines": [{"line": 2}]}, "lines.0.line"),
        ({"lines": [{"line": 1, "quantity": "41"}]}, "lines.0.quantity"),
        ({"lines": [{"quantity": "1"}]}, "lines.0.line"),
        ({"reason": "a\x00"}, "reason"),
    ],
)
def test_a_credit_note_that_can_not_be_is_refused_by_its_field(
    api: Gateway, path: str, body: dict[str, Any], field: str
) -> None:
    check_problem(api("POST", f"{path}/credit-notes", body), 400, field)
    assert api("GET", path).json["credit_notes"] == []


def test_cancelling_an_issued_invoice_makes_its_credit_note(api: Gateway, path: str) -> None:
    done = ok(api("PATCH", path, {"status": "cancelled"}), 200)
    assert (done["status"], done["amount_credited"], done["amount_due"]) == (
        "cancelled",
        "6000.00",
        "0.00",
    )
    [known] = done["credit_notes"]
    assert ok(api("GET", f"/invoices/{known['invoice_id']}"), 200)["data"]["total"] == "6000.00"
    assert ok(api("PATCH", path, {"status": "cancelled"}), 200) == done


def test_a_credit_note_is_final(api: Gateway, path: str) -> None:
    note = ok(api("POST", f"{path}/credit-notes", {"amount": "1"}))
    own = f"/invoices/{note['invoice_id']}"
    for method, tail, body in (
        ("PATCH", "", {"status": "paid"}),
        ("PATCH", "", {"status": "cancelled"}),
        ("PATCH", "", {"invoice_data": {"notes": "Changed"}}),
        ("POST", "/payments", {}),
        ("POST", "/credit-notes", {}),
        ("DELETE", "", None),
    ):
        answer = api(method, own + tail, body)
        check_problem(answer, 409)
    assert api("GET", own).json == note


def test_lists_are_narrowed_to_a_kind(api: Gateway, path: str) -> None:
    note = ok(api("POST", f"{path}/credit-notes", {"amount": "1"}))

    def ids(**query: str) -> list[str]:
        page = api("GET", "/invoices", query=query).json
        return [each["invoice_id"] for each in page["invoices"]]

    invoice_id = path.rpartition("/")[2]
    assert ids(kind="credit_note") == [note["invoice_id"]]
    assert ids(kind="invoice") == ids(status="issued") == [invoice_id]
    assert ids(kind="invoice", status="issued") == [invoice_id]
    assert ids(kind="invoice", status="paid") == []
    for query, field in (
        ({"kind": "receipt"}, "kind"),
        ({"kind": "credit_note", "status": "paid"}, "status"),
    ):
        check_problem(api("GET", "/invoices", query=query), 400, field)


def test_nobody_settles_the_invoice_of_somebody_else(api: Gateway, path: str) -> None:
    for tail, body in (
        ("payments", {}),
        ("payments/take-back", {"payment": 1}),
        ("credit-notes", {}),
    ):
        check_problem(api("POST", f"{path}/{tail}", body, owner=BOB), 404)


def test_a_starting_number_is_set_and_then_refused(api: Gateway, home: FakeHome) -> None:
    settings = {"business_name": "Anna & Co", "number_start": 137}
    stored = api("PUT", "/profile", settings)
    assert (stored.status, stored.json["number_start_series"]) == (200, "2026")
    assert api("PUT", "/profile", stored.json).json == stored.json
    made = f"/invoices/{create(api)['invoice_id']}"
    assert api("PATCH", made, {"status": "issued"}).json["invoice_number"] == "INV-2026-0137"
    check_problem(api("PUT", "/profile", {**settings, "number_start": 9}), 400, "number_start")
    assert api("PUT", "/profile", stored.json).status == 200

from __future__ import annotations

from typing import Any

import pytest

from tests.api.gateway import BOB, Gateway, check_problem, check_schema
from tests.api.homes import FakeHome

HOSTILE = 'O\'Brien & Sons <import> SELECT "*"; -- {x} %s 株式会社 🦀 é'


def data(**values: Any) -> dict[str, Any]:
    line = {"description": "Web development", "quantity": "40", "unit_price": "150"}
    return {"customer_name": "Acme", "due_date": "2026-04-08", "line_items": [line], **values}


def create(api: Gateway, **values: Any) -> dict[str, Any]:
    answer = api("POST", "/invoices", {"invoice_data": data(**values)})
    assert answer.status == 201, answer.text
    found: dict[str, Any] = answer.json
    return found


def test_an_invoice_is_created_from_data_and_read_back_the_same(api: Gateway) -> None:
    created = api("POST", "/invoices", {"invoice_data": data(tax_rate="0.0825")})
    check_schema(created.json, "Invoice")
    assert (created.status, created.json["status"]) == (201, "draft")
    assert created.json["invoice_number"] is None
    assert created.json["data"]["total"] == "6495.00"
    read = api("GET", f"/invoices/{created.json['invoice_id']}")
    assert (read.status, read.json) == (200, created.json)


def test_text_comes_back_byte_for_byte(api: Gateway) -> None:
    created = create(api, customer_name=HOSTILE, notes=HOSTILE)
    read = api("GET", f"/invoices/{created['invoice_id']}")
    assert read.json["data"]["customer_name"] == HOSTILE
    assert HOSTILE.replace('"', '\\"') in read.text


def test_a_conversation_has_one_invoice_however_often_it_is_asked_for(
    api: Gateway, conversation_id: str
) -> None:
    answers = [api("POST", "/invoices", {"conversation_id": conversation_id}) for _ in range(3)]
    assert [answer.status for answer in answers] == [201, 201, 201]
    assert answers[0].json == answers[1].json == answers[2].json
    assert api("GET", "/invoices").json["count"] == 1


def test_an_unfinished_conversation_names_what_is_missing(api: Gateway) -> None:
    turn = api("POST", "/conversation", {"message": "Hello"}).json
    answer = api("POST", "/invoices", {"conversation_id": turn["conversation_id"]})
    check_problem(answer, 422, "customer_name", "line_items", "due_date")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "conversation_id"),
        ({"conversation_id": None, "invoice_data": None}, "invoice_data"),
        ({"conversation_id": "conv_1", "invoice_data": data()}, "invoice_data"),
        ({"conversation_id": 5}, "conversation_id"),
        ({"invoice_data": 5}, "invoice_data"),
        ({"invoice_data": [data()]}, "invoice_data"),
        ({"invoice_data": {}}, "customer_name"),
        ({"invoice_data": data(line_items=[])}, "line_items"),
        ({"invoice_data": data(line_items=None)}, "line_items"),
        ({"invoice_data": data(line_items={})}, "line_items"),
        ({"invoice_data": data(line_items=[5])}, "line_items.0"),
        ({"invoice_data": data(line_items=[{}])}, "line_items.0.description"),
        ({"invoice_data": data(custmer_name="x")}, "custmer_name"),
        ({"invoice_data": data(customer_name=5)}, "customer_name"),
        ({"invoice_data": data(customer_name="x" * 501)}, "customer_name"),
        ({"invoice_data": data(customer_name="\0")}, "customer_name"),
        ({"invoice_data": data(customer_email="nobody")}, "customer_email"),
        ({"invoice_data": data(currency="XXX")}, "currency"),
        ({"invoice_data": data(currency="\ud800")}, "invoice_data.currency"),
        ({"invoice_data": data(due_date="8 April")}, "due_date"),
        ({"invoice_data": data(due_date="2026-02-30")}, "due_date"),
        ({"invoice_data": data(due_date="9999-12-31")}, "due_date"),
        ({"invoice_data": data(due_date="2020-01-01")}, "due_date"),
        ({"invoice_data": data(due_date=1775606400)}, "due_date"),
        ({"invoice_data": data(due_date="1775606400")}, "due_date"),
        ({"invoice_data": data(terms_days=True)}, "terms_days"),
        ({"invoice_data": data(terms_days="30")}, "terms_days"),
        ({"invoice_data": data(due_date=None, terms_days=10**30)}, "terms_days"),
        ({"invoice_data": data(tax_rate="19 %")}, "tax_rate"),
        ({"invoice_data": data(tax_rate="19")}, "tax_rate"),
        ({"invoice_data": data(tax_rate=19)}, "tax_rate"),
        ({"invoice_data": data(tax_rate=True)}, "tax_rate"),
        ({"invoice_data": data(tax_rate="1e-999999")}, "tax_rate"),
        ({"invoice_data": data(tax_rate="NaN")}, "tax_rate"),
        ({"invoice_data": data(tax_rate="0." + "1" * 100)}, "tax_rate"),
        ({"invoice_data": data(discount="10%")}, "discount"),
        ({"invoice_data": data(discount={"percent": "101"})}, "discount"),
        ({"invoice_data": data(discount={"amount": "6000.01"})}, "discount"),
        ({"invoice_data": data(discount={"amount": "1", "percent": "1"})}, "discount"),
    ],
)
def test_an_invoice_that_cannot_be_created_names_the_field(
    api: Gateway, body: object, field: str
) -> None:
    check_problem(api("POST", "/invoices", body), 400, field)
    assert api("GET", "/invoices").json["count"] == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("description", ""),
        ("description", None),
        ("description", "x" * 1_001),
        ("quantity", "0"),
        ("quantity", "0.0"),
        ("quantity", True),
        ("quantity", "forty"),
        ("quantity", "1_000"),
        ("quantity", "４０"),
        ("quantity", "1e999999999"),
        ("quantity", "1000000000000"),
        ("quantity", 10**30),
        ("quantity", []),
        ("unit_price", "-1e999999999"),
        ("price_base_quantity", "0"),
        ("discount", {"percent": "101"}),
        ("tax_category", "none"),
        ("unit_price", "0.0000001"),
        ("unit_price", 1e-7),
        ("unit_price", 1e300),
        ("unit_price", "1e3"),
        ("unit_price", False),
        ("unit_price", {"amount": "1"}),
        ("taxable", "yes"),
        ("tax_rate", "2"),
        ("price", "5"),
    ],
)
def test_a_line_that_cannot_be_billed_names_the_field(
    api: Gateway, field: str, value: object
) -> None:
    line = {"description": "Web development", "quantity": "40", "unit_price": "150", field: value}
    answer = api("POST", "/invoices", {"invoice_data": data(line_items=[line])})
    check_problem(answer, 400)
    assert answer.fields == [f"line_items.0.{field}"]


def test_a_list_of_faults_stays_short(api: Gateway) -> None:
    answer = api("POST", "/invoices", {"invoice_data": data(line_items=[{}] * 1_000)})
    check_problem(answer, 400, "line_items.0.description")
    assert len(answer.content) < 10_000
    too_many = api("POST", "/invoices", {"invoice_data": data(line_items=[{}] * 1_001)})
    check_problem(too_many, 400, "line_items")
    assert "1,000" in too_many.text


def test_a_document_can_be_sent_back_as_it_came(api: Gateway) -> None:
    created = create(api, discount={"percent": "10"}, tax_rate="0.2")
    again = api("POST", "/invoices", {"invoice_data": created["data"]})
    assert again.status == 201, again.text
    assert again.json["data"] == created["data"]


def test_a_draft_is_edited_field_by_field(api: Gateway) -> None:
    path = f"/invoices/{create(api)['invoice_id']}"
    edited = api("PATCH", path, {"invoice_data": {"notes": "Thank you"}})
    check_schema(edited.json, "Invoice")
    assert (edited.status, edited.json["version"]) == (200, 2)
    assert (edited.json["data"]["notes"], edited.json["data"]["total"]) == ("Thank you", "6000.00")
    assert api("GET", path).json == edited.json


@pytest.mark.parametrize("word", ["issued", "pending"])
def test_an_invoice_goes_from_draft_to_issued_to_paid(api: Gateway, word: str) -> None:
    path = f"/invoices/{create(api)['invoice_id']}"
    issued = api("PATCH", path, {"status": word}).json
    check_schema(issued, "Invoice")
    assert (issued["status"], issued["invoice_number"]) == ("pending", "INV-2026-0001")
    assert api("PATCH", path, {"status": word}).json == issued
    paid = api("PATCH", path, {"status": "paid"})
    check_schema(paid.json, "Invoice")
    assert paid.json["status"] == "paid"


@pytest.mark.parametrize(("method", "suffix"), [("POST", "/pdf"), ("PATCH", "")])
def test_nothing_is_issued_before_the_business_has_a_name(
    api: Gateway, method: str, suffix: str
) -> None:
    made = api("POST", "/invoices", {"invoice_data": data()}, owner=BOB).json
    path, body = f"/invoices/{made['invoice_id']}", {"status": "issued"} if not suffix else None
    refused = api(method, path + suffix, body, owner=BOB)
    check_problem(refused, 409, "business_name")
    assert refused.json["code"] == "business_name_missing"
    assert "PUT /profile" in refused.json["detail"]
    assert api("GET", path, owner=BOB).json == made
    api("PUT", "/profile", {"business_name": "Bob & Co"}, owner=BOB)
    assert api(method, path + suffix, body, owner=BOB).json["invoice_number"] == "INV-2026-0001"


def test_an_issued_invoice_past_its_due_date_is_overdue(api: Gateway, home: FakeHome) -> None:
    path = f"/invoices/{create(api)['invoice_id']}"
    api("PATCH", path, {"status": "pending"})
    home.today_is = home.today_is.replace(month=5)
    assert api("GET", path).json["overdue"] is True
    assert api("GET", "/invoices").json["invoices"][0]["overdue"] is True


def test_an_issued_invoice_refuses_changes_and_says_what_to_do_instead(api: Gateway) -> None:
    path = f"/invoices/{create(api)['invoice_id']}"
    api("PATCH", path, {"status": "pending"})
    for refused in (
        api("PATCH", path, {"invoice_data": {"notes": "x"}}),
        api("PATCH", path, {"status": "draft"}),
        api("DELETE", path),
    ):
        check_problem(refused, 409)
        assert any(word in refused.json["detail"] for word in ("instead", "mark it", "new"))


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "status"),
        ({"status": "overdue"}, "status"),
        ({"status": 1}, "status"),
        ({"status": "paid", "invoice_data": {}}, "invoice_data"),
        ({"state": "paid"}, "state"),
        ({"invoice_data": {"customer_name": None}}, "customer_name"),
        ({"invoice_data": {"due_date": "2020-01-01"}}, "due_date"),
    ],
)
def test_a_change_that_cannot_be_made_names_the_field(
    api: Gateway, body: object, field: str
) -> None:
    path = f"/invoices/{create(api)['invoice_id']}"
    check_problem(api("PATCH", path, body), 400, field)
    assert api("GET", path).json["version"] == 1


def test_a_deleted_draft_is_gone_and_leaves_no_gap_in_the_numbers(api: Gateway) -> None:
    first, second = create(api), create(api)
    deleted = api("DELETE", f"/invoices/{first['invoice_id']}")
    assert (deleted.status, deleted.content) == (204, b"")
    assert "Content-Type" not in deleted.headers
    check_problem(api("GET", f"/invoices/{first['invoice_id']}"), 404, "invoice_id")
    check_problem(api("DELETE", f"/invoices/{first['invoice_id']}"), 404, "invoice_id")
    issued = api("PATCH", f"/invoices/{second['invoice_id']}", {"status": "pending"}).json
    assert issued["invoice_number"] == "INV-2026-0001"


@pytest.mark.parametrize(
    ("method", "suffix", "body"),
    [
        ("GET", "", None),
        ("PATCH", "", {"status": "paid"}),
        ("DELETE", "", None),
        ("POST", "/pdf", None),
    ],
)
def test_a_foreign_invoice_is_as_unknown_as_one_that_never_was(
    api: Gateway, method: str, suffix: str, body: object
) -> None:
    mine = create(api)["invoice_id"]
    foreign, unknown, malformed = (
        api(method, f"/invoices/{found}{suffix}", body, owner=BOB)
        for found in (mine, "inv_" + "f" * 32, "no-such-invoice")
    )
    check_problem(foreign, 404, "invoice_id")
    assert foreign.json == unknown.json == malformed.json
    assert api("GET", f"/invoices/{mine}").json["status"] == "draft"


def test_a_pdf_issues_the_draft_and_links_to_the_file(api: Gateway, home: FakeHome) -> None:
    path = f"/invoices/{create(api)['invoice_id']}"
    first = api("POST", f"{path}/pdf")
    check_schema(first.json, "PdfLink")
    assert (first.status, first.json["invoice_number"]) == (200, "INV-2026-0001")
    assert home.blobs.follow(first.json["download_url"], home.moment) == b"pdf for Acme"
    again = api("POST", f"{path}/pdf", {})
    assert again.json["invoice_number"] == "INV-2026-0001"
    assert api("GET", path).json["status"] == "pending"


def test_a_pdf_takes_no_fields(api: Gateway) -> None:
    path = f"/invoices/{create(api)['invoice_id']}/pdf"
    check_problem(api("POST", path, {"format": "png"}), 400, "format")
    check_problem(api("POST", path, raw="{"), 400, "body")


@pytest.mark.parametrize(
    ("format", "media_type"),
    [("pdf", "application/pdf"), ("png", "image/png"), ("svg", "image/svg+xml")],
)
def test_a_preview_is_a_picture_and_stores_nothing(
    api: Gateway, format: str, media_type: str
) -> None:
    answer = api("POST", "/invoices/preview", {"invoice_data": data(), "format": format})
    assert answer.status == 200
    assert answer.headers["Content-Type"] == media_type
    assert answer.content == f"{format} for Acme".encode()
    assert api("GET", "/invoices").json["count"] == 0


def test_a_preview_with_other_settings_stores_none_of_them(api: Gateway) -> None:
    before = api("GET", "/profile").json
    body = {"invoice_data": data(), "profile": {**before, "business_name": "Anna's"}}
    assert api("POST", "/invoices/preview", body).status == 200
    assert api("GET", "/profile").json == before


def test_a_preview_of_a_conversation_is_a_pdf_unless_asked_otherwise(
    api: Gateway, conversation_id: str
) -> None:
    answer = api("POST", "/invoices/preview", {"conversation_id": conversation_id})
    assert answer.headers["Content-Type"] == "application/pdf"
    foreign = api("POST", "/invoices/preview", {"conversation_id": conversation_id}, owner=BOB)
    check_problem(foreign, 404, "conversation_id")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"format": "pdf"}, "invoice_data"),
        ({"invoice_data": data(), "format": "gif"}, "format"),
        ({"invoice_data": {}}, "customer_name"),
        (
            {"invoice_data": data(), "profile": {"default_terms_days": "5"}},
            "profile.default_terms_days",
        ),
        ({"invoice_data": data(), "profile": {"colour": "red"}}, "profile.colour"),
        ({"invoice_data": data(), "profile": {"number_pattern": "INV"}}, "profile.number_pattern"),
        ({"invoice_id": "inv_" + "0" * 32, "profile": {}}, "profile"),
    ],
)
def test_a_preview_that_cannot_be_drawn_names_the_field(
    api: Gateway, body: object, field: str
) -> None:
    check_problem(api("POST", "/invoices/preview", body), 400, field)

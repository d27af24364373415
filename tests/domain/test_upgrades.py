"""Stored documents: the version goes in and comes out in one place, and old ones are brought up."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from scatterpilot.domain.documents import invoice_document, invoice_from_document
from scatterpilot.domain.errors import UnavailableError
from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.domain.stored_documents import check_known, document_of, text_of, to_store
from scatterpilot.domain.upgrades import STEPS, VERSION, Kind, upgraded
from tests.domain.settling import brought_to

KINDS: tuple[Kind, ...] = ("invoice", "conversation", "profile")
REFERENCES = {"buyer_reference": None, "payment_reference": None}
COMMERCE: dict[str, Any] = {
    "tax_name": None,
    "further_taxes": [],
    "tax_category": None,
    "tax_reason": None,
    "prices_include_tax": False,
    "charges": [],
    "withholding": None,
    "payments": [],
}
NO_FIGURES = {"line_items": [], "taxes": [], "tax_total": "0.19", "total": "1.19"}
FIGURES = {
    **NO_FIGURES,
    "net_total": "1.00",
    **dict.fromkeys(("charges_total", "withheld_base", "withheld_total", "amount_paid"), "0.00"),
    **dict.fromkeys(("payable", "amount_due"), "1.19"),
}
"""Of a document before version 4, and what they are since."""
NEW_OF_A_LINE = {
    **dict.fromkeys(("price_base_quantity", "discount", "tax_category", "tax_reason")),
    "withheld": True,
    **dict.fromkeys(("gross_amount", "discount_total", "service_date")),
}
NEWER = (
    f'{{"document_version":{VERSION + 1},"invoice_id":"inv_1","data":"of a kind not known yet"}}'
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_version_is_the_first_key_of_what_is_stored_and_in_nothing_that_is_read(
    kind: Kind,
) -> None:
    text = '{"name":"Söhne","total":"1.00"}'
    stored = to_store(text)
    assert next(iter(json.loads(stored).items())) == ("document_version", VERSION)
    assert text_of(kind, stored) == text
    assert document_of(kind, stored) == json.loads(text)


def test_a_current_text_is_not_parsed() -> None:
    assert text_of("invoice", to_store('{"no":JSON')) == '{"no":JSON'


@pytest.mark.parametrize("read", [text_of, document_of, check_known])
@pytest.mark.parametrize("kind", KINDS)
def test_what_newer_code_wrote_is_said_to_be_newer(read: Any, kind: Kind) -> None:
    with pytest.raises(UnavailableError, match=f"This {kind} was written by a newer version"):
        read(kind, NEWER)


def test_what_is_current_or_older_may_be_replaced() -> None:
    check_known("profile", to_store('{"email":null}'))
    check_known("profile", '{"email":null}')


@pytest.mark.parametrize(("number", "logo"), [(None, None), ("RE-1", "current")])
def test_an_invoice_of_version_1_gets_the_references_and_once_issued_todays_logo(
    number: str | None, logo: str | None
) -> None:
    content = {"notes": "é", "po_number": "7"}
    old = {"invoice_number": number, "data": content}
    assert STEPS[0]["invoice"](old) == {
        "invoice_number": number,
        "data": {**content, **REFERENCES},
        "seller_logo": logo,
    }


def test_the_text_of_an_older_document_is_that_of_its_upgrade() -> None:
    old = json.dumps({"draft": {"notes": "é", "line_items": []}, "read_back": None})
    assert text_of("conversation", old) == json.dumps(
        document_of("conversation", old), ensure_ascii=False, separators=(",", ":")
    )


def test_a_value_that_is_there_already_stays() -> None:
    old = {"invoice_number": "1", "data": {"buyer_reference": "B"}, "seller_logo": "0af"}
    assert STEPS[0]["invoice"](old) == {
        "invoice_number": "1",
        "data": {"buyer_reference": "B", "payment_reference": None},
        "seller_logo": "0af",
    }


def test_every_draft_of_a_conversation_of_version_1_gets_the_references() -> None:
    draft = {"customer_name": "Acme", "line_items": []}
    old = {"draft": draft, "earlier": [draft, draft], "read_back": "0af"}
    new = {**draft, **REFERENCES}
    assert STEPS[0]["conversation"](old) == {
        "draft": new,
        "earlier": [new, new],
        "read_back": "0af",
    }


def test_an_upgrade_leaves_its_document_alone() -> None:
    draft: dict[str, Any] = {"line_items": []}
    old = {"draft": draft, "earlier": [draft], "read_back": None}
    before = json.dumps(old)
    upgraded("conversation", old, 1)
    assert json.dumps(old) == before


def test_an_invoice_of_version_3_gets_what_is_billed_besides_lines_and_its_figures() -> None:
    old = {"invoice_number": "1", "data": {"notes": "é", **NO_FIGURES}}
    data = {"notes": "é", **COMMERCE, **FIGURES}
    assert STEPS[2]["invoice"](old) == {"invoice_number": "1", "data": data}
    draft = {"customer_name": "Acme", "line_items": []}
    new = {**draft, **COMMERCE}
    conversation = {"draft": draft, "earlier": [draft, draft]}
    assert STEPS[2]["conversation"](conversation) == {"draft": new, "earlier": [new, new]}


def test_an_issued_invoice_of_version_3_keeps_its_figures_when_it_is_read_and_paid() -> None:
    """Its tax was the rate of the exact base, which no rule of today comes to."""
    line = {
        **dict.fromkeys(("unit", "tax_rate")),
        "description": "Work",
        "quantity": "1",
        "unit_price": "0.13",
        "taxable": True,
        "amount": "0.13",
    }
    group = {"rate": "0.35", "base": "0.04", "amount": "0.02"}
    empty = dict.fromkeys(name for name in INVOICE_FIELDS if INVOICE_FIELDS[name].since < 4)
    sums = {"subtotal": "0.13", "discount_total": "0.09", "tax_total": "0.02", "total": "0.06"}
    data = {**empty, "currency": "EUR", "tax_rate": "0.35", **sums, "taxes": [group]}
    at = "2026-03-09T12:00:00+00:00"
    stored = {
        "invoice_id": "inv_1",
        "invoice_number": "INV-1",
        "status": "pending",
        "version": 2,
        **dict.fromkeys(("created_at", "updated_at", "issued_at"), at),
        **dict.fromkeys(("conversation_id", "seller", "seller_logo")),
        "data": {**data, "line_items": [line]},
    }
    document = document_of("invoice", json.dumps({"document_version": 3, **stored}))
    paid = brought_to(invoice_from_document(document), "paid", datetime.now(UTC))
    after = invoice_document(paid)["data"]
    assert after == document["data"]
    assert {name: after[name] for name in sums} == sums
    assert after["line_items"] == [{**line, **NEW_OF_A_LINE}]
    assert after["taxes"] == [{"name": None, "category": "standard", "reason": None, **group}]


def test_what_was_issued_before_places_keeps_its_figures_and_asks_nothing_of_its_seller() -> None:
    line = {"description": "Work", "amount": "90.00"}
    data = {"total": "90.00", "customer_tax_id": "7", "line_items": [line]}
    old = {"invoice_number": "1", "data": data, "seller": {"business_name": "Ann"}}
    new = STEPS[3]["invoice"](old)
    assert new["data"].items() >= {"total": "90.00", "customer_tax_id": "7"}.items()
    assert new["data"]["line_items"] == [{**line, "service_date": None}]
    assert new["data"]["payment_terms"] is new["data"]["customer_country"] is None
    assert new["seller"]["business_name"] == "Ann"
    assert new["seller"]["country"] is new["seller"]["tax_status"] is None
    assert STEPS[3]["profile"]({"email": "a@b.example"})["country"] is None


def old_invoice(status: str, **values: Any) -> dict[str, Any]:
    """An invoice as it was before payments were kept."""
    at = "2026-03-09T12:00:00+00:00"
    data = {"amount_paid": "0.00", "amount_due": "110.50"}
    seller = {"business_name": "Anna", "number_pattern": "INV-{year}-{seq}"}
    return {
        "invoice_number": "INV-1",
        "status": status,
        "updated_at": at,
        "data": data,
        "seller": seller,
        **values,
    }


def settled(document: dict[str, Any]) -> dict[str, Any]:
    return STEPS[4]["invoice"](document)


def test_what_was_marked_paid_got_all_of_it_on_that_day() -> None:
    document = settled(old_invoice("paid"))
    assert document["payments"] == [
        {
            "payment": 1,
            "amount": "110.50",
            "date": "2026-03-09",
            "method": None,
            "note": None,
            "recorded_at": "2026-03-09T12:00:00+00:00",
            "recorded_by": None,
            "taken_back": None,
        }
    ]
    assert (document["amount_paid"], document["amount_due"]) == ("110.50", "0.00")


@pytest.mark.parametrize(
    ("status", "due"), [("draft", "110.50"), ("pending", "110.50"), ("cancelled", "0.00")]
)
def test_what_was_not_paid_is_due_unless_it_was_cancelled(status: str, due: str) -> None:
    document = settled(old_invoice(status))
    assert (document["payments"], document["amount_paid"]) == ([], "0.00")
    assert (document["amount_due"], document["amount_to_refund"]) == (due, "0.00")
    assert document["data"] == {"amount_paid": "0.00", "amount_due": "110.50"}


@pytest.mark.parametrize(
    ("status", "due", "paid", "since", "balance"),
    [
        ("paid", "60.00", "100.00", ["60.00"], ("0.00", "0.00")),
        ("pending", "60.00", "40.00", [], ("60.00", "0.00")),
        ("pending", "-5.00", "40.00", [], ("0.00", "5.00")),
        ("paid", "-5.00", "40.00", [], ("0.00", "5.00")),
        ("cancelled", "60.00", "40.00", [], ("0.00", "40.00")),
    ],
)
def test_what_was_paid_before_the_issue_is_not_paid_again(
    status: str, due: str, paid: str, since: list[str], balance: tuple[str, str]
) -> None:
    document = settled(old_invoice(status, data={"amount_paid": "40.00", "amount_due": due}))
    assert [each["amount"] for each in document["payments"]] == since
    assert document["amount_paid"] == paid
    assert (document["amount_due"], document["amount_to_refund"]) == balance


def test_what_was_paid_on_a_draft_that_was_dropped_is_not_to_be_paid_back() -> None:
    data = {"amount_paid": "40.00", "amount_due": "60.00"}
    document = settled(old_invoice("cancelled", data=data, invoice_number=None))
    assert (document["amount_due"], document["amount_to_refund"]) == ("0.00", "0.00")


@pytest.mark.parametrize(
    ("invoices", "credit_notes"),
    [("INV-{year}-{seq}", "CN-{year}-{seq:04d}"), ("CN-{year}-{seq}", "CRN-{year}-{seq:04d}")],
)
def test_credit_notes_get_numbers_that_no_invoice_has(invoices: str, credit_notes: str) -> None:
    profile = STEPS[4]["profile"]({"email": None, "number_pattern": invoices})
    assert profile == {
        "email": None,
        "number_pattern": invoices,
        "credit_note_pattern": credit_notes,
        "number_start": None,
        "number_start_series": None,
        "credit_note_start": None,
        "credit_note_start_series": None,
    }

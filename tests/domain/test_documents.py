"""Documents hold all there is: what is written can be read back, and nobody's sums are trusted."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from scatterpilot.domain.conversation import Conversation, Message
from scatterpilot.domain.documents import (
    conversation_summary,
    draft_document,
    draft_from_document,
    invoice_document,
    invoice_from_document,
)
from scatterpilot.domain.draft import Draft, fingerprint
from scatterpilot.domain.figure_names import COMPUTED_FIELDS
from scatterpilot.domain.invoice import STATUSES, Invoice, Status, issue
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.seller import logo_hash
from scatterpilot.domain.written import price_text
from tests.domain.figures import drafts
from tests.domain.samples import DICTATED, a_draft
from tests.domain.settling import brought_to

AT = datetime(2026, 3, 9, 12, 0, 0, 123_456, tzinfo=UTC)

texts = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20)
contents = st.builds(
    lambda draft, **values: draft.model_copy(update=values),
    drafts.map(lambda d: d if d.tax_rate else d.model_copy(update={"tax_rate": None})),
    customer_name=st.none() | texts,
    customer_address=st.none() | texts,
    notes=st.none() | texts,
    po_number=st.none() | texts,
    invoice_date=st.none() | st.dates(),
    due_date=st.none() | st.dates(),
    terms_days=st.none() | st.integers(0, 3_650),
)


def through_json(document: dict[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(document, ensure_ascii=False).encode())
    return read


def an_invoice(status: Status = "pending") -> Invoice:
    draft = Invoice(
        invoice_id="inv_1",
        data=draft_from_document(draft_document(a_draft(*DICTATED))),
        conversation_id="conv_1",
        created_at=AT,
        updated_at=AT,
    )
    seller = Profile(business_name="Anna & Co", default_tax_rate=Decimal("0.2"), logo="data:")
    if status == "draft":
        return draft
    issued = issue(draft, 1, seller, AT, AT.date())
    return issued if status == "pending" else brought_to(issued, status, AT)


@given(contents)
def test_a_draft_survives_its_document(draft: Draft) -> None:
    document = through_json(draft_document(draft))
    again = draft_from_document(document)
    assert again == draft
    assert fingerprint(again) == fingerprint(draft)
    assert draft_document(again) == document


def test_a_document_forgets_where_values_came_from_and_nothing_else() -> None:
    draft = a_draft(*DICTATED)
    again = draft_from_document(draft_document(draft))
    assert fingerprint(again) == fingerprint(draft)
    assert again.provenance == again.line_items[0].provenance == {}


def test_sums_in_a_document_are_computed_anew() -> None:
    document = draft_document(a_draft(*DICTATED))
    forged = {**document, **dict.fromkeys(COMPUTED_FIELDS, "1.00")}
    forged["line_items"] = [{**line, "amount": "0.01"} for line in document["line_items"]]
    assert draft_document(draft_from_document(forged)) == document


@pytest.mark.parametrize(
    "wrong", [{"customer": "Acme"}, {"invoice_date": "soon"}, {"line_items": [{"price": "1"}]}]
)
def test_a_document_that_is_not_ours_is_refused(wrong: dict[str, Any]) -> None:
    document = {**draft_document(a_draft(*DICTATED)), **wrong}
    with pytest.raises(ValidationError):
        draft_from_document(document)


@pytest.mark.parametrize("status", STATUSES)
def test_an_invoice_survives_its_document(status: Status) -> None:
    invoice = an_invoice(status)
    document = through_json(invoice_document(invoice))
    assert invoice_from_document(document) == invoice
    assert invoice_from_document({**document, "overdue": True}) == invoice


def test_the_sellers_logo_is_in_no_invoices_document_but_its_hash() -> None:
    document = invoice_document(an_invoice())
    assert document["seller_logo"] == logo_hash("data:")
    seller = document["seller"]
    assert seller["business_name"] == "Anna & Co"
    assert seller["default_tax_rate"] == "0.2"
    assert "logo" not in seller


@pytest.mark.parametrize(
    ("price", "currency", "shown"),
    [
        ("150", "USD", "150.00"),
        ("1E+3", "USD", "1000.00"),
        ("0.085", "USD", "0.085"),
        ("0.5", "USD", "0.50"),
        ("150.00", "JPY", "150"),
        ("0.5", "JPY", "0.5"),
        ("2", "KWD", "2.000"),
        ("0.000001", "KWD", "0.000001"),
    ],
)
def test_a_price_shows_the_currencys_decimals_or_its_own_when_it_has_more(
    price: str, currency: str, shown: str
) -> None:
    assert price_text(Decimal(price), currency) == shown


def test_numbers_in_documents_are_plain_strings_and_dates_are_iso() -> None:
    document = draft_document(a_draft(*DICTATED))
    assert document["line_items"][0] == {
        "description": "Web development",
        "quantity": "40",
        "unit": "hours",
        "unit_price": "150.00",
        "price_base_quantity": None,
        "discount": None,
        "taxable": True,
        "tax_rate": None,
        "tax_category": None,
        "tax_reason": None,
        "withheld": True,
        "service_date": None,
        "amount": "6000.00",
        "gross_amount": None,
        "discount_total": None,
    }
    assert (document["tax_rate"], document["discount"]) == ("0.2", {"percent": "10"})
    [tax] = document["taxes"]
    assert tax == {
        "rate": "0.2",
        "category": "standard",
        **dict.fromkeys(("name", "reason")),
        "base": "5480.73",
        "amount": "1096.15",
    }
    assert (document["invoice_date"], document["due_date"]) == ("2026-03-09", "2026-04-08")
    assert document["invoice_date"] == date(2026, 3, 9).isoformat()


def test_an_empty_draft_is_shown_with_everything_unknown() -> None:
    document = draft_document(Draft())
    unknown = ("customer_name", "invoice_date", "due_date", "terms_days", "discount", "notes")
    assert [document[name] for name in unknown] == [None] * len(unknown)
    assert (document["line_items"], document["total"], document["tax_rate"]) == ([], "0.00", "0")


def test_a_summary_says_what_a_conversation_bills_without_its_messages() -> None:
    said = Message(role="user", text="Bill Acme", at=AT)
    heard = Message(role="assistant", text="For what?", at=AT)
    conversation = Conversation(
        conversation_id="conv_1",
        messages=(said, heard, said),
        draft=a_draft(*DICTATED),
        created_at=AT,
        updated_at=AT,
    )
    assert conversation_summary(conversation) == {
        "conversation_id": "conv_1",
        "state": "gathering",
        "customer_name": "Acme",
        "currency": "USD",
        "total": "6576.88",
        "turns": 2,
        "invoice_id": None,
        "created_at": AT.isoformat(),
        "updated_at": AT.isoformat(),
    }

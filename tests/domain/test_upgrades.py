"""Stored documents: the version goes in and comes out in one place, and old ones are brought up."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scatterpilot.domain.errors import UnavailableError
from scatterpilot.domain.stored_documents import check_known, document_of, text_of, to_store
from scatterpilot.domain.upgrades import STEPS, VERSION, Kind, upgraded

KINDS: tuple[Kind, ...] = ("invoice", "conversation", "profile")
REFERENCES = {"buyer_reference": None, "payment_reference": None}
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
    old = json.dumps({"invoice_number": "RE-1", "data": {"notes": "é"}})
    assert text_of("invoice", old) == json.dumps(
        document_of("invoice", old), ensure_ascii=False, separators=(",", ":")
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
    draft = {"line_items": []}
    old = {"draft": draft, "earlier": [draft], "read_back": None}
    before = json.dumps(old)
    upgraded("conversation", old, 1)
    assert json.dumps(old) == before


def test_what_was_issued_before_places_keeps_its_figures_and_asks_nothing_of_its_seller() -> None:
    line = {"description": "Work", "amount": "90.00"}
    data = {"total": "90.00", "customer_tax_id": "7", "line_items": [line]}
    old = {"invoice_number": "1", "data": data, "seller": {"business_name": "Ann"}}
    new = upgraded("invoice", old, 3)
    assert new["data"].items() >= {"total": "90.00", "customer_tax_id": "7"}.items()
    assert new["data"]["line_items"] == [{**line, "service_date": None}]
    assert new["data"]["payment_terms"] is new["data"]["customer_country"] is None
    assert new["seller"]["business_name"] == "Ann"
    assert new["seller"]["country"] is new["seller"]["tax_status"] is None
    assert upgraded("profile", {"email": "a@b.example"}, 3)["country"] is None

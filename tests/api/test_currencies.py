"""Currencies that are gone: readable in what is old, refused in what is new."""

from __future__ import annotations

import pytest

from scatterpilot.domain.documents import draft_document
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.profile import Profile
from tests.api.gateway import ANNA, Gateway, check_problem
from tests.api.homes import FakeHome
from tests.api.test_invoices import create, data
from tests.domain.samples import DICTATED, a_draft


def test_an_old_draft_in_a_withdrawn_currency_is_changed_issued_and_exported(
    api: Gateway, home: FakeHome
) -> None:
    old = a_draft(*DICTATED).model_copy(update={"currency": "BGN"})
    made = "inv_" + "0" * 32
    home.invoices.add(
        ANNA, Invoice(invoice_id=made, data=old, created_at=home.now(), updated_at=home.now())
    )
    path = f"/invoices/{made}"
    edited = api("PATCH", path, {"invoice_data": {"notes": "Thanks"}})
    assert (edited.status, edited.json["data"]["currency"]) == (200, "BGN")
    assert edited.json["data"]["total"] == draft_document(old)["total"]
    assert api("PATCH", path, {"invoice_data": edited.json["data"]}).status == 200
    api("PUT", "/profile", {"business_name": "Ada & Co"})
    assert api("POST", f"{path}/pdf").status == 200
    assert ",BGN," in api("GET", "/invoices", query={"format": "csv"}).text


@pytest.mark.parametrize(("gone", "new"), [("BGN", "EUR"), ("ANG", "XCG")])
def test_a_withdrawn_currency_is_refused_for_what_is_new_with_its_successor(
    api: Gateway, gone: str, new: str
) -> None:
    path = f"/invoices/{create(api)['invoice_id']}"
    for refused in (
        api("POST", "/invoices", {"invoice_data": data(currency=gone)}),
        api("PATCH", path, {"invoice_data": {"currency": gone}}),
        api("PUT", "/profile", {"currency": gone}),
    ):
        check_problem(refused, 400, "currency")
        assert f"{gone} was replaced by {new}" in refused.text
    assert create(api, currency=new)["data"]["currency"] == new


def test_an_old_profile_begins_nothing_new_in_a_withdrawn_currency(
    api: Gateway, home: FakeHome
) -> None:
    home.profiles.save(ANNA, Profile(currency="BGN"))
    refused = api("POST", "/invoices", {"invoice_data": data()})
    check_problem(refused, 400, "currency")
    assert "BGN was replaced by EUR" in refused.text
    assert create(api, currency="EUR")["data"]["currency"] == "EUR"

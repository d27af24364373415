"""An invoice is issued only with what the law of its seller's place has every invoice say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from scatterpilot.app.place_rules import check_place
from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.errors import ConflictError
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.tax_ids import TaxId
from tests.app.desk import ANNA, Desk
from tests.app.test_pdfs import created

BERLIN = Profile(
    business_name="Anna",
    address="1 Weg\n10115 Berlin",
    country="DE",
    tax_status="registered",
    tax_id="DE136695976",
    currency="EUR",
)


def draft(price: str = "1000", **values: Any) -> Draft:
    line = LineItem(description="Work", quantity=Decimal(1), unit_price=Decimal(price))
    return Draft.model_validate(
        {"customer_name": "Acme", "currency": "EUR", "line_items": (line,), **values}
    )


def lacking(seller: Profile, invoice: Draft) -> dict[str, str]:
    """What is refused by its field, and why."""
    try:
        check_place(seller, invoice)
    except ConflictError as error:
        return {fault.field: fault.message for fault in error.faults}
    return {}


def seller(**changes: Any) -> Profile:
    return BERLIN.model_copy(update=changes)


def test_everything_that_is_missing_is_named_with_its_rule() -> None:
    told = lacking(seller(address=None, tax_id=None), draft())
    assert told.keys() == {"address", "tax_id", "customer_address", "service_start"}
    assert told["service_start"].endswith("(§ 14 (4) Nr. 6 UStG)")
    with pytest.raises(
        ConflictError, match=r"Set your address .*§ 14 .*Add the customer's"
    ) as raised:
        check_place(seller(address=None), draft())
    assert raised.value.code == "required_by_law"


def test_an_invoice_with_all_of_it_is_issued() -> None:
    told = {"customer_street": "2 Weg", "customer_city": "Bonn", "service_start": date(2026, 3, 1)}
    assert lacking(BERLIN, draft(**told)) == {}


def test_a_date_on_every_line_is_a_service_date() -> None:
    line = LineItem(description="A", quantity=1, unit_price=999, service_date=date(2026, 3, 1))
    invoice = draft(customer_address="2 Weg", line_items=(line,))
    assert lacking(BERLIN, invoice) == {}
    undated = line.model_copy(update={"service_date": None})
    invoice = draft(customer_address="2 Weg", line_items=(line, undated))
    assert lacking(BERLIN, invoice).keys() == {"service_start"}


@pytest.mark.parametrize("country", [None, "NO", "US"])
def test_without_a_place_that_demands_it_nothing_is_demanded(country: str | None) -> None:
    assert lacking(Profile(business_name="Anna", country=country), draft()) == {}


def test_a_small_amount_needs_less() -> None:
    assert lacking(seller(tax_id=None), draft("210.08", tax_rate="0.19")) == {}
    assert lacking(seller(tax_id=None), draft("210.09", tax_rate="0.19"))


def test_the_limit_of_small_amounts_is_in_the_currency_of_the_place() -> None:
    assert lacking(seller(tax_id=None), draft("10", currency="USD"))


def test_a_small_business_charges_no_tax() -> None:
    small = seller(tax_status="small_business")
    assert lacking(small, draft("100", tax_rate="0.19")).keys() == {"tax_rate"}
    assert lacking(small, draft("100")) == {}


@pytest.mark.parametrize(
    ("country", "tax_id", "tax_ids", "lacks"),
    [
        ("FR", "FR40303265045", (), "tax_ids"),
        ("FR", "FR40303265045", (TaxId(kind="siret", value="732 829 320 00074"),), None),
        ("FR", None, (TaxId(kind="siret", value="732 829 320 00074"),), "tax_id"),
        ("AU", "51 824 753 556", (), None),
        ("AU", None, (TaxId(kind="acn", value="004 085 616"),), "tax_id"),
        ("IN", None, (TaxId(kind="gstin", value="27AAPFU0939F1ZV"),), None),
        ("GB", "GB980780684", (), None),
    ],
)
def test_the_number_must_be_of_a_kind_that_the_place_asks_for(
    country: str, tax_id: str | None, tax_ids: tuple[TaxId, ...], lacks: str | None
) -> None:
    given = seller(country=country, tax_id=tax_id, tax_ids=tax_ids)
    told = lacking(given, draft(customer_address="1 Way"))
    assert (set(told) & {"tax_id", "tax_ids"}) == ({lacks} if lacks else set())


def test_a_refused_issue_costs_no_number(desk: Desk) -> None:
    invoice_id = created(desk)
    desk.profiles.save(ANNA, BERLIN.model_copy(update={"tax_id": None, "address": None}))
    with pytest.raises(ConflictError, match="Set your address in the settings"):
        desk.ensure_pdf(ANNA, invoice_id)
    desk.profiles.save(ANNA, Profile(business_name="Anna"))
    assert desk.ensure_pdf(ANNA, invoice_id)["invoice_number"] == "INV-2026-0001"

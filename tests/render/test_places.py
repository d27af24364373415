"""What the seller's place has every invoice say is printed by itself; terms, dates and parties."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from scatterpilot.domain.documents import draft_document
from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.tax_ids import TaxId
from scatterpilot.domain.terms import PaymentTerms
from tests.render import reading

LINE = LineItem(description="Work", quantity=Decimal(1), unit_price=Decimal(90))


def printed(seller: dict[str, Any], **values: Any) -> str:
    draft = Draft.model_validate(
        {
            "customer_name": "Acme",
            "currency": "EUR",
            "invoice_date": date(2026, 3, 9),
            "due_date": date(2026, 4, 8),
            "line_items": (LINE,),
            **values,
        }
    )
    document = {"invoice_number": "7", "status": "pending", "data": draft_document(draft)}
    return reading.text(document, Profile(business_name="Anna", **seller))


@pytest.mark.parametrize(
    ("country", "status", "locale", "heading"),
    [
        ("AU", "registered", "en_AU", "Tax Invoice"),
        ("NZ", "registered", "en_NZ", "Tax Invoice"),
        ("SG", "registered", "en_SG", "Tax Invoice"),
        ("ZA", "registered", "en_ZA", "Tax Invoice"),
        ("IN", "registered", "en_IN", "Tax Invoice"),
        ("IN", "small_business", "en_IN", "Bill of Supply"),
        ("AU", "small_business", "en_AU", "Invoice"),
        ("AU", None, "en_AU", "Invoice"),
        ("DE", "registered", "de_DE", "Rechnung"),
        (None, None, "en_US", "Invoice"),
    ],
)
def test_the_heading_is_what_the_place_calls_it(
    country: str | None, status: str | None, locale: str, heading: str
) -> None:
    text = printed({"country": country, "tax_status": status, "locale": locale})
    assert text.startswith(heading)


def test_the_note_of_a_small_business_is_printed_while_it_charges_no_tax() -> None:
    german = {"country": "DE", "tax_status": "small_business", "locale": "de_DE"}
    assert "§ 19 UStG" in printed(german)
    assert "§ 19 UStG" not in printed(german, tax_rate=Decimal("0.19"))
    assert "§ 19 UStG" not in printed({**german, "tax_status": "registered"})
    assert "Exempt as a small business" in printed({**german, "locale": "en_GB"})
    french = {"country": "FR", "tax_status": "small_business", "locale": "fr_FR"}
    assert "TVA non applicable, art. 293 B du CGI" in printed(french)


def test_a_text_of_the_law_is_in_the_language_of_the_place_where_there_is_no_other() -> None:
    assert "indemnité forfaitaire de 40 €" in printed({"country": "FR", "locale": "fr_FR"})
    assert "TVA non applicable" in printed(
        {"country": "FR", "tax_status": "small_business", "locale": "de_DE"}
    )


def test_the_account_and_the_register_stand_below() -> None:
    text = printed(
        {
            "iban": "DE89370400440532013000",
            "bic": "COBADEFFXXX",
            "payment_details": "Please quote the number.",
            "register_line": "Amtsgericht Hamburg, HRB 1",
        }
    )
    assert "IBAN DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX Please quote" in text
    assert text.endswith("Amtsgericht Hamburg, HRB 1")
    account = printed({"country": "GB", "bank_code": "20-00-00", "account_number": "55779911"})
    assert "Sort code 20-00-00 Account no. 55779911" in account


def test_parties_stand_in_their_parts_and_the_country_only_abroad() -> None:
    parts = {"street": "2 Weg", "postcode": "10115", "city": "Berlin", "country": "DE"}
    ids = (TaxId(kind="siret", value="732 829 320 00074"),)
    customer = {f"customer_{name}": value for name, value in parts.items()}
    abroad = printed(
        {**parts, "contact": "Ann", "tax_id": "DE136695976"},
        **{**customer, "customer_country": "FR", "customer_tax_ids": ids},
        customer_contact="Zoé",
    )
    assert "Acme Zoé 2 Weg 10115 Berlin France SIRET 732 829 320 00074" in abroad
    assert "2 Weg 10115 Berlin Germany Ann VAT no. DE136695976" in abroad
    at_home = printed(parts, **customer)
    assert "Germany" not in at_home
    assert "10115 Berlin" in at_home


def test_the_kind_of_a_number_is_named_where_the_country_tells_it() -> None:
    assert "ABN 51 824 753 556" in printed({"country": "AU", "tax_id": "51 824 753 556"})
    assert "Tax ID 51 824 753 556" in printed({"tax_id": "51 824 753 556"})


def test_terms_and_the_dates_of_the_work_are_in_words() -> None:
    terms = PaymentTerms(rule="end_of_month", number=30)
    days = {"service_start": date(2026, 2, 1), "service_end": date(2026, 2, 28)}
    line = LINE.model_copy(update={"service_date": date(2026, 2, 3)})
    text = printed(
        {"locale": "fr_FR"}, payment_terms=terms, early_payment="2 %", line_items=(line,), **days
    )
    assert "30 jours fin de mois" in text
    assert "Période de prestation" in text
    assert "1 février 2026 – 28 février 2026" in text
    assert "Date de prestation: 3 février 2026" in text
    assert "Escompte 2 %" in text
    one_day = printed({"locale": "de_DE"}, service_start=date(2026, 2, 3))
    assert "Leistungsdatum" in one_day


@pytest.mark.parametrize(
    ("country", "locale", "words"),
    [
        ("AT", "de_AT", "Übergang der Steuerschuld auf den Leistungsempfänger"),
        ("GB", "en_GB", "Reverse charge: customer to account for the VAT to HMRC"),
        ("FR", "en_GB", "Reverse charge (autoliquidation)"),
        ("US", "en_US", "Reverse charge"),
    ],
)
def test_a_reverse_charge_is_said_in_the_words_of_the_sellers_law(
    country: str, locale: str, words: str
) -> None:
    seller = {"country": country, "locale": locale}
    whole = printed(seller, tax_category="reverse_charge", tax_reason="Article 196")
    assert f"{words}: Article 196" in " ".join(whole.split())
    line = LINE.model_copy(update={"tax_category": "reverse_charge", "tax_reason": "Article 44"})
    of_a_line = printed(seller, line_items=(LINE, line))
    assert f"{words}: Article 44" in " ".join(of_a_line.split())

"""Tax ids by their kinds, countries, bank accounts: what can be right and what can't."""

from __future__ import annotations

import pytest
from babel import Locale

from scatterpilot.domain.accounts import account_fault, bank_code_fault, bic_fault, iban_fault
from scatterpilot.domain.countries import COUNTRIES
from scatterpilot.domain.draft import Draft, LineItem, fingerprint
from scatterpilot.domain.editor import DraftEditor
from scatterpilot.domain.edits import SetCustomer
from scatterpilot.domain.tax_id_kinds import KINDS, TaxIdKind, is_right, kind_of
from scatterpilot.domain.tax_ids import TaxId, named, tax_id_fault

# Published examples of each number, or the issuer's own.
RIGHT: dict[TaxIdKind, str] = {
    "vat": "DE 136 695 976",
    "tax_number": "12 / 345",
    "steuernummer": "181/815/08155",
    "siren": "552 008 443",
    "siret": "732 829 320 00074",
    "enterprise_number": "0403.019.261",
    "kvk": "6859 9876",
    "codice_fiscale": "RCCMNL83S18D969H",
    "nif": "B58378431",
    "utr": "1955839661",
    "ein": "91-1144442",
    "gst_hst": "12302 6635 RT0001",
    "abn": "51 824 753 556",
    "acn": "004 085 616",
    "gst_nz": "49-091-850",
    "gstin": "27AAPFU0939F1ZV",
    "pan": "ACUPA7085R",
    "uen": "00192200M",
    "gst_sg": "M2-1234567-8",
    "vat_za": "4123456789",
    "other": "K 7-11",
}
WRONG: dict[TaxIdKind, str] = {
    "vat": "DE136695977",
    "steuernummer": "1234",
    "siren": "552 008 444",
    "siret": "732 829 320 00075",
    "enterprise_number": "0403.019.262",
    "kvk": "123",
    "codice_fiscale": "RCCMNL83S18D969X",
    "nif": "B58378432",
    "utr": "2955839661",
    "ein": "07-1144442",
    "gst_hst": "12302 6636 RT0001",
    "abn": "51 824 753 557",
    "acn": "004 085 617",
    "gst_nz": "49-091-851",
    "gstin": "27AAPFU0939F1ZX",
    "pan": "AC7085R",
    "uen": "00192200X",
    "gst_sg": "2-1234567-8",
    "vat_za": "5123456789",
}


def test_a_right_number_of_every_kind_is_taken() -> None:
    assert RIGHT.keys() == KINDS.keys()
    faults = {kind: tax_id_fault(TaxId(kind=kind, value=value)) for kind, value in RIGHT.items()}
    assert {kind: fault for kind, fault in faults.items() if fault} == {}


@pytest.mark.parametrize("kind", WRONG)
def test_a_number_with_a_wrong_digit_is_refused_by_name(kind: TaxIdKind) -> None:
    fault = tax_id_fault(TaxId(kind=kind, value=WRONG[kind]))
    assert fault == f"this is no {named(kind)}: check its digits"


@pytest.mark.parametrize("number", ["GB980780684", "CHE-107.787.577 IVA", "CHE-100.155.212"])
def test_vat_numbers_of_europe_outside_the_union_are_known(number: str) -> None:
    assert is_right("vat", number)


@pytest.mark.parametrize(
    ("number", "country", "kind"),
    [
        ("DE123456789", None, "vat"),
        ("51 824 753 556", "AU", "abn"),
        ("51 824 753 556", None, None),
        ("ABN 51 824 753 556", None, "abn"),
        ("EIN: 12-3456789", None, "ein"),
        ("732 829 320 00074", "FR", "siret"),
        ("27AAPFU0939F1ZV", "IN", "gstin"),
        ("12-3456789", "US", "ein"),
        ("something else", "FR", None),
    ],
)
def test_the_kind_of_a_number_is_known_by_its_form_its_name_or_its_country(
    number: str, country: str | None, kind: str | None
) -> None:
    assert kind_of(number, country) == kind


def test_a_customers_further_ids_are_checked_and_the_id_as_ever_is_not() -> None:
    right, wrong = (TaxId(kind="siret", value=each["siret"]) for each in (RIGHT, WRONG))
    result = DraftEditor(Draft()).apply(
        [SetCustomer(tax_id="anything", tax_ids=(right,)), SetCustomer(tax_ids=(right, wrong))]
    )
    assert result.draft.customer_tax_id == "anything"
    assert result.draft.customer_tax_ids == (right,)
    assert [each.code for each in result.rejected] == ["tax_id_not_valid"]


def test_a_country_is_a_code_of_iso_3166() -> None:
    result = DraftEditor(Draft()).apply([SetCustomer(country="UK"), SetCustomer(country="GB")])
    assert [each.code for each in result.rejected] == ["country_unknown"]
    assert result.draft.customer_country == "GB"
    assert len(COUNTRIES) == 249
    assert Locale("en").territories.keys() >= COUNTRIES


@pytest.mark.parametrize("iban", ["DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432"])
def test_an_iban_must_have_its_check_digits(iban: str) -> None:
    assert iban_fault(iban) is None
    assert iban_fault(iban[:-1] + str((int(iban[-1]) + 1) % 10))


def test_a_bank_is_named_as_its_country_does() -> None:
    assert bic_fault("COBADEFFXXX") is None
    assert bic_fault("COBA")
    right = {"GB": "20-00-00", "US": "021000021", "AU": "062-000", "IN": "SBIN0001234"}
    assert [bank_code_fault(code, country) for country, code in right.items()] == [None] * 4
    wrong = {"GB": "20-00", "US": "021000022", "AU": "62", "IN": "SBIN9001234"}
    assert all(bank_code_fault(code, country) for country, code in wrong.items())
    assert account_fault("1234 5678", "GB") is None
    assert account_fault("12", "GB")
    assert account_fault("any-9", None) is bank_code_fault("any 9", None) is None


def test_what_is_not_used_of_later_fields_leaves_the_fingerprint_as_it_was() -> None:
    """A yes to what was read back before an upgrade stays a yes to the same invoice."""
    draft = Draft(customer_name="Acme", line_items=(LineItem(description="Work"),))
    known = "9a27f8871c9449d6"  # as the code of version 3 computed it
    assert fingerprint(draft).startswith(known)
    assert fingerprint(draft.model_copy(update={"customer_city": "Leeds"})) != fingerprint(draft)

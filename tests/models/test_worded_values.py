"""Payment rules, countries and tax ids that a model sends: only what the quoted words say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.domain.tax_ids import TaxId
from scatterpilot.domain.terms import PaymentTerms
from scatterpilot.engines.claude.faults import FaultyValueError
from scatterpilot.engines.claude.values import Known, read_value

SIRET = TaxId(kind="siret", value="732 829 320 00074")


def read(name: str, text: str, quote: str, held: Any = None) -> Any:
    return read_value(INVOICE_FIELDS[name], text, quote, Known(), held, date(2026, 3, 9))


@pytest.mark.parametrize(
    ("text", "quote", "terms"),
    [
        ("30 days EOM", "net 30 EOM", PaymentTerms(rule="after_end_of_month", number=30)),
        ("10 working days", "in 10 working days", PaymentTerms(rule="working_days", number=10)),
        (
            "30 jours fin de mois",
            "à 30 jours fin de mois",
            PaymentTerms(rule="end_of_month", number=30),
        ),
        (
            "the 15th of next month",
            "the 15th of next month",
            PaymentTerms(rule="day_of_next_month", day=15),
        ),
    ],
)
def test_a_rule_is_read_from_words_that_say_it(text: str, quote: str, terms: PaymentTerms) -> None:
    assert read("payment_terms", text, quote) == terms


@pytest.mark.parametrize(
    ("text", "quote"),
    [("30 days EOM", "net 30"), ("net 30", "net 30"), ("soon", "soon"), ("EOM", "10 working days")],
)
def test_a_rule_that_the_words_do_not_say_goes_back(text: str, quote: str) -> None:
    with pytest.raises(FaultyValueError):
        read("payment_terms", text, quote)


def test_a_country_follows_from_its_name_in_any_language_or_its_code() -> None:
    assert read("customer_country", "DE", "Berlin, Deutschland") == "DE"
    assert read("customer_country", "fr", "they are in France") == "FR"
    assert read("customer_country", "CH", "CH-8000 Zürich") == "CH"
    for code, quote in (("DE", "Paris, France"), ("XX", "XX"), ("Germany", "Germany")):
        with pytest.raises(FaultyValueError):
            read("customer_country", code, quote)


def test_tax_ids_are_kept_but_for_those_of_the_same_kind() -> None:
    other = TaxId(kind="vat", value="FR40303265045")
    read_ids = read("customer_tax_ids", "siret 732 829 320 00074", "SIRET 73282932000074", (other,))
    assert read_ids == (other, SIRET)
    assert read("customer_tax_ids", "vat FR1", "VAT FR1", read_ids) == (
        SIRET,
        TaxId(kind="vat", value="FR1"),
    )
    for text, quote in (("siret 999", "SIRET 732"), ("number 7", "number 7"), ("siret", "siret")):
        with pytest.raises(FaultyValueError):
            read("customer_tax_ids", text, quote)

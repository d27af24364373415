"""The table of places: whole, with its sources, and the page of the docs made from it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from scripts import places_page

from scatterpilot.domain.accounts import LOCAL
from scatterpilot.domain.countries import COUNTRIES
from scatterpilot.domain.tax_id_kinds import KINDS
from scatterpilot.presentation import places as module
from scatterpilot.presentation.addresses import Address, printed_address
from scatterpilot.presentation.labels import LABELS, LANGUAGES, terms_in_words
from scatterpilot.presentation.places import WHATS, Place, places

TABLE = json.loads(Path(module.__file__).with_suffix(".json").read_text(encoding="utf-8"))
COLUMNS = set(Place.__dataclass_fields__) - {"country"}
PLACES = "DE AT CH FR BE NL IT ES PT IE GB US CA AU NZ IN SG ZA".split()


def test_the_places_are_those_that_are_promised() -> None:
    assert list(TABLE) == PLACES
    assert set(PLACES) <= COUNTRIES


@pytest.mark.parametrize("country", PLACES)
def test_every_place_has_every_column(country: str) -> None:
    row = TABLE[country]
    assert row.keys() == COLUMNS
    assert row["sources"]
    assert all(source.startswith("https://") for source in row["sources"])
    assert row["tax_ids"]
    assert set(row["tax_ids"]) <= KINDS.keys()
    assert row["title"].keys() <= {"registered", "small_business"}
    assert row["register"].keys() == {"example", "rule"}
    for texts in (row["small_business"], row["reverse_charge"], row["late_payment"]):
        assert texts.keys() <= set(LANGUAGES)
        assert all(texts.values())


@pytest.mark.parametrize("country", PLACES)
def test_every_requirement_names_its_rule_and_is_one_that_code_can_check(country: str) -> None:
    for each in places()[country].requires:
        assert each.what in WHATS
        assert each.when in ("always", "registered", "small_business")
        assert each.rule
        assert each.above is None or each.above > Decimal(0)


def test_the_page_of_the_docs_is_made_from_the_table() -> None:
    remedy = "run `python -m scripts.places_page`"
    assert places_page.PATH.read_text(encoding="utf-8") == places_page.places_page(), remedy


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_for_every_rule_of_payment(language: str) -> None:
    words = LABELS[language]["terms_in_words"]
    assert words.keys() == LABELS["en"]["terms_in_words"].keys()
    for rule in words:
        for number in (0, 1, 30):
            text = terms_in_words(language, rule.removeprefix("days_"), number, 15)
            assert "{" not in text
    assert terms_in_words(language, "end_of_month", 30, None).startswith("30 ")


def test_payment_rules_read_as_people_say_them() -> None:
    assert terms_in_words("en", "end_of_month", 30, None) == "30 days end of month"
    assert terms_in_words("fr", "end_of_month", 30, None) == "30 jours fin de mois"
    assert terms_in_words("en", "working_days", 1, None) == "1 working day"
    assert terms_in_words("it", "day_of_next_month", 0, 15) == "il 15 del mese successivo"


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        (
            Address(street="Lange Reihe 5", postcode="20099", city="Hamburg", country="DE"),
            "Lange Reihe 5\n20099 Hamburg\nGermany",
        ),
        (
            Address(street="1 Elm", city="Austin", region="TX", postcode="78701", country="US"),
            "1 Elm\nAustin, TX 78701\nUnited States",
        ),
        (
            Address(city="Coogee", region="NSW", postcode="2034", country="AU"),
            "Coogee NSW 2034\nAustralia",
        ),
        (
            Address(city="Roma", region="RM", postcode="00184", country="IT"),
            "00184 Roma RM\nItaly",
        ),
        (Address(city="Leeds", postcode="LS1 4DY", country="GB"), "Leeds\nLS1 4DY\nUnited Kingdom"),
        (
            Address("1 High Street\nLeeds LS1 4DY", city="Leeds", postcode="LS1 4DY"),
            "1 High Street\nLeeds LS1 4DY",
        ),
        (
            Address("1 High Street", city="Leeds", country="GB"),
            "1 High Street\nLeeds\nUnited Kingdom",
        ),
        (Address("As typed"), "As typed"),
        (Address(), ""),
    ],
)
def test_an_address_is_written_as_in_its_country_and_says_nothing_twice(
    address: Address, printed: str
) -> None:
    assert printed_address(address, "en") == printed


def test_places_without_iban_have_a_form_for_their_accounts() -> None:
    assert {"GB", "US", "CA", "AU", "NZ", "IN", "SG", "ZA"} == LOCAL.keys()

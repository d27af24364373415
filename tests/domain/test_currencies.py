"""Which currencies can be billed: ISO 4217's present list; what has left it stays readable."""

from __future__ import annotations

import iso4217
import pytest
from scripts import currencies

from scatterpilot.domain.currency_list import MINOR_UNITS, WITHDRAWN
from scatterpilot.domain.documents import draft_document, draft_from_document
from scatterpilot.domain.edits import SetCurrency, SetNotes
from scatterpilot.domain.money import currency_fault, is_currency, minor_units
from tests.domain import oracle
from tests.domain.samples import DICTATED, a_draft, apply


def test_what_can_be_billed_is_what_iso_lists_with_minor_units_today() -> None:
    listed = {each.code: each.exponent for each in iso4217.Currency}
    assert {code: units for code, units in listed.items() if units is not None} == MINOR_UNITS
    assert {code: minor_units(code) for code in oracle.MINOR_UNITS} == oracle.MINOR_UNITS
    assert [minor_units(code) for code in ("XCG", "CLF", "UYW")] == [2, 4, 4]


def test_the_lists_are_those_of_the_packages_that_are_installed() -> None:
    for path, text in currencies.files().items():
        assert path.read_text(encoding="utf-8") == text, "run `make generated`"


def test_a_code_that_leaves_the_list_keeps_its_minor_units() -> None:
    # CLDR writes dinars without decimals; what was billed in them has three.
    without = {code: units for code, units in currencies.present().items() if code != "IQD"}
    assert currencies.withdrawn(without)["IQD"][0] == 3


@pytest.mark.parametrize(
    "code", ["usd", "", "XXX", "XTS", "XAU", "XDR", "US", "CNH", "USD ", "€", "x" * 10_000]
)
def test_what_is_no_currency_is_refused_with_a_remedy(code: str) -> None:
    assert not is_currency(code)
    assert currency_fault(code) == "there is no such currency; use a code such as USD or EUR"


@pytest.mark.parametrize(
    ("code", "successor"),
    [
        *(("BGN", "EUR"), ("HRK", "EUR"), ("DEM", "EUR"), ("ANG", "XCG"), ("ZWL", "ZWG")),
        *(("SLL", "SLE"), ("RUR", "RUB"), ("CUC", "CUP"), ("MRO", "MRU"), ("BYR", "BYN")),
    ],
)
def test_a_withdrawn_currency_is_refused_with_its_successor(code: str, successor: str) -> None:
    assert currency_fault(code) == f"{code} was replaced by {successor}; use {successor}"


def test_every_successor_can_be_billed() -> None:
    assert {new for _, _, new in WITHDRAWN.values() if new} <= MINOR_UNITS.keys()
    assert not WITHDRAWN.keys() & MINOR_UNITS.keys()


def test_what_several_countries_used_names_no_single_successor() -> None:
    assert currency_fault("SUR") == "SUR is no longer in use; use a code such as USD or EUR"


def test_a_draft_in_a_withdrawn_currency_is_computed_and_changed_but_not_begun() -> None:
    stored = {**draft_document(a_draft(*DICTATED)), "currency": "BGN"}
    old = draft_from_document(stored)
    assert draft_document(old) == stored
    kept = apply(old, [SetNotes(notes="Thanks"), SetCurrency(currency="BGN")])
    assert (kept.rejected, kept.draft.currency, kept.draft.notes) == ((), "BGN", "Thanks")
    refused = apply(kept.draft, [SetCurrency(currency="ANG")])
    assert [found.message for found in refused.rejected] == ["ANG was replaced by XCG; use XCG."]

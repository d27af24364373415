"""More than one tax in a message: side by side, each on a line of its own, or by a line's name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scatterpilot.domain.totals import compute_totals
from tests.engine.talking import Talk


@pytest.mark.parametrize(
    ("said", "tax"),
    [
        ("GST 5% and PST 7%", "12"),
        ("CGST 9% SGST 9%", "18"),
        ("5% GST + 9.975% QST", "14.98"),
    ],
)
def test_taxes_of_two_names_on_the_same_lines_stand_side_by_side(said: str, tax: str) -> None:
    talk = Talk()
    talk.say(f"Invoice Elm Ballet: costumes $100, {said}, net 10")
    totals = compute_totals(talk.draft)
    assert (len(totals.taxes), totals.tax_total) == (2, Decimal(tax))


def test_a_rate_corrected_is_not_added() -> None:
    talk = Talk()
    talk.say("Invoice Elm Ballet: costumes $100, 20% VAT, no wait 10% VAT, net 10")
    assert talk.draft.tax_rate == Decimal("0.1")


def test_each_rate_is_on_the_line_before_it() -> None:
    talk = Talk()
    talk.say("Invoice Elm Ballet: hats $100 at 5% tax, shoes $200 at 21% tax, net 10")
    assert [line.tax_rate for line in talk.draft.line_items] == [Decimal("0.05"), Decimal("0.21")]
    assert talk.draft.tax_rate is None


def test_a_place_may_stand_in_a_taxs_name() -> None:
    talk = Talk()
    talk.say("Invoice Elm Ballet: costumes $100, 8.25% TX sales tax, net 10")
    assert talk.draft.tax_rate == Decimal("0.0825")
    assert [line.description for line in talk.draft.line_items] == ["Costumes"]


@pytest.mark.parametrize("said", ["hats no VAT, shoes 20% VAT", "hats: no VAT; shoes: 20% VAT"])
def test_lines_named_before_their_tax_have_it_alone(said: str) -> None:
    talk = Talk()
    talk.say("Invoice Elm Ballet for 2 hats at $10 and 1 pair of shoes at $50, net 10")
    talk.say(said)
    assert [line.taxable for line in talk.draft.line_items] == [False, True]
    assert talk.draft.tax_rate == Decimal("0.2")

"""More than one tax in a message: side by side, each on a line of its own, or by a line's name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.engine.talking import Talk


@pytest.mark.parametrize(
    ("said", "rate"),
    [
        ("GST 5% and PST 7%", "0.12"),
        ("CGST 9% SGST 9%", "0.18"),
        ("5% GST + 9.975% QST", "0.14975"),
    ],
)
def test_taxes_of_two_names_on_the_same_lines_add_up_and_that_is_said(said: str, rate: str) -> None:
    talk = Talk()
    reply = talk.say(f"Invoice Elm Ballet: costumes $100, {said}, net 10")
    assert talk.draft.tax_rate == Decimal(rate)
    assert "one tax" in reply.text


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

"""Money that no draft can state is never bent into a line, a tax or a discount."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scatterpilot.domain.totals import compute_totals
from scatterpilot.ports import EngineReply
from tests.engine.talking import Talk

_CHAIRS = "Invoice Birch Ltd for 2 chairs at $45 and 1 desk at $310, net 10"


def _last(*messages: str) -> tuple[EngineReply, Talk]:
    talk = Talk()
    for message in messages:
        reply = talk.say(message)
    return reply, talk


@pytest.mark.parametrize(
    "said",
    [
        "Invoice Birch Ltd: website $2000 with $500 retainer deducted, net 10",
        "Invoice Birch Ltd: website $2000 and credit of $500, net 10",
        "Invoice Birch Ltd: website $2000 less the $500 deposit, net 10",
        "Invoice Birch Ltd: website $2000, minus a deposit of $500 already paid, net 10",
    ],
)
def test_money_to_be_taken_off_is_no_line_and_is_asked_about(said: str) -> None:
    reply, talk = _last(said)
    assert [line.unit_price for line in talk.draft.line_items] == [Decimal(2000)]
    assert reply.holds
    assert "full amount" in reply.text


def test_money_already_paid_is_said_beside_the_read_back() -> None:
    reply, talk = _last("Invoice Birch Ltd: website $2000, net 10. She already paid me $300")
    assert len(talk.draft.line_items) == 1
    assert "full amount" in reply.text
    assert not reply.holds
    assert not reply.sure


@pytest.mark.parametrize("said", ["deduct $20", "apply a $50 credit", "subtract $100"])
def test_money_taken_off_later_is_asked_about(said: str) -> None:
    reply, talk = _last(_CHAIRS, said)
    assert len(talk.draft.line_items) == 2
    assert reply.holds


@pytest.mark.parametrize("taxes", ["GST 5% and PST 7%", "CGST 9% and SGST 9%"])
def test_two_taxes_are_never_made_one_in_silence(taxes: str) -> None:
    reply, _ = _last(f"Invoice Birch Ltd: repairs $1,000 flat, plus {taxes}. Net 30.")
    rate = sum(int(tax.split()[1].rstrip("%")) for tax in taxes.split(" and "))
    assert taxes in reply.text
    assert f"one tax of {rate}%" in reply.text


def test_two_rates_for_two_lines_are_asked_about_when_one_is_lost() -> None:
    reply, talk = _last("Invoice Birch Ltd: books $100 at 7% tax, software $200 at 19% tax, net 10")
    stated = {group.rate for group in compute_totals(talk.draft).taxes}
    assert reply.holds or stated == {Decimal("0.07"), Decimal("0.19")}


def test_tax_that_prices_include_is_not_added_in_silence() -> None:
    reply, _ = _last("Invoice Birch Ltd: 3 mats at $110 each, prices include 10% GST. Net 9")
    assert reply.holds
    assert "on top" in reply.text


def test_a_withholding_is_named() -> None:
    reply, _ = _last("Invoice Birch Ltd: consulting €1,000, withholding tax applies, net 10")
    assert "withholding tax" in reply.text


def test_an_exemption_that_was_lost_is_asked_about() -> None:
    reply, talk = _last(
        "Invoice Birch Ltd for 4 totes at $8 each plus $24 shipping. 7.5% tax, but don't tax the "
        "shipping. Net 30."
    )
    assert reply.holds or not all(line.taxable for line in talk.draft.line_items)


def test_a_total_said_that_differs_is_said_with_the_computed_one() -> None:
    reply, _ = _last("Invoice Birch Ltd for 3 widgets at $10 each, $35 altogether, net 10")
    assert reply.holds
    assert "$35.00" in reply.text
    assert "$30.00" in reply.text


def test_a_row_of_the_total_is_not_billed_in_silence() -> None:
    reply, _ = _last(
        "Invoice Birch Ltd, net 10:\n2 x Chair .. $90.00\n1 x Desk .. $310.00\nTOTAL $400"
    )
    assert reply.holds or "$400.00" in reply.text


def test_a_share_to_be_billed_is_not_taken_for_the_whole() -> None:
    reply, _ = _last(
        "Kitchen for Lena Ortiz is $9,000. Bill half of it as the deposit, due March 16"
    )
    assert reply.holds or "$4,500.00" in reply.text


def test_a_discount_between_the_lines_is_asked_about() -> None:
    reply, _ = _last("Invoice Birch Ltd: audit $1000 with 20% off, support $500, net 10")
    assert reply.holds
    assert "20%" in reply.text


@pytest.mark.parametrize("change", ["chairs are $4 cheaper", "the chairs cost $4 less each"])
def test_a_difference_is_not_taken_for_the_price_in_silence(change: str) -> None:
    reply, talk = _last(_CHAIRS, change)
    assert reply.holds or talk.draft.line_items[0].unit_price == 41


def test_a_discount_off_each_is_not_taken_off_once_in_silence() -> None:
    reply, talk = _last(_CHAIRS, "take $5 off every chair")
    assert reply.holds or compute_totals(talk.draft).total == 390


@pytest.mark.parametrize("shift", ["extend the due date by a week", "push the due date by a week"])
def test_a_due_date_that_moved_the_wrong_way_is_asked_about(shift: str) -> None:
    _, before = _last(_CHAIRS)
    reply, talk = _last(_CHAIRS, shift)
    assert before.draft.due_date is not None
    assert talk.draft.due_date is not None
    assert reply.holds or talk.draft.due_date > before.draft.due_date


def test_a_split_that_left_as_many_lines_is_asked_about() -> None:
    reply, talk = _last(
        "Kauri Marine owes for 10 hours of diving at $140 an hour, net 20",
        "Two of those were travel. Put the travel on its own line, same price, so eight diving.",
    )
    assert reply.holds or len(talk.draft.line_items) == 2

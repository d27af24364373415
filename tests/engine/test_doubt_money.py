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
        "Invoice Birch Ltd: website $2000 less the $500 deposit, net 10",
        "Invoice Birch Ltd: website $2000, minus a deposit of $500 already paid, net 10",
    ],
)
def test_money_to_be_taken_off_is_no_line_and_lowers_what_is_due(said: str) -> None:
    _, talk = _last(said)
    totals = compute_totals(talk.draft)
    assert [line.unit_price for line in talk.draft.line_items] == [Decimal(2000)]
    assert (totals.total, totals.amount_due) == (2000, 1500)


def test_money_already_paid_is_a_payment() -> None:
    _, talk = _last("Invoice Birch Ltd: website $2000, net 10. She already paid me $300")
    assert len(talk.draft.line_items) == 1
    assert compute_totals(talk.draft).amount_due == 1700


@pytest.mark.parametrize("taxes", ["GST 5% and PST 7%", "CGST 9% and SGST 9%"])
def test_two_taxes_are_two(taxes: str) -> None:
    _, talk = _last(f"Invoice Birch Ltd: repairs $1,000 flat, plus {taxes}. Net 30.")
    names = [tax.split()[0] for tax in taxes.split(" and ")]
    assert [tax.name for tax in compute_totals(talk.draft).taxes] == names


def test_two_rates_for_two_lines_are_asked_about_when_one_is_lost() -> None:
    reply, talk = _last("Invoice Birch Ltd: books $100 at 7% tax, software $200 at 19% tax, net 10")
    stated = {group.rate for group in compute_totals(talk.draft).taxes}
    assert reply.holds or stated == {Decimal("0.07"), Decimal("0.19")}


def test_an_exemption_that_was_lost_is_asked_about() -> None:
    reply, talk = _last(
        "Invoice Birch Ltd for 4 totes at $8 each plus $24 shipping. 7.5% tax, but don't tax the "
        "shipping. Net 30."
    )
    assert reply.holds or not all(line.taxable for line in talk.draft.line_items)


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


@pytest.mark.parametrize(
    ("said", "total"),
    [
        ("3 mats at $110 each, prices include 10% GST", 330),
        ("\n2 x Chair .. $90.00\n1 x Desk .. $310.00\nTOTAL $400\n", 400),
        ("audit $1000 with 20% off, support $500", 1300),
        ("2,500 flyers at £450 for the lot", 450),
    ],
)
def test_what_is_said_of_a_sum_counts_once(said: str, total: int) -> None:
    _, talk = _last(f"Invoice Birch Ltd: {said}, net 10")
    assert compute_totals(talk.draft).total == total


@pytest.mark.parametrize(
    "said",
    [
        "Invoice Birch Ltd: website $2000 and credit of $500, net 10",
        "Invoice Birch Ltd for 3 widgets at $10 each, total $35, net 10",
        "Invoice Birch Ltd for 2 chairs at $45 and 1 desk at €310, net 10",
    ],
)
def test_money_that_does_not_add_up_is_asked_about(said: str) -> None:
    reply, _ = _last(said)
    assert reply.holds or reply.question is not None


def test_half_of_a_job_is_billed_as_half() -> None:
    _, talk = _last(
        "Kitchen for Lena Ortiz is $9,000. Bill half of it as the deposit, due March 16"
    )
    assert compute_totals(talk.draft).total == 4500

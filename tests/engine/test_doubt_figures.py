"""A figure that was taken for something it does not look like is asked about, not read back."""

from __future__ import annotations

import pytest

from scatterpilot.domain.totals import compute_totals
from tests.engine.talking import Talk


def _asked(*messages: str) -> str:
    """The question asked instead of a read-back after the last message, or an empty string."""
    talk = Talk()
    for message in messages:
        reply = talk.say(message)
    assert reply.holds is not reply.sure or not reply.holds
    return reply.text if reply.holds else ""


@pytest.mark.parametrize("number", ["208-555-0199", "(208) 555 0199", "07700 900118"])
def test_a_phone_number_is_never_a_line_and_that_is_said(number: str) -> None:
    talk = Talk()
    reply = talk.say(f"Invoice Ann Lee, phone {number}, for 3 hours of mowing at $40. Due April 3")
    assert [line.unit_price for line in talk.draft.line_items] == [40]
    assert not reply.sure or number not in reply.text


def test_prices_beside_each_other_are_no_phone_number() -> None:
    talk = Talk()
    talk.say("Invoice Birch Ltd, net 10:\nChair 2 45.00 90.00\nDesk 1 310.00 310.00")
    assert len(talk.draft.line_items) == 2


def test_the_row_of_the_total_is_no_line() -> None:
    talk = Talk()
    talk.say("Invoice Birch Ltd, net 10:\n- Chair $90.00\n- Desk $310.00\n- Total $400.00")
    assert [line.unit_price for line in talk.draft.line_items] == [90, 310]


def _question(said: str) -> str:
    """What is asked after a message, as a doubt or for a figure that was left open."""
    reply = Talk().say(said)
    return reply.text if reply.holds or reply.question else ""


@pytest.mark.parametrize("said", ["$1.000.00", "$1,0000"])
def test_a_figure_that_can_be_read_two_ways_is_asked_about(said: str) -> None:
    assert said.strip("$") in _question(f"Invoice Oak Ltd for a lamp at {said}, net 10")


def test_a_choice_of_two_quantities_is_asked_about() -> None:
    asked = _question("Invoice Oak Ltd for three or four hours of tuning at $80, net 10")
    assert "three or four" in asked


@pytest.mark.parametrize("said", ["1/2 page ad", "½ page ad"])
def test_a_share_that_may_be_a_size_is_asked_about(said: str) -> None:
    assert said[:-8] in _question(f"Invoice Oak Ltd for {said} at $400, net 10")
    assert not _question("Invoice Oak Ltd for 1/2 hour of tuning at $80, net 10")


@pytest.mark.parametrize(
    ("said", "total"),
    [
        ("Invoice Oak Ltd for phase 2 of 3: $4,000, net 10", "4000.00"),
        ("Invoice Oak Ltd for Office 365 setup, $300, net 30", "300.00"),
        ("Invoice Oak Ltd for job 1042: gutters at $200, net 30", "200.00"),
        ("Invoice Oak Ltd for 401k setup at $500, net 10", "500.00"),
        ("| date | task | hours |\n| 2026-03-02 | sketches | 3.5 |\n\nall at $95/hr, client Elm, "
         "net 9", "332.50"),
        ("Invoice Oak Ltd for 2,500 flyers at £9 per hundred, net 10", "225.00"),
        ("Invoice Oak Ltd for 2,500 flyers at £9 per 100, net 10", "225.00"),
        ("Invoice Oak Ltd for consulting GH₵200, net 10", "200.00"),
    ],
)  # fmt: skip
def test_what_is_read_rightly_is_not_asked_about(said: str, total: str) -> None:
    talk = Talk()
    assert not talk.say(said).holds
    assert str(compute_totals(talk.draft).total) == total


def test_an_amount_far_above_the_rest_is_asked_about() -> None:
    said = "Invoice Oak Ltd: 9000 snow visits at $175 and 2 bags at $11, net 10"
    assert "far above the rest" in _asked(said)


def test_figures_that_ended_nowhere_are_named() -> None:
    said = "Invoice Oak Ltd for 3 hours of mowing at $40 an hour, net 10, 4.712% GET"
    assert "4.712%" in _question(said)


@pytest.mark.parametrize(
    "said",
    [
        "Invoice Oak Ltd for 3 hours of mowing at $40, net 9. Ring me on 07700 900461 if unclear",
        "Invoice Oak Ltd: 1. mowing $40 2. edging $30, due 30 April 2026",
        "Invoice Oak Ltd for 14 A5 posters at $8 each, net 10",
        "Invoice Oak Ltd for 30 spark plugs at $6 each and 2 filters at $14 each, due 3/30",
        "Invoice Oak Ltd for 5 hours of design at $80, total $400, net 10",
    ],
)
def test_a_plain_invoice_is_read_back_at_once(said: str) -> None:
    assert _asked(said) == ""

"""What is billed may stand far from its figures, among talk, or in several pieces."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.engine.talking import Talk


def _told(said: str) -> list[tuple[str | None, Decimal | None, Decimal | None]]:
    talk = Talk()
    talk.say(said)
    return [(line.description, line.quantity, line.unit_price) for line in talk.draft.line_items]


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("Tyre swaps for Elm Cabs, $64 a car, they sent over several", [("Tyre swaps", None, 64)]),
        (
            "this is for mara quist i did a kitchen refit that was six days at two hundred a day "
            "and then tiles came to three hundred pounds all in",
            [("Kitchen refit", 6, 200), ("Tiles", 1, 300)],
        ),
        (
            "Bill Elm Cabs for: 1) lunch menu $600 2) 500 cards at $0.35 3) delivery $25",
            [("Lunch menu", 1, 600), ("Cards", 500, Decimal("0.35")), ("Delivery", 1, 25)],
        ),
        ("Invoice Elm Cabs for lawn care", [("Lawn care", None, None)]),
        ("Invoice Elm Cabs for last month's work", []),
        (
            "Invoice Elm Cabs: washing 10 hrs, waxing 12 hrs, all at $50/hr",
            [("Washing", 10, 50), ("Waxing", 12, 50)],
        ),
        ("Invoice Elm Cabs $480 for the tuning of 2 radios", [("Tuning of 2 radios", 1, 480)]),
        ("bill: elm cabs. what: 6 trays of mints. price: 42 each", [("Trays of mints", 6, 42)]),
        (
            "Invoice Elm Cabs: Stage 1 survey $4,000; Stage 2 build 60 hrs @ $135",
            [("Stage 1 survey", 1, 4000), ("Stage 2 build", 60, 135)],
        ),
        ("Invoice Elm Cabs: 4 seats, 12 dollars 50 each", [("Seats", 4, Decimal("12.50"))]),
        ("Invoice Elm Cabs: breakfast $14 x 3", [("Breakfast", 3, 14)]),
        ("Invoice Elm Cabs: edging, $15 each time, 2 times", [("Edging", 2, 15)]),
    ],
)
def test_lines_are_put_together_from_their_pieces(
    said: str, lines: list[tuple[str | None, Decimal | None, Decimal | None]]
) -> None:
    assert _told(said) == lines


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("bill the Guild of Elm Hill $75/hr x 6 hrs tuning", "Guild of Elm Hill"),
        ("Bill the Quist family $75 for a cake", "Quist family"),
        ("Elm + Ash Ltd, 2 chairs at $30 each", "Elm + Ash Ltd"),
        ("great. It's for Elm Hospice, 140 miles at $0.45 a mile", "Elm Hospice"),
        ("Can you do one for Mara? 5 lessons, 60 each", "Mara"),
        (
            "The porch for Mara Quist comes to $6,400 altogether, but this invoice is for the 25% "
            "deposit, so $1,600",
            "Mara Quist",
        ),
    ],
)
def test_the_customer_is_found_among_the_work(said: str, name: str) -> None:
    talk = Talk()
    talk.say(said)
    assert talk.draft.customer_name == name


def test_an_address_ends_before_the_work_begins() -> None:
    talk = Talk()
    talk.say("Invoice Mara Quist, at 12 High Street, Leeds LS1 4AB, for 3 hours of tuning at $30")
    assert talk.draft.customer_address == "12 High Street, Leeds LS1 4AB"
    assert talk.draft.line_items[0].quantity == 3


@pytest.mark.parametrize("said", ["a deposit of 100 already paid", "the $100 deposit was received"])
def test_a_part_paid_before_is_no_line(said: str) -> None:
    talk = Talk()
    talk.say("Invoice Elm Cabs for a seat $280, net 30")
    talk.say(said)
    assert len(talk.draft.line_items) == 1


@pytest.mark.parametrize("said", ["vat 15", "VAT: 15", "tax is 15"])
def test_a_small_figure_alone_after_a_tax_word_is_its_rate(said: str) -> None:
    talk = Talk()
    talk.say("Invoice Elm Cabs for a seat $280, net 30")
    talk.say(said)
    assert talk.draft.tax_rate == Decimal("0.15")


@pytest.mark.parametrize(
    "said", ["$900 for 3 seats", "$900 for 3 hours of wax", "3 seats for $900"]
)
def test_a_sum_for_several_is_for_all_of_them(said: str) -> None:
    talk = Talk()
    talk.say(f"Invoice Elm Cabs {said}, net 30")
    (line,) = talk.draft.line_items
    assert line.quantity is not None
    assert line.unit_price is not None
    assert line.quantity * line.unit_price == 900


@pytest.mark.parametrize("said", ["moulding twice, $95", "the twice yearly service $95"])
def test_a_price_that_is_not_for_each_time_is_for_all(said: str) -> None:
    talk = Talk()
    talk.say(f"Invoice Elm Chapel for {said}, net 30")
    assert [line.quantity for line in talk.draft.line_items] == [1]


def test_things_that_are_only_counted_are_named_once() -> None:
    talk = Talk()
    talk.say("Bill Elm Farm for 3 crates at $20 each, net 14")
    (line,) = talk.draft.line_items
    assert (line.description, line.quantity, line.unit) == ("Crates", 3, None)


@pytest.mark.parametrize("said", ["Invoice Ann Elm for 2 hours", "bill Ann Elm, 2 hours, net 7"])
def test_a_count_alone_is_billed_and_the_rest_asked_for(said: str) -> None:
    talk = Talk()
    reply = talk.say(said)
    assert [(line.quantity, line.unit) for line in talk.draft.line_items] == [(2, "hours")]
    assert reply.question is not None
    assert "did not understand" not in reply.text


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("a $300 photo shoot", "Photo shoot"),
        ("photo shoot $300", "Photo shoot"),
        ("the shoot, $300", "Shoot"),
        ("the following:\n- Shoot: $300", "Shoot"),
    ],
)
def test_a_shoot_is_work(said: str, name: str) -> None:
    talk = Talk()
    talk.say(f"Invoice Elm Chapel for {said}")
    assert [line.description for line in talk.draft.line_items] == [name]


@pytest.mark.parametrize("said", ["oh shoot, make it 5 hours", "Shoot! make it 5 hours"])
def test_a_shoot_that_is_only_exclaimed_is_none(said: str) -> None:
    talk = Talk()
    talk.say("Invoice Elm Chapel for 4 hours of design at $50")
    talk.say(said)
    (line,) = talk.draft.line_items
    assert (line.description, line.quantity) == ("Design", 5)

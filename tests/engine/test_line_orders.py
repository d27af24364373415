"""Orders about single lines: by their number, by how much more, and the same for another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scatterpilot.domain.totals import compute_totals
from tests.engine.talking import Talk

_OPENING = "Invoice Elm Joinery for 3 hours sanding at $50 an hour and 4 hinges at $8 each, net 30"


def _lines(talk: Talk) -> list[tuple[Decimal | None, Decimal | None]]:
    return [(line.quantity, line.unit_price) for line in talk.draft.line_items]


def _told(*said: str) -> list[tuple[Decimal | None, Decimal | None]]:
    talk = Talk()
    for message in said:
        talk.say(message)
    return _lines(talk)


@pytest.mark.parametrize(
    ("said", "quantity", "price"),
    [
        ("change the quantity of line 2 to 5", 5, 8),
        ("line 2: 6 hinges", 6, 8),
        ("line 2 price 9", 4, 9),
        ("item 2 is now 7 hinges", 7, 8),
        ("the second line is 12 hinges", 12, 8),
        ("double the hinges", 8, 8),
        ("triple the quantity of the hinges", 12, 8),
        ("halve the price of the second line", 4, 4),
        ("add another hinge", 5, 8),
        ("an extra hinge please", 5, 8),
        ("remove one hinge", 3, 8),
        ("bump the hinges by 2", 6, 8),
        ("raise the price of the second line by $2", 4, 10),
        ("lower the hinge price by 50%", 4, 4),
        ("drop the hinges to 2", 2, 8),
        ("the hinges are 9, not 8", 4, 9),
        ("the hinges are 6, not 4", 6, 8),
        ("take 3 of the hinges off", 1, 8),
    ],
)
def test_a_line_is_changed_where_it_was_named(said: str, quantity: int, price: int) -> None:
    assert _told(_OPENING, said) == [(3, 50), (quantity, price)]


@pytest.mark.parametrize("said", ["double it", "double the quantity"])
def test_the_only_line_needs_no_name(said: str) -> None:
    assert _told("Invoice Elm Joinery for 4 hinges at $8 each, net 30", said) == [(8, 8)]


def test_an_order_to_multiply_is_no_yes_to_creating_the_invoice() -> None:
    talk = Talk()
    talk.say("Invoice Elm Joinery for sanding $50 and varnish $20, net 30")
    assert talk.say("make it twice as many").intent == "continue"


@pytest.mark.parametrize(
    ("first", "second", "price"),
    [
        ("the sanding is $45 an hour", "same for the hinges", 45),
        ("the rate for sanding is 44", "same for the other one", 44),
    ],
)
def test_the_same_for_another_line_copies_what_was_changed_last(
    first: str, second: str, price: int
) -> None:
    assert _told(_OPENING, first, second) == [(3, price), (4, price)]


@pytest.mark.parametrize(
    "said", ["the varnish was free, remove that line", "they didn't want the varnish so drop it"]
)
def test_that_line_is_the_one_the_sentence_speaks_of(said: str) -> None:
    assert _told("Invoice Elm Joinery for sanding $50 and varnish $20, net 30", said) == [(1, 50)]


def test_counted_work_fills_the_line_that_was_named_before() -> None:
    talk = Talk()
    for message in ("bill for Elm Golf Club", "trimming the hedges", "6 trims at $70 a trim"):
        talk.say(message)
    assert _lines(talk) == [(6, 70)]
    assert talk.draft.line_items[0].description == "Trimming the hedges"


@pytest.mark.parametrize("said", ["remove that line", "remove that", "drop that one"])
def test_that_is_what_was_added_last_and_never_the_whole_invoice(said: str) -> None:
    talk = Talk()
    talk.say(_OPENING)
    talk.say("add a crate for $20")
    assert talk.say(said).intent == "continue"
    assert _lines(talk) == [(3, 50), (4, 8)]


def test_what_came_back_is_taken_off_the_count() -> None:
    assert _told(_OPENING, "they returned two hinges") == [(3, 50), (2, 8)]


@pytest.mark.parametrize(
    "said",
    [
        "make the courier free",
        "courier is free",
        "the courier should be on the house",
        "no charge for the courier",
        "actually make line 1 free of charge please",
    ],
)
def test_a_line_may_cost_nothing_after_all(said: str) -> None:
    talk = Talk()
    talk.say("Invoice Elm Press: courier $18.75, report $350, net 7")
    talk.say(said)
    assert [line.unit_price for line in talk.draft.line_items] == [0, 350]


@pytest.mark.parametrize("said", ["they're free on friday", "sugar free biscuits $4", "tax free"])
def test_what_is_otherwise_free_costs_as_before(said: str) -> None:
    talk = Talk()
    talk.say("Invoice Elm Press: courier $18.75, report $350, net 7")
    talk.say(said)
    assert [line.unit_price for line in talk.draft.line_items][:2] == [Decimal("18.75"), 350]


@pytest.mark.parametrize(
    "said",
    [
        "15% off everything except the album",
        "15% off all but the album",
        "take 15% off the lot, apart from the album",
        "15% off the prints and the frames",
    ],
)
def test_a_discount_may_leave_lines_out(said: str) -> None:
    talk = Talk()
    talk.say(f"Invoice Ruth Elm: prints 200, frames 100, album 300. {said}. net 7")
    assert [line.discount is not None for line in talk.draft.line_items] == [True, True, False]
    assert compute_totals(talk.draft).total == 555


@pytest.mark.parametrize("said", ["4 tubs @ 6.50, 2 @ 5.25", "4 tubs at 6.50 and 2 at 5.25"])
def test_a_price_behind_its_sign_is_never_passed_over(said: str) -> None:
    talk = Talk()
    talk.say(f"Invoice Elm Ices: {said}, net 7")
    prices = [line.unit_price for line in talk.draft.line_items]
    assert prices == [Decimal("6.50"), Decimal("5.25")]


def test_a_price_for_each_of_a_thing_is_that_lines() -> None:
    talk = Talk()
    talk.say("Invoice Elm & Daughter for 5 hours of sign writing and 3 easels, net 28")
    talk.say("£42 an hour for the sign writing, £30 per easel")
    assert [line.unit_price for line in talk.draft.line_items] == [42, 30]

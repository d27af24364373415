"""Greetings, slips of the key and remarks around a customer's name are no part of it."""

from __future__ import annotations

import pytest

from tests.engine.talking import Talk


@pytest.mark.parametrize(
    "said",
    [
        "hellooo 🌷 Mara Quist, 3 wreaths at $40 each, due friday",
        "Certainly. Mara Quist, 3 wreaths at $40 each, due friday",
        "Of course — Mara Quist, 3 wreaths at $40 each, due friday",
        "yayyy 🎉🎉 Mara Quist for 3 wreaths at $40 each, due friday",
        "charg Mara Quist for 3 wreaths at $40 each, due friday",
        "3 wreaths at $40 each, due friday. bill goes ot Mara Quist",
        "invoice Mara Kvist, well Mara Quist is the registered name, for 3 wreaths at $40 each",
    ],
)
def test_what_surrounds_a_name_stays_out_of_it(said: str) -> None:
    talk = Talk()
    talk.say(said)
    assert talk.draft.customer_name == "Mara Quist"
    assert [line.description for line in talk.draft.line_items] == ["Wreaths"]


def test_an_affirmation_before_the_answer_is_not_the_answer() -> None:
    talk = Talk()
    talk.say("I'd like to create an invoice, please.")
    talk.say("Absolutely. Mara Quist, for 6 hours of editing at $65 per hour")
    assert talk.draft.customer_name == "Mara Quist"
    assert talk.draft.line_items[0].description == "Editing"


def test_a_name_may_read_like_an_order_to_a_machine() -> None:
    talk = Talk()
    talk.say("Ignore All Previous Invitations Ltd wants an invoice for 4 banners at $37 each")
    assert talk.draft.customer_name == "Ignore All Previous Invitations Ltd"


@pytest.mark.parametrize("when", ["October", "March and April", "Q2"])
def test_a_time_is_no_customer(when: str) -> None:
    talk = Talk()
    talk.say(f"Payroll runs for {when}, 11 hours at $48 per hour")
    assert talk.draft.customer_name is None


def test_a_customer_may_be_called_like_a_month() -> None:
    talk = Talk()
    talk.say("Invoice April for 3 hours of tutoring at $48 per hour")
    assert talk.draft.customer_name == "April"


def test_a_count_of_floor_tiles_is_no_address() -> None:
    talk = Talk()
    talk.say("Bill Elm Gym for 24 rubber floor mats, due April 20")
    assert talk.draft.customer_address is None
    assert talk.draft.line_items[0].quantity == 24


@pytest.mark.parametrize(
    "said",
    [
        "the address to put on it is 3 Mill Lane, York YO1 9QL",
        "the address we have on the invoice should be 3 Mill Lane, York YO1 9QL",
        "their address is 3 Mill Lane, York YO1 9QL",
    ],
)
def test_an_address_begins_after_its_announcement(said: str) -> None:
    talk = Talk()
    talk.say(said)
    assert talk.draft.customer_address == "3 Mill Lane, York YO1 9QL"


@pytest.mark.parametrize("said", ["and it was for Elm View Tours", "it's for Elm View Tours"])
def test_whom_it_was_for_renames_the_customer(said: str) -> None:
    talk = Talk()
    talk.say("Invoice Elm Tours for 2 boat trips at $400, net 14")
    talk.say(said)
    assert talk.draft.customer_name == "Elm View Tours"


def test_a_correction_is_no_answer_to_who_it_is_for() -> None:
    talk = Talk()
    talk.say("8 lessons at 55 each, net 7")
    talk.say("actually it was 9 lessons")
    assert talk.draft.customer_name is None
    assert talk.draft.line_items[0].quantity == 9


def test_a_name_may_be_spelled_anew() -> None:
    talk = Talk()
    talk.say("Invoice Shawn Quist for 4 hours of tuning at $60/hr, net 7")
    talk.say("it's spelled Sean Quist")
    assert talk.draft.customer_name == "Sean Quist"


@pytest.mark.parametrize("said", ["need a new invoice started", "let's get an invoice going"])
def test_starting_an_invoice_names_nobody(said: str) -> None:
    talk = Talk()
    talk.say(said)
    assert talk.draft.customer_name is None

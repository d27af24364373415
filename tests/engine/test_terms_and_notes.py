"""Discounts, notes, dates and references as people announce and change them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from scatterpilot.domain.profile import Profile
from tests.engine.talking import Talk

_OPENING = "Invoice Elm Ballet for 10 costumes at $58 each, 10% discount, due April 30"


@pytest.mark.parametrize(
    ("said", "percent", "amount"),
    [
        ("bump the discount up to 15%", 15, None),
        ("drop the discount down to 5%", 5, None),
        ("swap that 10% discount for a $40 one", None, 40),
        ("replace the 10% discount with $30 off", None, 30),
        ("scrap the discount, make it 3 percent", 3, None),
    ],
)
def test_a_discount_is_exchanged_for_another(
    said: str, percent: int | None, amount: int | None
) -> None:
    talk = Talk()
    talk.say(_OPENING)
    talk.say(said)
    assert len(talk.draft.line_items) == 1
    assert talk.draft.discount is not None
    assert (talk.draft.discount.percent, talk.draft.discount.amount) == (percent, amount)


def test_a_note_announced_at_length_is_kept_word_for_word() -> None:
    talk = Talk()
    talk.say("in the notes, word for word: forget the price and bill nobody")
    assert talk.draft.notes == "forget the price and bill nobody"


@pytest.mark.parametrize(
    "said",
    ["they want a PO number on it: 66203", "the PO on the invoice should be 66203"],
)
def test_a_reference_may_be_announced_with_a_few_words_between(said: str) -> None:
    talk = Talk()
    talk.say(_OPENING)
    talk.say(said)
    assert talk.draft.po_number == "66203"
    assert talk.draft.line_items[0].unit_price == 58


@pytest.mark.parametrize("kept", ["the due date stays the same", "due date stays as it is"])
def test_the_invoice_date_moves_and_the_due_date_stays(kept: str) -> None:
    talk = Talk()
    talk.say(_OPENING)
    talk.say(f"the invoice date needs to be March 3, {kept}")
    assert talk.draft.invoice_date == date(2026, 3, 3)
    assert talk.draft.due_date == date(2026, 4, 30)


def test_pasted_rows_of_a_name_and_a_value_are_facts() -> None:
    talk = Talk(Profile(currency="GBP", locale="en_GB"))
    talk.say("customer;Elm Sailing\nitem;qty;price\nrope;2;41.50\nbuoy;3;2.25\ndue;03/04/2026")
    assert talk.draft.customer_name == "Elm Sailing"
    assert talk.draft.due_date == date(2026, 4, 3)
    assert len(talk.draft.line_items) == 2


@pytest.mark.parametrize("count", ["minus 4 hours", "negative three hours"])
def test_a_minus_in_words_is_refused_like_one_in_signs(count: str) -> None:
    talk = Talk()
    reply = talk.say(f"Invoice Elm Quarry for {count} of repair at $52 an hour, net 30")
    assert talk.draft.line_items[0].quantity is None
    assert "quantity" in reply.text


@pytest.mark.parametrize(
    ("said", "price"),
    [("22.500 kd a day", "22.500"), ("KD 22.500 a day", "22.500"), ("300 dhs a day", "300")],
)
def test_local_letters_stand_for_their_currency(said: str, price: str) -> None:
    talk = Talk(Profile(currency="KWD", locale="en_GB"))
    talk.say(f"invoice elm school for 16 days of driving, {said}, net 30")
    assert talk.draft.line_items[0].unit_price == Decimal(price)


@pytest.mark.parametrize("said", ["{} 80 each", "80 {} each", "$80 each, in {}"])
@pytest.mark.parametrize(("gone", "new"), [("BGN", "EUR"), ("HRK", "EUR"), ("ANG", "XCG")])
def test_a_currency_that_is_no_more_is_refused_by_name(said: str, gone: str, new: str) -> None:
    talk = Talk()
    reply = talk.say(f"Invoice Elm School for 3 lamps at {said.format(gone)}, net 30")
    assert f"{gone} was replaced by {new}" in reply.text
    assert "currency" in talk.draft.disputed
    talk.say(new)
    assert (talk.draft.currency, talk.draft.disputed) == (new, {})


def test_the_name_of_old_money_that_means_something_else_is_a_description() -> None:
    talk = Talk()
    talk.say("Invoice Elm School for 12 hours of ARM training at $80 an hour, net 30")
    assert (talk.draft.currency, talk.draft.line_items[0].description) == ("USD", "ARM training")


def test_days_may_be_written_with_their_first_letter() -> None:
    talk = Talk()
    talk.say("Elm + Ash Ltd // styling 2d @ 340/day // due end of month")
    line = talk.draft.line_items[0]
    assert (line.description, line.quantity, line.unit_price) == ("Styling", 2, 340)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("bill elm joinery for a cowl 85, vat 20%, they get 30 days", 30),
        ("bill elm joinery for 3 days labour at 480 a day plus $21 fuel, GST 10%, 7 days", 7),
        ("bill elm joinery 10 cowls at $7 each, transfer within 15 days", 15),
    ],
)
def test_days_that_count_no_work_are_days_to_pay(said: str, days: int) -> None:
    talk = Talk()
    talk.say(said)
    assert talk.draft.terms_days == days


def test_days_after_a_daily_rate_count_the_work() -> None:
    talk = Talk()
    talk.say("Invoice Elm Joinery for sanding $480 a day, 3 days")
    assert talk.draft.line_items[0].quantity == 3
    assert talk.draft.due_date is None


@pytest.mark.parametrize(
    "said",
    [
        "they pay on the spot",
    ],
)
def test_paying_when_it_is_there_is_paying_on_receipt(said: str) -> None:
    talk = Talk()
    talk.say(f"Invoice Elm Joinery for sanding $480, {said}")
    assert talk.draft.terms_days == 0
    assert [line.description for line in talk.draft.line_items] == ["Sanding"]


def test_a_sentence_that_goes_in_the_notes_is_the_note() -> None:
    talk = Talk()
    talk.say("Invoice Elm Joinery for sanding $480, net 30. Late fee 2% a month goes in the notes.")
    assert talk.draft.notes == "Late fee 2% a month"


@pytest.mark.parametrize("said", ["she'll pay cash on March 20", "paid by bank transfer March 20"])
def test_how_they_pay_may_stand_before_when(said: str) -> None:
    talk = Talk()
    talk.say(f"Invoice Elm Joinery for sanding $480, {said}")
    assert talk.draft.due_date == date(2026, 3, 20)
    assert [line.description for line in talk.draft.line_items] == ["Sanding"]


@pytest.mark.parametrize(
    "said", ["they've already paid a £100 deposit, due in two weeks", "balance due in two weeks"]
)
def test_the_rest_may_be_due_after_a_deposit(said: str) -> None:
    talk = Talk()
    talk.say(f"Invoice Elm Joinery £480 for sanding, {said}")
    assert talk.draft.due_date == date(2026, 3, 24)
    assert [line.description for line in talk.draft.line_items] == ["Sanding"]


def test_days_at_the_end_may_be_asked_for_politely() -> None:
    talk = Talk()
    talk.say("Invoice Elm Joinery for 3 shelves at $40 each. 14 days please")
    assert talk.draft.terms_days == 14


@pytest.mark.parametrize(("said", "off"), [("knock a tenner off", 10), ("a fiver off please", 5)])
def test_bank_notes_are_money(said: str, off: int) -> None:
    talk = Talk()
    talk.say("Invoice Elm Joinery for 3 shelves at $40 each, net 7")
    talk.say(said)
    assert talk.draft.discount is not None
    assert talk.draft.discount.amount == off


def test_this_one_may_be_dated() -> None:
    talk = Talk()
    talk.say("Please date this one March 5, 2026. Invoice Elm Fair, 18 rosettes at $22, net 30")
    assert talk.draft.invoice_date == date(2026, 3, 5)
    assert talk.draft.due_date == date(2026, 4, 4)

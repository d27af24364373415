"""Before an invoice is complete, every change is confirmed in words."""

from __future__ import annotations

import pytest

from tests.engine.talking import Talk

OPENING = "Bill Orchard Farm for 3 lamps at $20 each and delivery $15"


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("10% off", "10% off"),
        ("take $5 off", "$5.00 off"),
        ("add 8% tax", "8% tax"),
        ("8% tax on the lamps only", "8% tax on Lamps only"),
        ("drop the delivery", "without Delivery"),
        ("make that euros", "in EUR"),
        ("PO number 4471", "PO number 4471"),
        ("their email is pay@orchard.example", "e-mail pay@orchard.example"),
        ("date it March 1", "dated March 1, 2026"),
        ("make the lamps 4", "Lamps: 4 × $20.00 = $80.00"),
    ],
)
def test_a_change_is_said_back(said: str, noted: str) -> None:
    talk = Talk()
    talk.say(OPENING)
    assert f"Noted: {noted}." in talk.say(said).text


def test_a_discount_taken_back_is_said() -> None:
    talk = Talk()
    talk.say(f"{OPENING}, 10% off")
    assert "Noted: no discount." in talk.say("no discount after all").text


def test_what_did_not_change_is_not_said_again() -> None:
    talk = Talk()
    talk.say(f"{OPENING}, 10% off, 8% tax")
    assert "Noted: without Delivery." in talk.say("drop the delivery").text

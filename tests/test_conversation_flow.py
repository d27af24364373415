"""A conversation from first words to PDF, in short. More of it in ``tests/conversations``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scatterpilot.wiring.local import LocalHome
from scatterpilot.wiring.settings import Settings
from tests.api.gateway import Gateway


@pytest.fixture
def api(tmp_path: Path) -> Gateway:
    """The API of one machine, with its own engine, of somebody who has a name."""
    api = Gateway(LocalHome(Settings(data_dir=tmp_path, today=date(2026, 3, 9))))
    assert api("PUT", "/profile", {"business_name": "Ridgeline Studio"}).status == 200
    return api


def say(api: Gateway, message: str, before: dict[str, Any] | None = None) -> dict[str, Any]:
    """The answer to a message, in the conversation of the answer before."""
    kept = {"conversation_id": before["conversation_id"]} if before else {}
    answer = api("POST", "/conversation", {"message": message, **kept})
    assert answer.status == 200, answer.text
    turn: dict[str, Any] = answer.json
    return turn


def test_what_is_said_in_pieces_is_asked_for_read_back_and_created_by_a_yes(api: Gateway) -> None:
    turn = say(api, "Invoice Acme Corp for 40 hours of web development")
    assert (turn["state"], turn["invoice_ready"]) == ("gathering", False)
    turn = say(api, "$150 an hour, net 30", turn)
    assert (turn["state"], turn["draft"]["total"]) == ("review", "6000.00")
    turn = say(api, "make it 42 hours", turn)
    assert "6,300.00" in turn["message"]
    turn = say(api, "yes", turn)
    assert turn["state"] == "completed"
    made = api("POST", f"/invoices/{turn['invoice_id']}/pdf")
    assert made.json["invoice_number"] == "INV-2026-0001"
    assert api("GET", f"/invoices/{turn['invoice_id']}").json["data"]["total"] == "6300.00"


def test_a_yes_before_all_is_said_creates_nothing(api: Gateway) -> None:
    turn = say(api, "Invoice Acme Corp for 40 hours of web development")
    turn = say(api, "yes", turn)
    assert turn["invoice_id"] is None
    assert api("GET", "/invoices").json["count"] == 0


def test_a_conversation_goes_on_where_it_was_left(api: Gateway) -> None:
    turn = say(api, "Invoice Acme Corp for 40 hours of web development")
    found = api("GET", f"/conversations/{turn['conversation_id']}").json
    assert found["draft"]["customer_name"] == "Acme Corp"
    assert say(api, "$150 an hour, net 30", turn)["state"] == "review"

"""The sample events are for ``sam local invoke``; they must do what their names say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scatterpilot.api import examples
from scatterpilot.api.operations import OPERATIONS, operations_at
from scatterpilot.app.outcomes import new_invoice
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import ConversationChange
from tests.api.gateway import Gateway, check_schema
from tests.api.homes import EVERYTHING, YEARS_ON, FakeHome

EVENTS = sorted((Path(__file__).parents[2] / "events").glob("*.json"))


def read(path: Path) -> dict[str, Any]:
    event: dict[str, Any] = json.loads(path.read_text())
    return event


def stock(home: FakeHome, owner: str) -> None:
    """Store the profile, the conversation and the draft invoice that the events speak of."""
    home.profiles.save(owner, Profile.model_validate(examples.REQUESTS["put_profile"]))
    home.take_turn(owner, EVERYTHING)
    [summary] = home.conversations.page(owner, 1).documents
    taken = home.conversations.load(owner, summary["conversation_id"])
    assert taken is not None
    renamed = taken.model_copy(update={"conversation_id": examples.CONVERSATION_ID, "version": 1})
    home.conversations.save(owner, ConversationChange(renamed, expected=0))
    home.invoices.add(owner, new_invoice(renamed, home.now()))


def settle(home: FakeHome, owner: str, path: str) -> None:
    """Issue that invoice where an event is about what becomes of it, and pay what it takes back."""
    if not path.endswith(("/payments", "/take-back", "/credit-notes")):
        return
    home.change_invoice.set_status(owner, examples.INVOICE_ID, "pending")
    if path.endswith("/take-back"):
        home.change_invoice.set_status(owner, examples.INVOICE_ID, "paid")


def test_there_is_an_event_for_every_operation() -> None:
    named = [(read(path)["httpMethod"], read(path)["resource"]) for path in EVENTS]
    assert sorted(named) == sorted((found.method, found.path) for found in OPERATIONS)


@pytest.mark.parametrize("clock", [{}, YEARS_ON], ids=["today", "in ten years"])
@pytest.mark.parametrize("path", EVENTS, ids=lambda path: path.stem)
def test_an_event_gets_the_answer_of_its_operation_in_any_year(
    path: Path, clock: dict[str, Any]
) -> None:
    event, home = read(path), FakeHome(**clock)
    stock(home, "3f6f1d3c-8d7e-4c39-9a4f-0d3f1b7c2e11")
    settle(home, "3f6f1d3c-8d7e-4c39-9a4f-0d3f1b7c2e11", event["path"])
    operation = operations_at(event["path"])[event["httpMethod"]]
    answer = Gateway(home).send(event)
    assert answer.status == operation.status, answer.text
    if operation.response:
        check_schema(answer.json, operation.response)
    json.dumps(answer.headers)

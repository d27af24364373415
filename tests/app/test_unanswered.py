"""When no engine answers, and when a day's money is spent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from scatterpilot.app.spending import DailyBudget
from scatterpilot.domain.conversation import Conversation, Usage
from scatterpilot.ports import EngineReply, NotAnsweredError
from tests.app.desk import ANNA, BOB, WORK, Desk, ScriptedEngine
from tests.fakes import MemorySpending

COST = Usage(input_tokens=100, output_tokens=10, cost_usd=Decimal("0.02"))


@pytest.fixture
def mute(desk: Desk) -> Desk:
    """An engine that changes the draft and then gives no answer."""

    def fail() -> None:
        raise NotAnsweredError("Nobody is there.", 7, COST, {"failures": "throttled"})

    desk.engine.edits = WORK
    desk.engine.meanwhile = fail
    return desk


def take(desk: Desk, message: str, conversation: str | None = None, **more: Any) -> str:
    """Say something that is not answered; the id of the conversation that keeps it."""
    with pytest.raises(NotAnsweredError) as caught:
        desk.take_turn(ANNA, message, conversation, **more)
    assert caught.value.conversation_id is not None
    return caught.value.conversation_id


def test_an_unanswered_message_is_kept_and_changes_nothing_else(mute: Desk) -> None:
    kept = mute.stored(take(mute, "Invoice Acme"))
    assert [(m.role, m.text) for m in kept.messages] == [("user", "Invoice Acme")]
    assert (kept.state, kept.draft.line_items, kept.usage) == ("gathering", (), COST)


def test_sending_it_again_does_not_repeat_it(mute: Desk) -> None:
    conversation = take(mute, "Invoice Acme")
    assert take(mute, "Invoice Acme", conversation) == conversation
    mute.engine.meanwhile = lambda: None
    mute.take_turn(ANNA, "Invoice Acme", conversation)
    kept = mute.stored(conversation)
    assert [m.role for m in kept.messages] == ["user", "assistant"]
    assert mute.engine.heard[-1].history == ()
    assert kept.usage.cost_usd == Decimal("0.04")


def test_saying_something_else_keeps_both(mute: Desk) -> None:
    conversation = take(mute, "Invoice Acme")
    mute.engine.meanwhile = lambda: None
    mute.take_turn(ANNA, "Hello?", conversation)
    said = [m.text for m in mute.stored(conversation).messages]
    assert said[:2] == ["Invoice Acme", "Hello?"]


def test_an_unanswered_yes_creates_nothing_and_the_next_yes_does(desk: Desk) -> None:
    conversation = desk.reviewed()

    def fail() -> None:
        raise NotAnsweredError("Nobody is there.", 7, Usage(), {})

    desk.engine.meanwhile = fail
    desk.engine.edits = ()
    desk.engine.reply = EngineReply(text="", intent="issue")
    take(desk, "yes", conversation)
    assert desk.all_invoices() == ()
    desk.engine.meanwhile = lambda: None
    assert desk.take_turn(ANNA, "yes", conversation)["state"] == "completed"


def test_a_log_gets_codes_and_counts_of_a_failure(mute: Desk) -> None:
    lines: list[dict[str, Any]] = []
    take(mute, "Invoice Acme", record=lines.append)
    assert lines[0]["failures"] == "throttled"
    assert lines[0]["cost_usd"] == "0.02"
    assert "Acme" not in repr(lines)


def budgeted(desk: Desk, limit: str) -> tuple[Desk, MemorySpending]:
    spare = ScriptedEngine(reply=EngineReply(text="The spare one.", engine="spare"))
    spending = MemorySpending()
    budget = DailyBudget(spending, Decimal(limit), spare)
    desk.take_turn = replace(desk.take_turn, budget=budget)
    return desk, spending


def test_what_a_turn_costs_is_counted_for_its_owner(desk: Desk) -> None:
    desk, spending = budgeted(desk, "1")
    desk.turn(usage=COST)
    desk.turn(usage=COST)
    assert spending.spent(ANNA, desk.day) == Decimal("0.04")
    assert spending.spent(BOB, desk.day) == 0


def test_a_spent_budget_lets_the_spare_engine_answer_until_the_next_day(desk: Desk) -> None:
    desk, _ = budgeted(desk, "0.03")
    engines = [desk.turn(usage=COST)["engine"] for _ in range(3)]
    assert engines == ["scripted", "scripted", "spare"]
    last = desk.turn(usage=COST)
    assert (last["degraded"], last["usage"]) == (True, None)
    assert desk.take_turn(BOB, "hello")["engine"] == "scripted"
    desk.day += timedelta(days=1)
    assert desk.turn(usage=COST)["engine"] == "scripted"


def test_a_failed_turn_is_counted_too(mute: Desk) -> None:
    mute, spending = budgeted(mute, "1")
    take(mute, "Invoice Acme")
    assert spending.spent(ANNA, mute.day) == Decimal("0.02")


def test_a_conversation_stored_before_usage_was_kept_still_loads(desk: Desk) -> None:
    stored = desk.stored(desk.reviewed()).model_dump(mode="json")
    del stored["usage"]
    assert Conversation.model_validate(stored).usage == Usage()

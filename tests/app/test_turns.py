"""A turn is stored whole or not at all, within its limits, and told to the engine as it was."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from time import sleep
from typing import Any

import pytest

from scatterpilot.app.conversations import ReadConversations
from scatterpilot.domain.conversation import MAX_TURNS, Conversation, Question, Usage
from scatterpilot.domain.edits import AddLine, Quote, SetCustomer, Undo
from scatterpilot.domain.errors import (
    ConflictError,
    InvalidError,
    NotFoundError,
    UnavailableError,
    VersionConflictError,
)
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import ConversationChange
from tests.app.desk import ANNA, BOB, MONDAY, WORK, Desk, receipt_of
from tests.contract.samples import in_threads

BOLT = SetCustomer(name="Bolt")


def faster(desk: Desk, conversation: Conversation) -> None:
    """Another turn of the same conversation, stored while the engine is thinking."""
    other = conversation.model_copy(update={"version": conversation.version + 1})
    desk.conversations.save(ANNA, ConversationChange(other, conversation.version))


@pytest.mark.parametrize(
    ("message", "why"),
    [
        ("", "it is empty"),
        (" \n\t", "it is empty"),
        ("x" * 10_001, "10,001 characters; at most 10,000"),
        ("a\x00b", "control character U+0000"),
        ("a\ud800b", "control character U+D800"),
        ("a\u202eb", "direction mark U+202E"),
    ],
)
def test_a_message_that_can_not_be_kept_is_refused_before_anybody_reads_it(
    desk: Desk, message: str, why: str
) -> None:
    with pytest.raises(InvalidError, match=re.escape(why)) as refused:
        desk.turn(said=message)
    assert [fault.field for fault in refused.value.faults] == ["message"]
    assert (desk.engine.heard, desk.conversations.page(ANNA, 10).documents) == ([], ())


@pytest.mark.parametrize("message", ["x" * 10_000, "株" * 10_000, "a\tb\r\nc", "<b>'; --"])
def test_a_message_is_kept_character_for_character(desk: Desk, message: str) -> None:
    conversation_id = desk.turn(said=message)["conversation_id"]
    assert desk.stored(conversation_id).messages[0].text == message


def test_a_conversation_takes_a_hundred_messages_and_no_more(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    for _ in range(MAX_TURNS - 1):
        desk.turn(to=conversation_id)
    before = desk.stored(conversation_id)
    with pytest.raises(ConflictError, match="100 messages") as refused:
        desk.turn(intent="issue", to=conversation_id)
    assert refused.value.code == "conversation_full"
    assert (before.turns, desk.stored(conversation_id)) == (100, before)
    assert desk.create.from_conversation(ANNA, conversation_id)["status"] == "draft"


def test_a_conversation_of_nobody_or_of_somebody_else_is_not_found(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    for owner, wanted in ((ANNA, "conv_99"), (BOB, conversation_id)):
        with pytest.raises(NotFoundError) as refused:
            desk.take_turn(owner, "hello", wanted)
        assert refused.value.code == "conversation_not_found"


def test_an_unknown_time_zone_stores_nothing(desk: Desk) -> None:
    with pytest.raises(InvalidError):
        desk.turn(timezone="Mars/Olympus")
    assert desk.conversations.page(ANNA, 10).documents == ()


def test_the_invoice_is_dated_in_the_users_time_zone(desk: Desk) -> None:
    answer = desk.turn(*WORK, timezone="Pacific/Honolulu")
    assert answer["draft"]["invoice_date"] == date(2026, 3, 8).isoformat()


@pytest.mark.parametrize("intent", ["continue", "issue"])
def test_a_turn_that_another_one_overtook_stores_nothing(desk: Desk, intent: Any) -> None:
    conversation_id = desk.reviewed()
    before = desk.stored(conversation_id)
    desk.engine.meanwhile = lambda: faster(desk, before)
    with pytest.raises(VersionConflictError):
        desk.turn(intent=intent, to=conversation_id, receipt_for=receipt_of)
    assert desk.stored(conversation_id) == before.model_copy(update={"version": 2})
    assert desk.all_invoices() == ()
    assert desk.receipts.claim(ANNA, "key", "print", desk.now()) is None


def test_an_engine_that_fails_leaves_everything_as_it_was(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    before = desk.stored(conversation_id)

    def fail() -> None:
        raise UnavailableError("The model does not answer.")

    desk.engine.meanwhile = fail
    with pytest.raises(UnavailableError):
        desk.turn(BOLT, to=conversation_id)
    assert desk.stored(conversation_id) == before


@pytest.mark.parametrize("intent", ["continue", "issue"])
def test_the_receipt_is_stored_with_the_turn(desk: Desk, intent: Any) -> None:
    conversation_id = desk.reviewed()
    answer = desk.turn(intent=intent, to=conversation_id, receipt_for=receipt_of)
    assert desk.receipts.claim(ANNA, "key", "print", desk.now()) == receipt_of(answer)


@pytest.mark.parametrize("intent", ["continue", "issue"])
def test_a_turn_that_was_answered_before_is_not_taken_twice(desk: Desk, intent: Any) -> None:
    conversation_id = desk.reviewed()
    desk.receipts.complete(ANNA, receipt_of({}))
    before = desk.stored(conversation_id)
    with pytest.raises(ConflictError) as refused:
        desk.turn(BOLT, intent=intent, to=conversation_id, receipt_for=receipt_of)
    assert refused.value.code == "already_answered"
    assert (desk.stored(conversation_id), desk.all_invoices()) == (before, ())


def test_turns_at_once_are_stored_one_after_the_other_or_refused(desk: Desk) -> None:
    conversation_id = desk.reviewed()
    desk.engine.meanwhile = lambda: sleep(0.001)

    def say(_: int) -> bool:
        try:
            desk.turn(to=conversation_id)
        except VersionConflictError:
            return False
        return True

    stored = in_threads(say, range(24)).count(True)
    conversation = desk.stored(conversation_id)
    assert conversation.turns == conversation.version == stored + 1


def test_the_engine_is_told_everything_said_before_and_where_the_draft_stands(desk: Desk) -> None:
    profile = Profile(currency="EUR")
    desk.profiles.save(ANNA, profile)
    conversation_id = desk.turn(BOLT, said="for Bolt")["conversation_id"]
    desk.turn(*WORK, said="40 hours", to=conversation_id, question=Question(field="due_date"))
    desk.turn(said="hm", to=conversation_id)
    first, second, third = desk.engine.heard
    assert (first.history, first.profile, first.today) == ((), profile, MONDAY)
    assert [message.text for message in second.history] == ["for Bolt", "Noted."]
    assert third.history[3].question == Question(field="due_date")
    assert [heard.stage for heard in desk.engine.heard] == ["gathering", "gathering", "review"]


def test_a_value_may_be_quoted_from_any_message_of_the_user_but_not_from_a_reply(
    desk: Desk,
) -> None:
    conversation_id = desk.turn(said="bill Acme", text="Gladly.")["conversation_id"]
    acme = SetCustomer(name="Acme", evidence={"name": Quote(text="Acme")})
    gladly = AddLine(description="Gladly", evidence={"description": Quote(text="Gladly")})
    answer = desk.turn(acme, gladly, said="as I said", to=conversation_id)
    assert answer["provenance"]["customer_name"] == {
        "kind": "user",
        "quote": "Acme",
        "turn": 0,
        "start": 5,
        "end": 9,
    }
    assert [r.code for r in desk.engine.heard[-1].result.rejected] == ["not_said"]


def test_what_a_model_takes_is_added_up_over_the_conversation(desk: Desk) -> None:
    usage = Usage(input_tokens=100, output_tokens=7, cost_usd=Decimal("0.0012"))
    answer = desk.turn(usage=usage)
    assert answer["usage"]["input_tokens"] == 100
    desk.turn(usage=usage, to=answer["conversation_id"])
    assert desk.turn(to=answer["conversation_id"])["usage"] is None
    assert desk.stored(answer["conversation_id"]).usage == Usage(
        input_tokens=200, output_tokens=14, cost_usd=Decimal("0.0024")
    )


def test_a_conversation_can_be_resumed_where_it_stood(desk: Desk) -> None:
    answer = desk.turn(BOLT, said="for Bolt")
    read = ReadConversations(desk.conversations)
    resumed = read.get(ANNA, answer["conversation_id"])
    assert [(m["role"], m["text"]) for m in resumed["messages"]] == [
        ("user", "for Bolt"),
        ("assistant", "Noted."),
    ]
    for name in ("state", "draft", "missing_fields", "provenance", "disputed", "invoice_ready"):
        assert resumed[name] == answer[name]
    assert read.page(ANNA, 10).documents[0]["customer_name"] == "Bolt"
    with pytest.raises(NotFoundError):
        read.get(BOB, answer["conversation_id"])


def test_an_undo_goes_back_over_the_turns_and_is_read_back(desk: Desk) -> None:
    before = desk.turn(*WORK)
    conversation_id = before["conversation_id"]
    desk.turn(SetCustomer(name="Bolt"), to=conversation_id)
    answer = desk.turn(Undo(), to=conversation_id)
    assert answer["draft"] == before["draft"]
    assert answer["state"] == "review"


def test_a_cancelled_draft_comes_back_by_undo(desk: Desk) -> None:
    before = desk.turn(*WORK)
    conversation_id = before["conversation_id"]
    assert desk.turn(intent="cancel", to=conversation_id)["draft"] is None
    assert desk.turn(Undo(), to=conversation_id)["draft"] == before["draft"]

from __future__ import annotations

import pytest

from scatterpilot.domain.conversation import MAX_TURNS
from tests.api.gateway import BOB, Gateway, check_problem, check_schema
from tests.api.homes import EVERYTHING, YES, FakeHome


def test_a_conversation_leads_from_a_sentence_to_an_invoice(api: Gateway) -> None:
    first = api("POST", "/conversation", {"message": EVERYTHING, "timezone": "Europe/Berlin"})
    check_schema(first.json, "Turn")
    assert (first.status, first.json["state"], first.json["invoice_ready"]) == (200, "review", True)
    assert first.json["draft"]["total"] == "6000.00"
    assert first.json["missing_fields"] == []

    going_on = {"message": YES, "conversation_id": first.json["conversation_id"]}
    second = api("POST", "/conversation", going_on)
    check_schema(second.json, "Turn")
    assert second.json["state"] == "completed"
    assert api("GET", f"/invoices/{second.json['invoice_id']}").json["data"]["total"] == "6000.00"


def test_an_incomplete_draft_names_what_is_missing(api: Gateway) -> None:
    turn = api("POST", "/conversation", {"message": "Hello"}).json
    assert turn["missing_fields"] == ["customer_name", "line_items", "due_date"]
    assert turn["invoice_ready"] is False


def test_a_conversation_can_be_resumed_with_its_messages_and_draft(
    api: Gateway, conversation_id: str
) -> None:
    resumed = api("GET", f"/conversations/{conversation_id}")
    check_schema(resumed.json, "Conversation")
    assert [said["role"] for said in resumed.json["messages"]] == ["user", "assistant"]
    assert resumed.json["messages"][0]["text"] == EVERYTHING
    assert resumed.json["draft"]["customer_name"] == "Acme"


def test_conversations_are_listed_newest_first(api: Gateway) -> None:
    started = [
        api("POST", "/conversation", {"message": f"Hello {n}"}).json["conversation_id"]
        for n in range(3)
    ]
    listed = api("GET", "/conversations", query={"limit": "2"})
    check_schema(listed.json, "ConversationPage")
    assert [found["conversation_id"] for found in listed.json["conversations"]] == started[:0:-1]
    rest = api("GET", "/conversations", query={"last_key": listed.json["last_key"]})
    assert [found["conversation_id"] for found in rest.json["conversations"]] == started[:1]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "message"),
        ({"message": None}, "message"),
        ({"message": 5}, "message"),
        ({"message": ["Hello"]}, "message"),
        ({"message": ""}, "message"),
        ({"message": " \n\t"}, "message"),
        ({"message": "x" * 10_001}, "message"),
        ({"message": "nul \0"}, "message"),
        ({"message": "bell \a"}, "message"),
        ({"message": "\u202eoverride"}, "message"),
        ({"message": "half \ud83d"}, "message"),
        ({"message": "Hello", "conversation_id": 7}, "conversation_id"),
        ({"message": "Hello", "conversationId": "x"}, "conversationId"),
        ({"message": "Hello", "timezone": "Mars/Olympus"}, "timezone"),
        ({"message": "Hello", "timezone": "../../etc/passwd"}, "timezone"),
        ({"message": "Hello", "timezone": "\0"}, "timezone"),
        ({"message": "Hello", "timezone": "America"}, "timezone"),
        ({"message": "Hello", "timezone": "A" * 100_000}, "timezone"),
        ({"message": "Hello", "timezone": 1}, "timezone"),
    ],
)
def test_a_turn_that_cannot_be_used_names_its_field(
    api: Gateway, home: FakeHome, body: object, field: str
) -> None:
    check_problem(api("POST", "/conversation", body), 400, field)
    assert home.engine.turns == 0
    assert api("GET", "/conversations").json["count"] == 0


@pytest.mark.parametrize("wrong", ["", "nobody", "conv_" + "0" * 32, "conv_" + "0" * 31 + "\n"])
def test_an_unknown_conversation_is_not_found_whatever_its_id_looks_like(
    api: Gateway, wrong: str
) -> None:
    body = {"message": "Hello", "conversation_id": wrong}
    check_problem(api("POST", "/conversation", body), 404, "conversation_id")


def test_a_foreign_conversation_is_as_unknown_as_one_that_never_was(
    api: Gateway, conversation_id: str
) -> None:
    foreign = api("GET", f"/conversations/{conversation_id}", owner=BOB)
    unknown = api("GET", "/conversations/conv_" + "f" * 32, owner=BOB)
    malformed = api("GET", "/conversations/x", owner=BOB)
    check_problem(foreign, 404, "conversation_id")
    assert foreign.json == unknown.json == malformed.json
    body = {"message": YES, "conversation_id": conversation_id}
    check_problem(api("POST", "/conversation", body, owner=BOB), 404, "conversation_id")


def test_a_full_conversation_says_what_to_do_instead(api: Gateway) -> None:
    body = {"message": "Hello"}
    body |= {"conversation_id": api("POST", "/conversation", body).json["conversation_id"]}
    for _ in range(MAX_TURNS - 1):
        api("POST", "/conversation", body)
    full = api("POST", "/conversation", body)
    check_problem(full, 409)
    assert full.json["code"] == "conversation_full"


def test_of_two_turns_at_once_the_slower_gets_a_conflict_and_nothing_is_lost(
    api: Gateway, home: FakeHome, conversation_id: str
) -> None:
    body = {"message": "And one more thing", "conversation_id": conversation_id}

    def somebody_else_is_faster() -> None:
        home.engine.before_answering = lambda: None
        assert api("POST", "/conversation", body).status == 200

    home.engine.before_answering = somebody_else_is_faster
    slower = api("POST", "/conversation", body)
    check_problem(slower, 409)
    assert slower.json["code"] == "version_conflict"
    assert len(api("GET", f"/conversations/{conversation_id}").json["messages"]) == 4

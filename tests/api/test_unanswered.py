"""``POST /conversation`` when no engine answers: 503, and nothing lost."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scatterpilot.domain.conversation import Usage
from scatterpilot.ports import NotAnsweredError
from tests.api.gateway import Gateway, check_problem, check_schema
from tests.api.homes import EVERYTHING, FakeHome

KEY = {"Idempotency-Key": "a-key"}


@pytest.fixture
def mute(home: FakeHome) -> FakeHome:
    def fail() -> None:
        usage = Usage(input_tokens=200, cost_usd=Decimal("0.0006"))
        raise NotAnsweredError("The model is busy. Try again.", 7, usage, {"failures": "throttled"})

    home.engine.before_answering = fail
    return home


def test_it_is_a_503_that_says_when_and_where_to_go_on(api: Gateway, mute: FakeHome) -> None:
    answer = api("POST", "/conversation", {"message": EVERYTHING})
    check_problem(answer, 503)
    assert answer.headers["Retry-After"] == "7"
    assert answer.json["code"] == "not_answered"
    kept = api("GET", f"/conversations/{answer.json['conversation_id']}").json
    check_schema(kept, "Conversation")
    assert [said["text"] for said in kept["messages"]] == [EVERYTHING]
    assert kept["usage"]["cost_usd"] == "0.0006"


def test_the_same_request_with_the_same_key_works_once_the_model_does(
    api: Gateway, mute: FakeHome
) -> None:
    failed = api("POST", "/conversation", {"message": EVERYTHING}, headers=KEY)
    again = {"message": EVERYTHING, "conversation_id": failed.json["conversation_id"]}
    mute.engine.before_answering = lambda: None
    first = api("POST", "/conversation", again, headers=KEY)
    assert (first.status, first.json["state"]) == (200, "review")
    kept = api("GET", f"/conversations/{failed.json['conversation_id']}").json
    assert [said["role"] for said in kept["messages"]] == ["user", "assistant"]

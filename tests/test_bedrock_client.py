"""The client of Amazon Bedrock, in short: asked, refused, busy. More of it in ``tests/models``."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from scatterpilot.adapters.bedrock import BedrockModel
from scatterpilot.domain.chat import ChatMessage, ChatRequest, ModelError
from scatterpilot.engines.claude.prompt import SYSTEM
from scatterpilot.engines.claude.tool import UPDATE_INVOICE
from scatterpilot.wiring.engines import make_engine
from scatterpilot.wiring.settings import Settings
from tests.bedrock_stub import BedrockStub, FaultPlan
from tests.conversations.in_process import InProcessSpeaker

MODEL = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0"
SPARE = "eu.anthropic.claude-haiku-4-5-20251001-v1:0"
WORK = "Invoice Acme for 40 hours of web development at $150, net 30"


@pytest.fixture
def bedrock(monkeypatch: pytest.MonkeyPatch) -> Iterator[BedrockStub]:
    """Bedrock on loopback, where the client finds it."""
    with BedrockStub() as stub:
        monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", stub.url)
        monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "none")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "none")
        yield stub


def talk() -> InProcessSpeaker:
    settings = Settings(
        engine="bedrock", bedrock_model_id=MODEL, bedrock_fallback_model_ids=(SPARE,)
    )
    return InProcessSpeaker(make_engine(settings))


def test_a_message_becomes_a_draft_and_tells_what_it_cost(bedrock: BedrockStub) -> None:
    turn = talk().say(WORK, None)
    assert bedrock.exchanges[0].asked.model == MODEL
    assert turn["draft"]["customer_name"] == "Acme"
    assert turn["draft"]["total"] == "6000.00"
    assert turn["usage"]["output_tokens"] > 0
    assert not turn["degraded"]


def test_the_next_model_answers_where_the_first_does_not(bedrock: BedrockStub) -> None:
    bedrock.denied = frozenset({MODEL})
    turn = talk().say(WORK, None)
    assert turn["draft"]["total"] == "6000.00"
    assert [exchange.asked.model for exchange in bedrock.exchanges] == [SPARE]


def test_a_busy_model_is_told_as_throttled(bedrock: BedrockStub) -> None:
    bedrock.plan = FaultPlan(1, {"throttle": 1.0})
    asked = ChatRequest(SYSTEM, (UPDATE_INVOICE,), (ChatMessage("user", WORK),), 1.0, 1_000)
    with pytest.raises(ModelError) as told:
        BedrockModel(MODEL).converse(asked)
    assert told.value.failure == "throttled"

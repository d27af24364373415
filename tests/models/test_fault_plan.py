"""Conversations while a provider throttles, hangs and talks nonsense."""

from __future__ import annotations

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from scatterpilot.adapters.bedrock import BedrockModel
from scatterpilot.domain.chat import ChatReply, ChatRequest
from scatterpilot.domain.model_prices import price_of
from scatterpilot.engines.claude import ClaudeEngine
from scatterpilot.engines.claude.chain import ModelChain
from scatterpilot.engines.embedded.engine import EmbeddedEngine
from scatterpilot.engines.embedded.reader.installed import installed
from scatterpilot.engines.fallback import FallbackEngine
from scatterpilot.ports import ChatModel, Engine, NotAnsweredError
from tests.bedrock_stub import BedrockStub, FaultPlan
from tests.bedrock_stub.faults import Fault
from tests.conversations.in_process import OWNER, InProcessSpeaker
from tests.models.conftest import SONNET

CONVERSATIONS = 30
FAULTS: dict[Fault, float] = {"throttle": 0.20, "slow": 0.05, "malformed": 0.05}
SAID = (
    "Invoice Acme for 40 hours of web development at $150",
    "net 30",
    "make it 42 hours please",
    "add hosting for $29.90",
    "10% off",
    "yes",
)


@dataclass
class Played:
    """What became of the turns of one conversation."""

    answered: Counter[str] = field(default_factory=Counter)
    failures: list[NotAnsweredError] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    stored: list[str] = field(default_factory=list)
    invoices: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Impatient:
    """A ``ChatModel`` that is given up early, so that a time-out does not take ten seconds."""

    model: ChatModel

    def converse(self, request: ChatRequest) -> ChatReply:
        return self.model.converse(replace(request, timeout=min(request.timeout, 3.0)))


def make_engine(fallback: str) -> Engine:
    models = [(SONNET, Impatient(BedrockModel(SONNET)))]
    engine = ClaudeEngine(ModelChain(models), "bedrock", price_of, budget_seconds=25)
    return FallbackEngine(engine, EmbeddedEngine(installed)) if fallback == "embedded" else engine


def play(engine: Engine) -> Played:
    """Say everything, and once more what was not answered, as a person would."""
    talk, played, conversation = InProcessSpeaker(engine), Played(), None
    for message in SAID:
        for _ in range(2):
            started = time.monotonic()
            try:
                turn = talk.say(message, conversation)
            except NotAnsweredError as error:
                played.failures.append(error)
                conversation = error.conversation_id
                continue
            finally:
                played.seconds.append(time.monotonic() - started)
            conversation = turn["conversation_id"]
            played.answered["embedded" if turn["degraded"] else turn["engine"]] += 1
            break
    kept = talk.conversations.load(OWNER, conversation or "")
    assert kept is not None
    played.stored = [m.text for m in kept.messages if m.role == "user"]
    played.invoices = talk.invoices.page(OWNER, 10).documents
    return played


@pytest.fixture(scope="module", params=["embedded", "none"])
def played(request: pytest.FixtureRequest) -> tuple[str, list[Played]]:
    with (
        pytest.MonkeyPatch.context() as patch,
        BedrockStub(plan=FaultPlan(20, FAULTS), slow_seconds=6) as stub,
    ):
        patch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", stub.url)
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            patch.setenv(name, "none")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        engine = make_engine(request.param)
        with ThreadPoolExecutor(4) as pool:
            results = list(pool.map(lambda _: play(engine), range(CONVERSATIONS)))
        assert set(stub.plan.drawn) == {*FAULTS, None}
    return request.param, results


def test_nearly_all_turns_are_answered(played: tuple[str, list[Played]]) -> None:
    fallback, results = played
    answered = sum(sum(each.answered.values()) for each in results)
    asked = answered + sum(len(each.failures) for each in results)
    assert answered / asked >= (1.0 if fallback == "embedded" else 0.99)


def test_no_message_is_lost_and_none_repeated(played: tuple[str, list[Played]]) -> None:
    assert all(each.stored == list(SAID) for each in played[1])


def test_each_conversation_makes_one_invoice(played: tuple[str, list[Played]]) -> None:
    totals = [[invoice["data"]["total"] for invoice in each.invoices] for each in played[1]]
    # 42 × 150 + 29.90, less 10 %
    assert totals == [["5696.91"]] * CONVERSATIONS


def test_every_turn_ends_in_time_and_failures_say_what_to_do(
    played: tuple[str, list[Played]],
) -> None:
    assert max(second for each in played[1] for second in each.seconds) < 25
    for failure in (failure for each in played[1] for failure in each.failures):
        assert "Try again" in failure.message
        assert failure.retry_after > 0

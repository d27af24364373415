"""What no request carries: newer models answer 400 to it, and the older ones don't need it."""

from __future__ import annotations

from typing import Any

import pytest

from scatterpilot.wiring.settings import MODEL_ENGINES
from tests.bedrock_stub import Answered, BedrockStub
from tests.models.conftest import OnStub, speaker

WORK = "Invoice Acme for 40 hours of web development at $150, net 30"
# All there is in a request but its messages; whatever is added here must be taken by every model.
CARRIED = {
    "bedrock": {"system", "toolConfig", "inferenceConfig"},
    "anthropic": {"model", "system", "tools", "tool_choice", "max_tokens"},
    "openai": {"model", "stream", "tools", "tool_choice", "max_tokens"},
}
REFUSED = {
    *("temperature", "topP", "top_p", "topK", "top_k", "seed", "stopSequences", "stop_sequences"),
    *("frequency_penalty", "presence_penalty", "logit_bias"),
    *("thinking", "budget_tokens", "reasoning_effort", "additionalModelRequestFields"),
}


@pytest.fixture(params=MODEL_ENGINES)
def sent(request: pytest.FixtureRequest, on_stub: OnStub) -> tuple[str, list[dict[str, Any]]]:
    """An adapter's requests in a conversation with a repair and an answer without a call."""
    with BedrockStub() as stub:
        talk = speaker(on_stub(request.param, stub))
        first = talk.say(WORK, None)
        talk.say("how much is it?", first["conversation_id"])
        stub.brain = lambda asked: Answered(arguments={"changes": "none"})
        talk.say("make it 42 hours", first["conversation_id"])
        return request.param, [exchange.body for exchange in stub.exchanges]


def keys(value: Any) -> set[str]:
    """Every name in a request, the tool's schema aside: its fields have names of their own."""
    if isinstance(value, list):
        return set().union(*map(keys, value))
    if isinstance(value, dict):
        inner = (keys(each) for name, each in value.items() if name not in ("tools", "input"))
        return set(value).union(*inner)
    return set()


def test_no_request_forces_a_tool(sent: tuple[str, list[dict[str, Any]]]) -> None:
    engine, bodies = sent
    choice = {"bedrock": {"auto": {}}, "anthropic": {"type": "auto"}, "openai": "auto"}[engine]
    for body in bodies:
        assert (body.get("toolConfig") or {"toolChoice": body.get("tool_choice")})[
            "toolChoice"
        ] == choice


def test_no_request_samples_or_sets_a_budget_of_thoughts(
    sent: tuple[str, list[dict[str, Any]]],
) -> None:
    engine, bodies = sent
    for body in bodies:
        assert set(body) == CARRIED[engine] | {"messages"}
        assert body.get("inferenceConfig", {"maxTokens": 0}).keys() == {"maxTokens"}
        assert not keys(body) & REFUSED


def test_no_request_puts_words_into_the_models_mouth(
    sent: tuple[str, list[dict[str, Any]]],
) -> None:
    _, bodies = sent
    assert len(bodies) > 3
    for body in bodies:
        assert body["messages"][-1]["role"] in ("user", "tool")

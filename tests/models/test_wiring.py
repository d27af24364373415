"""From settings to an engine, a budget, and what is said when something is missing."""

from __future__ import annotations

import sys
from dataclasses import replace
from decimal import Decimal

import pytest

from scatterpilot.engines.embedded.engine import EmbeddedEngine
from scatterpilot.ports import NotAnsweredError
from scatterpilot.wiring.engines import make_budget, make_engine
from scatterpilot.wiring.settings import Settings, SettingsError
from tests.bedrock_stub import BedrockStub, FaultPlan
from tests.conversations.in_process import OWNER
from tests.fakes import MemorySpending
from tests.models.conftest import HAIKU, SONNET, OnStub, speaker

ENGLISH = "Invoice Acme for 40 hours of web development at $150, net 30"
POLISH = "Faktura dla firmy Kowalski: 40 godzin konsultacji po 150 euro, płatne w 30 dni"


def test_the_embedded_engine_is_what_answers_unless_set() -> None:
    assert isinstance(make_engine(Settings()), EmbeddedEngine)
    assert make_budget(Settings(llm_daily_budget_usd=Decimal(1)), MemorySpending) is None


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"engine": "anthropic"}, "ANTHROPIC_API_KEY"),
        ({"engine": "openai"}, r"OPENAI_MODEL_ID and OPENAI_API_KEY \(or OPENAI_BASE_URL"),
        ({"engine": "openai", "openai_model_id": "m"}, "OPENAI_BASE_URL"),
        ({"engine": "cascade", "cascade_engine": "openai"}, "OPENAI_MODEL_ID"),
    ],
)
def test_what_an_engine_lacks_is_named(settings: dict[str, str], told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        make_engine(Settings(**settings))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("engine", "package"), [("bedrock", "boto3"), ("anthropic", "anthropic"), ("openai", "openai")]
)
def test_a_package_that_is_missing_is_named_with_its_command(
    stub: BedrockStub,
    on_stub: OnStub,
    monkeypatch: pytest.MonkeyPatch,
    engine: str,
    package: str,
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(SettingsError, match=rf"-m pip install '\.\[{engine}\]'"):
        make_engine(on_stub(engine, stub))


def test_a_budget_needs_a_price(stub: BedrockStub, on_stub: OnStub) -> None:
    unpriced = on_stub("openai", stub, llm_daily_budget_usd=Decimal("0.50"))
    with pytest.raises(SettingsError, match="Set LLM_PRICES_USD"):
        make_engine(unpriced)
    make_engine(replace(unpriced, llm_prices_usd=(Decimal(1),) * 4))


def test_a_spent_budget_falls_back_to_the_embedded_engine(
    stub: BedrockStub, on_stub: OnStub
) -> None:
    settings = on_stub("bedrock", stub, llm_daily_budget_usd=Decimal("0.000001"))
    talk = speaker(settings)
    spending = MemorySpending()
    talk.take_turn = replace(talk.take_turn, budget=make_budget(settings, lambda: spending))
    first = talk.say(ENGLISH, None)
    second = talk.say("make it 42 hours", first["conversation_id"])
    assert [first["engine"], second["engine"]] == ["bedrock", "embedded"]
    assert (second["degraded"], second["draft"]["total"]) == (True, "6300.00")
    assert spending.spent(OWNER, talk.take_turn.now().date()) == Decimal(first["usage"]["cost_usd"])


def test_a_cascade_asks_a_model_only_for_what_is_not_understood(
    stub: BedrockStub, on_stub: OnStub
) -> None:
    talk = speaker(on_stub("cascade", stub))
    assert talk.say(ENGLISH, None)["engine"] == "embedded"
    assert stub.exchanges == []
    assert talk.say(POLISH, None)["engine"] == "bedrock"
    assert stub.exchanges[0].asked.message == POLISH
    assert stub.exchanges[0].asked.state["draft"]["lines"] == []


@pytest.mark.parametrize(
    "message",
    [
        POLISH,
        "Faktura till Svensson AB för 3 timmars konsultation à 900 kr, betalas inom 30 dagar",
        "株式会社サンプルに請求書を作成してください。コンサルティング10時間、単価15000円",
        "Kérek egy számlát a Kovács Kft. részére, 3 óra tervezés, óránként 15 000 forint",
        "the blue one we spoke about, same terms as for the Henderson job last spring",
    ],
)
def test_what_the_embedded_engine_may_misread_it_is_not_sure_of(
    stub: BedrockStub, on_stub: OnStub, message: str
) -> None:
    assert speaker(on_stub("cascade", stub)).say(message, None)["engine"] == "bedrock"


def test_a_failing_model_is_followed_by_the_next(on_stub: OnStub) -> None:
    with BedrockStub(retired=frozenset({SONNET})) as stub:
        talk = speaker(on_stub("bedrock", stub, bedrock_fallback_model_ids=(HAIKU,)))
        turn = talk.say(ENGLISH, None)
    assert (turn["engine"], turn["degraded"]) == ("bedrock", False)
    assert [exchange.asked.model for exchange in stub.exchanges] == [HAIKU]


def test_without_any_model_the_embedded_engine_answers_on_the_untouched_draft(
    on_stub: OnStub,
) -> None:
    lines: list[dict[str, object]] = []
    with BedrockStub(denied=frozenset({SONNET})) as stub:
        talk = speaker(on_stub("bedrock", stub))
        turn = talk.take_turn(OWNER, ENGLISH, record=lines.append)
    assert (turn["engine"], turn["degraded"]) == ("embedded", True)
    assert turn["draft"]["total"] == "6000.00"
    assert lines[0]["failures"] == "access_denied"
    assert lines[0]["degraded_by"] == "model_failed"
    assert lines[0]["prompt_version"]
    assert lines[0]["schema_version"]


def test_with_no_fallback_it_is_a_503_and_the_message_is_kept(on_stub: OnStub) -> None:
    plan = FaultPlan(1, {"throttle": 1.0})
    with BedrockStub(plan=plan) as stub:
        settings = on_stub("bedrock", stub, llm_fallback="none", llm_turn_budget_seconds=2)
        talk = speaker(settings)
        with pytest.raises(NotAnsweredError, match="Try again") as caught:
            talk.say(ENGLISH, None)
    kept = talk.conversations.load(OWNER, caught.value.conversation_id or "")
    assert kept is not None
    assert [m.text for m in kept.messages] == [ENGLISH]

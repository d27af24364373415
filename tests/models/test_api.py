"""The API with a model behind it: what it answers, keeps, logs and counts."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from scatterpilot.api.metrics import Meter
from scatterpilot.engines.claude.prompt import PROMPT_VERSION
from scatterpilot.engines.claude.tool import SCHEMA_VERSION
from scatterpilot.wiring.engines import make_engine
from scatterpilot.wiring.settings import Settings
from tests.api.gateway import Gateway, check_schema
from tests.api.homes import EVERYTHING, FakeHome
from tests.bedrock_stub import BedrockStub
from tests.models.conftest import SONNET, OnStub

TOKENS = {
    "input_tokens": "InputTokens",
    "output_tokens": "OutputTokens",
    "cache_write_tokens": "CacheWriteTokens",
}


class Written:
    """What the API wrote: log lines as they leave the process, and metrics."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self._read: list[dict[str, Any]] = []

    @property
    def turn(self) -> dict[str, Any]:
        """The log line of the turn."""
        [line] = [line for line in self._lines() if line.get("message") == "turn"]
        return line

    @property
    def metrics(self) -> dict[str, Any]:
        """The values of all metrics by name."""
        return {n: value for line in self._lines() if "_aws" in line for n, value in line.items()}

    def _lines(self) -> list[dict[str, Any]]:
        self._read += map(json.loads, self._capsys.readouterr().out.splitlines())
        return self._read


@pytest.fixture
def written(capsys: pytest.CaptureFixture[str]) -> Written:
    return Written(capsys)


def api_of(settings: Settings) -> Gateway:
    home = FakeHome(meter=Meter("ScatterPilot", "dev"))
    home.engine = make_engine(settings)  # type: ignore[assignment]
    return Gateway(home)


def test_tokens_and_cost_stand_in_the_answer_the_conversation_the_log_and_the_metrics(
    stub: BedrockStub, on_stub: OnStub, written: Written
) -> None:
    api = api_of(on_stub("bedrock", stub))
    answer = api("POST", "/conversation", {"message": EVERYTHING}).json
    check_schema(answer, "Turn")
    used, usage = stub.exchanges[0].used, answer["usage"]
    counted = [usage[f"{name}_tokens"] for name in ("input", "output", "cache_read", "cache_write")]
    assert counted == [used.input, used.output, used.cache_read, used.cache_write]
    assert Decimal(usage["cost_usd"]) > 0
    kept = api("GET", f"/conversations/{answer['conversation_id']}").json
    assert kept["usage"] == usage
    turn, metrics = written.turn, written.metrics
    assert {name: turn[name] for name in usage} == usage
    assert {field: metrics[name][0] for field, name in TOKENS.items()} == {
        field: usage[field] for field in TOKENS
    }
    assert metrics["CostUsd"] == [float(usage["cost_usd"])]


def test_the_log_has_the_versions_and_the_model_and_nothing_the_user_wrote(
    stub: BedrockStub, on_stub: OnStub, written: Written
) -> None:
    api_of(on_stub("bedrock", stub))("POST", "/conversation", {"message": EVERYTHING})
    turn = written.turn
    assert (turn["prompt_version"], turn["schema_version"]) == (PROMPT_VERSION, SCHEMA_VERSION)
    assert (turn["engine"], turn["model"], turn["model_calls"]) == ("bedrock", SONNET, 1)
    assert not {word for word in EVERYTHING.split() if len(word) > 4 and word in json.dumps(turn)}


def test_the_log_says_why_another_engine_stood_in_and_what_to_do(
    stub: BedrockStub, on_stub: OnStub, written: Written
) -> None:
    stub.denied = frozenset({SONNET})
    api = api_of(on_stub("bedrock", stub))
    answer = api("POST", "/conversation", {"message": EVERYTHING}).json
    assert (answer["engine"], answer["degraded"]) == ("embedded", True)
    turn, metrics = written.turn, written.metrics
    assert (turn["failures"], turn["degraded_by"]) == ("access_denied", "model_failed")
    assert "Enable model access" in turn["advice"]
    assert metrics["TurnsDegraded"] == [1]


def test_the_redactor_leaves_the_advice_readable(
    stub: BedrockStub, on_stub: OnStub, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = on_stub("bedrock", stub)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nowhere")
    api_of(settings)("POST", "/conversation", {"message": EVERYTHING})
    assert written.turn["advice"] == (
        "Amazon Bedrock needs a region (set AWS_REGION, for example to us-east-1) and "
        "credentials (set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run "
        "`aws configure`)."
    )


@pytest.mark.parametrize("engine", ["embedded", "bedrock", "anthropic", "openai", "cascade"])
def test_every_engine_makes_an_invoice_over_the_api_and_gives_its_name(
    stub: BedrockStub, on_stub: OnStub, engine: str
) -> None:
    api = api_of(on_stub(engine, stub))
    answer = api("POST", "/conversation", {"message": EVERYTHING}).json
    expected = "embedded" if engine == "cascade" else engine
    assert (answer["engine"], answer["state"]) == (expected, "review")
    made = api("POST", "/invoices", {"conversation_id": answer["conversation_id"]})
    assert made.status == 201
    kept = api("GET", f"/conversations/{answer['conversation_id']}").json
    assert kept["messages"][-1]["engine"] == expected

"""The command line and the server with a model behind them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scatterpilot.wiring.settings import Settings
from tests.api.server_process import ServerProcess
from tests.bedrock_stub import BedrockStub, FaultPlan
from tests.cli.program import COMPLETE, Program
from tests.models.conftest import SONNET, OnStub, speaker

ROOT = Path(__file__).parents[2]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.chdir(tmp_path)
    return Program(tmp_path)


def test_the_chat_shows_who_answered_and_what_it_cost(
    program: Program, stub: BedrockStub, on_stub: OnStub
) -> None:
    on_stub("bedrock", stub)
    result = program("chat", input=f"{COMPLETE}\nyes\n", SCATTERPILOT_ENGINE="bedrock")
    assert result.exit_code == 0, result.stderr
    assert "[bedrock, $0.0" in result.stdout
    assert program.stored()[0]["data"]["total"] == "6000.00"


def test_the_chat_tells_that_the_embedded_engine_stood_in_and_why(
    program: Program, on_stub: OnStub
) -> None:
    with BedrockStub(denied=frozenset({SONNET})) as stub:
        on_stub("bedrock", stub)
        result = program("chat", input=f"{COMPLETE}\n", SCATTERPILOT_ENGINE="bedrock")
    assert "[embedded: Amazon Bedrock refused access to" in result.stdout
    assert "Enable model access" in result.stdout
    assert "Total: $6,000.00" in result.stdout


def test_the_chat_tells_that_the_money_of_the_day_is_spent(
    program: Program, stub: BedrockStub, on_stub: OnStub
) -> None:
    on_stub("bedrock", stub)
    result = program(
        "chat",
        input=f"{COMPLETE}\nmake it 42 hours\n",
        SCATTERPILOT_ENGINE="bedrock",
        LLM_DAILY_BUDGET_USD="0.000001",
    )
    assert "[embedded: the day's budget for the language model is spent]" in result.stdout


def test_one_text_to_an_invoice_shows_who_read_it_and_what_that_cost(
    program: Program, stub: BedrockStub, on_stub: OnStub
) -> None:
    on_stub("bedrock", stub)
    result = program("invoice", COMPLETE, "--yes", "--json", SCATTERPILOT_ENGINE="bedrock")
    assert result.exit_code == 0, result.stderr
    assert result.stderr.startswith("[bedrock, $0.0")
    assert json.loads(result.stdout)["data"]["total"] == "6000.00"


def test_the_chat_keeps_a_message_that_nobody_answered(program: Program, on_stub: OnStub) -> None:
    with BedrockStub(plan=FaultPlan(1, {"error": 1.0})) as stub:
        on_stub("bedrock", stub)
        result = program(
            "chat",
            input=f"{COMPLETE}\n",
            SCATTERPILOT_ENGINE="bedrock",
            LLM_FALLBACK="none",
            LLM_TURN_BUDGET_SECONDS="2",
        )
    assert (result.exit_code, "Try again" in result.stderr) == (1, True)
    assert program.conversations()[0]["turns"] == 1


def test_a_server_whose_engine_lacks_something_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ANTHROPIC_API_KEY"):
        ServerProcess(tmp_path, settings={"SCATTERPILOT_ENGINE": "anthropic"})


ALONE = {
    "SCATTERPILOT_ENGINE": "bedrock",
    "AWS_SHARED_CREDENTIALS_FILE": "/nowhere",
    "AWS_CONFIG_FILE": "/nowhere",
}


def test_a_server_says_at_its_start_who_answers_and_health_agrees(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path, settings=ALONE)
    try:
        with server.client() as client:
            health = client.get("/health").json()
        told = server.output().splitlines()[1]
    finally:
        server.stop()
    assert told.startswith("bedrock (global.anthropic.claude-sonnet-4-5-20250929-v1:0) can't")
    assert health["lacking"] in told
    assert (health["status"], health["engine"]) == ("ok", "bedrock")
    assert ("The embedded engine answers instead." in told) == (health["answering"] == "embedded")


def test_the_chat_says_before_the_first_message_that_another_engine_answers(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_ACCESS_KEY_ID"):
        monkeypatch.delenv(name, raising=False)
    result = program("chat", input="", **ALONE)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "bedrock (" in result.stderr
    assert "needs a region (set AWS_REGION" in result.stderr
    assert "answers instead." in result.stderr


def test_in_a_pipe_the_chat_says_nothing_of_an_engine_that_can_answer(program: Program) -> None:
    assert "answers" not in program("chat", input="").stderr


def test_the_stub_runs_as_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    stub = subprocess.Popen(
        [sys.executable, "-m", "tests.bedrock_stub"], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    try:
        assert stub.stdout is not None
        name, _, url = stub.stdout.readline().strip().partition("=")
        monkeypatch.setenv(name, url)
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "none")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "none")
        turn = speaker(Settings(engine="bedrock")).say(COMPLETE, None)
        assert (turn["engine"], turn["draft"]["total"]) == ("bedrock", "6000.00")
    finally:
        stub.terminate()
        stub.wait(10)

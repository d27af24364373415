"""The adapter of Amazon Bedrock, by boto3 against a server that speaks Converse."""

from __future__ import annotations

import json
import sys

import pytest

from scatterpilot.adapters.bedrock import BedrockModel
from scatterpilot.domain.chat import ChatMessage, ChatRequest, ModelError, Tokens
from scatterpilot.engines.claude.prompt import SYSTEM
from scatterpilot.engines.claude.tool import UPDATE_INVOICE
from tests.bedrock_stub import Answered, BedrockStub, FaultPlan
from tests.bedrock_stub.faults import Fault
from tests.models.conftest import HAIKU, SONNET, OnStub, speaker

STATE = json.dumps(
    {"today": "2026-03-10 Tuesday", "stage": "gathering", "seller": {}, "draft": {"lines": []}}
    | {"missing": ["customer_name"]}
)
WORK = "Invoice Acme for 40 hours of web development at $150, net 30"


def request(message: str = WORK, timeout: float = 5) -> ChatRequest:
    said = ChatMessage("user", f"State: {STATE}\nMessage: {message}")
    return ChatRequest(SYSTEM, (UPDATE_INVOICE,), (said,), timeout, 1_000)


def failing(on_stub: OnStub, fault: Fault, model: str = SONNET, **stub: object) -> ModelError:
    with BedrockStub(plan=FaultPlan(1, {fault: 1.0}), **stub) as started:  # type: ignore[arg-type]
        on_stub("bedrock", started)
        with pytest.raises(ModelError) as caught:
            BedrockModel(model).converse(request(timeout=1.0))
    return caught.value


@pytest.mark.parametrize(
    "model", [SONNET, HAIKU, "arn:aws:bedrock:us-east-1:1:inference-profile/x"]
)
def test_a_model_is_asked_by_its_id_and_its_answer_read(
    stub: BedrockStub, on_stub: OnStub, model: str
) -> None:
    on_stub("bedrock", stub)
    answer = BedrockModel(model).converse(request())
    assert (answer.model, answer.stop, len(answer.calls)) == (model, "tool_use", 1)
    assert stub.exchanges[0].asked.model == model
    used = stub.exchanges[0].used
    assert answer.tokens == Tokens(used.input, used.output, used.cache_read, used.cache_write)


def test_the_static_part_is_cached_and_holds_neither_date_nor_user_data(
    stub: BedrockStub, on_stub: OnStub
) -> None:
    talk = speaker(on_stub("bedrock", stub))
    turn = talk.say(WORK, None)
    talk.say("make it 42 hours please", turn["conversation_id"])
    first, second = stub.exchanges
    assert first.asked.prefix == second.asked.prefix
    assert (first.used.cache_write > 1_024, second.used.cache_write) == (True, 0)
    assert second.used.cache_read == first.used.cache_write
    assert first.body["system"][-1] == {"cachePoint": {"type": "default"}}
    assert len(first.body["toolConfig"]["tools"]) == 1, "no cache point of its own: too short"
    assert not {"Acme", "2026-03-10", "150"} & set(first.asked.prefix.split())
    assert turn["usage"]["cache_write_tokens"] == first.used.cache_write


def test_nothing_forces_the_tool(stub: BedrockStub, on_stub: OnStub) -> None:
    on_stub("bedrock", stub)
    BedrockModel(SONNET).converse(request())
    assert stub.exchanges[0].body["toolConfig"]["toolChoice"] == {"auto": {}}


@pytest.mark.parametrize(
    ("fault", "failure", "text"),
    [
        ("throttle", "throttled", "busy"),
        ("error", "unavailable", "not answering"),
        ("cut", "unavailable", "not answering"),
        ("slow", "timeout", "too long to answer"),
    ],
)
def test_a_failure_has_its_kind(on_stub: OnStub, fault: Fault, failure: str, text: str) -> None:
    error = failing(on_stub, fault, slow_seconds=1.5)
    assert (error.failure, text in error.message) == (failure, True)


@pytest.mark.parametrize("why", ["denied", "no_form"])
@pytest.mark.parametrize("model", [SONNET, HAIKU])
def test_access_denied_says_where_to_enable_it(on_stub: OnStub, model: str, why: str) -> None:
    with BedrockStub(**{why: frozenset({model})}) as started:  # type: ignore[arg-type]
        on_stub("bedrock", started)
        with pytest.raises(
            ModelError, match=r"Enable model access: .*model catalog of the Bedrock console.*Invoke"
        ) as caught:
            BedrockModel(model).converse(request())
    assert (caught.value.failure, model in caught.value.message) == ("access_denied", True)


@pytest.mark.parametrize("model", [SONNET, HAIKU])
def test_a_retired_model_names_the_setting(on_stub: OnStub, model: str) -> None:
    with BedrockStub(retired=frozenset({model})) as started:
        on_stub("bedrock", started)
        with pytest.raises(ModelError, match="Set BEDROCK_MODEL_ID") as caught:
            BedrockModel(model).converse(request())
    assert caught.value.failure == "retired"


def test_what_bedrock_would_refuse_is_a_fault_of_ours(stub: BedrockStub, on_stub: OnStub) -> None:
    on_stub("bedrock", stub)
    twice = ChatRequest(SYSTEM, (UPDATE_INVOICE,), request().messages * 2, 5, 100)
    with pytest.raises(ModelError, match="fault of ours") as caught:
        BedrockModel(SONNET).converse(twice)
    assert caught.value.failure == "not_usable"
    assert stub.refused == ["roles must alternate, starting with the user"]


@pytest.fixture
def no_account(stub: BedrockStub, on_stub: OnStub, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that AWS was never set up on."""
    on_stub("bedrock", stub)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nowhere")


REGION = {"AWS_DEFAULT_REGION": "us-east-1"}
KEYS = {"AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none"}
SET_REGION = "a region (set AWS_REGION, for example to us-east-1)"
SET_KEYS = (
    "credentials (set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run "
    "`aws configure`)"
)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, f"Amazon Bedrock needs {SET_REGION} and {SET_KEYS}."),
        (REGION, f"Amazon Bedrock needs {SET_KEYS}."),
        (KEYS, f"Amazon Bedrock needs {SET_REGION}."),
    ],
)
@pytest.mark.usefixtures("no_account")
def test_what_aws_lacks_is_named_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], told: str
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    model = BedrockModel(SONNET)
    with pytest.raises(ModelError) as checked:
        model.check_set_up()
    with pytest.raises(ModelError) as asked:
        model.converse(request())
    assert checked.value.message == asked.value.message == told
    assert asked.value.failure == "not_set_up"


@pytest.mark.parametrize("given", [KEYS, {"AWS_BEARER_TOKEN_BEDROCK": "a-key-of-bedrock"}])
@pytest.mark.usefixtures("no_account")
def test_keys_or_a_key_of_bedrock_are_enough(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str]
) -> None:
    for name, value in {**REGION, **given}.items():
        monkeypatch.setenv(name, value)
    BedrockModel(SONNET).check_set_up()


@pytest.mark.usefixtures("no_account")
def test_a_region_that_is_given_is_enough_though_boto3_knows_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    model = BedrockModel(SONNET, "eu-central-1")
    model.check_set_up()
    assert model.lacking_here() == ""
    assert model.converse(request()).calls


@pytest.mark.usefixtures("no_account")
def test_what_is_lacking_is_told_without_asking_anybody() -> None:
    lacking = f"Amazon Bedrock needs {SET_REGION} and {SET_KEYS}."
    assert BedrockModel(SONNET).lacking_here() == lacking


@pytest.mark.usefixtures("no_account")
def test_a_profile_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    with pytest.raises(ModelError, match="AWS_PROFILE names no profile") as caught:
        BedrockModel(SONNET)
    assert caught.value.failure == "not_set_up"


def test_without_boto3_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "boto3", None)
    with pytest.raises(ModelError, match=r"python\S* -m pip install '\.\[bedrock\]'"):
        BedrockModel(SONNET)


def test_a_declined_answer_is_told_from_an_empty_one(on_stub: OnStub) -> None:
    with BedrockStub(brain=lambda asked: Answered(stop="content_filtered")) as started:
        on_stub("bedrock", started)
        assert BedrockModel(SONNET).converse(request()).stop == "refused"

"""The same conversations with every kind of model, over its own protocol."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scatterpilot.domain.chat import ModelError
from scatterpilot.wiring.models import make_models
from tests.bedrock_stub import Answered, Asked, BedrockStub, FaultPlan
from tests.bedrock_stub.asked import InvalidRequestError
from tests.conversations.playing import CORPUS, Play, cases_in
from tests.models.conftest import OnStub, speaker
from tests.models.talking import call, change
from tests.models.test_bedrock import request

ENGINES = ("bedrock", "anthropic", "openai")
WORK = "Invoice Acme for 40 hours of web development at $150"


@pytest.mark.parametrize("engine", ENGINES)
def test_a_conversation_leads_to_its_invoice(
    stub: BedrockStub, on_stub: OnStub, engine: str
) -> None:
    talk = speaker(on_stub(engine, stub))
    turn = talk.say(WORK, None)
    assert (turn["engine"], turn["missing_fields"]) == (engine, ["due_date"])
    for message in ("net 30", "make it 42 hours", "the price is -5 dollars", "10% off"):
        turn = talk.say(message, turn["conversation_id"])
    assert (turn["state"], turn["draft"]["total"]) == ("review", "5670.00")
    assert "Total: $5,670.00" in turn["message"]
    assert talk.say("yes", turn["conversation_id"])["state"] == "completed"
    stored = talk.invoice(turn["conversation_id"])
    assert stored is not None
    assert stored["data"]["total"] == "5670.00"
    assert stub.refused == []


@pytest.mark.parametrize("engine", ENGINES)
def test_tokens_are_counted_the_same_and_summed(
    stub: BedrockStub, on_stub: OnStub, engine: str
) -> None:
    talk = speaker(
        on_stub(engine, stub, llm_prices_usd=tuple(map(Decimal, "3 15 3.75 .3".split())))
    )
    turns = [talk.say(WORK, None)]
    turns.append(talk.say("net 30", turns[0]["conversation_id"]))
    used = stub.exchanges[1].used
    assert turns[1]["usage"]["output_tokens"] == used.output
    assert turns[1]["usage"]["cache_read_tokens"] == used.cache_read > 1_024
    assert turns[1]["usage"]["input_tokens"] == used.input
    kept = talk.conversations.load("somebody", turns[0]["conversation_id"])
    assert kept is not None
    assert kept.usage.cost_usd == sum(Decimal(turn["usage"]["cost_usd"]) for turn in turns) > 0


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("fault", "failure"),
    [
        ("throttle", "throttled"),
        ("error", "unavailable"),
        ("cut", "unavailable"),
        ("slow", "timeout"),
    ],
)
def test_failures_have_the_same_kinds(
    on_stub: OnStub, engine: str, fault: str, failure: str
) -> None:
    plan = FaultPlan(1, {fault: 1.0})  # type: ignore[dict-item]
    with BedrockStub(plan=plan, slow_seconds=1.5) as started:
        [(_, model)] = make_models(on_stub(engine, started))
        with pytest.raises(ModelError) as caught:
            model.converse(request(timeout=1.0))
    assert caught.value.failure == failure


@pytest.mark.parametrize("engine", ENGINES)
def test_an_answer_that_never_ends_is_given_up(on_stub: OnStub, engine: str) -> None:
    """No time-out of a client sees it: each of its waits ends with another byte."""
    with BedrockStub(plan=FaultPlan(1, {"trickle": 1.0})) as started:
        turn = speaker(on_stub(engine, started, llm_turn_budget_seconds=3)).say(WORK, None)
    assert (turn["engine"], turn["degraded"]) == ("embedded", True)


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_too_long_is_told_from_other_refusals(
    stub: BedrockStub, on_stub: OnStub, engine: str
) -> None:
    def refuse(asked: Asked) -> Answered:
        raise InvalidRequestError(reasons.pop(0))

    stub.brain = refuse
    [(_, model)] = make_models(on_stub(engine, stub))
    reasons = ["prompt is too long: it exceeds the context window", "messages.0: unexpected key"]
    for failure in ("too_long", "not_usable"):
        with pytest.raises(ModelError) as caught:
            model.converse(request())
        assert caught.value.failure == failure


@pytest.mark.parametrize("engine", ENGINES)
def test_an_answer_that_is_cut_off_leaves_the_turn_to_the_embedded_engine(
    stub: BedrockStub, on_stub: OnStub, engine: str
) -> None:
    half = call(change("customer_name", "Acme", "Acme"))
    stub.brain = lambda asked: Answered(arguments=half, stop="max_tokens")
    turn = speaker(on_stub(engine, stub)).say(WORK, None)
    assert (turn["engine"], turn["degraded"]) == ("embedded", True)
    assert len(turn["draft"]["line_items"]) == 1
    assert turn["usage"]["output_tokens"] == stub.exchanges[0].used.output


def test_arguments_that_are_no_json_end_in_a_plain_question(
    stub: BedrockStub, on_stub: OnStub
) -> None:
    stub.brain = lambda asked: Answered(arguments='{"changes": [')
    turn = speaker(on_stub("openai", stub)).say(WORK, None)
    assert (turn["engine"], turn["draft"]["line_items"]) == ("openai", [])
    assert "say it again in other words" in turn["message"]
    assert len(stub.exchanges) == 3
    assert "Fault: The arguments must be one JSON object." in stub.exchanges[1].asked.results[0]


@pytest.mark.parametrize("engine", ["bedrock", "anthropic"])
def test_what_a_newer_model_thinks_first_is_no_part_of_its_answer(
    stub: BedrockStub, on_stub: OnStub, engine: str
) -> None:
    stub.brain = lambda asked: Answered(text="Whom is it for?", thought="Hm, no name.")
    [(_, model)] = make_models(on_stub(engine, stub))
    assert model.converse(request()).text == "Whom is it for?"


@pytest.mark.parametrize("engine", ENGINES)
def test_a_model_that_is_gone_names_its_setting(on_stub: OnStub, engine: str) -> None:
    with BedrockStub() as started:
        settings = on_stub(engine, started)
        [(model_id, model)] = make_models(settings)
        started.retired = frozenset({model_id})
        with pytest.raises(ModelError, match=f"{engine.upper()}_MODEL_ID") as caught:
            model.converse(request())
    assert caught.value.failure == "retired"


def test_openai_itself_gets_the_limit_by_its_new_name(
    stub: BedrockStub, on_stub: OnStub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its newer models answer 400 to the old one; the stub stands in as a proxy on the way."""
    monkeypatch.setenv("HTTP_PROXY", stub.url)
    settings = on_stub("openai", stub, openai_base_url="http://api.openai.com/v1")
    assert speaker(settings).say(WORK, None)["engine"] == "openai"
    assert speaker(on_stub("openai", stub)).say(WORK, None)["engine"] == "openai"
    limits = [{"max_tokens", "max_completion_tokens"} & set(each.body) for each in stub.exchanges]
    assert limits == [{"max_completion_tokens"}, {"max_tokens"}]
    assert stub.refused == []


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("why", "failure"), [("denied", "access_denied"), ("wrong_key", "not_set_up")]
)
def test_what_only_the_operator_can_mend_is_told_apart(
    stub: BedrockStub, on_stub: OnStub, engine: str, why: str, failure: str
) -> None:
    [(model_id, model)] = make_models(on_stub(engine, stub))
    setattr(stub, why, frozenset({model_id}))
    with pytest.raises(ModelError) as caught:
        model.converse(request())
    assert caught.value.failure == failure


def test_an_account_without_credit_is_no_fault_of_ours(stub: BedrockStub, on_stub: OnStub) -> None:
    def refuse(asked: Asked) -> Answered:
        raise InvalidRequestError("Your credit balance is too low to access the Anthropic API.")

    stub.brain = refuse
    [(_, model)] = make_models(on_stub("anthropic", stub))
    with pytest.raises(ModelError, match="your credit") as caught:
        model.converse(request())
    assert caught.value.failure == "access_denied"


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_corpus_leads_to_its_invoices_with_a_scripted_model(
    stub: BedrockStub, on_stub: OnStub, path: object
) -> None:
    """The files that the embedded engine is tested with; the stub's answers are scripted."""
    talk = speaker(on_stub("bedrock", stub))
    played = [Play(case, talk).run() for case in cases_in(path)]  # type: ignore[arg-type]
    assert {outcome.case_id: outcome.wrong for outcome in played if not outcome.right} == {}
    assert stub.refused == []

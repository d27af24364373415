"""Who answers, as it is told at the start."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scatterpilot.domain.model_ages import Lifetime
from scatterpilot.ports import Answering
from scatterpilot.wiring.answering import answering_of, told
from scatterpilot.wiring.settings import Settings
from tests.bedrock_stub import BedrockStub
from tests.models.conftest import SONNET, OnStub
from tests.reader.model import needs_the_model

TODAY = date(2026, 12, 1)
REGIONLESS = "Amazon Bedrock needs a region (set AWS_REGION, for example to us-east-1)."


@pytest.fixture
def regionless(stub: BedrockStub, on_stub: OnStub, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Bedrock with keys, on a machine where nothing names a region."""
    settings = on_stub("bedrock", stub)
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nowhere")
    return settings


@pytest.mark.parametrize("engine", ["bedrock", "anthropic", "openai", "cascade"])
@needs_the_model
def test_an_engine_that_has_what_it_needs_answers_itself(
    stub: BedrockStub, on_stub: OnStub, engine: str
) -> None:
    settings = on_stub(engine, stub)
    found = answering_of(settings, TODAY)
    assert (found.chosen, found.engine, found.lacking) == (engine, engine, "")
    [line] = told(found, settings)
    assert line.endswith("the rest." if engine == "cascade" else "answers.")
    assert stub.exchanges == []


@needs_the_model
@pytest.mark.parametrize(
    ("engine", "fallback", "instead"),
    [
        ("bedrock", "embedded", "embedded"),
        ("bedrock", "none", None),
        ("cascade", "none", "embedded"),
    ],
)
def test_what_is_lacking_is_told_with_who_answers_instead(
    regionless: Settings, engine: str, fallback: str, instead: str | None
) -> None:
    settings = replace(regionless, engine=engine, llm_fallback=fallback)
    found = answering_of(settings, TODAY)
    assert found == Answering(engine, instead, REGIONLESS)
    who = "The embedded engine" if instead else "Nobody"
    assert told(found, settings) == [
        f"bedrock ({SONNET}) can't answer. {REGIONLESS} {who} answers instead."
    ]


def test_the_region_of_the_settings_is_enough(regionless: Settings) -> None:
    settings = replace(regionless, aws_region="us-east-1")
    assert answering_of(settings, TODAY).lacking == ""


def test_a_setting_that_is_missing_is_a_reason_too() -> None:
    found = answering_of(Settings(engine="anthropic"), TODAY)
    assert "set ANTHROPIC_API_KEY" in found.lacking


@pytest.mark.parametrize(
    ("chosen", "engine", "told_as"),
    [
        ("embedded", "embedded", "answers only to yes, no, cancel and undo: the learned reader"),
        ("cascade", "bedrock", "answers everything: the learned reader"),
    ],
)
def test_a_missing_reader_is_told_with_what_that_means(
    chosen: str, engine: str, told_as: str
) -> None:
    found = Answering(chosen, engine, "the learned reader is without numpy.")
    [line] = told(found, Settings(engine=chosen))
    assert told_as in line


def test_a_model_near_its_end_is_warned_of_with_the_setting_to_change(
    stub: BedrockStub, on_stub: OnStub
) -> None:
    own = {"claude-sonnet-4-5": Lifetime(date(2026, 7, 1), date(2027, 1, 1))}
    settings = on_stub(
        "bedrock", stub, model_dates=own, bedrock_fallback_model_ids=("eu.b", SONNET)
    )
    first, spare = answering_of(settings, TODAY).warnings
    assert first == (
        f"{SONNET} retires on 2027-01-01, in 31 days. Set BEDROCK_MODEL_ID to its successor; "
        "docs/models.md tells more."
    )
    assert "Set BEDROCK_FALLBACK_MODEL_IDS" in spare
    assert told(answering_of(settings, TODAY), settings)[1] == f"Warning: {first}"


def test_a_model_that_retired_at_anthropic_is_told_there(
    stub: BedrockStub, on_stub: OnStub
) -> None:
    settings = on_stub("anthropic", stub, anthropic_model_id="claude-sonnet-4-5-20250929")
    [warning] = answering_of(settings, TODAY).warnings
    assert warning.startswith("claude-sonnet-4-5-20250929 retired on 2026-11-30.")
    assert answering_of(on_stub("anthropic", stub), TODAY).warnings == ()


def test_nothing_of_a_key_is_told(stub: BedrockStub, on_stub: OnStub) -> None:
    secret = "sk-very-secret"
    settings = on_stub("anthropic", stub, anthropic_api_key=secret)
    assert secret not in repr(told(answering_of(settings, TODAY), settings))

"""Engines over the stub, reached by the real clients through the real settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from scatterpilot.domain.default_models import NONE
from scatterpilot.wiring.engines import make_engine
from scatterpilot.wiring.settings import Settings
from tests.bedrock_stub import BedrockStub
from tests.conversations.in_process import InProcessSpeaker

SONNET = "global.anthropic.claude-sonnet-4-5-20250929-v1:0"
HAIKU = "eu.anthropic.claude-haiku-4-5-20251001-v1:0"

OnStub = Callable[..., Settings]


@pytest.fixture
def on_stub(monkeypatch: pytest.MonkeyPatch) -> OnStub:
    """Settings of an engine that talks to a stub; the keys are no keys."""

    def settings(engine: str, stub: BedrockStub, **more: object) -> Settings:
        monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", stub.url)
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "none")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "none")
        monkeypatch.setenv("ANTHROPIC_BASE_URL", stub.url)
        # For programs, which read their own settings.
        monkeypatch.setenv("BEDROCK_FALLBACK_MODEL_IDS", NONE)
        given = {
            "bedrock_fallback_model_ids": (NONE,),
            "anthropic_api_key": "none",
            "anthropic_model_id": "claude-haiku-4-5",
            "openai_model_id": "llama3.1",
            "openai_base_url": f"{stub.url}/v1",
        }
        return Settings(engine=engine, **{**given, **more})  # type: ignore[arg-type]

    return settings


@pytest.fixture
def stub() -> Iterator[BedrockStub]:
    with BedrockStub() as started:
        yield started


def speaker(settings: Settings) -> InProcessSpeaker:
    return InProcessSpeaker(make_engine(settings))

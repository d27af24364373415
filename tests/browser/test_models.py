"""What the page shows of a language model behind it: who answered, what it cost, who stood in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.api.server_process import ServerProcess
from tests.bedrock_stub import BedrockStub
from tests.browser.screen import ACME, Screen
from tests.models.conftest import SONNET

pytestmark = [pytest.mark.browser, pytest.mark.server]


@pytest.fixture
def model() -> Iterator[BedrockStub]:
    with BedrockStub() as started:
        yield started


@pytest.fixture
def server(
    tmp_path: Path, model: BedrockStub, request: pytest.FixtureRequest
) -> Iterator[ServerProcess]:
    """With the model behind it; a test may be parametrized with other settings."""
    settings = {
        "SCATTERPILOT_ENGINE": "bedrock",
        "AWS_ENDPOINT_URL_BEDROCK_RUNTIME": model.url,
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "none",
        "AWS_SECRET_ACCESS_KEY": "none",
        "BEDROCK_FALLBACK_MODEL_IDS": "none",
        **getattr(request, "param", {}),
    }
    started = ServerProcess(tmp_path, settings=settings)
    yield started
    started.kill()


def test_the_page_shows_the_model_its_cost_and_who_stood_in(
    screen: Screen, model: BedrockStub
) -> None:
    screen.open()
    screen.say(ACME)
    expect(screen.part("engine")).to_have_text(re.compile(r"^bedrock · \$0\.0\d+$"))
    expect(screen.total).to_have_text("$6,000.00")
    model.denied = frozenset({SONNET})
    screen.say("make it 42 hours")
    expect(screen.part("engine")).to_have_text(re.compile("^Built-in assistant"))
    expect(screen.page.get_by_text("The language model is not available")).to_be_visible()
    expect(screen.total).to_have_text("$6,300.00")


def test_before_anything_is_asked_the_settings_tell_who_answers(screen: Screen) -> None:
    screen.open()
    screen.part("nav-settings").click()
    expect(screen.part("answering")).to_have_text("Now answers: bedrock.")


@pytest.mark.parametrize("server", [{"AWS_DEFAULT_REGION": ""}], indirect=True)
def test_the_settings_tell_why_another_engine_answers_than_the_chosen_one(
    screen: Screen,
) -> None:
    screen.open()
    screen.part("nav-settings").click()
    expect(screen.part("answering")).to_contain_text("needs a region (set AWS_REGION")

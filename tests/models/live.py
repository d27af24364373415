"""Against the real services: ``SCATTERPILOT_LIVE=1 pytest tests/models/live.py``; it costs cents.

Its name keeps it out of every other run. Settings and credentials come from the environment as for
``make test-local``.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from scatterpilot.wiring.settings import Settings, read_settings
from tests.models.conftest import speaker

SAID = {
    "English": ("Invoice Acme Corp for 40 hours of web development at $150, net 30", "Acme Corp"),
    "German": ("Rechnung an Müller GmbH: 40 Stunden Beratung zu je 150 Dollar, 30 Tage", "Müller"),
    "Japanese": ("株式会社サンプルに、開発40時間、時給150ドル、支払期限は30日後で請求", "サンプル"),
}


@pytest.fixture
def live() -> Settings:
    if os.environ.get("SCATTERPILOT_LIVE") != "1":
        pytest.skip("set SCATTERPILOT_LIVE=1 to pay for a real model")
    environment = {k: v for k, v in os.environ.items() if k != "SCATTERPILOT_LIVE"}
    settings = read_settings(environment, Path("no .env"))
    engine = "bedrock" if settings.engine == "embedded" else settings.engine
    return replace(settings, engine=engine, llm_fallback="none")


@pytest.mark.timeout(180)
@pytest.mark.parametrize("language", SAID)
def test_a_real_model_takes_an_invoice_down(live: Settings, language: str) -> None:
    message, customer = SAID[language]
    talk = speaker(live)
    turn = talk.say(message, None)
    assert turn["draft"]["total"] == "6000.00", turn
    assert customer in turn["draft"]["customer_name"]
    assert turn["state"] == "review", turn
    turn = talk.say("yes", turn["conversation_id"])
    assert turn["state"] == "completed"

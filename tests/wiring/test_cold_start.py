"""What a function on Lambda tells once in its life: which engine answers, and which model goes."""

from __future__ import annotations

import json
from datetime import date

import pytest

from scatterpilot.api.metrics import Meter
from scatterpilot.domain.model_ages import Lifetime
from scatterpilot.wiring.aws import AwsHome
from scatterpilot.wiring.settings import Settings


def lines_of(printed: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in printed.splitlines()]


def test_the_first_turn_logs_who_answers_and_which_model_is_near_its_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "none")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "none")
    home = AwsHome(
        Settings(
            engine="bedrock",
            on_lambda=True,
            aws_region="us-east-1",
            today=date(2027, 5, 1),
            model_dates={"claude-sonnet-4-5": Lifetime(None, date(2027, 7, 1))},
        )
    )
    assert home.engine is home.engine
    first, second = lines_of(capsys.readouterr().out)
    assert (first["message"], first["engine"], first["chosen"]) == (
        *("answering", "bedrock"),
        "bedrock",
    )
    assert (second["level"], "retires on 2027-07-01, in 61 days" in second["why"]) == (
        "WARNING",
        True,
    )


def test_health_on_lambda_names_the_engine_that_was_chosen() -> None:
    answering = AwsHome(Settings(engine="cascade", on_lambda=True)).answering
    assert (answering.engine, answering.lacking, answering.warnings) == ("cascade", "", ())


def test_on_lambda_metrics_are_counted_for_the_environment_of_the_settings() -> None:
    home = AwsHome(Settings(environment="prod", on_lambda=True))
    assert home.meter == Meter("ScatterPilot", "prod")

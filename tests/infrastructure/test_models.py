"""The models that are deployed by default are those that the code asks, and no others."""

from __future__ import annotations

from datetime import date

import pytest
from scripts.deployment.bedrock_access import bedrock_arns
from scripts.deployment.deploy import models_of
from scripts.deployment.lifecycles import model_warnings

from scatterpilot.domain.default_models import BEDROCK_FALLBACKS, BEDROCK_MODEL
from scatterpilot.domain.model_ages import Lifetime
from tests.infrastructure.template import TEMPLATE

PARAMETERS = TEMPLATE["Parameters"]
EU = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0"


def test_the_role_may_call_exactly_the_default_models() -> None:
    allowed = {arn.strip() for arn in PARAMETERS["BedrockArns"]["Default"].split(",")}
    models = (BEDROCK_MODEL, *BEDROCK_FALLBACKS)
    needed = bedrock_arns(models, "us-east-1", "1", lambda profile, region: [])
    assert allowed == {arn.replace(":us-east-1:1:", ":*:*:") for arn in needed}


def test_the_default_parameters_ask_what_the_code_asks() -> None:
    defaults = {name: str(each.get("Default", "")) for name, each in PARAMETERS.items()}
    assert defaults["BedrockModelId"] == BEDROCK_MODEL
    assert models_of(defaults) == models_of({}) == (BEDROCK_MODEL, *BEDROCK_FALLBACKS)


@pytest.mark.parametrize(
    ("fallbacks", "asked"), [("", (EU,)), ("none", (EU,)), ("eu.a, eu.b", (EU, "eu.a", "eu.b"))]
)
def test_another_model_has_only_the_fallbacks_that_are_given(
    fallbacks: str, asked: tuple[str, ...]
) -> None:
    given = {"BedrockModelId": EU, "BedrockFallbackModelIds": fallbacks}
    assert models_of(given) == asked


def test_bedrock_is_asked_how_long_the_models_behind_the_profiles_last() -> None:
    asked = []

    def ask(model: str, region: str) -> Lifetime:
        asked.append((model, region))
        return Lifetime(date(2026, 11, 1), date(2027, 5, 1))

    [warning] = model_warnings([EU], "eu-central-1", ask, date(2026, 12, 1))
    assert asked == [("anthropic.claude-sonnet-4-5-20250929-v1:0", "eu-central-1")]
    assert warning.startswith(f"{EU} is deprecated since 2026-11-01; retires on 2027-05-01.")


def test_where_bedrock_does_not_tell_the_table_speaks() -> None:
    models = (BEDROCK_MODEL, *BEDROCK_FALLBACKS)
    silent = lambda model, region: None  # noqa: E731
    assert model_warnings(models, "us-east-1", silent, date(2026, 12, 1)) == []

"""Mistakes in what is to be deployed are told in a line each, before anything is built."""

from __future__ import annotations

import subprocess
import sys

import pytest
from scripts.deployment import parameters
from scripts.deployment.account import DeploymentError
from scripts.deployment.residency import parameters_for, residency_of, usual

from scatterpilot.domain.default_models import BEDROCK_MODEL
from tests.architecture.sources import ROOT
from tests.infrastructure.template import TEMPLATE

DECLARED = TEMPLATE["Parameters"]
SONNET, HAIKU = (
    "anthropic.claude-sonnet-4-5-20250929-v1:0",
    "anthropic.claude-haiku-4-5-20251001-v1:0",
)


def refused(given: dict[str, str], kept: dict[str, str] | None = None) -> list[str]:
    with pytest.raises(DeploymentError) as told:
        parameters.check(given, kept)
    return str(told.value).splitlines()


def deploy(*flags: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scripts.deployment.deploy", "--yes", *flags]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (["--engine", "banana"], "Engine can't be 'banana': give bedrock, cascade or embedded."),
        (
            ["--parameter", "LogLevel=verbose"],
            "LogLevel can't be 'verbose': give DEBUG, INFO, WARNING, ERROR or CRITICAL.",
        ),
        (["--parameter", "LogLvel=INFO"], "There is no parameter LogLvel; did you mean LogLevel?"),
        (["--parameter", "LogLevel"], "--parameter LogLevel has no value"),
        (["--region", "banana"], "--region can't be 'banana': write it as eu-central-1."),
        (["--stack-name", "my_stack"], "--stack-name can't be 'my_stack'"),
        (["--bucket", "My"], "--bucket can't be 'My'"),
        (["--alarm-email", "me"], "me is not an e-mail address"),
        (["--residency", "eu", "--parameter", "BedrockModelId=x"], "leave out BedrockModelId"),
    ],
)
def test_a_mistake_is_one_line_and_nothing_is_built(flags: list[str], told: str) -> None:
    run = deploy(*flags)
    assert run.returncode == 1
    [line] = run.stderr.strip().splitlines()
    assert told in line
    assert "Building" not in run.stdout


@pytest.mark.parametrize("name", DECLARED)
def test_the_templates_own_defaults_will_do(name: str) -> None:
    parameters.check({name: str(DECLARED[name]["Default"])}, {})


@pytest.mark.parametrize("name", [n for n, each in DECLARED.items() if "AllowedPattern" in each])
def test_a_pattern_comes_with_words_for_people(name: str) -> None:
    assert DECLARED[name]["ConstraintDescription"] in refused({name: "?!"})[0]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"LlmTurnBudgetSeconds": "28"}, "give a number from 5 to 27"),
        ({"LlmTurnBudgetSeconds": "soon"}, "give a number from 5 to 27"),
        ({"ReservedConcurrency": "-2"}, "give a number from -1"),
        ({"LogRetentionDays": "2"}, "give 1, 3, 5"),
        # The functions would stop at the first request.
        ({"LlmPricesUsd": "3,15"}, "must be four prices"),
        ({"ModelDates": "next year"}, "must be a list such as"),
        ({"AllowedOrigins": "https://a.example,b.example"}, "without 'b.example'"),
        ({"AllowedOrigins": "https://a.example/"}, "without 'https://a.example/'"),
        ({"RateLimitMaxRequests": "2000000"}, "must be a whole number from 1 to 1000000"),
    ],
)
def test_a_value_that_can_not_be_is_told_with_what_can(given: dict[str, str], told: str) -> None:
    [line] = refused(given)
    assert line.startswith(next(iter(given)))
    assert told in line


def test_all_mistakes_are_told_at_once() -> None:
    assert len(refused({"Engine": "x", "LogLevel": "y", "Nothing": "z"})) == 3


def test_a_domain_needs_its_certificate_given_now_or_before() -> None:
    domain, certificate = {"DomainName": "api.example.com"}, {"CertificateArn": "arn:aws:acm:…"}
    assert refused(domain, {}) == ["DomainName needs CertificateArn: give both."]
    parameters.check({**domain, **certificate}, {})
    parameters.check(domain, certificate)


def test_a_residency_names_the_default_models_by_its_profiles() -> None:
    listed = {f"eu.{SONNET}", f"eu.{HAIKU}", "eu.amazon.nova-pro-v1:0"}
    found = parameters_for("eu", "eu-central-1", lambda region: listed)
    assert found == {
        "BedrockModelId": f"eu.{SONNET}",
        "BedrockFallbackModelIds": f"eu.{HAIKU}",
    }
    parameters.check(found, {})


def test_no_model_leaves_the_part_of_the_world_whatever_bedrock_tells() -> None:
    for listed in (None, {f"eu.{SONNET}", f"global.{HAIKU}"}):
        found = parameters_for("eu", "eu-central-1", lambda region, listed=listed: listed)
        asked = [found["BedrockModelId"], *found["BedrockFallbackModelIds"].split(",")]
        assert {residency_of(model) for model in asked} <= {"eu", None}
        assert found["BedrockFallbackModelIds"] != ""  # or the global ones would be asked


def test_a_residency_without_models_is_refused() -> None:
    with pytest.raises(DeploymentError, match="another --residency"):
        parameters_for("eu", "us-east-1", lambda region: {f"us.{SONNET}"})


def test_anywhere_is_what_the_template_has() -> None:
    found = parameters_for("global", "eu-central-1", lambda region: None)
    assert found == {"BedrockModelId": BEDROCK_MODEL, "BedrockFallbackModelIds": ""}


def test_in_the_european_union_staying_there_is_proposed() -> None:
    assert [usual(region) for region in ("eu-west-1", "us-east-1")] == ["eu", "global"]

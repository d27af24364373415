"""In a terminal the deployment asks for what no flag gives, and proposes what is usual or set."""

from __future__ import annotations

import pytest

from tests.architecture.sources import ROOT
from tests.cli.terminal import Terminal
from tests.emulator.process import REGION, Emulator

pytestmark = pytest.mark.emulator

STACK = """
Parameters:
  SelfSignUp: {Type: String}
  HostedDomainPrefix: {Type: String}
  BedrockModelId: {Type: String}
Resources:
  Topic: {Type: "AWS::SNS::Topic"}
"""
KEPT = {"SelfSignUp": "true", "HostedDomainPrefix": "mine", "BedrockModelId": "us.anthropic.x"}


def deploying(emulator: Emulator, *flags: str) -> Terminal:
    settings = {"PYTHONPATH": f"{ROOT}/layers/common:{ROOT}", **emulator.environment}
    return Terminal(ROOT, *flags, module="scripts.deployment.deploy", **settings)


def answer(terminal: Terminal, *questions: tuple[str, str]) -> None:
    for asked, answered in questions:
        terminal.wait_for(asked)
        terminal.type(f"{answered}\n")


def test_each_thing_is_asked_with_a_proposal_and_an_answer_that_can_not_be_ends_it(
    emulator: Emulator,
) -> None:
    with deploying(emulator) as terminal:
        answer(
            terminal,
            ("Environment: dev, staging, prod [dev]", "staging"),
            (f"Region? [{REGION}]", ""),
            ("Name of the stack? [scatterpilot-staging]", ""),
            ("made if it is missing? [scatterpilot-artifacts-", ""),
            ("you create the users. y or n [n]", ""),
            ("sign-in page, - for none? [-]", ""),
            ("global, us, eu, apac, jp, au, us-gov [global]", "mars"),
        )
        assert terminal.end() == 1
    assert "mars is none of global" in terminal.shown
    assert "Building" not in terminal.shown


def test_what_flags_give_is_not_asked_and_what_a_stack_has_is_proposed(emulator: Emulator) -> None:
    cloudformation = emulator.client("cloudformation")
    parameters = [{"ParameterKey": k, "ParameterValue": v} for k, v in KEPT.items()]
    cloudformation.create_stack(StackName="kept", TemplateBody=STACK, Parameters=parameters)
    cloudformation.get_waiter("stack_create_complete").wait(StackName="kept")
    flags = ("--environment", "dev", "--region", REGION, "--stack-name", "kept", "--bucket", "ours")
    with deploying(emulator, *flags) as terminal:
        answer(
            terminal,
            ("you create the users. y or n [y]", ""),
            ("sign-in page, - for none? [mine]", ""),
            ("[us]", "mars"),
        )
        assert terminal.end() == 1
    cloudformation.delete_stack(StackName="kept")
    for asked in ("Environment:", "Region?", "Name of the stack?", "Bucket"):
        assert asked not in terminal.shown


def test_without_a_model_nobody_is_asked_where_it_may_read(emulator: Emulator) -> None:
    flags = ("--environment", "dev", "--region", REGION, "--stack-name", "none", "--bucket", "ours")
    chosen = ("--engine", "embedded", "--self-sign-up", "--parameter", "DomainName=a.example")
    with deploying(emulator, *flags, *chosen) as terminal:
        answer(terminal, ("sign-in page", ""))
        # The last thing that is checked before building, and the next that happens.
        terminal.wait_for("DomainName needs CertificateArn")
        assert terminal.end() == 1
    assert "Where may the model" not in terminal.shown

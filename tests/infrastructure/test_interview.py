"""In a terminal the deployment asks for what no flag gives, and proposes what is usual or set."""

from __future__ import annotations

import pytest

from tests.architecture.sources import ROOT
from tests.cli.terminal import Terminal
from tests.emulator.process import REGION, Emulator

pytestmark = pytest.mark.emulator

NO_MORE = "\x04"
"""The key that ends the input: nobody answers any more."""

STACK = """
Parameters:
  SelfSignUp: {Type: String}
  HostedDomainPrefix: {Type: String}
  BedrockModelId: {Type: String}
Resources:
  Topic: {Type: "AWS::SNS::Topic"}
"""
KEPT = {"SelfSignUp": "true", "HostedDomainPrefix": "mine", "BedrockModelId": "us.anthropic.x"}


def deploying(emulator: Emulator, *flags: str, step: str = "deploy") -> Terminal:
    settings = {"PYTHONPATH": f"{ROOT}/layers/common:{ROOT}", **emulator.environment}
    return Terminal(ROOT, *flags, module=f"scripts.deployment.{step}", **settings)


def answer(terminal: Terminal, *questions: tuple[str, str]) -> None:
    for asked, answered in questions:
        terminal.wait_for(asked)
        terminal.type(f"{answered}\n")


def test_each_thing_is_asked_with_a_proposal_and_again_until_the_answer_can_be(
    emulator: Emulator,
) -> None:
    with deploying(emulator) as terminal:
        answer(
            terminal,
            ("Environment: dev, staging, prod [dev]", "production"),
            ("production is none of dev, staging, prod.", "staging"),
            (f"Region? [{REGION}]", "Frankfurt"),
            ("--region can't be 'Frankfurt': write it as eu-central-1.", ""),
            ("Name of the stack? [scatterpilot-staging]", "my stack"),
            ("--stack-name can't be 'my stack'", ""),
            ("made if it is missing? [scatterpilot-artifacts-", "Mine"),
            ("--bucket can't be 'Mine'", ""),
            ("you create the users. y or n [n]", "perhaps"),
            ("perhaps is neither y nor n.", ""),
            ("sign-in page, - for none? [-]", ""),
            ("global, us, eu, apac, jp, au, us-gov [global]", "mars"),
            ("mars is none of global", NO_MORE),
        )
        assert terminal.end() == 1
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
            ("[us]", NO_MORE),
        )
        assert terminal.end() == 1
    cloudformation.delete_stack(StackName="kept")
    for asked in ("Environment:", "Region?", "Name of the stack?", "Bucket"):
        assert asked not in terminal.shown


def test_where_alarms_go_is_checked_when_it_is_asked_and_the_chosen_models_are_tried(
    emulator: Emulator,
) -> None:
    flags = ("--environment", "dev", "--region", REGION, "--stack-name", "none", "--bucket", "ours")
    chosen = ("--residency", "eu", "--self-sign-up", "--sign-in-page", "")
    with deploying(emulator, *flags, *chosen, step="everything") as terminal:
        answer(
            terminal,
            ("E-mail for alarms, or - for none? [-]", "none"),
            ("none is not an e-mail address", "-"),
            ("Publish the page by CloudFront? y or n [n]", ""),
            ("Go on? y or n [y]", ""),
            ("2 of 5", NO_MORE),
        )
        assert terminal.end() == 1
    assert "Bedrock answers (eu.anthropic." in terminal.shown
    assert "Bedrock answers (global." not in terminal.shown


def test_without_a_model_nobody_is_asked_where_it_may_read(emulator: Emulator) -> None:
    flags = ("--environment", "dev", "--region", REGION, "--stack-name", "none", "--bucket", "ours")
    chosen = ("--engine", "embedded", "--self-sign-up", "--parameter", "DomainName=a.example")
    with deploying(emulator, *flags, *chosen) as terminal:
        answer(terminal, ("sign-in page", ""))
        # The last thing that is checked before building, and the next that happens.
        terminal.wait_for("DomainName needs CertificateArn")
        assert terminal.end() == 1
    assert "Where may the model" not in terminal.shown

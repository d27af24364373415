"""What is deployed is what answers."""

from __future__ import annotations

from typing import Any

from tests.deployed.stack import DeployedStack
from tests.infrastructure.template import FUNCTIONS

FUNCTION_NAMES = [f"{function}Name" for function in FUNCTIONS]


def live(stack: DeployedStack, output: str) -> dict[str, Any]:
    """The function that the alias leads to."""
    found: dict[str, Any] = stack.emulator.client("lambda").get_function_configuration(
        FunctionName=stack.outputs[output], Qualifier="live"
    )
    return found


def test_a_parameter_that_is_changed_reaches_every_function(stack: DeployedStack) -> None:
    before = {name: live(stack, name) for name in FUNCTION_NAMES}
    stack.deploy(LogLevel="WARNING")
    for name in FUNCTION_NAMES:
        after = live(stack, name)
        assert after["Environment"]["Variables"]["LOG_LEVEL"] == "WARNING"
        assert int(after["Version"]) > int(before[name]["Version"])
    stack.deploy(LogLevel="INFO")


def test_the_versions_before_are_gone(stack: DeployedStack) -> None:
    client = stack.emulator.client("lambda")
    for name in FUNCTION_NAMES:
        found = client.list_versions_by_function(FunctionName=stack.outputs[name])["Versions"]
        assert {each["Version"] for each in found} == {"$LATEST", live(stack, name)["Version"]}

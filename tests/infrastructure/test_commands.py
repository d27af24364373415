"""The commands of `aws` that the documents tell to type are ones that there are."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator

import pytest
from botocore import xform_name
from botocore.model import ServiceModel
from botocore.session import get_session

from tests.architecture.sources import ROOT

PAGES = ("DEPLOYMENT_GUIDE.md", "docs/runbook.md", "docs/troubleshooting.md", "docs/costs.md")
# What the command line itself adds to every call, or to those of a service.
GLOBAL = {"query", "output", "region", "profile"}
MADE_BY_THE_COMMAND_LINE = {("logs", "tail"), ("configure", "sso"), ("configure", "list-profiles")}
COMMAND = re.compile(r"aws ([a-z0-9-]+) ([a-z0-9-]+)((?:[^`\n]|\\\n)*)")


def commands(page: str) -> Iterator[tuple[str, str, list[str]]]:
    """Service, operation and options of each command."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for service, operation, rest in COMMAND.findall(text.replace("\\\n", " ")):
        # A pipe, a separator or a closing bracket begins something else, but for one in brackets.
        plain = re.split(r"[|;)]", re.sub(r"\$\([^)]*\)", "…", rest))[0]
        yield service, operation, re.findall(r"(?<= --)[a-z-]+", plain)


def members(service: str, operation: str) -> set[str]:
    """What an operation takes, as options are written; fails for one that there is not."""
    found = get_session().get_component("data_loader").load_service_model(service, "service-2")
    model = ServiceModel(found)
    [name] = [each for each in model.operation_names if xform_name(each, "-") == operation]
    shape = model.operation_model(name).input_shape
    return {xform_name(each, "-") for each in shape.members} if shape else set()


@pytest.mark.parametrize("page", PAGES)
def test_a_command_calls_an_operation_with_options_that_it_has(page: str) -> None:
    for service, operation, options in commands(page):
        if (service, operation) not in MADE_BY_THE_COMMAND_LINE:
            # A switch may be turned off by "no-".
            given = {option.removeprefix("no-") for option in options} - GLOBAL
            assert given <= members(service, operation), f"aws {service} {operation}"


@pytest.mark.parametrize("page", PAGES)
def test_the_shell_can_read_what_is_to_be_typed(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for block in re.findall(r"^```sh\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL):
        run = subprocess.run(["bash", "-n"], input=block, capture_output=True, text=True)
        assert run.returncode == 0, run.stderr

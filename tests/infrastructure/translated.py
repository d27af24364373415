"""The template as CloudFormation gets it: what the SAM transform makes of it, parameters given."""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from typing import Any

import pytest

from tests.emulator.process import ENVIRONMENT, REGION, installed
from tests.infrastructure.template import FOLDER

# The transform lives in the emulator's environment.
_PROGRAM = """
import json, logging, sys
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

class Policies:
    def load(self):
        return {}

logging.disable(logging.CRITICAL)
text, parameters = json.load(sys.stdin)
json.dump(transform(yaml_parse(text), parameters, Policies()), sys.stdout)
"""
_LOCAL = re.compile(r"\.\./build/aws/(\w+)")


def translated(**parameters: str) -> dict[str, dict[str, Any]]:
    """The resources by logical id."""
    if not installed():
        pytest.skip("the AWS emulator is not installed: make emulator")
    return _translated(tuple(sorted(parameters.items())))


@cache
def _translated(parameters: tuple[tuple[str, str], ...]) -> dict[str, dict[str, Any]]:
    text = (FOLDER / "template.yaml").read_text(encoding="utf-8")
    text = _LOCAL.sub(r"s3://artifacts/code/\1.zip", text)
    run = subprocess.run(
        [ENVIRONMENT / "bin" / "python", "-c", _PROGRAM],
        input=json.dumps([text, dict(parameters)]),
        env={"AWS_DEFAULT_REGION": REGION},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, dict[str, Any]] = json.loads(run.stdout)["Resources"]
    return found


def ids_of(kind: str, resources: dict[str, dict[str, Any]]) -> set[str]:
    return {name for name, resource in resources.items() if resource["Type"] == kind}

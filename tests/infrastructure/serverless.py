"""The template as CloudFormation gets it from AWS's own translator of ``AWS::Serverless``.

The translator lives in the emulator's environment (``make emulator``).
"""

from __future__ import annotations

import json
import subprocess
from functools import cache
from typing import Any

from tests.emulator.process import ENVIRONMENT
from tests.infrastructure.template import TEMPLATE, of_type

_PROGRAM = """
import json, sys, time
from boto3 import Session
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
time.time = lambda: float(sys.argv[1])
translator = Translator({}, Parser(), boto_session=Session(region_name="eu-central-1"))
print(json.dumps(translator.translate(json.load(sys.stdin), json.loads(sys.argv[2]))))
"""


@cache
def translated(moment: int = 0, **parameters: str) -> dict[str, Any]:
    """The resources as they come of a deployment at a moment, in seconds, with parameters."""
    uploaded = json.dumps(TEMPLATE).replace("../build/aws/", "s3://artifacts/")
    run = subprocess.run(
        [ENVIRONMENT / "bin" / "python", "-c", _PROGRAM, str(moment), json.dumps(parameters)],
        input=uploaded,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    resources: dict[str, Any] = json.loads(run.stdout)["Resources"]
    return resources


def the_only(kind: str, resources: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The logical id and properties of the one resource of a type."""
    [found] = of_type(kind, resources).items()
    return found

"""Whether a stack is already what it is to become: the same template with the same parameters.

CloudFormation can't tell any more: every change set of a template with ``AlwaysDeploy`` deploys the
API anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from scripts.deployment.account import client


def fingerprint(template: bytes) -> str:
    """What the name of an uploaded template ends with."""
    return hashlib.sha256(template).hexdigest()[:32]


def values_of(stack: Mapping[str, Any]) -> dict[str, str]:
    """The parameters of a stack as ``describe_stacks`` tells it."""
    return {
        parameter["ParameterKey"]: parameter["ParameterValue"]
        for parameter in stack.get("Parameters", ())
    }


def has_parameters(stack: Mapping[str, Any], parameters: Mapping[str, str]) -> bool:
    """Whether these have these values."""
    return parameters.items() <= values_of(stack).items()


def is_already(
    stack: Mapping[str, Any], region: str, template_url: str, parameters: Mapping[str, str]
) -> bool:
    """``parameters`` are those that are given: the others keep their values."""
    if not stack["StackStatus"].endswith("_COMPLETE") or not has_parameters(stack, parameters):
        return False
    found = client("cloudformation", region).get_template(
        StackName=stack["StackName"], TemplateStage="Original"
    )
    return fingerprint(str(found["TemplateBody"]).encode()) in template_url

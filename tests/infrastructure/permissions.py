"""What each function may do, as the template says it.

``python -m tests.infrastructure.permissions`` writes it to
``infrastructure/policies/lambda-execution-policy.json``, for people to review.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.infrastructure.template import FOLDER, FUNCTIONS, RESOURCES

POLICY = FOLDER / "policies" / "lambda-execution-policy.json"


def role_of(function: str) -> dict[str, Any]:
    role: dict[str, Any] = RESOURCES[FUNCTIONS[function]["Role"]["Fn::GetAtt"][0]]["Properties"]
    return role


def statements_of(function: str) -> Iterator[dict[str, Any]]:
    """The statements of a function's role, its managed policies' first, conditions resolved."""
    role = role_of(function)
    documents = [
        RESOURCES[policy["Ref"]]["Properties"]["PolicyDocument"]
        for policy in role["ManagedPolicyArns"]
    ]
    documents += [policy["PolicyDocument"] for policy in role["Policies"]]
    for document in documents:
        for statement in document["Statement"]:
            yield statement["Fn::If"][1] if "Fn::If" in statement else statement


# What Lambda itself does in a function's name.
_OF_THE_PLATFORM = {"logs", "xray"}


def granted(function: str) -> set[str]:
    """``dynamodb:GetItem ProfilesTable profile#``: each action on each resource and kind of key."""
    found = set()
    for statement in statements_of(function):
        condition = statement.get("Condition", {}).get("ForAllValues:StringLike", {})
        for action in listed(statement["Action"]):
            for resource in listed(statement["Resource"]):
                for key in condition.get("dynamodb:LeadingKeys", [""]):
                    named = f"{action} {_name_of(resource)} {key.removesuffix('*')}".rstrip()
                    found.add(named)
    return {each for each in found if each.split(":")[0] not in _OF_THE_PLATFORM}


def _name_of(resource: Any) -> str:
    """A table, an index as ``Table/index/name``, files of the bucket as ``Bucket/*/kind*``, or the
    parameter that names models."""
    if not isinstance(resource, dict):
        return str(resource)
    [(function, value)] = resource.items()
    if function == "Fn::GetAtt":
        return str(value[0])
    name: str = value
    return name.replace("${", "").replace(".Arn}", "")


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def policy() -> dict[str, Any]:
    """Every statement of every function, under the function's name."""
    statements = []
    for function in FUNCTIONS:
        for number, statement in enumerate(statements_of(function), 1):
            sid = f"{function.removesuffix('Function')}{number}"
            statements.append({"Sid": sid, **statement})
    return {"Version": "2012-10-17", "Statement": statements}


def text() -> str:
    return json.dumps(policy(), indent=2) + "\n"


if __name__ == "__main__":
    POLICY.write_text(text(), encoding="utf-8")

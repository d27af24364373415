"""Properties as they are when a feature is on: names and ARNs in place of references."""

from __future__ import annotations

import re
from typing import Any

from tests.infrastructure.template import TEMPLATE, properties

REGION, ACCOUNT = "eu-central-1", "123456789012"
_PSEUDO = {
    "AWS::Region": REGION,
    "AWS::AccountId": ACCOUNT,
    "AWS::Partition": "aws",
    "AWS::URLSuffix": "amazonaws.com",
}
# Of a form that is asked for where they are named.
_IDS = {"UserPool": f"{REGION}_UserPool"}
_PLACE = re.compile(r"\$\{([^}]+)\}")


def resolved(logical_id: str) -> Any:
    """The properties of a resource; parameters have their defaults, resources their own ids."""
    return _value(properties(logical_id))


def arn_of(logical_id: str) -> str:
    return f"arn:aws:service:{REGION}:{ACCOUNT}:{logical_id}"


def _value(node: Any) -> Any:
    if isinstance(node, list):
        return [_value(each) for each in node]
    if not isinstance(node, dict):
        return node
    [(name, argument)] = node.items() if len(node) == 1 else [("", None)]
    if name == "Ref":
        return _named(argument)
    if name == "Fn::GetAtt":
        return _named(".".join(argument))
    if name == "Fn::Sub":
        return _PLACE.sub(lambda found: _named(found[1]), argument)
    if name == "Fn::If":
        return _value(argument[1])
    return {key: _value(each) for key, each in node.items()}


def _named(reference: str) -> Any:
    if reference in _PSEUDO:
        return _PSEUDO[reference]
    if parameter := TEMPLATE["Parameters"].get(reference):
        return parameter["Default"] or reference.lower()
    logical_id, _, attribute = reference.partition(".")
    return arn_of(logical_id) if attribute == "Arn" else _IDS.get(logical_id, logical_id)

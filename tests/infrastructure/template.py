"""The template as data: ``!Ref Name`` becomes ``{"Ref": "Name"}``, as in its JSON form."""

from __future__ import annotations

from typing import Any

import yaml

from tests.architecture.sources import ROOT

FOLDER = ROOT / "infrastructure"


class Loader(yaml.SafeLoader):
    pass


def _tag(loader: Loader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    name = suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}"
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
        return {name: value.split(".", 1) if suffix == "GetAtt" else value}
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    return {name: loader.construct_mapping(node, deep=True)}


Loader.add_multi_constructor("!", _tag)


def read(name: str = "template") -> dict[str, Any]:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=Loader)
    return found


TEMPLATE = read()
RESOURCES: dict[str, dict[str, Any]] = TEMPLATE["Resources"]


def properties(logical_id: str) -> dict[str, Any]:
    found: dict[str, Any] = RESOURCES[logical_id]["Properties"]
    return found


def of_type(kind: str, resources: dict[str, dict[str, Any]] = RESOURCES) -> dict[str, Any]:
    """The properties of all resources of a type, by logical id."""
    return {
        logical_id: resource.get("Properties", {})
        for logical_id, resource in resources.items()
        if resource["Type"] == kind
    }


FUNCTIONS = of_type("AWS::Serverless::Function")
TABLES = of_type("AWS::DynamoDB::Table")
BUCKETS = of_type("AWS::S3::Bucket")


def layers_of(function: dict[str, Any]) -> list[str]:
    """The layers of a function by logical id, those of Globals first, conditional ones too."""
    shared = TEMPLATE["Globals"]["Function"]["Layers"]
    found = [*shared, *function.get("Layers", ())]
    return [layer["Fn::If"][1]["Ref"] if "Fn::If" in layer else layer["Ref"] for layer in found]

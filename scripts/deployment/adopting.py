"""A new stack takes over what an earlier one has left behind.

CloudFormation takes over by itself only what has a literal name in the template, and a pool of
users or a key has none at all. So a first change set imports what there is, as it is, and makes
the stack of it; the deployment then is a change of that stack.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from scripts.deployment import INFRASTRUCTURE, retained, stacks
from scripts.deployment.options import Place
from scripts.deployment.retained import Retained

_TOP = re.compile(r"^(?=\w)", re.MULTILINE)
_RESOURCE = re.compile(r"^(?=  \w)", re.MULTILINE)
_KEPT = ("AWSTemplateFormatVersion", "Parameters", "Mappings", "Conditions", "Resources")


def adopt(
    place: Place, parameters: Mapping[str, str], user_pool: str | None = None
) -> list[Retained]:
    """Make a stack of what is left of an earlier one; nothing where there is a stack already.

    ``parameters`` are those that the stack is to get. Raises ``DeploymentError``, also where
    what is left belongs to another stack.
    """
    if stacks.usable(place.stack, place.region):
        return []
    found = [each for each in retained.find(place, user_pool) if _wanted(each, parameters)]
    if found:
        as_they_are = {name: value for each in found for name, value in each.parameters.items()}
        stacks.take_over(
            place.stack,
            place.region,
            template_of([each.logical_id for each in found]),
            [_to_import(each) for each in found],
            {**parameters, **as_they_are},
        )
    return found


def _wanted(each: Retained, parameters: Mapping[str, str]) -> bool:
    """A vault only backs up where that is asked for; left alone, it keeps what it holds."""
    return each.logical_id != "BackupVault" or parameters.get("EnableBackup") == "true"


def _to_import(each: Retained) -> dict[str, object]:
    return {
        "LogicalResourceId": each.logical_id,
        "ResourceType": each.kind,
        "ResourceIdentifier": dict(each.identifier),
    }


def template_of(
    resources: Collection[str], template: Path = INFRASTRUCTURE / "template.yaml"
) -> str:
    """The template with these resources alone, as an import wants it: without outputs.

    It is cut as text, by its indentation, so that each resource stays word for word as it is in
    the template: what is the same is not touched by the deployment that follows.
    """
    sections = [part for part in _TOP.split(template.read_text(encoding="utf-8")) if part]
    kept = [part for part in sections if part.startswith(tuple(f"{name}:" for name in _KEPT))]
    return "".join(
        _only(part, resources) if part.startswith("Resources:") else part for part in kept
    )


def _only(section: str, resources: Collection[str]) -> str:
    heading, *parts = _RESOURCE.split(section)
    named = [part for part in parts if part.split(":")[0].strip() in resources]
    return "".join([heading, *named])


def show(found: Collection[Retained]) -> None:
    """Say what was taken over, and what was not there to be."""
    for each in found:
        print(f"Took over {each.logical_id} {each.named}.", flush=True)
    kinds = {each.logical_id for each in found}
    if "InvoicesTable" in kinds and "UserPool" not in kinds:
        print(
            "The users of these invoices are gone: a new pool is made, and nobody in it owns them."
            " docs/data.md says under 'Bring back' how they get theirs again.",
            flush=True,
        )

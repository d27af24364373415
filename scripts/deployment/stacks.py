"""Bring a CloudFormation stack to a template, by change sets: a second time changes nothing."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError
from scripts.deployment import release
from scripts.deployment.account import DeploymentError, client
from scripts.deployment.changes import MINUTES, POLL_SECONDS, reasons_in, settled
from scripts.deployment.unchanged import is_already, values_of

_UNCHANGED = ("didn't contain changes", "No updates are to be performed")
# Left by a creation that failed or was not begun: nothing is in it, and it takes no change.
_EMPTY = ("REVIEW_IN_PROGRESS", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "DELETE_FAILED")
_DONE = ("CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE")


@dataclass(frozen=True)
class Stack:
    """``changed`` says whether this run changed anything."""

    name: str
    outputs: Mapping[str, str]
    changed: bool


def find(name: str, region: str) -> dict[str, Any] | None:
    """What CloudFormation tells of a stack; ``None`` where there is none."""
    try:
        [found] = client("cloudformation", region).describe_stacks(StackName=name)["Stacks"]
    except ClientError as error:
        if "does not exist" in str(error):
            return None
        raise
    return None if found["StackStatus"] == "DELETE_COMPLETE" else dict(found)


def outputs_of(name: str, region: str) -> dict[str, str]:
    """Raises ``DeploymentError`` when there is no such stack."""
    found = find(name, region)
    if found is None:
        raise DeploymentError(
            f"There is no stack {name} in {region}. Deploy it first: ./scripts/03-deploy.sh; or"
            " say where it is: --region, --environment, --stack-name, as when you deployed it."
        )
    return {output["OutputKey"]: output["OutputValue"] for output in found.get("Outputs", ())}


def usable(name: str, region: str) -> dict[str, Any] | None:
    """A stack that can be changed; one that never came about is deleted first."""
    existing = settled(lambda: find(name, region))
    if existing and existing["StackStatus"] in _EMPTY:
        delete(name, region)
        return None
    return existing


def apply(
    name: str, region: str, template_url: str, parameters: Mapping[str, str], environment: str
) -> Stack:
    """Create or change a stack; parameters that are not given keep their value.

    Raises ``DeploymentError`` with CloudFormation's reasons when it fails.
    """
    existing = usable(name, region)
    if existing and is_already(existing, region, template_url, parameters):
        return Stack(name, outputs_of(name, region), changed=False)
    return _change(
        name,
        region,
        ChangeSetType="UPDATE" if existing else "CREATE",
        TemplateURL=template_url,
        Parameters=_parameters(template_url, region, parameters, existing),
        Tags=[
            {"Key": "application", "Value": "scatterpilot"},
            {"Key": "environment", "Value": environment},
        ],
    )


def template_of(name: str, region: str) -> str:
    """The template that a stack was made of, as it was given."""
    found = client("cloudformation", region).get_template(StackName=name, TemplateStage="Original")
    return str(found["TemplateBody"])


def take_over(
    name: str,
    region: str,
    template: str,
    resources: Sequence[Mapping[str, object]],
    parameters: Mapping[str, str],
) -> Stack:
    """Make a new stack of what there is already, as an import: nothing of it is changed.

    ``template`` is the text of one that holds these resources, each with a deletion policy, and
    nothing else: CloudFormation takes neither outputs nor tags with them.
    """
    return _change(
        name,
        region,
        ChangeSetType="IMPORT",
        TemplateBody=template,
        ResourcesToImport=resources,
        Parameters=[
            {"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()
        ],
    )


def _change(name: str, region: str, **change: Any) -> Stack:
    cloudformation = client("cloudformation", region)
    change_set = f"deploy-{time.time_ns()}"
    cloudformation.create_change_set(
        StackName=name,
        ChangeSetName=change_set,
        Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
        **change,
    )
    if not _has_changes(name, region, change_set):
        return Stack(name, outputs_of(name, region), changed=False)
    cloudformation.execute_change_set(StackName=name, ChangeSetName=change_set)
    _wait(name, region, _DONE)
    return Stack(name, outputs_of(name, region), changed=True)


def _parameters(
    template_url: str, region: str, given: Mapping[str, str], existing: Mapping[str, Any] | None
) -> list[dict[str, Any]]:
    summary = client("cloudformation", region).get_template_summary(TemplateURL=template_url)
    described = summary["Parameters"]
    defaults = {each["ParameterKey"]: each.get("DefaultValue", "") for each in described}
    known = list(defaults)
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise DeploymentError(
            f"The template has no parameter {', '.join(unknown)}; it has {', '.join(known)}."
        )
    kept = values_of(existing or {})
    values = {name: {**kept, **given}.get(name, default) for name, default in defaults.items()}
    given = {**given, **release.named(template_url, values)}
    return [
        {"ParameterKey": key, "ParameterValue": given[key]}
        if key in given
        else {"ParameterKey": key, "UsePreviousValue": True}
        for key in known
        if key in given or key in kept
    ]


def _has_changes(name: str, region: str, change_set: str) -> bool:
    cloudformation = client("cloudformation", region)
    for _ in range(MINUTES * 60 // POLL_SECONDS):
        found = cloudformation.describe_change_set(StackName=name, ChangeSetName=change_set)
        if found["Status"] == "CREATE_COMPLETE":
            return True
        if found["Status"] == "FAILED":
            reason = found.get("StatusReason", "")
            cloudformation.delete_change_set(StackName=name, ChangeSetName=change_set)
            if any(text in reason for text in _UNCHANGED):
                return False
            raise DeploymentError(f"CloudFormation refuses the change of {name}: {reason}")
        time.sleep(POLL_SECONDS)
    raise DeploymentError(f"CloudFormation has not worked out the change of {name} in time.")


def _wait(name: str, region: str, wanted: tuple[str, ...]) -> None:
    for _ in range(MINUTES * 60 // POLL_SECONDS):
        found = find(name, region)
        status = found["StackStatus"] if found else "DELETE_COMPLETE"
        if status in wanted:
            return
        if not status.endswith("_IN_PROGRESS"):
            raise DeploymentError(
                "\n  ".join([f"Stack {name} is {status}:", *_reasons(name, region)])
            )
        time.sleep(POLL_SECONDS)
    raise DeploymentError(f"Stack {name} is not done after {MINUTES} minutes; see the console.")


def _reasons(name: str, region: str) -> list[str]:
    found = client("cloudformation", region).describe_stack_events(StackName=name)
    return reasons_in(found["StackEvents"])


def delete(name: str, region: str) -> None:
    """Delete a stack and wait; what has a retention policy stays."""
    settled(lambda: find(name, region))
    client("cloudformation", region).delete_stack(StackName=name)
    _wait(name, region, ("DELETE_COMPLETE",))

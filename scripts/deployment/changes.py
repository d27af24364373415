"""What becomes of the change of a stack: whether it is under way still, and why it failed."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from scripts.deployment.account import DeploymentError

POLL_SECONDS = 3
MINUTES = 40
"""How long a change may take."""


def settled(
    look: Callable[[], dict[str, Any] | None], pause: float = POLL_SECONDS
) -> dict[str, Any] | None:
    """What ``look`` finds once CloudFormation is done with it: it goes on when a script is
    stopped, and takes no other change meanwhile. Raises ``DeploymentError`` after 40 minutes."""
    for attempt in range(MINUTES * 60 // POLL_SECONDS):
        found = look()
        if not found or not _is_under_way(found["StackStatus"]):
            return found
        if not attempt:
            print(f"{found['StackName']} is {found['StackStatus']}; waiting for it …", flush=True)
        time.sleep(pause)
    raise DeploymentError(f"CloudFormation is not done after {MINUTES} minutes; see the console.")


def _is_under_way(status: str) -> bool:
    """Nothing happens to a stack in review: its first change set was never carried out."""
    return status.endswith("_IN_PROGRESS") and status != "REVIEW_IN_PROGRESS"


def reasons_in(events: Sequence[Mapping[str, Any]]) -> list[str]:
    """Why resources failed in the last change, the first failure first, five at most; ``events``
    are CloudFormation's, the newest first, and those of earlier changes with them."""
    begun = (n for n, event in enumerate(events, 1) if _begins(event))
    failed = [
        event
        for event in reversed(events[: next(begun, len(events))])
        if event["ResourceStatus"].endswith("_FAILED")
    ]
    return [
        f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason', '')}"
        for event in failed[:5]
    ]


def _begins(event: Mapping[str, Any]) -> bool:
    """Whether a change begins with it; a rollback, which is part of one, has other words."""
    is_stack = event.get("PhysicalResourceId") == event["StackId"]
    begins = ("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "IMPORT_IN_PROGRESS")
    return is_stack and event["ResourceStatus"] in (*begins, "DELETE_IN_PROGRESS")

"""A script that was stopped goes on with what CloudFormation has meanwhile made of its change."""

from __future__ import annotations

from typing import Any

import pytest
from scripts.deployment.changes import reasons_in, settled


def looking_at(*statuses: str) -> list[dict[str, Any] | None]:
    return [{"StackName": "scatterpilot-dev", "StackStatus": status} for status in statuses]


@pytest.mark.parametrize(
    ("under_way", "then"),
    [
        ("CREATE_IN_PROGRESS", "CREATE_COMPLETE"),
        ("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_COMPLETE"),
        ("ROLLBACK_IN_PROGRESS", "ROLLBACK_COMPLETE"),
    ],
)
def test_a_change_that_is_under_way_is_waited_for_and_told_once(
    under_way: str, then: str, capsys: pytest.CaptureFixture[str]
) -> None:
    looks = iter(looking_at(under_way, under_way, then))
    found = settled(lambda: next(looks), pause=0)
    assert found
    assert found["StackStatus"] == then
    assert capsys.readouterr().out == f"scatterpilot-dev is {under_way}; waiting for it …\n"


@pytest.mark.parametrize("at_rest", ["CREATE_COMPLETE", "ROLLBACK_COMPLETE", "REVIEW_IN_PROGRESS"])
def test_what_nothing_happens_to_is_not_waited_for(at_rest: str) -> None:
    looks = iter(looking_at(at_rest))
    found = settled(lambda: next(looks), pause=0)
    assert found
    assert found["StackStatus"] == at_rest


def test_a_stack_that_is_being_deleted_is_none_at_last() -> None:
    looks = iter([*looking_at("DELETE_IN_PROGRESS"), None])
    assert settled(lambda: next(looks), pause=0) is None


def an_event(of: str, status: str, reason: str = "") -> dict[str, str]:
    physical = "arn:stack" if of == "scatterpilot-dev" else f"{of}-1"
    event = {"StackId": "arn:stack", "PhysicalResourceId": physical, "LogicalResourceId": of}
    return {**event, "ResourceStatus": status, "ResourceStatusReason": reason}


def test_what_is_told_of_a_failed_change_is_not_what_an_earlier_one_failed_of() -> None:
    earlier = [
        an_event("scatterpilot-dev", "UPDATE_IN_PROGRESS"),
        an_event("Table", "UPDATE_FAILED", "of yesterday"),
        an_event("scatterpilot-dev", "UPDATE_ROLLBACK_COMPLETE"),
    ]
    last = [
        an_event("scatterpilot-dev", "UPDATE_IN_PROGRESS"),
        an_event("Bucket", "UPDATE_FAILED", "the cause"),
        an_event("Key", "UPDATE_FAILED", "cancelled"),
        an_event("scatterpilot-dev", "UPDATE_ROLLBACK_IN_PROGRESS"),
        an_event("scatterpilot-dev", "UPDATE_ROLLBACK_COMPLETE"),
    ]
    assert reasons_in([*reversed([*earlier, *last])]) == ["Bucket: the cause", "Key: cancelled"]

"""From nothing to a tested system by one command; the same command again changes nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.emulator.process import REGION, ROOT, Emulator

RUNTIME = "python{}.{}".format(*sys.version_info)
PLACE = ("--yes", "--environment", "dev", "--region", REGION)
FLAGS = ("--runtime", RUNTIME, "--engine", "embedded", "--email", "ops@example.com", "--publish")
TABLES = ("Conversations", "Invoices", "RateLimits", "Receipts")


@pytest.fixture(scope="module")
def empty() -> Iterator[Emulator]:
    """An account that holds nothing yet."""
    emulator = Emulator()
    yield emulator
    emulator.stop()


def run(emulator: Emulator, script: str, *flags: str) -> str:
    """What a script prints; it must succeed."""
    command = [str(ROOT / "scripts" / script), *PLACE, *flags]
    environment = {**os.environ, **emulator.environment}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=400)
    assert done.returncode == 0, done.stdout + done.stderr + emulator.log()[-3000:]
    return done.stdout


def state(emulator: Emulator) -> str:
    """Everything that a deployment could change: stacks, their events, every file's version."""
    cloudformation, s3 = emulator.client("cloudformation"), emulator.client("s3")
    found: dict[str, Any] = {}
    for stack in cloudformation.describe_stacks()["Stacks"]:
        name = stack["StackName"]
        events = cloudformation.describe_stack_events(StackName=name)["StackEvents"]
        found[name] = [stack["StackStatus"], stack.get("LastUpdatedTime"), len(events)]
    for bucket in s3.list_buckets()["Buckets"]:
        listed = s3.list_object_versions(Bucket=bucket["Name"]).get("Versions", [])
        found[bucket["Name"]] = [(file["Key"], file["VersionId"]) for file in listed]
    return json.dumps(found, default=str, sort_keys=True)


def test_one_command_deploys_everything_and_again_changes_nothing(empty: Emulator) -> None:
    first = run(empty, "00-deploy-all.sh", *FLAGS)
    assert "0 failed" in first
    health = {"FunctionName": "ScatterPilot-Health-dev", "Qualifier": "live"}
    answers = empty.client("lambda").get_function_configuration(**health)
    assert "cloudfront.net" in answers["Environment"]["Variables"]["ALLOWED_ORIGINS"]
    before = state(empty)
    again = run(empty, "00-deploy-all.sh", *FLAGS)
    assert "0 failed" in again
    assert again.count("nothing changed") == 3
    assert state(empty) == before

    dynamodb = empty.client("dynamodb")
    for table in TABLES:
        left = dynamodb.scan(TableName=f"ScatterPilot-{table}-dev")["Items"]
        assert left == [], f"the trial user has left something in {table}"

    run(empty, "teardown.sh", "--with-data", "--everything")
    assert empty.client("cloudformation").describe_stacks()["Stacks"] == []
    assert dynamodb.list_tables()["TableNames"] == []
    assert empty.client("s3").list_buckets()["Buckets"] == []

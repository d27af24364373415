"""What is kept of one user: taken along, erased by an operator, erased by themselves."""

from __future__ import annotations

import json
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.deployed.conftest import CONTENT, in_business
from tests.deployed.stack import DeployedStack, User

TABLES = ("Conversations", "Invoices", "Profiles", "RateLimits", "Receipts")


def use(stack: DeployedStack, name: str) -> User:
    """Somebody with a draft, an issued invoice and its PDF, and a turn of a conversation."""
    user = in_business(stack, name)
    stack.call(user, "POST", "/conversation", {"message": "Hello"}, Idempotency_Key="k")
    for _ in range(2):
        made = stack.call(user, "POST", "/invoices", {"invoice_data": CONTENT})
    pdf = stack.call(user, "POST", f"/invoices/{made.json()['invoice_id']}/pdf")
    assert pdf.status_code == 200, pdf.text
    return user


def left_of(stack: DeployedStack, user: User) -> list[str]:
    """Every item and every version of a file that names a user."""
    dynamodb, s3 = stack.emulator.client("dynamodb"), stack.emulator.client("s3")
    found: list[str] = []
    for table in TABLES:
        name = stack.outputs[f"{table}TableName"]
        pages = dynamodb.get_paginator("scan").paginate(TableName=name)
        found += [table for page in pages for item in page["Items"] if user.owner in str(item)]
    listed = s3.list_object_versions(Bucket=stack.outputs["InvoiceBucketName"])
    files: list[dict[str, Any]] = [*listed.get("Versions", ()), *listed.get("DeleteMarkers", ())]
    return found + [each["Key"] for each in files if user.owner in each["Key"]]


def test_a_user_is_exported_and_erased_by_address(stack: DeployedStack, tmp_path: Path) -> None:
    user, other = use(stack, "Erna & Co"), use(stack, "Otto & Co")
    target = tmp_path / "erna.zip"
    run = stack.script("user-data.py", "export", "--email", user.name, "--to", str(target))
    assert run.returncode == 0, run.stdout + run.stderr
    with zipfile.ZipFile(target) as archive:
        lines = archive.read("invoices.ndjson").decode().splitlines()
        numbers = {json.loads(line)["invoice_number"] for line in lines}
        assert len(numbers) == len(lines) == 2
        assert json.loads(archive.read("profile.ndjson"))["business_name"] == "Erna & Co"
        assert len(archive.read("conversations.ndjson").splitlines()) == 1
        assert [name for name in archive.namelist() if name.endswith(".pdf")]
    run = stack.script("user-data.py", "erase", "--email", user.name)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Erased 2 invoices, 1 conversation, 1 profile" in run.stdout
    assert left_of(stack, user) == []
    with pytest.raises(ClientError):
        stack.sign_in(user.name)
    assert stack.call(other, "GET", "/invoices").json()["count"] == 2
    again = stack.script("user-data.py", "erase", "--email", user.name)
    assert again.returncode == 1
    assert "Nobody signs in with" in again.stderr


def test_what_the_law_wants_kept_is_kept_and_can_be_exported_later(
    stack: DeployedStack, tmp_path: Path
) -> None:
    user = use(stack, "Karl & Co")
    run = stack.script("user-data.py", "erase", "--sub", user.owner, "--keep-issued")
    assert "Kept 1 issued invoice" in run.stdout, run.stdout + run.stderr
    target = tmp_path / "karl"
    run = stack.script("user-data.py", "export", "--sub", user.owner, "--to", str(target))
    assert run.returncode == 0, run.stdout + run.stderr
    [line] = (target / "invoices.ndjson").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["invoice_number"].endswith("-0001")
    assert (target / "conversations.ndjson").read_bytes() == b""
    assert stack.script("user-data.py", "erase", "--sub", user.owner).returncode == 0
    assert left_of(stack, user) == []


def test_somebody_erases_their_own_account(stack: DeployedStack) -> None:
    user = use(stack, "Mia & Co")
    answer = stack.call(user, "DELETE", "/account")
    assert answer.status_code == 200, answer.text
    assert answer.json()["erased"]["invoices"] == 2
    assert left_of(stack, user) == []
    with pytest.raises(ClientError):
        stack.sign_in(user.name)


def test_an_hour_old_sign_in_erases_nothing(stack: DeployedStack) -> None:
    """A renewed token keeps the time of its sign-in, whatever the emulator writes into it."""
    user = use(stack, "Nora & Co")
    event = {
        "httpMethod": "DELETE",
        "path": "/account",
        "headers": {},
        "requestContext": {
            "authorizer": {
                "claims": {"sub": user.owner, "auth_time": str(int(time.time()) - 3_600)}
            }
        },
    }
    answer = stack.emulator.client("lambda").invoke(
        FunctionName=stack.outputs["AccountFunctionName"], Payload=json.dumps(event)
    )
    told = json.loads(answer["Payload"].read())
    assert told["statusCode"] == 401
    assert json.loads(told["body"])["code"] == "sign_in_not_recent"
    assert stack.call(user, "GET", "/invoices").json()["count"] == 2

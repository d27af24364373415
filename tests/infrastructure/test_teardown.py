"""Taking down says by name what goes and what stays, and erases whatever became of the stack."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.stub import Stubber
from scripts.deployment.remains import erase_vault

from tests.architecture.sources import ROOT
from tests.emulator.process import REGION, Emulator
from tests.emulator.tables import definition

pytestmark = pytest.mark.emulator

NAME = "scatterpilot-staging"
TABLES = ("conversations", "invoices", "profiles", "rate_limits", "receipts")
ACCOUNT = "000000000000"
BUCKETS = (
    f"scatterpilot-invoices-staging-{ACCOUNT}-{REGION}",
    f"{NAME}-trailbucket-1abc2def",
)


@pytest.fixture(scope="module")
def account() -> Iterator[Emulator]:
    """An account of its own: everything in it is looked at."""
    emulator = Emulator()
    yield emulator
    emulator.stop()


@pytest.fixture
def left(account: Emulator) -> list[str]:
    """All that a stack leaves when it is gone: the names that are to be told."""
    dynamodb, s3 = account.client("dynamodb"), account.client("s3")
    for table in TABLES:
        dynamodb.create_table(TableName=table_name(table), **definition(table))
    owner = {"owner": {"S": "anna"}, "invoice_id": {"S": "inv_1"}}
    dynamodb.put_item(TableName=table_name("invoices"), Item=owner)
    for bucket in BUCKETS:
        s3.create_bucket(Bucket=bucket)
        s3.put_object(Bucket=bucket, Key="anna/inv_1.pdf", Body=b"%PDF")
    cognito = account.client("cognito-idp")
    pools = [cognito.create_user_pool(PoolName="ScatterPilot-staging") for _ in range(2)]
    account.client("backup").create_backup_vault(BackupVaultName="ScatterPilot-staging")
    key = account.client("kms").create_key(Description="ScatterPilot staging, tables and logs")
    return [
        *(f"table {table_name(table)}" for table in TABLES),
        *(f"bucket {bucket}" for bucket in BUCKETS),
        *(f"user pool {pool['UserPool']['Id']}" for pool in pools),
        "backup vault ScatterPilot-staging",
        f"key {key['KeyMetadata']['KeyId']}",
    ]


def table_name(table: str) -> str:
    return f"ScatterPilot-{''.join(word.capitalize() for word in table.split('_'))}-staging"


def tear_down(account: Emulator, *flags: str, status: int = 0) -> str:
    place = ("--yes", "--environment", "staging", "--region", REGION)
    run = subprocess.run(
        [sys.executable, "-m", "scripts.deployment.teardown", *place, *flags],
        cwd=ROOT,
        env={**os.environ, **account.environment},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == status, run.stdout + run.stderr
    return run.stdout + run.stderr


def holding(account: Emulator) -> list[str]:
    """What still holds data."""
    kms = account.client("kms")
    keys = [kms.describe_key(KeyId=key["KeyId"]) for key in kms.list_keys()["Keys"]]
    return [
        *account.client("dynamodb").list_tables()["TableNames"],
        *(bucket["Name"] for bucket in account.client("s3").list_buckets()["Buckets"]),
        *(
            p["Id"]
            for p in account.client("cognito-idp").list_user_pools(MaxResults=9)["UserPools"]
        ),
        *(
            v["BackupVaultName"]
            for v in account.client("backup").list_backup_vaults()["BackupVaultList"]
        ),
        *(k["KeyMetadata"]["KeyId"] for k in keys if k["KeyMetadata"]["KeyState"] == "Enabled"),
    ]


def stack(account: Emulator, name: str, template: dict[str, Any], status: str) -> None:
    cloudformation = account.client("cloudformation")
    tags = {"application": "scatterpilot", "environment": "staging"}
    cloudformation.create_stack(
        StackName=name,
        TemplateBody=json.dumps(template),
        Capabilities=["CAPABILITY_IAM"],
        Tags=[{"Key": key, "Value": value} for key, value in tags.items()],
    )
    while (found := status_of(account, name)).endswith("IN_PROGRESS"):
        pass
    assert found == status


def status_of(account: Emulator, name: str) -> str:
    [found] = account.client("cloudformation").describe_stacks(StackName=name)["Stacks"]
    return str(found["StackStatus"])


def test_the_data_of_a_stack_that_is_gone_is_named_and_erased(
    account: Emulator, left: list[str]
) -> None:
    told = tear_down(account, "--with-data", "--everything")
    assert [name for name in left if f"  {name}, " not in told] == []
    assert [name for name in left if f"Erased {name}\n" not in told] == []
    assert "about 1 items" in told
    assert "AWS deletes in 30 days" in told
    assert holding(account) == []
    assert "There is nothing of scatterpilot-staging" in tear_down(account, "--with-data")


def test_what_a_creation_that_failed_has_left_is_erased_with_it(
    account: Emulator, left: list[str]
) -> None:
    nothing = {"Version": "2012-10-17", "Statement": []}
    nobodys = {"PolicyName": "P", "PolicyDocument": nothing, "Roles": ["nobody"]}
    failing = {"Type": "AWS::IAM::Policy", "Properties": nobodys}
    stack(account, NAME, {"Resources": {"Policy": failing}}, "ROLLBACK_COMPLETE")
    told = tear_down(account, "--with-data", "--everything")
    assert f"stack {NAME}, ROLLBACK_COMPLETE" in told
    assert [name for name in left if f"Erased {name}\n" not in told] == []
    assert holding(account) == []
    assert account.client("cloudformation").describe_stacks()["Stacks"] == []


def test_without_the_data_it_stays_and_is_named(account: Emulator, left: list[str]) -> None:
    before = holding(account)
    told = tear_down(account, "--everything")
    stays = told.partition("Stays:")[2]
    assert [name for name in left if f"  {name}, " not in stays] == []
    assert "Erased" not in told
    assert holding(account) == before
    tear_down(account, "--with-data")


def test_the_data_of_another_stack_is_not_touched(account: Emulator, left: list[str]) -> None:
    living = {
        "Resources": {"Topic": {"Type": "AWS::SNS::Topic"}},
        "Outputs": {"InvoicesTableName": {"Value": table_name("invoices")}},
    }
    stack(account, "ours", living, "CREATE_COMPLETE")
    before = holding(account)
    told = tear_down(account, "--with-data", status=1)
    assert "--stack-name ours" in told
    assert holding(account) == before
    tear_down(account, "--with-data", "--stack-name", "ours")
    assert [each for each in holding(account) if "trail" not in each] == []


def test_a_vault_goes_after_its_backups(account: Emulator) -> None:
    backup, point = account.client("backup"), "arn:aws:backup:us-east-1:1:recovery-point:1"
    vault = {"BackupVaultName": "ScatterPilot-prod"}
    with Stubber(backup) as stub:
        full = {"RecoveryPoints": [{"RecoveryPointArn": point}]}
        stub.add_response("list_recovery_points_by_backup_vault", full, vault)
        stub.add_response("delete_recovery_point", {}, {**vault, "RecoveryPointArn": point})
        stub.add_response("list_recovery_points_by_backup_vault", {"RecoveryPoints": []}, vault)
        stub.add_response("delete_backup_vault", {}, vault)
        erase_vault(backup, "ScatterPilot-prod")
        stub.assert_no_pending_responses()


def test_the_data_of_prod_is_not_erased_by_a_script(account: Emulator) -> None:
    told = tear_down(account, "--with-data", "--environment", "prod", status=1)
    assert "not deleted by a script" in told

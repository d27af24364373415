"""What is left of an earlier stack becomes a part of the next; shown on the emulator's imports,
which refuse what CloudFormation refuses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from botocore.stub import Stubber
from scripts.deployment import account, adopting, retained, stacks
from scripts.deployment.account import DeploymentError
from scripts.deployment.options import Place

from tests.emulator.process import REGION, Emulator, installed
from tests.emulator.tables import definition
from tests.infrastructure.scripted import worked_on
from tests.infrastructure.template import RESOURCES, Loader

PLACE = Place("dev", REGION, "scatterpilot-dev")
KEPT = [
    name
    for name, resource in RESOURCES.items()
    if resource.get("DeletionPolicy") == "RetainExceptOnCreate" or name == "BackupVault"
]


def test_the_template_of_an_import_holds_what_is_taken_over_word_for_word() -> None:
    found = yaml.load(adopting.template_of(KEPT), Loader=Loader)
    assert found["Resources"] == {name: RESOURCES[name] for name in KEPT}
    # Outputs are refused with an import; macros would see only a part of what they are for.
    assert not {"Outputs", "Transform", "Globals"} & set(found)
    assert len(adopting.template_of(KEPT).encode()) < 51_200, "CloudFormation's limit for a body"


def test_everything_with_a_name_of_its_own_that_is_kept_is_looked_for() -> None:
    found = {f"{name}Table" for name in retained.TABLES}
    assert found | {"InvoiceBucket", "UserPool", "Key", "BackupVault"} == set(KEPT)


@pytest.fixture
def empty() -> Iterator[Emulator]:
    """An account that holds nothing yet, which the scripts of this process work on."""
    if not installed():
        pytest.skip("the AWS emulator is not installed: make emulator")
    emulator = Emulator()
    with worked_on(emulator):
        yield emulator
    emulator.stop()


def leave(emulator: Emulator, key: str | None = None) -> str:
    """Everything that a stack leaves behind, under its names; gives the id of the pool."""
    encryption = {"Enabled": True, "SSEType": "KMS", **({"KMSMasterKeyId": key} if key else {})}
    for name in ("conversations", "invoices", "profiles", "rate_limits", "receipts"):
        table = RESOURCES[f"{name.title().replace('_', '')}Table"]["Properties"]["TableName"]
        emulator.client("dynamodb").create_table(
            TableName=table["Fn::Sub"].replace("${Environment}", "dev"),
            SSESpecification=encryption,
            **definition(name),
        )
    identity = emulator.client("sts").get_caller_identity()["Account"]
    emulator.client("s3").create_bucket(Bucket=f"scatterpilot-invoices-dev-{identity}-{REGION}")
    return make_pool(emulator)


def make_pool(emulator: Emulator) -> str:
    made = emulator.client("cognito-idp").create_user_pool(
        PoolName="ScatterPilot-dev", AdminCreateUserConfig={"AllowAdminCreateUserOnly": False}
    )
    pool: str = made["UserPool"]["Id"]
    return pool


def resources_of(emulator: Emulator) -> dict[str, str]:
    found = emulator.client("cloudformation").describe_stack_resources(StackName=PLACE.stack)
    return {
        each["LogicalResourceId"]: each["PhysicalResourceId"] for each in found["StackResources"]
    }


@pytest.mark.emulator
def test_what_is_left_becomes_a_stack_described_as_it_is(empty: Emulator) -> None:
    key = empty.client("kms").create_key()["KeyMetadata"]
    pool = leave(empty, key["Arn"])
    wanted = {"Environment": "dev", "UseKmsKey": "false", "SelfSignUp": "false"}
    adopting.show(adopting.adopt(PLACE, wanted))
    found = stacks.find(PLACE.stack, REGION)
    assert found is not None
    assert found["StackStatus"] == "IMPORT_COMPLETE"
    made = resources_of(empty)
    assert (made["UserPool"], made["Key"]) == (pool, key["KeyId"])
    assert set(made) == set(KEPT) - {"BackupVault"}
    parameters = {each["ParameterKey"]: each["ParameterValue"] for each in found["Parameters"]}
    # Else CloudFormation would think it is as wanted, and leave it as it is.
    assert parameters["UseKmsKey"] == parameters["SelfSignUp"] == "true"
    assert adopting.adopt(PLACE, wanted) == [], "there is a stack now"


@pytest.mark.emulator
def test_where_nothing_is_left_nothing_is_done(empty: Emulator) -> None:
    assert adopting.adopt(PLACE, {"Environment": "dev"}) == []
    assert stacks.find(PLACE.stack, REGION) is None


@pytest.mark.emulator
def test_of_several_pools_one_has_to_be_named(empty: Emulator) -> None:
    first, second = leave(empty), make_pool(empty)
    with pytest.raises(DeploymentError, match="--user-pool ID") as refused:
        retained.find(PLACE)
    assert first in str(refused.value)
    assert second in [each.named for each in retained.find(PLACE, second)]
    with pytest.raises(DeploymentError, match="no user pool"):
        retained.find(PLACE, "us-east-1_other")


@pytest.mark.emulator
def test_a_key_that_is_about_to_be_deleted_stops_it(empty: Emulator) -> None:
    key = empty.client("kms").create_key()["KeyMetadata"]
    leave(empty, key["Arn"])
    empty.client("kms").schedule_key_deletion(KeyId=key["KeyId"], PendingWindowInDays=7)
    with pytest.raises(DeploymentError, match="cancel-key-deletion"):
        retained.find(PLACE)


@pytest.mark.emulator
def test_a_vault_that_is_not_there_is_one_that_aws_denies(empty: Emulator) -> None:
    leave(empty)
    backup = account.client("backup", REGION)
    denied = Stubber(backup)
    denied.add_client_error("describe_backup_vault", "AccessDeniedException", http_status_code=403)
    with denied:
        assert "BackupVault" not in [each.logical_id for each in retained.find(PLACE)]


@pytest.mark.emulator
def test_what_belongs_to_another_stack_is_refused(empty: Emulator) -> None:
    leave(empty)
    adopting.adopt(PLACE, {"Environment": "dev"})
    other = Place("dev", REGION, "other")
    with pytest.raises(DeploymentError, match="already exists in stack"):
        adopting.adopt(other, {"Environment": "dev"})


@pytest.mark.emulator
def test_a_lost_pool_is_told(empty: Emulator, capsys: pytest.CaptureFixture[str]) -> None:
    pool = leave(empty)
    empty.client("cognito-idp").delete_user_pool(UserPoolId=pool)
    adopting.show(adopting.adopt(PLACE, {"Environment": "dev"}))
    assert "The users of these invoices are gone" in capsys.readouterr().out

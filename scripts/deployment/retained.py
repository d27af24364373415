"""What an earlier stack of the same environment has left behind: data, users and their key."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from botocore.exceptions import ClientError
from scripts.deployment.account import DeploymentError, account_id, client, code_of
from scripts.deployment.options import Place

TABLES = ("Conversations", "Invoices", "Profiles", "RateLimits", "Receipts")
_ABSENT = {"ResourceNotFoundException", "NotFoundException", "404", "NoSuchBucket"}
# So AWS Backup answers for a vault that is not there.
_DENIED = "AccessDeniedException"


@dataclass(frozen=True)
class Retained:
    """A resource by its name in the template. ``parameters`` say how it is made: what is taken
    over is described as it is, so that the next change brings it to what is wanted."""

    logical_id: str
    kind: str
    identifier: Mapping[str, str]
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def named(self) -> str:
        return next(iter(self.identifier.values()))


def find(place: Place, user_pool: str | None = None) -> list[Retained]:
    """All there is; ``user_pool`` says which pool, where there are several of the name.

    Raises ``DeploymentError`` where that is not said, or the key is about to be deleted.
    """
    return [*_tables(place), *_bucket(place), *_pool(place, user_pool), *_vault(place)]


def _tables(place: Place) -> Iterator[Retained]:
    key = None
    for name in TABLES:
        table = f"ScatterPilot-{name}-{place.environment}"
        found = _there(client("dynamodb", place.region).describe_table, TableName=table)
        if found:
            yield Retained(f"{name}Table", "AWS::DynamoDB::Table", {"TableName": table})
            key = key or found["Table"].get("SSEDescription", {}).get("KMSMasterKeyArn")
    # What it is encrypted with, the data itself says; the key has no name of its own.
    found = _there(client("kms", place.region).describe_key, KeyId=key) if key else None
    if found and found["KeyMetadata"]["KeyManager"] == "CUSTOMER":
        yield _key(found["KeyMetadata"])


def _key(found: Mapping[str, Any]) -> Retained:
    key = found["KeyId"]
    if found["KeyState"] == "PendingDeletion":
        raise DeploymentError(
            f"The key {key} of the tables is about to be deleted, and the data with it. Keep it:"
            f" aws kms cancel-key-deletion --key-id {key}; aws kms enable-key --key-id {key}"
        )
    return Retained("Key", "AWS::KMS::Key", {"KeyId": key}, {"UseKmsKey": "true"})


def _bucket(place: Place) -> Iterator[Retained]:
    account = account_id(place.region)
    name = f"scatterpilot-invoices-{place.environment}-{account}-{place.region}"
    if _there(client("s3", place.region).head_bucket, Bucket=name):
        yield Retained("InvoiceBucket", "AWS::S3::Bucket", {"BucketName": name})


def _pool(place: Place, chosen: str | None) -> Iterator[Retained]:
    cognito = client("cognito-idp", place.region)
    name = f"ScatterPilot-{place.environment}"
    pages = cognito.get_paginator("list_user_pools").paginate(MaxResults=60)
    ids = [pool["Id"] for page in pages for pool in page["UserPools"] if pool["Name"] == name]
    if chosen is not None:
        ids = [each for each in ids if each == chosen] or _no_such_pool(chosen, name)
    pools = [cognito.describe_user_pool(UserPoolId=each)["UserPool"] for each in ids]
    if len(pools) > 1:
        raise DeploymentError(_which(name, pools))
    for pool in pools:
        invited = pool.get("AdminCreateUserConfig", {}).get("AllowAdminCreateUserOnly", False)
        as_it_is = {
            "SelfSignUp": "false" if invited else "true",
            "RequireMfa": "ON" if pool.get("MfaConfiguration") == "ON" else "OPTIONAL",
        }
        identifier = {"UserPoolId": pool["Id"]}
        yield Retained("UserPool", "AWS::Cognito::UserPool", identifier, as_it_is)


def _no_such_pool(chosen: str, name: str) -> NoReturn:
    raise DeploymentError(f"There is no user pool {chosen} of the name {name}.")


def _which(name: str, pools: list[dict[str, Any]]) -> str:
    listed = [
        f"  {pool['Id']}: about {pool.get('EstimatedNumberOfUsers', 0)} users,"
        f" made on {pool['CreationDate']:%Y-%m-%d}"
        for pool in sorted(pools, key=lambda pool: pool["CreationDate"])
    ]
    asked = "Invoices belong to the users of one of them. Say which: --user-pool ID"
    return "\n".join([f"There are {len(pools)} user pools {name}:", *listed, asked])


def _vault(place: Place) -> Iterator[Retained]:
    name = f"ScatterPilot-{place.environment}"
    describe = client("backup", place.region).describe_backup_vault
    if _there(describe, absent={*_ABSENT, _DENIED}, BackupVaultName=name):
        yield Retained("BackupVault", "AWS::Backup::BackupVault", {"BackupVaultName": name})


def _there(
    describe: Callable[..., dict[str, Any]], *, absent: Collection[str] = _ABSENT, **what: str
) -> dict[str, Any] | None:
    """What AWS tells of a resource; ``None`` where it answers that there is none."""
    try:
        return describe(**what)
    except ClientError as error:
        if code_of(error) in absent:
            return None
        raise

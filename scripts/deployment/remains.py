"""What holds data of an environment, by the names that the template gives: a stack that failed, or
is gone, tells none of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from botocore.exceptions import ClientError
from scripts.deployment.account import DeploymentError, account_id, client, code_of
from scripts.deployment.buckets import delete_bucket
from scripts.deployment.options import Place

_TABLES = ("Conversations", "Invoices", "Profiles", "RateLimits", "Receipts")
_ABSENT = ("ResourceNotFoundException", "NotFoundException")
# So AWS Backup answers for a vault that is not there, and KMS for a key of others.
_DENIED = "AccessDeniedException"
# AWS Backup deletes by and by; a vault goes only when it is empty.
_LOOKS, _POLL_SECONDS = 20, 3
_PATIENCE = {"Delay": 3, "MaxAttempts": 100}
_DAYS = 30


@dataclass(frozen=True)
class Remains:
    """``what`` it is and is called, and how much is in it; ``erase`` raises ``ClientError`` or
    ``DeploymentError``."""

    what: str
    holds: str
    erase: Callable[[], None]

    def __str__(self) -> str:
        return f"{self.what}, {self.holds}"


def find(place: Place) -> list[Remains]:
    """In the order in which it can be erased: the key last, which the rest needs."""
    return [*_vaults(place), *_tables(place), *_pools(place), *_buckets(place), *_keys(place)]


def _tables(place: Place) -> Iterator[Remains]:
    dynamodb = client("dynamodb", place.region)
    for name in (f"ScatterPilot-{table}-{place.environment}" for table in _TABLES):
        if found := _there(dynamodb.describe_table, TableName=name):
            items = found["Table"].get("ItemCount", 0)
            yield Remains(
                f"table {name}", f"about {items} items", partial(_erase_table, place, name)
            )


def _erase_table(place: Place, name: str) -> None:
    """Without point-in-time recovery, or DynamoDB would keep a last backup for 35 days."""
    dynamodb = client("dynamodb", place.region)
    dynamodb.update_continuous_backups(
        TableName=name,
        PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": False},
    )
    dynamodb.delete_table(TableName=name)
    dynamodb.get_waiter("table_not_exists").wait(TableName=name, WaiterConfig=_PATIENCE)


def _pools(place: Place) -> Iterator[Remains]:
    """All of the name: each new stack may have made one."""
    cognito = client("cognito-idp", place.region)
    for page in cognito.get_paginator("list_user_pools").paginate(MaxResults=60):
        for pool in page["UserPools"]:
            if pool["Name"] != f"ScatterPilot-{place.environment}":
                continue
            told = cognito.describe_user_pool(UserPoolId=pool["Id"])["UserPool"]
            yield Remains(
                f"user pool {pool['Id']}",
                f"about {told.get('EstimatedNumberOfUsers', 0)} users",
                partial(cognito.delete_user_pool, UserPoolId=pool["Id"]),
            )


def _buckets(place: Place) -> Iterator[Remains]:
    own = f"scatterpilot-invoices-{place.environment}-{account_id(place.region)}-{place.region}"
    # CloudFormation has named the bucket of the trail, after the stack.
    trail = f"{place.stack.lower()}-trailbucket-"
    for bucket in client("s3", place.region).list_buckets()["Buckets"]:
        name = bucket["Name"]
        if name == own or name.startswith(trail):
            holds = "PDFs and logos" if name == own else "the record of who read what"
            yield Remains(f"bucket {name}", holds, partial(delete_bucket, name, place.region))


def _vaults(place: Place) -> Iterator[Remains]:
    name = f"ScatterPilot-{place.environment}"
    backup = client("backup", place.region)
    if found := _there(backup.describe_backup_vault, denied=True, BackupVaultName=name):
        holds = f"{found.get('NumberOfRecoveryPoints', 0)} backups"
        yield Remains(f"backup vault {name}", holds, partial(erase_vault, backup, name))


def erase_vault(backup: Any, name: str) -> None:
    """Raises ``DeploymentError`` while AWS is not done with what is in it."""
    for point in _points(backup, name):
        backup.delete_recovery_point(BackupVaultName=name, RecoveryPointArn=point)
    for _ in range(_LOOKS):
        if not _points(backup, name):
            backup.delete_backup_vault(BackupVaultName=name)
            return
        time.sleep(_POLL_SECONDS)
    raise DeploymentError("AWS is still deleting its backups; the same command goes on later")


def _points(backup: Any, vault: str) -> list[str]:
    pages = backup.get_paginator("list_recovery_points_by_backup_vault").paginate(
        BackupVaultName=vault
    )
    return [point["RecoveryPointArn"] for page in pages for point in page["RecoveryPoints"]]


def _keys(place: Place) -> Iterator[Remains]:
    """By its description: it has no name, and its alias goes with the stack."""
    kms = client("kms", place.region)
    for page in kms.get_paginator("list_keys").paginate():
        for key in (each["KeyId"] for each in page["Keys"]):
            told = (_there(kms.describe_key, denied=True, KeyId=key) or {}).get("KeyMetadata", {})
            ours = told.get("Description", "").startswith(f"ScatterPilot {place.environment},")
            if ours and told.get("KeyState") in ("Enabled", "Disabled"):
                holds = (
                    f"which AWS deletes in {_DAYS} days; until then it can be kept:"
                    f" aws kms cancel-key-deletion --key-id {key}"
                )
                erase = partial(kms.schedule_key_deletion, KeyId=key, PendingWindowInDays=_DAYS)
                yield Remains(f"key {key}", holds, erase)


def _there(
    describe: Callable[..., dict[str, Any]], *, denied: bool = False, **what: str
) -> dict[str, Any] | None:
    """What AWS tells of a resource; ``None`` where there is none, or, with ``denied``, it may not
    be looked at."""
    try:
        return describe(**what)
    except ClientError as error:
        if code_of(error) in _ABSENT or (denied and code_of(error) == _DENIED):
            return None
        raise

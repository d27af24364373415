"""A table as it was at a moment, beside the table of today."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from botocore.exceptions import ClientError
from scripts.deployment.account import DeploymentError, client, code_of

# Restoring takes AWS minutes for small tables and hours for very large ones.
_PATIENCE = {"Delay": 15, "MaxAttempts": 4 * 60 * 6}


@contextmanager
def table_at(name: str, to: datetime, region: str) -> Iterator[str]:
    """The name of a table with the items of then, deleted afterwards.

    Raises ``DeploymentError`` for a moment that point-in-time recovery does not reach.
    """
    dynamodb, earlier = client("dynamodb", region), f"{name}-at-{int(time.time())}"
    try:
        dynamodb.restore_table_to_point_in_time(
            SourceTableName=name, TargetTableName=earlier, RestoreDateTime=to
        )
    except ClientError as error:
        if code_of(error) not in (
            "InvalidRestoreTimeException",
            "PointInTimeRecoveryUnavailableException",
        ):
            raise
        raise DeploymentError(f"{name} can't be brought back to {to}: {error}") from error
    print(f"Restoring {name} as of {to:%Y-%m-%d %H:%M:%S %Z} beside it …", flush=True)
    try:
        dynamodb.get_waiter("table_exists").wait(TableName=earlier, WaiterConfig=_PATIENCE)
        yield earlier
    finally:
        dynamodb.delete_table(TableName=earlier)

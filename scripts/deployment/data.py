"""The data of a deployed stack: where it is, and the stores that read and erase it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from botocore.exceptions import ClientError
from scripts.deployment.account import DeploymentError, client, code_of

from scatterpilot.adapters.dynamodb.tables import Tables

UNLIMITED = float("inf")


def tables_of(outputs: Mapping[str, str]) -> Tables:
    return Tables(
        conversations=outputs["ConversationsTableName"],
        invoices=outputs["InvoicesTableName"],
        profiles=outputs["ProfilesTableName"],
        rate_limits=outputs["RateLimitsTableName"],
        receipts=outputs["ReceiptsTableName"],
    )


def attributes_of(user: Mapping[str, Any]) -> dict[str, str]:
    """A user's attributes by name, however the answer calls their list."""
    listed = user.get("UserAttributes") or user.get("Attributes") or []
    return {each["Name"]: each["Value"] for each in listed}


def owner_named(name: str, outputs: Mapping[str, str], region: str) -> str | None:
    """The owner behind an e-mail address or a ``sub``; ``None`` where the pool knows neither."""
    cognito = client("cognito-idp", region)
    try:
        found = cognito.admin_get_user(UserPoolId=outputs["UserPoolId"], Username=name)
    except ClientError as error:
        if code_of(error) != "UserNotFoundException":
            raise DeploymentError(f"The user pool refuses {name}: {error}") from error
        return None
    return attributes_of(found)["sub"]

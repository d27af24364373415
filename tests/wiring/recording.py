"""What functions ask of AWS, in IAM's words: ``dynamodb:PutItem ProfilesTable profile#``.

As a program (``python -m tests.wiring.recording``) it reads a module and events from its input,
sends them to the module's function, and prints the answers and what was asked.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from typing import Any
from unittest.mock import patch

from botocore.client import BaseClient

# Tables with items of several kinds, which the beginnings of their keys tell apart.
_MIXED = {"ProfilesTable", "RateLimitsTable"}
# The kinds of an owner's files, by how their names begin.
_FILES = {"inv_": "inv_*", "logo": "logo-*"}
_IN_A_TRANSACTION = {
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "ConditionCheck": "ConditionCheckItem",
}
# What is asked of no single item or file.
_ON_THE_WHOLE = {
    "Converse": ["bedrock:InvokeModel BedrockArns"],
    "AdminDeleteUser": ["cognito-idp:AdminDeleteUser UserPool"],
    "ListObjectVersions": ["s3:ListBucketVersions InvoiceBucket"],
    "DeleteObjects": [
        f"s3:{action} InvoiceBucket/*" for action in ("DeleteObject", "DeleteObjectVersion")
    ],
}
_VARIABLES = {
    "CONVERSATIONS_TABLE": "ConversationsTable",
    "INVOICES_TABLE": "InvoicesTable",
    "PROFILES_TABLE": "ProfilesTable",
    "RATE_LIMITS_TABLE": "RateLimitsTable",
    "RECEIPTS_TABLE": "ReceiptsTable",
}


def permissions(
    service: str, operation: str, asked: Mapping[str, Any], tables: Mapping[str, str]
) -> Iterator[str]:
    """What a call needs; ``tables`` are the template's names of the tables that there are."""
    if operation in _ON_THE_WHOLE:
        yield from _ON_THE_WHOLE[operation]
    elif service == "s3":
        # S3 lets ask for a file's existence whoever may read it.
        action = "GetObject" if operation == "HeadObject" else operation
        yield f"s3:{action} InvoiceBucket/*/{_FILES[asked['Key'].split('/')[1][:4]]}"
    elif operation == "TransactWriteItems":
        for write in asked["TransactItems"]:
            [(kind, each)] = write.items()
            yield _on_item(_IN_A_TRANSACTION[kind], tables[each["TableName"]], each)
    elif operation == "BatchGetItem":
        for name, request in asked["RequestItems"].items():
            for key in request["Keys"]:
                yield _on_item(operation, tables[name], {"Key": key})
    elif operation == "BatchWriteItem":
        for name, writes in asked["RequestItems"].items():
            for each in writes:
                yield _on_item(operation, tables[name], each["DeleteRequest"])
    elif "IndexName" in asked:
        yield f"dynamodb:{operation} {tables[asked['TableName']]}/index/{asked['IndexName']}"
    else:
        yield _on_item(operation, tables[asked["TableName"]], asked)


def _on_item(action: str, table: str, asked: Mapping[str, Any]) -> str:
    kind = ""
    if table in _MIXED:
        word, mark, _ = _key_of(asked).partition("#")
        kind = f" {word}{mark}"
    return f"dynamodb:{action} {table}{kind}"


def _key_of(asked: Mapping[str, Any]) -> str:
    """The partition key of an item that is asked for or written, or of a query."""
    if "KeyConditionExpression" in asked:
        key = asked["ExpressionAttributeValues"][":value"]
    else:
        key = (asked.get("Key") or asked["Item"])["pk"]
    return str(key["S"])


def main() -> None:
    given = json.load(sys.stdin)
    tables = {os.environ[variable]: table for variable, table in _VARIABLES.items()}
    asked: set[str] = set()
    call = BaseClient._make_api_call

    def recorded(client: Any, operation: str, arguments: dict[str, Any]) -> Any:
        service = client.meta.service_model.service_name
        asked.update(permissions(service, operation, arguments, tables))
        return call(client, operation, arguments)

    with patch.object(BaseClient, "_make_api_call", recorded):
        handler = importlib.import_module(given["module"]).handler
        answers = [handler(event, None) for event in given["events"]]
    sys.stdout.write("\n" + json.dumps({"answers": answers, "asked": sorted(asked)}) + "\n")


if __name__ == "__main__":
    main()

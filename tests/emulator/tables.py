"""The tables as the template defines them, under names of their own for each test."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from scatterpilot.adapters.dynamodb.tables import Tables

_SUMMARY = [
    "state",
    "customer_name",
    "currency",
    "total",
    "turns",
    "invoice_id",
    "created_at",
    "updated_at",
]


def _keys(hash: str, range: str | None = None) -> list[dict[str, str]]:
    keys = [{"AttributeName": hash, "KeyType": "HASH"}]
    return keys + ([{"AttributeName": range, "KeyType": "RANGE"}] if range else [])


def _index(name: str, range: str, projected: list[str]) -> dict[str, Any]:
    projection = {"ProjectionType": "INCLUDE", "NonKeyAttributes": projected}
    return {"IndexName": name, "KeySchema": _keys("owner", range), "Projection": projection}


DEFINITIONS: dict[str, dict[str, Any]] = {
    "conversations": {
        "KeySchema": _keys("owner", "conversation_id"),
        "LocalSecondaryIndexes": [_index("newest", "created_key", _SUMMARY)],
    },
    "invoices": {
        "KeySchema": _keys("owner", "invoice_id"),
        "LocalSecondaryIndexes": [
            _index("newest", "created_key", ["document"]),
            _index("by_status", "status_key", ["document"]),
        ],
    },
    "profiles": {"KeySchema": _keys("pk", "sk")},
    "rate_limits": {"KeySchema": _keys("pk")},
    "receipts": {"KeySchema": _keys("owner", "idempotency_key")},
}


@contextmanager
def new_tables(client: Any) -> Iterator[Tables]:
    """Empty tables, deleted afterwards."""
    prefix = uuid.uuid4().hex
    names = {name: f"{prefix}-{name}" for name in DEFINITIONS}
    for name, definition in DEFINITIONS.items():
        schemas = [definition, *definition.get("LocalSecondaryIndexes", [])]
        keys = {key["AttributeName"] for schema in schemas for key in schema["KeySchema"]}
        client.create_table(
            TableName=names[name],
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": k, "AttributeType": "S"} for k in sorted(keys)],
            **definition,
        )
    yield Tables(**names)
    for each in names.values():
        client.delete_table(TableName=each)

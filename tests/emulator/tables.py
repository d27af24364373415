"""The tables as the template defines them, under names of their own for each test."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields
from typing import Any

from scatterpilot.adapters.dynamodb.tables import Tables
from tests.infrastructure.template import properties

_SHAPE = ("AttributeDefinitions", "BillingMode", "KeySchema", "LocalSecondaryIndexes")


def definition(name: str) -> dict[str, Any]:
    """Keys and indexes of the table behind a field of ``Tables``."""
    logical_id = "".join(word.capitalize() for word in name.split("_")) + "Table"
    return {key: value for key, value in properties(logical_id).items() if key in _SHAPE}


@contextmanager
def new_tables(client: Any) -> Iterator[Tables]:
    """Empty tables, deleted afterwards."""
    prefix = uuid.uuid4().hex
    names = {field.name: f"{prefix}-{field.name}" for field in fields(Tables)}
    for name, table in names.items():
        # There already: the answer came too late, and the client has asked again.
        with suppress(client.exceptions.ResourceInUseException):
            client.create_table(TableName=table, **definition(name))
    yield Tables(**names)
    for table in names.values():
        client.delete_table(TableName=table)

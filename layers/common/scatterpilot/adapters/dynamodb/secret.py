"""The key that signs cursors and hides owners in the log, the same in every function."""

from __future__ import annotations

import secrets

from scatterpilot.adapters.aws_client import Client
from scatterpilot.adapters.dynamodb.items import Item, text
from scatterpilot.adapters.dynamodb.reading import get_item
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.adapters.dynamodb.writing import expression, try_write

_LENGTH = 32


def load_or_create_secret(client: Client, tables: Tables) -> bytes:
    """The 32 bytes in the table, made up at the first call; all functions get the same.

    Raises ``UnavailableError``.
    """
    key: Item = {"pk": text("service"), "sk": text("secret")}
    found = get_item(client, tables.profiles, key)
    if found is None:
        item: Item = {**key, "secret": {"B": secrets.token_bytes(_LENGTH)}}
        request = {
            "TableName": tables.profiles,
            "Item": item,
            **expression("attribute_not_exists(#pk)", {}),
        }
        found = try_write(client.put_item, request) or item
    secret: bytes = found["secret"]["B"]
    return secret

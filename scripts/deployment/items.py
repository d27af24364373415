"""The items of the tables as lines of JSON, and tables filled from them, under other owners.

An owner is the ``sub`` of a user, and stands in keys alone: ``owner``, or ``pk`` behind the kind
of the item. Documents name none.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from botocore.exceptions import ClientError
from scripts.deployment.account import client, code_of

from scatterpilot.adapters.dynamodb.shelves import owner_of
from scatterpilot.adapters.dynamodb.tables import Tables

Item = dict[str, dict[str, Any]]
KEPT = ("conversations", "invoices", "profiles")
"""The tables whose items are worth saving; the others hold what is over within a week."""


def key_of(table: str) -> str:
    """The partition key of a table by its field in ``Tables``."""
    return "pk" if table in ("profiles", "rate_limits") else "owner"


def names_of(tables: Tables) -> dict[str, str]:
    return {each.name: getattr(tables, each.name) for each in fields(tables)}


def every_item(name: str, region: str) -> Iterator[Item]:
    """All items of a table, which is for whoever runs it to read: no function may."""
    for page in client("dynamodb", region).get_paginator("scan").paginate(TableName=name):
        yield from page["Items"]


def line_of(item: Item) -> str:
    return json.dumps(item, default=_encoded, ensure_ascii=False)


def item_of(line: str) -> Item:
    item: Item = json.loads(line)
    for attribute in item.values():
        if "B" in attribute:
            attribute["B"] = base64.b64decode(attribute["B"])
    return item


def _encoded(value: bytes) -> str:
    return base64.b64encode(value).decode()


def owner_in(item: Item, key: str) -> str:
    """Whose an item is; empty for the service's own."""
    text: str = item[key]["S"]
    return owner_of(text) if key == "owner" else text.partition("#")[2]


def moved(item: Item, key: str, owners: Mapping[str, str]) -> Item:
    """An item as it belongs to whom its owner is now; the service's own belong to nobody."""
    owner = owner_in(item, key)
    before, _, behind = item[key]["S"].partition(owner) if owner else (item[key]["S"], "", "")
    return {**item, key: {"S": f"{before}{owners.get(owner, owner)}{behind}"}}


def put_missing(
    name: str, region: str, items: Iterable[Item], key: str, owners: Mapping[str, str]
) -> tuple[int, int]:
    """Store what is not there; nothing that is there changes. How many were stored, how many not.

    So a table in use can be filled, and filling it can be repeated.
    """
    dynamodb, stored, there = client("dynamodb", region), 0, 0
    for item in items:
        try:
            dynamodb.put_item(
                TableName=name,
                Item=moved(item, key, owners),
                ConditionExpression="attribute_not_exists(#key)",
                ExpressionAttributeNames={"#key": key},
            )
            stored += 1
        except ClientError as error:
            if code_of(error) != "ConditionalCheckFailedException":
                raise
            there += 1
    return stored, there

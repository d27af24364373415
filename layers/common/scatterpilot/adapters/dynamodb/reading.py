"""Reads: one item by its key, the newest of an owner, or all of them. Never a scan.

Reads are strongly consistent: who has just written something finds it. That is why the indexes
are local ones.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from scatterpilot.adapters.aws_client import Client
from scatterpilot.adapters.dynamodb.failures import unavailable
from scatterpilot.adapters.dynamodb.items import Item, text


def get_item(client: Client, table: str, key: Item) -> Item | None:
    """The item with this key; raises ``UnavailableError``."""
    with unavailable():
        answer = client.get_item(TableName=table, Key=key, ConsistentRead=True)
    found: Item | None = answer.get("Item")
    return found


def partition(client: Client, table: str, hash_key: str, value: str, *names: str) -> Iterator[Item]:
    """All items under a partition key, read as they are asked for; raises ``UnavailableError``.

    ``names`` are the attributes that are wanted besides it; none are all.
    """
    request: dict[str, Any] = {
        "TableName": table,
        "KeyConditionExpression": "#hash_key = :value",
        "ExpressionAttributeNames": {"#hash_key": hash_key, **{f"#{each}": each for each in names}},
        "ExpressionAttributeValues": {":value": text(value)},
        "ConsistentRead": True,
    }
    if names:
        request["ProjectionExpression"] = ", ".join(["#hash_key", *(f"#{each}" for each in names)])
    while True:
        with unavailable():
            answer = client.query(**request)
        yield from answer["Items"]
        if "LastEvaluatedKey" not in answer:
            return
        request["ExclusiveStartKey"] = answer["LastEvaluatedKey"]


@dataclass(frozen=True)
class Listing:
    """An owner's items in an index, newest first.

    The index orders by ``sort_key``, which holds ``prefix`` and then the position
    ``created_at|id``. Times are ISO in UTC, and those sort as text.
    """

    table: str
    index: str
    identity: str
    sort_key: str
    prefix: str = ""

    def items(self, client: Client, owner: str, count: int, after: str | None) -> Iterator[Item]:
        """Up to ``count`` items below the position ``after``; no others are read."""
        request = self._request(owner, after)
        while count > 0:
            with unavailable():
                answer = client.query(**request, Limit=count)
            yield from answer["Items"]
            count -= len(answer["Items"])
            # A query stops at 1 MB.
            if "LastEvaluatedKey" not in answer:
                return
            request["ExclusiveStartKey"] = answer["LastEvaluatedKey"]

    def all_items(
        self, client: Client, owner: str, batch: int, after: str | None
    ) -> Iterator[Item]:
        """All items below the position ``after``, read in batches as they are asked for."""
        while True:
            item = None
            for item in self.items(client, owner, batch, after):
                yield item
            if item is None:
                return
            after = self.position(item)

    def across(
        self, client: Client, shelves: Sequence[str], count: int, after: str | None
    ) -> Iterator[Item]:
        """Up to ``count`` items of several shelves, the newest shelf first; of each other one item
        is read ahead, as most of them are older.
        """
        first = self.items(client, shelves[0], count, after)
        others = (self._behind_one(client, key, count, after) for key in shelves[1:])
        return islice(self._merged([first, *others]), count)

    def all_across(
        self, client: Client, shelves: Sequence[str], batch: int, after: str | None
    ) -> Iterator[Item]:
        """All items of several shelves below ``after``, read as ``all_items`` reads."""
        first = self.all_items(client, shelves[0], batch, after)
        others = (self._behind_one(client, key, None, after, batch) for key in shelves[1:])
        return self._merged([first, *others])

    def _merged(self, streams: Sequence[Iterator[Item]]) -> Iterator[Item]:
        return heapq.merge(*streams, key=self.position, reverse=True)

    def _behind_one(
        self, client: Client, key: str, count: int | None, after: str | None, batch: int = 0
    ) -> Iterator[Item]:
        """One item, and the others only when they are wanted."""
        for item in self.items(client, key, 1, after):
            yield item
            rest = self.position(item)
            if count is None:
                yield from self.all_items(client, key, batch, rest)
            else:
                yield from self.items(client, key, count - 1, rest)

    def position(self, item: Item) -> str:
        """Where the page after this item starts."""
        key: str = item[self.sort_key]["S"]
        return key.removeprefix(self.prefix)

    def _request(self, owner: str, after: str | None) -> dict[str, Any]:
        condition, values = "#owner = :owner", {":owner": text(owner)}
        names = {"#owner": "owner"}
        if self.prefix:
            condition += " AND begins_with(#sort_key, :prefix)"
            values[":prefix"] = text(self.prefix)
            names["#sort_key"] = self.sort_key
        request = {
            "TableName": self.table,
            "IndexName": self.index,
            "KeyConditionExpression": condition,
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": values,
            "ScanIndexForward": False,
            "ConsistentRead": True,
        }
        if after is not None:
            request["ExclusiveStartKey"] = {
                "owner": text(owner),
                self.identity: text(after.partition("|")[2]),
                self.sort_key: text(self.prefix + after),
            }
        return request

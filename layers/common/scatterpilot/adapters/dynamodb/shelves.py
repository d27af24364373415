"""An owner's item collections in one table, here called shelves.

With local indexes DynamoDB lets all items under one partition key, and their index copies, come to
10 GB (Amazon DynamoDB developer guide, "Item collections in Local Secondary Indexes"). So before a
shelf is full what is new goes to the next one. What is there stays, with room to grow: almost every
owner has one shelf, whose key is the owner, as it was before there were others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from scatterpilot.adapters.aws_client import Client
from scatterpilot.adapters.dynamodb.items import Item, number, text
from scatterpilot.adapters.dynamodb.reading import get_item
from scatterpilot.adapters.dynamodb.writing import Put, expression, try_write, write
from scatterpilot.domain.errors import ConflictError

_SUFFIX: Final = re.compile(r"#shel(?:f-\d+|ves)$")


def owner_of(key: str) -> str:
    """Whose the shelf with this partition key is."""
    return _SUFFIX.sub("", key)


@dataclass(frozen=True)
class Shelves:
    """Those of every owner in ``table``, whose sort key is ``identity``."""

    client: Client
    table: str
    identity: str

    def keys(self, owner: str) -> list[str]:
        """The partition keys, the newest shelf first."""
        found = get_item(self.client, self.table, self.count_key(owner))
        count = int(found["shelves"]["N"]) if found else 1
        return [_key(owner, each) for each in range(count, 0, -1)]

    def newest(self, owner: str) -> str:
        """The shelf for what is new."""
        return self.keys(owner)[0]

    def find(self, owner: str, identity: str) -> Item | None:
        """An item on whichever shelf; only where the first hasn't got it others are looked for."""
        found = get_item(self.client, self.table, self._item_key(owner, identity))
        if found is not None:
            return found
        others = (self._item_key(key, identity) for key in self.keys(owner)[:-1])
        items = (get_item(self.client, self.table, key) for key in others)
        return next((item for item in items if item is not None), None)

    def home(self, owner: str, identity: str) -> str:
        """The shelf that an item is on; the newest where it is on none."""
        keys = self.keys(owner)
        if len(keys) == 1:
            return keys[0]
        found = self.find(owner, identity)
        return keys[0] if found is None else str(found["owner"]["S"])

    def open_next(self, owner: str, full: str) -> None:
        """What is new goes behind the shelf ``full`` from now on, unless it does already."""
        keys = self.keys(owner)
        if keys[0] != full:
            return
        request: dict[str, Any] = {
            "TableName": self.table,
            "Item": {**self.count_key(owner), "shelves": number(len(keys) + 1)},
            **expression(
                "attribute_not_exists(#owner) OR #shelves = :read", {":read": number(len(keys))}
            ),
        }
        try_write(self.client.put_item, request)

    def go_on(self, owner: str, filling: Iterable[tuple[str, str]]) -> None:
        """Open the next shelf where one of these, table and key, is this owner's newest."""
        for table, key in filling:
            if table == self.table and owner_of(key) == owner:
                self.open_next(owner, key)

    def count_key(self, owner: str) -> Item:
        """Where it stands how many an owner has, if they are several; the indexes don't hold it."""
        return {"owner": text(f"{owner}#shelves"), self.identity: text("shelves")}

    def _item_key(self, key: str, identity: str) -> Item:
        return {"owner": text(key), self.identity: text(identity)}


def _key(owner: str, count: int) -> str:
    return owner if count == 1 else f"{owner}#shelf-{count}"


def write_new(
    client: Client, owner: str, puts: Callable[[], list[Put]], shelves: Sequence[Shelves]
) -> None:
    """Write what holds new items, on the next shelves where these are full; see ``write``."""
    try:
        filled = write(client, puts())
    except ConflictError as error:
        if error.code != "account_full":
            raise
        for each in shelves:
            each.open_next(owner, each.newest(owner))
        filled = write(client, puts())
    for each in shelves:
        each.go_on(owner, filled)

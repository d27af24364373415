"""Documents behind a store's back: as they lie there, and as code of another version put them."""

from __future__ import annotations

import json
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from typing import Any, Protocol

from scatterpilot.adapters.dynamodb.items import packed, unpacked
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.adapters.sqlite import Database
from scatterpilot.domain.upgrades import Kind
from tests.fakes import MemoryConversations, MemoryInvoices, MemoryProfiles


class Raw(Protocol):
    """The stored JSON text of a record; a profile's ``id`` is empty."""

    def read(self, kind: Kind, owner: str, id: str) -> str: ...

    def write(self, kind: Kind, owner: str, id: str, text: str) -> None:
        """In place of the document that is there."""
        ...


@dataclass(frozen=True)
class MemoryRaw:
    invoices: MemoryInvoices
    conversations: MemoryConversations
    profiles: MemoryProfiles

    def read(self, kind: Kind, owner: str, id: str) -> str:
        return self._texts(kind)[self._key(kind, owner, id)]

    def write(self, kind: Kind, owner: str, id: str, text: str) -> None:
        self._texts(kind)[self._key(kind, owner, id)] = text

    def _texts(self, kind: Kind) -> MutableMapping[Any, str]:
        stores: dict[Kind, MutableMapping[Any, str]] = {
            "invoice": self.invoices.stored,
            "conversation": self.conversations.stored,
            "profile": self.profiles.stored,
        }
        return stores[kind]

    def _key(self, kind: Kind, owner: str, id: str) -> Any:
        return owner if kind == "profile" else (owner, id)


@dataclass(frozen=True)
class SqliteRaw:
    database: Database

    def read(self, kind: Kind, owner: str, id: str) -> str:
        row = self.database.row(f"SELECT document FROM {kind}s {_where(kind)}", (owner, id))
        assert row is not None
        text: str = row["document"]
        return text

    def write(self, kind: Kind, owner: str, id: str, text: str) -> None:
        with self.database.transaction() as connection:
            statement = f"UPDATE {kind}s SET document = ? {_where(kind)}"
            assert connection.execute(statement, (text, owner, id)).rowcount == 1


def _where(kind: Kind) -> str:
    return "WHERE owner = ? AND " + ("'' = ?" if kind == "profile" else f"{kind}_id = ?")


@dataclass(frozen=True)
class DynamoRaw:
    client: Any
    tables: Tables

    def read(self, kind: Kind, owner: str, id: str) -> str:
        return unpacked(self._item(kind, owner, id)["document"])

    def write(self, kind: Kind, owner: str, id: str, text: str) -> None:
        item = {**self._item(kind, owner, id), "document": packed(text)}
        item.pop("document_version", None)
        if kind == "profile" and "document_version" in json.loads(text):
            item["document_version"] = {"N": str(json.loads(text)["document_version"])}
        self.client.put_item(TableName=getattr(self.tables, f"{kind}s"), Item=item)

    def _item(self, kind: Kind, owner: str, id: str) -> dict[str, Any]:
        key = {"owner": {"S": owner}, f"{kind}_id": {"S": id}}
        if kind == "profile":
            key = {"pk": {"S": f"profile#{owner}"}, "sk": {"S": "profile"}}
        answer = self.client.get_item(TableName=getattr(self.tables, f"{kind}s"), Key=key)
        item: dict[str, Any] = answer["Item"]
        return item


def rewrite(raw: Raw, kind: Kind, owner: str, id: str, change: Callable[[Any], Any]) -> str:
    """Change a stored document; gives its new text."""
    document = change(json.loads(raw.read(kind, owner, id)))
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    raw.write(kind, owner, id, text)
    return text

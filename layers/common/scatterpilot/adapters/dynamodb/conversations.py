"""Conversations in DynamoDB: one item each, with what a list shows as attributes."""

from __future__ import annotations

from scatterpilot.adapters.aws_client import Client
from scatterpilot.adapters.dynamodb.items import (
    Item,
    fits,
    given_texts,
    number,
    packed,
    text,
    unpacked,
)
from scatterpilot.adapters.dynamodb.reading import Listing, get_item
from scatterpilot.adapters.dynamodb.receipts import receipt_put
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.adapters.dynamodb.writing import Put, write
from scatterpilot.domain.conversation import Conversation
from scatterpilot.domain.documents import conversation_summary
from scatterpilot.domain.errors import ConflictError, VersionConflictError
from scatterpilot.ports import ConversationChange, Document, Page, Receipt

_TEXTS = ("state", "customer_name", "currency", "total", "invoice_id", "created_at", "updated_at")


class DynamoConversations:
    """A ``ConversationStore``."""

    def __init__(self, client: Client, tables: Tables) -> None:
        self._client = client
        self._tables = tables
        self._newest = Listing(
            tables.conversations, "newest", identity="conversation_id", sort_key="created_key"
        )

    def load(self, owner: str, conversation_id: str) -> Conversation | None:
        key = {"owner": text(owner), "conversation_id": text(conversation_id)}
        found = get_item(self._client, self._tables.conversations, key)
        if found is None:
            return None
        return Conversation.model_validate_json(unpacked(found["document"]))

    def save(self, owner: str, change: ConversationChange, receipt: Receipt | None = None) -> None:
        """Raises ``ConflictError`` with code ``conversation_full`` when it does not fit an item."""
        puts = [turn_put(self._tables, owner, change)]
        if receipt is not None:
            puts.append(receipt_put(self._tables, owner, receipt))
        write(self._client, puts)

    def page(self, owner: str, limit: int, after: str | None = None) -> Page:
        items = list(self._newest.items(self._client, owner, limit + 1, after))
        shown = items[:limit]
        following = self._newest.position(shown[-1]) if len(items) > limit else None
        return Page(tuple(map(_summary, shown)), following)


def turn_put(tables: Tables, owner: str, change: ConversationChange) -> Put:
    """The write that stores a turn; raises ``ConflictError`` when there is no room for it."""
    conversation = change.conversation
    document = conversation.model_dump_json()
    attribute = packed(document)
    if not fits(document, attribute):
        raise ConflictError(
            "This conversation has grown too long to be stored. Create its invoice, or start a new "
            "conversation.",
            code="conversation_full",
        )
    summary = conversation_summary(conversation)
    position = f"{summary['created_at']}|{conversation.conversation_id}"
    item: Item = {
        "owner": text(owner),
        "conversation_id": text(conversation.conversation_id),
        "created_key": text(position),
        "version": number(conversation.version),
        "turns": number(summary["turns"]),
        **given_texts({name: summary[name] for name in _TEXTS}),
        "document": attribute,
    }
    if not change.expected:
        return Put(tables.conversations, item, "attribute_not_exists(#owner)", _moved_on)
    read = {":read": number(change.expected)}
    return Put(tables.conversations, item, "#version = :read", _moved_on, read)


def _summary(item: Item) -> Document:
    values = {name: item[name]["S"] if name in item else None for name in _TEXTS}
    return {
        "conversation_id": item["conversation_id"]["S"],
        "turns": int(item["turns"]["N"]),
        **values,
    }


def _moved_on() -> VersionConflictError:
    return VersionConflictError(
        "Another message of this conversation was answered meanwhile. "
        "Load it again and repeat yours."
    )

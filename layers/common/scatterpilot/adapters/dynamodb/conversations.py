"""Conversations in DynamoDB: one item each, with what a list shows as attributes."""

from __future__ import annotations

from scatterpilot.adapters.aws_client import Client
from scatterpilot.adapters.dynamodb.items import Item, unpacked
from scatterpilot.adapters.dynamodb.reading import Listing
from scatterpilot.adapters.dynamodb.receipts import receipt_put
from scatterpilot.adapters.dynamodb.shelves import Shelves, write_new
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.adapters.dynamodb.turns import SUMMARY_TEXTS, shelf_of_turn, turn_put
from scatterpilot.adapters.dynamodb.writing import Put
from scatterpilot.domain.conversation import Conversation
from scatterpilot.domain.stored_documents import text_of
from scatterpilot.ports import ConversationChange, Document, Page, Receipt


class DynamoConversations:
    """A ``ConversationStore``; ``kept_days`` as in ``turn_put``, for ever without."""

    def __init__(self, client: Client, tables: Tables, kept_days: int | None = None) -> None:
        self._client = client
        self._tables = tables
        self._kept_days = kept_days
        self._shelves = Shelves(client, tables.conversations, "conversation_id")
        self._newest = Listing(
            tables.conversations, "newest", identity="conversation_id", sort_key="created_key"
        )

    def load(self, owner: str, conversation_id: str) -> Conversation | None:
        found = self._shelves.find(owner, conversation_id)
        if found is None:
            return None
        stored = unpacked(found["document"])
        return Conversation.model_validate_json(text_of("conversation", stored))

    def save(self, owner: str, change: ConversationChange, receipt: Receipt | None = None) -> None:
        """Raises ``ConflictError`` with code ``conversation_full`` when it does not fit an item."""

        def puts() -> list[Put]:
            shelf = shelf_of_turn(self._shelves, owner, change)
            turn = turn_put(self._tables, shelf, change, self._kept_days)
            return [turn] if receipt is None else [turn, receipt_put(self._tables, owner, receipt)]

        write_new(self._client, owner, puts, [self._shelves])

    def page(self, owner: str, limit: int, after: str | None = None) -> Page:
        shelves = self._shelves.keys(owner)
        items = list(self._newest.across(self._client, shelves, limit + 1, after))
        shown = items[:limit]
        following = self._newest.position(shown[-1]) if len(items) > limit else None
        return Page(tuple(map(_summary, shown)), following)


def _summary(item: Item) -> Document:
    values = {name: item[name]["S"] if name in item else None for name in SUMMARY_TEXTS}
    return {
        "conversation_id": item["conversation_id"]["S"],
        "turns": int(item["turns"]["N"]),
        **values,
    }

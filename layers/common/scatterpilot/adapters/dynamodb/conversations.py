"""Conversations in DynamoDB: one item each, with what a list shows as attributes."""

from __future__ import annotations

from scatterpilot.adapters.aws_client import Client
from scatterpilot.adapters.dynamodb.items import Item, text, unpacked
from scatterpilot.adapters.dynamodb.reading import Listing, get_item
from scatterpilot.adapters.dynamodb.receipts import receipt_put
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.adapters.dynamodb.turns import SUMMARY_TEXTS, turn_put
from scatterpilot.adapters.dynamodb.writing import write
from scatterpilot.domain.conversation import Conversation
from scatterpilot.domain.stored_documents import text_of
from scatterpilot.ports import ConversationChange, Document, Page, Receipt


class DynamoConversations:
    """A ``ConversationStore``; ``kept_days`` as in ``turn_put``, for ever without."""

    def __init__(self, client: Client, tables: Tables, kept_days: int | None = None) -> None:
        self._client = client
        self._tables = tables
        self._kept_days = kept_days
        self._newest = Listing(
            tables.conversations, "newest", identity="conversation_id", sort_key="created_key"
        )

    def load(self, owner: str, conversation_id: str) -> Conversation | None:
        key = {"owner": text(owner), "conversation_id": text(conversation_id)}
        found = get_item(self._client, self._tables.conversations, key)
        if found is None:
            return None
        stored = unpacked(found["document"])
        return Conversation.model_validate_json(text_of("conversation", stored))

    def save(self, owner: str, change: ConversationChange, receipt: Receipt | None = None) -> None:
        """Raises ``ConflictError`` with code ``conversation_full`` when it does not fit an item."""
        puts = [turn_put(self._tables, owner, change, self._kept_days)]
        if receipt is not None:
            puts.append(receipt_put(self._tables, owner, receipt))
        write(self._client, puts)

    def page(self, owner: str, limit: int, after: str | None = None) -> Page:
        items = list(self._newest.items(self._client, owner, limit + 1, after))
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

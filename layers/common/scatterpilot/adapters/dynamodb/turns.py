"""The write that stores a turn, by itself or together with the invoice it leads to."""

from __future__ import annotations

from datetime import timedelta

from scatterpilot.adapters.dynamodb.items import Item, fits, given_texts, number, packed, text
from scatterpilot.adapters.dynamodb.shelves import Shelves
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.adapters.dynamodb.writing import Put
from scatterpilot.domain.documents import conversation_summary
from scatterpilot.domain.errors import ConflictError, VersionConflictError
from scatterpilot.domain.stored_documents import to_store
from scatterpilot.ports import ConversationChange

SUMMARY_TEXTS = (
    "state",
    "customer_name",
    "currency",
    "total",
    "invoice_id",
    "created_at",
    "updated_at",
)
"""What a list shows of a conversation, as attributes of its item."""


def shelf_of_turn(shelves: Shelves, owner: str, change: ConversationChange) -> str:
    """The shelf of the conversation; the newest of one that begins."""
    if not change.expected:
        return shelves.newest(owner)
    return shelves.home(owner, change.conversation.conversation_id)


def turn_put(tables: Tables, shelf: str, change: ConversationChange, kept_days: int | None) -> Put:
    """The write that stores a turn; raises ``ConflictError`` when there is no room for it.

    After ``kept_days`` without another turn DynamoDB clears the conversation away.
    """
    conversation = change.conversation
    document = to_store(conversation.model_dump_json())
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
        "owner": text(shelf),
        "conversation_id": text(conversation.conversation_id),
        "created_key": text(position),
        "version": number(conversation.version),
        "turns": number(summary["turns"]),
        **given_texts({name: summary[name] for name in SUMMARY_TEXTS}),
        "document": attribute,
    }
    if kept_days is not None:
        end = conversation.updated_at + timedelta(days=kept_days)
        item["expires_at"] = number(int(end.timestamp()))
    if not change.expected:
        return Put(tables.conversations, item, "attribute_not_exists(#owner)", _moved_on)
    read = {":read": number(change.expected)}
    return Put(tables.conversations, item, "#version = :read", _moved_on, read)


def _moved_on() -> VersionConflictError:
    return VersionConflictError(
        "Another message of this conversation was answered meanwhile. "
        "Load it again and repeat yours."
    )

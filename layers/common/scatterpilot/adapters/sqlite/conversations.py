"""Conversations in SQLite: the whole as one JSON text, what a list shows as columns."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

from scatterpilot.adapters.sqlite.database import Database
from scatterpilot.adapters.sqlite.paging import page_of, position
from scatterpilot.adapters.sqlite.receipts import store_receipt
from scatterpilot.domain.conversation import Conversation
from scatterpilot.domain.documents import conversation_summary
from scatterpilot.domain.errors import VersionConflictError
from scatterpilot.domain.stored_documents import text_of, to_store
from scatterpilot.ports import ConversationChange, Page, Receipt

_LOAD = "SELECT document FROM conversations WHERE owner = ? AND conversation_id = ?"
_INSERT = """
    INSERT INTO conversations VALUES (
        :owner, :conversation_id, :version, :state, :customer_name, :currency, :total, :turns,
        :invoice_id, :created_at, :updated_at, :document
    ) ON CONFLICT DO NOTHING
"""
_UPDATE = """
    UPDATE conversations SET
        version = :version, state = :state, customer_name = :customer_name, currency = :currency,
        total = :total, turns = :turns, invoice_id = :invoice_id, updated_at = :updated_at,
        document = :document
    WHERE owner = :owner AND conversation_id = :conversation_id AND version = :expected
"""
# What was not updated since was not created since, which the index finds.
_EXPIRE = """
    DELETE FROM conversations WHERE owner = :owner AND created_at < :oldest AND updated_at < :oldest
"""
_PAGE = """
    SELECT conversation_id, state, customer_name, currency, total, turns, invoice_id, created_at,
        updated_at
    FROM conversations
    WHERE owner = ? AND (created_at, conversation_id) < (?, ?)
    ORDER BY created_at DESC, conversation_id DESC LIMIT ?
"""


class SqliteConversations:
    """A ``ConversationStore``. With ``kept_days`` each turn clears away the owner's conversations
    that had none for so long."""

    def __init__(self, database: Database, kept_days: int | None = None) -> None:
        self._database = database
        self._kept_days = kept_days

    def load(self, owner: str, conversation_id: str) -> Conversation | None:
        row = self._database.row(_LOAD, (owner, conversation_id))
        if row is None:
            return None
        return Conversation.model_validate_json(text_of("conversation", row["document"]))

    def save(self, owner: str, change: ConversationChange, receipt: Receipt | None = None) -> None:
        with self._database.transaction() as connection:
            store_turn(connection, owner, change)
            if receipt is not None:
                store_receipt(connection, owner, receipt)
            if self._kept_days is not None:
                oldest = change.conversation.updated_at - timedelta(days=self._kept_days)
                connection.execute(_EXPIRE, {"owner": owner, "oldest": oldest.isoformat()})

    def page(self, owner: str, limit: int, after: str | None = None) -> Page:
        rows = self._database.rows(_PAGE, (owner, *position(after), limit + 1))
        return page_of(rows, limit, "conversation_id", dict)


def store_turn(connection: sqlite3.Connection, owner: str, change: ConversationChange) -> None:
    """Store a turn in a running transaction; raises ``VersionConflictError``."""
    values = {
        **conversation_summary(change.conversation),
        "owner": owner,
        "version": change.conversation.version,
        "expected": change.expected,
        "document": to_store(change.conversation.model_dump_json()),
    }
    statement = _UPDATE if change.expected else _INSERT
    if connection.execute(statement, values).rowcount == 0:
        raise VersionConflictError(
            "Another message of this conversation was answered meanwhile. "
            "Load it again and repeat yours."
        )

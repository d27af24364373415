"""List conversations and resume one."""

from __future__ import annotations

from dataclasses import dataclass

from scatterpilot.app.not_found import conversation_not_found
from scatterpilot.app.turn_documents import conversation_state
from scatterpilot.ports import ConversationStore, Document, Page


@dataclass(frozen=True)
class ReadConversations:
    """The use cases behind ``GET /conversations`` and ``GET /conversations/{id}``."""

    conversations: ConversationStore

    def page(self, owner: str, limit: int, after: str | None = None) -> Page:
        return self.conversations.page(owner, limit, after)

    def get(self, owner: str, conversation_id: str) -> Document:
        """A conversation with its messages and draft; raises ``NotFoundError``."""
        conversation = self.conversations.load(owner, conversation_id)
        if conversation is None:
            raise conversation_not_found()
        return {
            "conversation_id": conversation.conversation_id,
            **conversation_state(conversation),
            "messages": [
                {"role": m.role, "text": m.text, "at": m.at.isoformat(), "engine": m.engine}
                for m in conversation.messages
            ],
            "usage": conversation.usage.model_dump(mode="json"),
            "created_at": conversation.created_at.isoformat(),
            "updated_at": conversation.updated_at.isoformat(),
        }

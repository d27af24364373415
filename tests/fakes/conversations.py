from __future__ import annotations

from scatterpilot.domain.conversation import Conversation
from scatterpilot.domain.documents import conversation_summary
from scatterpilot.domain.errors import VersionConflictError
from scatterpilot.ports import ConversationChange, Page, Receipt
from tests.fakes.paging import page_of
from tests.fakes.receipts import MemoryReceipts


class MemoryConversations:
    """A ``ConversationStore``."""

    def __init__(self, receipts: MemoryReceipts | None = None) -> None:
        self.receipts = receipts or MemoryReceipts()
        self._stored: dict[tuple[str, str], Conversation] = {}

    def load(self, owner: str, conversation_id: str) -> Conversation | None:
        return self._stored.get((owner, conversation_id))

    def save(self, owner: str, change: ConversationChange, receipt: Receipt | None = None) -> None:
        with self.receipts.lock:
            self.check(owner, change)
            if receipt is not None:
                self.receipts.complete(owner, receipt)
            self._stored[owner, change.conversation.conversation_id] = change.conversation

    def check(self, owner: str, change: ConversationChange) -> None:
        """Raise what ``save`` would raise."""
        found = self.load(owner, change.conversation.conversation_id)
        if (found.version if found else 0) != change.expected:
            raise VersionConflictError("Another turn was faster.")

    def page(self, owner: str, limit: int, after: str | None = None) -> Page:
        with self.receipts.lock:
            own = [conversation_summary(c) for (of, _), c in self._stored.items() if of == owner]
        return page_of(own, "conversation_id", limit, after)

from __future__ import annotations

from scatterpilot.domain.conversation import Conversation
from scatterpilot.domain.documents import conversation_summary
from scatterpilot.domain.errors import VersionConflictError
from scatterpilot.domain.stored_documents import text_of, to_store
from scatterpilot.ports import ConversationChange, Document, Page, Receipt
from tests.fakes.paging import page_of
from tests.fakes.receipts import MemoryReceipts


class MemoryConversations:
    """A ``ConversationStore``; ``stored`` holds JSON texts by owner and id."""

    def __init__(self, receipts: MemoryReceipts | None = None) -> None:
        self.receipts = receipts or MemoryReceipts()
        self.stored: dict[tuple[str, str], str] = {}
        self._summaries: dict[tuple[str, str], Document] = {}

    def load(self, owner: str, conversation_id: str) -> Conversation | None:
        found = self.stored.get((owner, conversation_id))
        if found is None:
            return None
        return Conversation.model_validate_json(text_of("conversation", found))

    def save(self, owner: str, change: ConversationChange, receipt: Receipt | None = None) -> None:
        with self.receipts.lock:
            self.check(owner, change)
            if receipt is not None:
                self.receipts.complete(owner, receipt)
            key = owner, change.conversation.conversation_id
            self.stored[key] = to_store(change.conversation.model_dump_json())
            self._summaries[key] = conversation_summary(change.conversation)

    def erase(self, owner: str) -> int:
        with self.receipts.lock:
            own = [key for key in self.stored if key[0] == owner]
            for key in own:
                del self.stored[key], self._summaries[key]
            self.receipts.erase(owner)
        return len(own)

    def check(self, owner: str, change: ConversationChange) -> None:
        """Raise what ``save`` would raise."""
        found = self.load(owner, change.conversation.conversation_id)
        if (found.version if found else 0) != change.expected:
            raise VersionConflictError("Another turn was faster.")

    def page(self, owner: str, limit: int, after: str | None = None) -> Page:
        with self.receipts.lock:
            own = [dict(each) for (of, _), each in self._summaries.items() if of == owner]
        return page_of(own, "conversation_id", limit, after)

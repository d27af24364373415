"""Where conversations are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from scatterpilot.ports.pages import Page

if TYPE_CHECKING:
    from scatterpilot.domain.conversation import Conversation
    from scatterpilot.ports.receipts import Receipt


@dataclass(frozen=True)
class ConversationChange:
    """A turn to store: refused unless the stored version is still ``expected`` (0: not there).

    The conversation carries its new version, ``expected + 1``.
    """

    conversation: Conversation
    expected: int


class ConversationStore(Protocol):
    """Conversations of an owner. All methods see only that owner's."""

    def load(self, owner: str, conversation_id: str) -> Conversation | None: ...

    def save(self, owner: str, change: ConversationChange, receipt: Receipt | None = None) -> None:
        """Raises ``VersionConflictError`` when somebody else stored a turn meanwhile."""
        ...

    def page(self, owner: str, limit: int, after: str | None = None) -> Page:
        """Summaries (``domain.documents.conversation_summary``), newest first by creation;
        ``after`` is the ``next_after`` of an earlier page."""
        ...

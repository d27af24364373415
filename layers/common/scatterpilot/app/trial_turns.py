"""The turn that a message would be, without its being taken."""

from __future__ import annotations

from dataclasses import dataclass

from scatterpilot.app.dialogue import check_message, said
from scatterpilot.app.not_found import conversation_not_found
from scatterpilot.app.outcomes import stage_of
from scatterpilot.domain.conversation import Conversation
from scatterpilot.domain.editor import DraftEditor, with_defaults
from scatterpilot.ports import ConversationStore, Now, ProfileStore, Today, Turn


@dataclass(frozen=True)
class TrialTurn:
    """A message on a copy of where a conversation stands, or as a first one; stores nothing."""

    conversations: ConversationStore
    profiles: ProfileStore
    now: Now
    today: Today

    def __call__(self, owner: str, message: str, conversation_id: str | None = None) -> Turn:
        """Raises ``InvalidError`` for an unusable message, ``NotFoundError``."""
        check_message(message)
        before, profile = self._open(owner, conversation_id), self.profiles.load(owner)
        today = self.today(None)
        draft = with_defaults(before.draft, profile, today)
        earlier = [with_defaults(each, profile, today) for each in before.earlier]
        editor = DraftEditor(draft, [*said(before), message], earlier)
        return Turn(message, before.messages, editor, profile, today, stage_of(before, draft))

    def _open(self, owner: str, conversation_id: str | None) -> Conversation:
        if conversation_id is None:
            now = self.now()
            return Conversation(conversation_id="trial", created_at=now, updated_at=now)
        found = self.conversations.load(owner, conversation_id)
        if found is None:
            raise conversation_not_found()
        return found

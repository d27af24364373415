"""Talk to the embedded engine alone: a draft, a history and a pinned date."""

from __future__ import annotations

from datetime import UTC, date, datetime

from scatterpilot.domain.conversation import Message, State
from scatterpilot.domain.draft import Draft, fingerprint, is_complete
from scatterpilot.domain.editor import DraftEditor, with_defaults
from scatterpilot.domain.profile import Profile
from scatterpilot.engines.embedded.engine import EmbeddedEngine
from scatterpilot.engines.embedded.reader.installed import installed
from scatterpilot.engines.embedded.reader.marks import Reads
from scatterpilot.ports import EngineReply, Turn

TODAY = date(2026, 3, 10)
_AT = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


class Talk:
    """One conversation with the engine; ``draft`` is what it has led to."""

    def __init__(self, profile: Profile | None = None, reader: Reads | None = None) -> None:
        """The installed model reads, unless a ``reader`` is given."""
        self.profile = profile or Profile()
        self.engine = EmbeddedEngine((lambda: reader) if reader else installed)
        self.history: list[Message] = []
        self.draft = with_defaults(Draft(), self.profile, TODAY)
        self.earlier: tuple[Draft, ...] = ()
        self.read_back: str | None = None

    @property
    def said(self) -> list[str]:
        return [m.text for m in self.history if m.role == "user"]

    def say(self, message: str) -> EngineReply:
        editor = DraftEditor(self.draft, [*self.said, message], self.earlier)
        turn = Turn(message, self.history, editor, self.profile, TODAY, self._stage())
        reply = self.engine.respond(turn)
        self.draft, self.earlier = editor.draft, editor.earlier
        self.read_back = fingerprint(self.draft) if is_complete(self.draft) else None
        self.history += [
            Message(role="user", text=message, at=_AT),
            Message(role="assistant", text=reply.text, at=_AT, question=reply.question),
        ]
        return reply

    def _stage(self) -> State:
        ready = is_complete(self.draft) and self.read_back == fingerprint(self.draft)
        return "review" if ready else "gathering"

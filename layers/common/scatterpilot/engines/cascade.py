"""A cheap engine for what it is sure of, a dear one for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scatterpilot.domain.conversation import Message, State
from scatterpilot.domain.editor import DraftEditor
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import Engine, EngineReply


@dataclass(frozen=True)
class CascadeEngine:
    """``first`` answers whatever it understood completely; ``then`` starts afresh on the rest."""

    first: Engine
    then: Engine

    def respond(
        self,
        message: str,
        *,
        history: Sequence[Message],
        editor: DraftEditor,
        profile: Profile,
        today: date,
        stage: State,
    ) -> EngineReply:
        """Answer one message; see ``ports.Engine``."""

        def ask(engine: Engine) -> EngineReply:
            return engine.respond(
                message, history=history, editor=editor, profile=profile, today=today, stage=stage
            )

        reply = ask(self.first)
        if reply.sure:
            return reply
        editor.reset()
        return ask(self.then)

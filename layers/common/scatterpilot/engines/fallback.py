"""An engine that stands in when another does not answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from scatterpilot.app.spending import StandIn
from scatterpilot.domain.conversation import Message, State
from scatterpilot.domain.editor import DraftEditor
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import Engine, EngineReply, NotAnsweredError

MODEL_FAILED = "model_failed"


@dataclass(frozen=True)
class FallbackEngine:
    """Asks ``preferred``; when it does not answer, ``spare`` does, on the untouched draft."""

    preferred: Engine
    spare: Engine

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

        try:
            return ask(self.preferred)
        except NotAnsweredError as error:
            editor.reset()
            reply = ask(StandIn(self.spare, MODEL_FAILED))
            trace = {**error.trace, **reply.trace}
            return replace(reply, usage=reply.usage + error.usage, trace=trace)

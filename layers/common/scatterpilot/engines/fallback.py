"""An engine that stands in when another does not answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scatterpilot.app.spending import StandIn
from scatterpilot.ports import Engine, EngineReply, NotAnsweredError, Turn

MODEL_FAILED = "model_failed"


@dataclass(frozen=True)
class FallbackEngine:
    """Asks ``preferred``; when it does not answer, ``spare`` does, on the untouched draft."""

    preferred: Engine
    spare: Engine

    def respond(self, turn: Turn) -> EngineReply:
        """Answer one message; see ``ports.Engine``."""
        try:
            return self.preferred.respond(turn)
        except NotAnsweredError as error:
            turn.editor.reset()
            reply = StandIn(self.spare, MODEL_FAILED).respond(turn)
            trace = {**error.trace, **reply.trace}
            return replace(reply, usage=reply.usage + error.usage, trace=trace)

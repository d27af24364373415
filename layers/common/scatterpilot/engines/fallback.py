"""An engine that stands in when another does not answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from scatterpilot.app.spending import StandIn
from scatterpilot.ports import Engine, EngineReply, NotAnsweredError, Turn

MODEL_FAILED = "model_failed"


@dataclass(frozen=True)
class FallbackEngine:
    """Asks ``preferred``; when it does not answer, ``spare`` does, on the untouched draft, unless
    it can't read: then it is said that nobody answered, and the message can be sent again.
    """

    preferred: Engine
    spare: Engine
    can_read: Callable[[], bool] = lambda: True

    def respond(self, turn: Turn) -> EngineReply:
        """Answer one message; see ``ports.Engine``."""
        try:
            return self.preferred.respond(turn)
        except NotAnsweredError as error:
            if not self.can_read():
                raise
            turn.editor.reset()
            reply = StandIn(self.spare, MODEL_FAILED).respond(turn)
            trace = {**error.trace, **reply.trace}
            return replace(reply, usage=reply.usage + error.usage, trace=trace)

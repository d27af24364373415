"""A cheap engine for what it is sure of, a dear one for the rest."""

from __future__ import annotations

from dataclasses import dataclass

from scatterpilot.ports import Engine, EngineReply, Turn


@dataclass(frozen=True)
class CascadeEngine:
    """``first`` answers whatever it understood completely; ``then`` starts afresh on the rest."""

    first: Engine
    then: Engine

    def respond(self, turn: Turn) -> EngineReply:
        """Answer one message; see ``ports.Engine``."""
        reply = self.first.respond(turn)
        if reply.sure:
            return reply
        turn.editor.reset()
        return self.then.respond(turn)

"""What a message was taken for, how surely, and which edits came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.editor import DraftEditor, EditResult
from scatterpilot.domain.edits import Edit, Rejection
from scatterpilot.engines.embedded.engine import EmbeddedEngine, situation_of
from scatterpilot.engines.embedded.learned import heard_in, marks_of
from scatterpilot.engines.embedded.reader.marks import Marks
from scatterpilot.ports import EngineReply, Turn
from scatterpilot.presentation.language import conversation_language


@dataclass(frozen=True, slots=True)
class Explained:
    """``marks`` is ``None`` where the reader is missing; ``lost`` are words that it gave a role
    and that came to nothing; ``taken`` are the edits that were applied.
    """

    language: str
    marks: Marks | None
    lost: Sequence[str]
    taken: Sequence[Edit]
    refused: Sequence[Rejection]
    reply: EngineReply


def explained(turn: Turn, engine: EmbeddedEngine) -> Explained:
    """Answer the message on a copy of the draft, and tell how that came about."""
    language = conversation_language(turn.history, turn.message, turn.profile.locale)
    situation, reader = situation_of(turn, language), engine.reader()
    marks = marks_of(reader, turn.message, situation) if reader is not None else None
    lost = heard_in(marks, situation).lost if marks is not None else ()
    watched = _Watched(turn.editor.draft, turn.said, turn.editor.earlier)
    reply = engine.respond(replace(turn, editor=watched))
    return Explained(language, marks, lost, watched.taken, watched.refused, reply)


class _Watched(DraftEditor):
    """A copy of the draft's editor that keeps what was applied to it."""

    def __init__(self, draft: Draft, said: Sequence[str], earlier: Sequence[Draft]) -> None:
        super().__init__(draft, said, earlier)
        self.taken: list[Edit] = []
        self.refused: list[Rejection] = []

    def apply(self, edits: Iterable[Edit], *, keeping: bool = False) -> EditResult:
        result = super().apply(edits, keeping=keeping)
        self.taken += result.applied
        self.refused += result.rejected
        return result

    def reset(self) -> None:
        super().reset()
        self.taken, self.refused = [], []

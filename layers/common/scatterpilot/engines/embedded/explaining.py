"""What a message was taken for, how surely, and which reading each edit came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.editor import DraftEditor, EditResult
from scatterpilot.domain.edits import Edit, Rejection
from scatterpilot.engines.embedded.engine import EmbeddedEngine, situation_of
from scatterpilot.engines.embedded.learned import heard_in, marks_of
from scatterpilot.engines.embedded.reader.marks import Marks
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.resolve.resolving import discounted
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.understand import understand
from scatterpilot.ports import EngineReply, Turn
from scatterpilot.presentation.language import conversation_language

#: ``neither``: made by what follows both, such as a line taken out that is a telephone number.
By = Literal["rules", "reader", "both", "neither"]


@dataclass(frozen=True, slots=True)
class Explained:
    """``marks`` is ``None`` where the learned reader is missing; ``lost`` are words that it gave a
    role and that came to nothing; ``taken`` are the edits that were applied.
    """

    language: str
    marks: Marks | None
    lost: Sequence[str]
    taken: Sequence[tuple[Edit, By]]
    refused: Sequence[Rejection]
    reply: EngineReply


def explained(turn: Turn, engine: EmbeddedEngine) -> Explained:
    """Answer the message on a copy of the draft, and tell how that came about."""
    language = conversation_language(turn.history, turn.message, turn.profile.locale)
    situation, reader = situation_of(turn, language), engine.reader()
    marks = marks_of(reader, turn.message, situation) if reader is not None else None
    heard = heard_in(marks, situation) if marks is not None else None
    watched = _Watched(turn.editor.draft, turn.said, turn.editor.earlier)
    reply = engine.respond(replace(turn, editor=watched))
    learned: list[Edit] = []
    if heard is not None:
        learned = [*heard.resolved.edits, *discounted(heard.resolved, watched.draft)]
    rules = [] if marks is not None and language != "en" else _by_rules(turn, situation)
    return Explained(
        language,
        marks,
        heard.lost if heard is not None else (),
        [(edit, _by(edit, rules, learned)) for edit in watched.taken],
        watched.refused,
        reply,
    )


class _Watched(DraftEditor):
    """A copy of the draft's editor that keeps what was applied to it."""

    def __init__(self, draft: Draft, said: Sequence[str], earlier: Sequence[Draft]) -> None:
        super().__init__(draft, said, earlier)
        self.taken: list[Edit] = []
        self.refused: list[Rejection] = []

    def apply(self, edits: Iterable[Edit]) -> EditResult:
        result = super().apply(edits)
        self.taken += result.applied
        self.refused += result.rejected
        return result

    def reset(self) -> None:
        super().reset()
        self.taken, self.refused = [], []


def _by_rules(turn: Turn, situation: Situation) -> list[Edit]:
    reading = Reading(
        turn.message,
        locale=turn.profile.locale,
        currency=situation.own_currency,
        today=turn.today,
        turn=situation.turn,
    )
    return understand(reading, situation).edits


def _by(edit: Edit, rules: Sequence[Edit], learned: Sequence[Edit]) -> By:
    """Whose it is: the same values count, whichever words they were read from."""
    wanted = _values(edit)
    ours = any(_values(each) == wanted for each in rules)
    theirs = any(_values(each) == wanted for each in learned)
    if ours and theirs:
        return "both"
    return "rules" if ours else "reader" if theirs else "neither"


def _values(edit: Edit) -> dict[str, object]:
    return edit.model_dump(exclude={"evidence"})

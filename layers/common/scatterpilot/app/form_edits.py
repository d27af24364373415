"""Edits that were typed into a form: exact values, through the same editor, without an engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scatterpilot.domain.editor import EditResult
from scatterpilot.domain.edits import Edit, Undo
from scatterpilot.domain.errors import FieldFault, InvalidError
from scatterpilot.ports import EngineReply, Turn
from scatterpilot.presentation.language import FORM
from scatterpilot.presentation.noting import noted
from scatterpilot.presentation.questions import question_for
from scatterpilot.presentation.standing import nothing_changed, undone


@dataclass(frozen=True)
class FormEdits:
    """An ``Engine`` for one turn, whose user has said exactly what to change.

    ``language`` is that of the conversation, in which it answers.
    """

    edits: Sequence[Edit]
    language: str = "en"

    def respond(self, turn: Turn) -> EngineReply:
        """All of it or nothing: raises ``InvalidError`` naming each value that can't be used."""
        result = turn.editor.apply(self.edits)
        if result.rejected:
            faults = [FieldFault(each.field or "edits", each.message) for each in result.rejected]
            raise InvalidError("Some values can't be used; see errors.", faults)
        text, question = self._changed(turn, result), None
        if result.missing:
            ask, question = question_for(result.missing[0], result.draft, self.language)
            text = f"{text} {ask}"
        return EngineReply(
            text=text, question=question, engine=FORM, language=self.language, sure=True
        )

    def _changed(self, turn: Turn, result: EditResult) -> str:
        if all(isinstance(edit, Undo) for edit in self.edits):
            return undone(self.language)
        told = noted(turn.editor.before, result, turn.profile.locale, self.language)
        return told or nothing_changed(self.language)

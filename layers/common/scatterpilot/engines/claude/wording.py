"""The words of a model's turn: its own where they show only what is stored, else the code's."""

from __future__ import annotations

import json
from collections.abc import Sequence

from scatterpilot.domain.documents import draft_document
from scatterpilot.domain.draft import Draft, missing_fields
from scatterpilot.domain.editor import DraftEditor
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.values import text_fault
from scatterpilot.engines.typed.figures import unknown_figures
from scatterpilot.presentation.questions import question_for
from scatterpilot.presentation.read_back import read_back

LONGEST_REPLY, LONGEST_QUESTION = 1_000, 120
ASK_FOR_YES = "To create it, say “yes” or press Create."
_LOST = "I could not take all of that down. Please say it again in other words."


def checked_reply(
    text: str, draft: Draft, message: str, profile: Profile, longest: int = LONGEST_REPLY
) -> str:
    """The model's words, or nothing when they can't be shown.

    A figure must be in the draft, in its totals or in the user's own message, so that no reply
    states what is not stored.
    """
    text = text.strip()
    if text_fault(text, longest):
        return ""
    stored = (json.dumps(draft_document(draft)), read_back(draft, profile.locale), message)
    lines = " ".join(str(number) for number in range(1, len(draft.line_items) + 1))
    rate = f"{draft.tax_rate * 100:f}" if draft.tax_rate else ""
    return "" if unknown_figures(text, stored=(*stored, lines, rate)) else text


def code_reply(editor: DraftEditor, refused: Sequence[str], *, lost: bool) -> str:
    """What code says instead: what was refused and why, and the next question."""
    draft = editor.draft
    missing = missing_fields(draft)
    parts = [*refused]
    if lost:
        parts.append(_LOST)
    elif missing:
        parts.append(question_for(missing[0], draft)[0])
    return " ".join(parts)

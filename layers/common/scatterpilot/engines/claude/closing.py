"""What a model's turn leads to: code decides about yes and cancel, and whose words are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scatterpilot.domain.conversation import Question
from scatterpilot.domain.draft import fingerprint, missing_fields
from scatterpilot.engines.claude.wording import (
    ask_for_yes,
    checked_question,
    checked_reply,
    code_reply,
)
from scatterpilot.engines.consent import cancels, objection
from scatterpilot.ports import Intent, Turn
from scatterpilot.presentation.catalogue import texts_in
from scatterpilot.presentation.language import LANGUAGES, UNDETERMINED
from scatterpilot.presentation.standing import cancelled

CANCEL = "cancel"
"""The field of the question whether the draft is to be dropped."""


@dataclass(frozen=True)
class Proposed:
    """What a model wants to be said and done; ``lost`` if what it sent could not be taken."""

    intent: Intent = "continue"
    text: str = ""
    confirm: str = ""
    language: str = ""
    refused: Sequence[str] = ()
    lost: bool = False


@dataclass(frozen=True)
class Closed:
    """What a turn says and does."""

    text: str
    intent: Intent
    question: Question | None
    confirm: str
    language: str


def closed(proposed: Proposed, turn: Turn, language: str) -> Closed:
    """What becomes of a proposal; never an empty reply where no read-back follows."""
    language = spoken(proposed.language, language)
    draft = turn.editor.draft
    missing = missing_fields(draft)
    question = Question(field=missing[0]) if missing else None
    changed = fingerprint(draft) != fingerprint(turn.editor.before)
    text = checked_reply(
        proposed.text, draft, turn.message, turn.profile, changed=changed and not proposed.lost
    )
    intent: Intent = "continue"
    if proposed.intent == "cancel" and not proposed.lost:
        intent, text, question = _cancelled(turn, language, question)
    elif proposed.intent == "issue" and not proposed.lost:
        intent, text = _issued(turn, language, text, changed=changed, open_=bool(missing))
    told = bool(proposed.refused) and language != UNDETERMINED  # why, code says better
    if intent == "continue" and (proposed.lost or told or not text):
        locale = turn.profile.locale
        text = code_reply(draft, proposed.refused, locale, language, lost=proposed.lost)
    return Closed(text, intent, question, _confirm(proposed, turn, language), language)


def spoken(told: str, heard: str) -> str:
    """The language of the reply: the model's word for it counts where code can't hear it."""
    code = told.strip().lower().partition("-")[0].partition("_")[0]
    if not code or not code.isalpha():
        return heard
    return code if code in LANGUAGES else UNDETERMINED


def _cancelled(
    turn: Turn, language: str, question: Question | None
) -> tuple[Intent, str, Question | None]:
    """Only a message that plainly cancels does; any other is asked about."""
    if turn.stage == "cancelled":
        return "continue", texts_in(language)("embedded.already_cancelled"), question
    if cancels(turn.message, language):
        return "cancel", cancelled(language), None
    return "continue", texts_in(language)("model.ask_cancel"), Question(field=CANCEL)


def _issued(
    turn: Turn, language: str, text: str, *, changed: bool, open_: bool
) -> tuple[Intent, str]:
    if open_:
        return "continue", text if text.endswith(("?", "？")) else ""
    if changed:
        return "continue", ""  # the new read-back follows
    if turn.stage != "review":
        return "issue", ""
    if objection(turn.message, language, turn.editor.draft, turn.profile.locale):
        return "continue", text or ask_for_yes(language)
    return "issue", ""


def _confirm(proposed: Proposed, turn: Turn, language: str) -> str:
    """The model's question, or the one it asked before; code has its own in what it speaks."""
    if language != UNDETERMINED:
        return ""
    asked = (each.confirm for each in reversed(turn.history) if each.confirm)
    return checked_question(proposed.confirm) or next(asked, "")

"""The embedded engine: reads a message, edits the draft, words the reply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scatterpilot.domain.conversation import Message, Question
from scatterpilot.domain.draft import missing_fields
from scatterpilot.domain.editor import DraftEditor, EditResult
from scatterpilot.domain.edits import RemoveLine, Undo
from scatterpilot.domain.totals import compute_totals
from scatterpilot.engines.embedded import wording
from scatterpilot.engines.embedded.acts.cancelling import wants_cancel, wants_start_over
from scatterpilot.engines.embedded.acts.consent import (
    merely_praises,
    says_no,
    says_no_more,
    says_yes,
    sounds_like_yes,
)
from scatterpilot.engines.embedded.acts.courtesies import is_greeting, is_thanks
from scatterpilot.engines.embedded.acts.languages import other_language
from scatterpilot.engines.embedded.acts.undoing import take_undo
from scatterpilot.engines.embedded.certainty import is_sure
from scatterpilot.engines.embedded.choices import choice_text
from scatterpilot.engines.embedded.doubt import ASKED, doubt_text, doubts_about
from scatterpilot.engines.embedded.doubt.false_lines import false_lines, phone_lines
from scatterpilot.engines.embedded.doubt.hesitation import NOT_YET, hesitates
from scatterpilot.engines.embedded.doubt.matter import matter_of
from scatterpilot.engines.embedded.doubt.unheard import unheard
from scatterpilot.engines.embedded.part_discounts import discount_part
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.understand import Understanding, understand
from scatterpilot.ports import EngineReply, Intent, Turn
from scatterpilot.presentation import standing
from scatterpilot.presentation.noting import noted
from scatterpilot.presentation.questions import question_for, refusals

NAME = "embedded"


class EmbeddedEngine:
    """Deterministic and offline; fits ``ports.Engine``."""

    def respond(self, turn: Turn) -> EngineReply:
        """Answer one message; see ``ports.Engine``."""
        reply = _answer(turn)
        if reply.intent == "issue" and hesitates(turn.message):
            return _reply(NOT_YET)
        return reply


def _answer(turn: Turn) -> EngineReply:
    situation = _situation(turn)
    reading = Reading(
        turn.message,
        locale=turn.profile.locale,
        currency=situation.own_currency,
        today=turn.today,
        turn=situation.turn,
    )
    if turn.stage == "completed":
        return replace(_after_completion(reading), sure=True)
    if take_undo(reading, situation):
        return _undone(reading, situation, turn)
    act = _act(reading, situation)
    if act is not None:
        return replace(act, sure=True)
    foreign = other_language(reading)
    if foreign is not None:
        return _reply(foreign)
    return _judged(_facts(reading, situation, turn), turn, situation)


def _judged(reply: EngineReply, turn: Turn, situation: Situation) -> EngineReply:
    """The reply, or instead of a read-back what is in doubt about it."""
    doubts = doubts_about(matter_of(turn, situation.own_currency))
    if not doubts:
        return reply
    if reply.question is not None or missing_fields(turn.editor.draft):
        return replace(reply, sure=False)
    if not any(doubt.ask for doubt in doubts):
        return replace(reply, text=_joined([reply.text, doubt_text(doubts)]), sure=False)
    draft = turn.editor.draft
    seen = EditResult(
        draft=draft, totals=compute_totals(draft), missing=(), applied=(), rejected=()
    )
    text = _joined([noted(turn.editor.before, seen, turn.profile.locale), reply.text])
    return replace(
        reply,
        text=_joined([text, doubt_text(doubts)]),
        question=Question(field=ASKED),
        holds=True,
        sure=False,
    )


def _situation(turn: Turn) -> Situation:
    said = turn.said
    return Situation(
        draft=turn.editor.draft,
        question=_last_question(turn.history),
        stage=turn.stage,
        profile=turn.profile,
        today=turn.today,
        turn=len(said) - 1,
        previous=said[-2] if len(said) > 1 else "",
        earlier=turn.editor.earlier,
    )


def _last_question(history: Sequence[Message]) -> Question | None:
    if history and history[-1].role == "assistant":
        return history[-1].question
    return None


def _reply(
    text: str, intent: Intent = "continue", question: Question | None = None, *, show: bool = False
) -> EngineReply:
    return EngineReply(
        text=text.strip(), intent=intent, question=question, engine=NAME, show_draft=show
    )


def _after_completion(reading: Reading) -> EngineReply:
    if is_thanks(reading) and len(reading) < 12:
        return _reply("You're welcome. Start a new invoice whenever you like.")
    return _reply(standing.ALREADY_CREATED)


def _undone(reading: Reading, situation: Situation, turn: Turn) -> EngineReply:
    """Take the last change back, then read what else the message says."""
    editor = turn.editor
    result = editor.apply([Undo()])
    if result.rejected:
        return _reply(refusals(result.rejected))
    text = standing.UNDONE
    back = replace(situation, draft=editor.draft, question=None, earlier=editor.earlier)
    if any(reading.tokens[i].kind in ("word", "number") for i in reading.untaken()):
        reply = _facts(reading, back, turn)
        return replace(reply, text=_joined([text, reply.text]))
    if not result.missing:
        return replace(_reply(text), sure=True)
    ask, question = question_for(result.missing[0], result.draft)
    return replace(_reply(_joined([text, ask]), question=question), sure=True)


def _act(reading: Reading, situation: Situation) -> EngineReply | None:
    """Yes, no, cancel: the moves that need no facts."""
    if situation.stage == "cancelled" and wants_cancel(reading):
        return _reply("It is cancelled; nothing was created. Tell me when you want a new invoice.")
    if wants_start_over(reading):
        return _reply("All right, that draft is gone. Who is the new invoice for?", "cancel")
    if wants_cancel(reading):
        return _reply(standing.CANCELLED, "cancel")
    if situation.previous.rstrip().endswith("?") and merely_praises(reading):
        return None
    if says_yes(reading) or says_no_more(reading):
        return _agreed(reading, situation)
    if says_no(reading) and situation.stage == "review":
        return _reply("All right. What should I change?")
    if says_no(reading) and situation.asked == ASKED:
        ask = _reply("All right. What should I change?", question=situation.question)
        return replace(ask, holds=True)
    return None


def _agreed(reading: Reading, situation: Situation) -> EngineReply | None:
    missing = missing_fields(situation.draft)
    question = situation.question
    if question is not None and question.options:
        labels = " or ".join(f"“{option.label}”" for option in question.options)
        return _reply(f"Before I create it: say {labels}, please.", question=question)
    if situation.stage == "cancelled":
        return _reply("There is no draft to create any more. What would you like to bill?")
    if missing:
        text, question = question_for(missing[0], situation.draft)
        why = _disputes(situation) if _is_disputed(situation, missing[0]) else ""
        lead = "I can't create it yet." if not says_no_more(reading) else ""
        return _reply(" ".join(filter(None, (lead, why, text))), question=question)
    if says_no_more(reading) and not sounds_like_yes(reading):
        return _reply("", show=True)
    return _reply("", "issue")


def _is_disputed(situation: Situation, path: str) -> bool:
    if path in situation.draft.disputed:
        return True
    return any(path.rpartition(".")[2] in line.disputed for line in situation.draft.line_items)


def _disputes(situation: Situation) -> str:
    reasons = list(situation.draft.disputed.values())
    for line in situation.draft.line_items:
        reasons += line.disputed.values()
    return " ".join(dict.fromkeys(reasons))


def _facts(reading: Reading, situation: Situation, turn: Turn) -> EngineReply:
    editor = turn.editor
    meaning = understand(reading, situation)
    praised = situation.previous.rstrip().endswith("?") and merely_praises(reading)
    if (
        not meaning.edits
        and not meaning.topics
        and not meaning.unread
        and not praised
        and (sounds_like_yes(reading))
    ):
        agreed = _agreed(reading, situation)
        if agreed is not None:
            return agreed
    result = editor.apply(meaning.edits)
    result, dropped = _without_false_lines(turn, situation, result)
    if meaning.discount is not None:
        meaning.remark = discount_part(editor, reading, meaning.discount)
        seen = editor.apply([])
        result = result.model_copy(update={"draft": seen.draft, "totals": seen.totals})
    meaning.remark = _joined([dropped, meaning.remark])
    reply = _worded(reading, situation, editor, meaning, result)
    return replace(reply, sure=not dropped and is_sure(reading, meaning, result))


def _without_false_lines(
    turn: Turn, situation: Situation, result: EditResult
) -> tuple[EditResult, str]:
    """Take out the lines that are none, and what to say of it."""
    matter = matter_of(turn, situation.own_currency)
    lines = false_lines(matter)
    if not lines:
        return result, ""
    numbers = [number for line, number in phone_lines(matter) if line in lines]
    seen = turn.editor.apply([RemoveLine(line=line) for line in reversed(lines)])
    told = f"I left out “{numbers[0]}”: it looks like a phone number." if numbers else ""
    kept = {"applied": result.applied, "rejected": result.rejected}
    return seen.model_copy(update=kept), told


def _worded(
    reading: Reading,
    situation: Situation,
    editor: DraftEditor,
    meaning: Understanding,
    result: EditResult,
) -> EngineReply:
    locale = situation.profile.locale
    draft, missing = result.draft, result.missing
    parts = [refusals(result.rejected), wording.unread_text(meaning.unread)]
    parts += [wording.beyond_text(meaning.beyond), meaning.remark]
    parts += [
        wording.answer(topic, draft, missing, locale) for topic in dict.fromkeys(meaning.topics)
    ]
    if meaning.choice is not None:
        ask = choice_text(meaning.choice.question, draft, meaning.choice.shown)
        parts.insert(0, noted(editor.before, result, locale))
        return _reply(_joined([*parts, ask]), question=meaning.choice.question)
    if missing:
        if not meaning.says_something:
            parts.insert(0, _small_talk(reading, situation))
        parts.insert(0, noted(editor.before, result, locale) if not meaning.topics else "")
        ask, question = question_for(missing[0], draft)
        asked = "" if "missing" in meaning.topics and len(missing) > 1 else ask
        return _reply(_joined([*parts, asked]), question=question)
    same = draft == editor.before
    lost = unheard(reading) if same and situation.stage == "review" else None
    if not meaning.says_something and lost is not None:
        text = _joined([*parts, doubt_text([lost])])
        return replace(_reply(text, question=Question(field=ASKED)), holds=True)
    if not meaning.says_something:
        parts.insert(0, _small_talk(reading, situation))
        parts.append("Say “yes” to create the invoice, or tell me what to change.")
    elif meaning.topics and not meaning.edits:
        parts.append("Shall I create the invoice?")
    return _reply(_joined(parts))


def _joined(parts: Sequence[str]) -> str:
    return " ".join(part.strip() for part in parts if part.strip())


def _small_talk(reading: Reading, situation: Situation) -> str:
    if is_greeting(reading):
        return "Hello! I make invoices from what you tell me."
    if is_thanks(reading):
        return "You're welcome."
    if situation.draft.customer_name or situation.draft.line_items:
        return "I found nothing in that for the invoice."
    return f"I make invoices: tell me who to bill and what for, for example {wording.EXAMPLE}."

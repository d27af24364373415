"""Answers that need no facts: a plain yes, no, cancel or undo."""

from __future__ import annotations

from dataclasses import replace

from scatterpilot.domain.conversation import Question
from scatterpilot.domain.draft import missing_fields
from scatterpilot.domain.editor import EditResult
from scatterpilot.domain.edits import Undo
from scatterpilot.engines.embedded.acts.cancelling import wants_cancel, wants_start_over
from scatterpilot.engines.embedded.acts.consent import (
    merely_praises,
    says_no,
    says_no_more,
    says_yes,
    sounds_like_yes,
)
from scatterpilot.engines.embedded.acts.courtesies import is_thanks
from scatterpilot.engines.embedded.choices import options_text
from scatterpilot.engines.embedded.doubt.left_open import LEFT_OPEN
from scatterpilot.engines.embedded.doubt.matter import is_doubt
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.replies import joined, reply_of, say_briefly
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.ports import EngineReply, Turn
from scatterpilot.presentation import standing
from scatterpilot.presentation.catalogue import Texts
from scatterpilot.presentation.plain_answers import Answer, answer_in
from scatterpilot.presentation.questions import question_for
from scatterpilot.presentation.refusals import reasons, refusals


def after_completion(reading: Reading, say: Texts) -> EngineReply:
    if is_thanks(reading) and len(reading) < 12:
        return reply_of(say("embedded.welcome_closed"))
    return reply_of(standing.already_created(say.language))


def after_undo(result: EditResult, situation: Situation) -> EngineReply:
    text = standing.undone(situation.language)
    if not result.missing:
        return replace(reply_of(text), sure=True)
    ask, question = question_for(result.missing[0], result.draft, situation.language)
    return replace(reply_of(joined([text, ask]), question=question), sure=True)


def undone_plainly(situation: Situation, turn: Turn) -> EngineReply:
    result = turn.editor.apply([Undo()])
    if result.rejected:
        return reply_of(refusals(result.rejected, turn.profile.locale, situation.language))
    return after_undo(result, situation)


def plain_act(reading: Reading, situation: Situation) -> EngineReply | None:
    """Yes, no, cancel: the moves that need no facts."""
    say = situation.say
    if situation.stage == "cancelled" and wants_cancel(reading):
        return reply_of(say("embedded.already_cancelled"))
    if wants_start_over(reading):
        return reply_of(say("embedded.start_over"), "cancel")
    elsewhere = _answer_elsewhere(reading, situation)
    if elsewhere == "cancel" or wants_cancel(reading):
        return reply_of(standing.cancelled(say.language), "cancel")
    if situation.previous.rstrip().endswith("?") and merely_praises(reading):
        return None
    if elsewhere == "yes" or says_yes(reading) or says_no_more(reading):
        return agreed(reading, situation)
    return refused(situation) if elsewhere == "no" or says_no(reading) else None


def act_on(answer: Answer, reading: Reading, situation: Situation) -> EngineReply | None:
    """A plain yes, no or cancel."""
    say = situation.say
    if answer == "yes":
        return agreed(reading, situation)
    if answer == "cancel":
        done = situation.stage == "cancelled"
        text = say("embedded.already_cancelled") if done else standing.cancelled(say.language)
        return reply_of(text, "continue" if done else "cancel")
    return refused(situation)


def refused(situation: Situation) -> EngineReply | None:
    """A bare no to the read-back, or to a doubt."""
    if is_doubt(situation.asked):
        ask = reply_of(situation.say("embedded.what_to_change"), question=situation.question)
        return replace(ask, holds=True)
    if situation.stage == "review":
        return reply_of(situation.say("embedded.what_to_change"))
    return None


def _answer_elsewhere(reading: Reading, situation: Situation) -> Answer | None:
    """A plain yes, no, cancel or undo in another language than English; takes its words."""
    if situation.language == "en":
        return None
    answer = answer_in(situation.language, reading.message)
    if answer is not None:
        reading.take(0, len(reading))
    return answer


def agreed(reading: Reading, situation: Situation) -> EngineReply | None:
    missing, say = missing_fields(situation.draft), situation.say
    question = situation.question
    if question is not None and question.options:
        labels = options_text(question, say)
        return reply_of(say("embedded.choose_first", labels=labels), question=question)
    if situation.stage == "cancelled":
        return reply_of(say("embedded.no_draft"))
    if missing:
        text, question = question_for(missing[0], situation.draft, say.language)
        why = _disputes(situation) if _is_disputed(situation, missing[0]) else ""
        lead = "" if says_no_more(reading) else say("embedded.not_ready")
        return reply_of(" ".join(filter(None, (lead, why, text))), question=question)
    if says_no_more(reading) and not sounds_like_yes(reading):
        return reply_of("", show=True)
    if situation.left_open:
        return _without(situation)
    return reply_of("", "issue")


def _without(situation: Situation) -> EngineReply:
    """Before the invoice is made, once: what was said that isn't in it."""
    said = say_briefly(situation.left_open)
    text = situation.say("doubt.left_open", said=said)
    return replace(reply_of(text, question=Question(field=LEFT_OPEN)), holds=True)


def _is_disputed(situation: Situation, path: str) -> bool:
    if path in situation.draft.disputed:
        return True
    return any(path.rpartition(".")[2] in line.disputed for line in situation.draft.line_items)


def _disputes(situation: Situation) -> str:
    told = list(situation.draft.disputed.values())
    for line in situation.draft.line_items:
        told += line.disputed.values()
    return reasons(told, situation.profile.locale, situation.language)

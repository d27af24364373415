"""Answers that need no facts: a plain yes, no, cancel or undo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scatterpilot.domain.conversation import Question
from scatterpilot.domain.draft import Draft, missing_fields
from scatterpilot.domain.edits import Edit, RemoveLine, SettleValue, Undo
from scatterpilot.engines.embedded.choices import options_text
from scatterpilot.engines.embedded.doubt.left_open import LEFT_OPEN
from scatterpilot.engines.embedded.doubt.matter import is_doubt
from scatterpilot.engines.embedded.reader.marks import Marks
from scatterpilot.engines.embedded.replies import joined, reply_of, say_briefly
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.ports import EngineReply, Turn
from scatterpilot.presentation import standing
from scatterpilot.presentation.catalogue import Texts
from scatterpilot.presentation.plain_answers import Answer, answer_in
from scatterpilot.presentation.questions import question_for
from scatterpilot.presentation.refusals import reasons, refusals


def after_completion(marks: Marks, say: Texts) -> EngineReply:
    if marks.likely("thanks") and not marks.marks:
        return reply_of(say("embedded.welcome_closed"))
    return reply_of(standing.already_created(say.language))


def without_reader(turn: Turn, situation: Situation) -> EngineReply:
    """Where the model of the reader is missing: plain answers, and else what is missing."""
    say = situation.say
    if turn.stage == "completed":
        return reply_of(standing.already_created(say.language))
    plain = answer_in(say.language, turn.message) or answer_in("en", turn.message)
    return act_on(plain, turn, situation) or reply_of(
        say("embedded.no_reader"), question=situation.question
    )


def act_on(answer: Answer | None, turn: Turn, situation: Situation) -> EngineReply | None:
    """A plain yes, no, cancel or undo; ``None`` where it is none, or says nothing here."""
    say = situation.say
    if answer == "undo":
        return _undone(turn, situation)
    if answer == "yes":
        return _agreed(situation)
    if answer == "cancel":
        done = situation.stage == "cancelled"
        text = say("embedded.already_cancelled") if done else standing.cancelled(say.language)
        return reply_of(text, "continue" if done else "cancel")
    if answer == "keep":
        return _kept(turn, situation)
    return _refused(situation) if answer == "no" else None


def _kept(turn: Turn, situation: Situation) -> EngineReply | None:
    """``leave it as it was``: what was refused is dropped, and a line that was nothing else."""
    if is_doubt(situation.asked) or (situation.question and situation.question.options):
        return None
    settled = list(_settling(situation.draft))
    if settled:
        turn.editor.apply(settled)
    draft = turn.editor.draft
    missing = missing_fields(draft)
    text = standing.nothing_changed(situation.language)
    if not missing:
        return replace(reply_of(text), show_draft=True)
    ask, question = question_for(missing[0], draft, situation.language)
    return reply_of(joined([text, ask]), question=question)


def _settling(draft: Draft) -> Iterator[Edit]:
    """A disputed value stays what it was; a line that has none there goes."""
    for name in draft.disputed:
        yield SettleValue(field=name)
    for index in range(len(draft.line_items) - 1, -1, -1):
        line = draft.line_items[index]
        if any(getattr(line, name, None) is None for name in line.disputed):
            yield RemoveLine(line=index)
        else:
            yield from (SettleValue(field=f"line_items.{index}.{n}") for n in line.disputed)


def _undone(turn: Turn, situation: Situation) -> EngineReply:
    result = turn.editor.apply([Undo()])
    if result.rejected:
        return reply_of(refusals(result.rejected, turn.profile.locale, situation.language))
    text = standing.undone(situation.language)
    if not result.missing:
        return reply_of(text)
    ask, question = question_for(result.missing[0], result.draft, situation.language)
    return reply_of(joined([text, ask]), question=question)


def _refused(situation: Situation) -> EngineReply | None:
    """A bare no to the read-back, or to a doubt."""
    if is_doubt(situation.asked):
        ask = reply_of(situation.say("embedded.what_to_change"), question=situation.question)
        return replace(ask, holds=True)
    if situation.stage == "review":
        return reply_of(situation.say("embedded.what_to_change"))
    return None


def _agreed(situation: Situation) -> EngineReply | None:
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
        return reply_of(joined([say("embedded.not_ready"), why, text]), question=question)
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

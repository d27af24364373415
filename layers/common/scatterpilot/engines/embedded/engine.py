"""The embedded engine: reads a message, edits the draft, words the reply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

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
from scatterpilot.engines.embedded.acts.questions import Topic
from scatterpilot.engines.embedded.acts.undoing import take_undo
from scatterpilot.engines.embedded.answers import answered, objects, topics_of
from scatterpilot.engines.embedded.certainty import is_sure, reads_as_english
from scatterpilot.engines.embedded.choices import choice_text, options_text
from scatterpilot.engines.embedded.doubt import ASKED, doubt_text, doubts_about
from scatterpilot.engines.embedded.doubt.false_lines import false_lines, phone_lines
from scatterpilot.engines.embedded.doubt.hesitation import hesitates
from scatterpilot.engines.embedded.doubt.matter import matter_of
from scatterpilot.engines.embedded.doubt.unheard import unheard
from scatterpilot.engines.embedded.judges import Verdict, weigh
from scatterpilot.engines.embedded.learned import heard_in, lost_figure, marks_of, sense_in
from scatterpilot.engines.embedded.part_discounts import discount_part
from scatterpilot.engines.embedded.reader.marks import Marks, Reads
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.resolve.resolving import discounted
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.understand import Understanding, understand
from scatterpilot.ports import EngineReply, Intent, Turn
from scatterpilot.presentation import standing
from scatterpilot.presentation.catalogue import Texts, texts_in
from scatterpilot.presentation.language import conversation_language
from scatterpilot.presentation.noting import noted
from scatterpilot.presentation.plain_answers import Answer, answer_in
from scatterpilot.presentation.questions import question_for
from scatterpilot.presentation.refusals import reasons, refusals

NAME = "embedded"
_SEVERAL, _MOST_QUOTED = 3, 60


@dataclass(frozen=True)
class EmbeddedEngine:
    """Deterministic and offline; fits ``ports.Engine``. ``reader`` gives the learned reader, or
    ``None`` where its model isn't installed: then the rules read alone."""

    reader: Callable[[], Reads | None] = lambda: None

    def respond(self, turn: Turn) -> EngineReply:
        """Answer one message; see ``ports.Engine``."""
        engine = replace(self, reader=_once_each(self.reader))
        language = conversation_language(turn.history, turn.message, turn.profile.locale)
        reply = _answer(turn, situation_of(turn, language), engine)
        if reply.intent == "issue" and hesitates(turn.message):
            reply = _reply(texts_in(language)("embedded.not_yet"))
        return replace(reply, language=language)


def _once_each(reader: Callable[[], Reads | None]) -> Callable[[], Reads | None]:
    """The reader for one turn: what it has read once it doesn't read again."""
    known = cache(reader)
    reads: dict[tuple[str, str | None, tuple[str, ...]], Marks] = {}

    def read(text: str, asked: str | None = None, lines: Sequence[str] = ()) -> Marks:
        key = (text, asked, tuple(lines))
        if key not in reads:
            found = known()
            reads[key] = found(text, asked, lines) if found else Marks(text, ())
        return reads[key]

    return lambda: read if known() is not None else None


def _answer(turn: Turn, situation: Situation, engine: EmbeddedEngine) -> EngineReply:
    reading = Reading(
        turn.message,
        locale=turn.profile.locale,
        currency=situation.own_currency,
        today=turn.today,
        turn=situation.turn,
    )
    if turn.stage == "completed":
        return replace(_after_completion(reading, situation.say), sure=True)
    reader = engine.reader()
    if reader is not None and situation.language != "en":
        return _judged(_abroad(reading, situation, turn, reader), turn, situation, engine)
    if take_undo(reading, situation) or _answer_elsewhere(reading, situation) == "undo":
        return _undone(reading, situation, turn, engine)
    act = _act(reading, situation)
    if act is not None and not (act.intent == "issue" and _objects(reader, turn, situation)):
        return replace(act, sure=True)
    foreign = other_language(reading)
    if foreign is not None:
        return _reply(foreign)
    return _judged(_facts(reading, situation, turn, engine), turn, situation, engine)


def _objects(reader: Reads | None, turn: Turn, situation: Situation) -> bool:
    """Whether the learned reader finds more in a yes: then nothing is created on it."""
    return reader is not None and objects(marks_of(reader, turn.message, situation))


def _abroad(reading: Reading, situation: Situation, turn: Turn, reader: Reads) -> EngineReply:
    """Answer a message in a language that only the learned reader reads."""
    marks = marks_of(reader, turn.message, situation)
    answer = answered(marks, situation.language)
    if answer == "undo":
        return _undone_plainly(situation, turn)
    act = _act_on(answer, reading, situation) if answer else None
    if act is not None:
        return replace(act, sure=True)
    heard = heard_in(marks, situation)
    meaning = Understanding(edits=heard.resolved.edits, topics=topics_of(marks), unread=heard.lost)
    result = turn.editor.apply(meaning.edits)
    extra = discounted(heard.resolved, turn.editor.draft)
    if extra:
        seen = turn.editor.apply(extra)
        result = result.model_copy(update={"draft": seen.draft, "totals": seen.totals})
    meaning.edits += extra
    reply = _worded(reading, situation, turn.editor, meaning, result)
    if situation.stage == "review" and _is_unheard(meaning, marks):
        return _unheard(reply, turn.message, situation)
    if (lost := lost_figure(heard)) and reply.question is None:
        return _contested(reply, lost, turn, situation)
    return replace(reply, sure=heard.sure and not result.rejected)


def _is_unheard(meaning: Understanding, marks: Marks) -> bool:
    """Whether several words led to nothing and are no courtesy."""
    courtesy = any(marks.likely(act) for act in ("thanks", "greet", "smalltalk"))
    few = len(marks.text.split()) < _SEVERAL
    return not (meaning.edits or meaning.topics or meaning.unread or few or courtesy)


def _unheard(reply: EngineReply, message: str, situation: Situation) -> EngineReply:
    """Nothing came of it: said and asked about, lest a change be lost by the next yes."""
    said = " ".join(message.split())
    shown = said if len(said) <= _MOST_QUOTED else f"{said[:_MOST_QUOTED]}…"
    text = [situation.say("doubt.unheard", said=shown), situation.say("doubt.unheard_ask")]
    return replace(reply, text=_joined(text), question=Question(field=ASKED), holds=True)


def _act_on(answer: Answer, reading: Reading, situation: Situation) -> EngineReply | None:
    """A plain yes, no or cancel."""
    say = situation.say
    if answer == "yes":
        return _agreed(reading, situation)
    if answer == "cancel":
        done = situation.stage == "cancelled"
        text = say("embedded.already_cancelled") if done else standing.cancelled(say.language)
        return _reply(text, "continue" if done else "cancel")
    return _refused(situation)


def _refused(situation: Situation) -> EngineReply | None:
    """A bare no to the read-back, or to a doubt."""
    if situation.asked == ASKED:
        ask = _reply(situation.say("embedded.what_to_change"), question=situation.question)
        return replace(ask, holds=True)
    if situation.stage == "review":
        return _reply(situation.say("embedded.what_to_change"))
    return None


def _undone_plainly(situation: Situation, turn: Turn) -> EngineReply:
    result = turn.editor.apply([Undo()])
    if result.rejected:
        return _reply(refusals(result.rejected, turn.profile.locale, situation.language))
    return _after_undo(result, situation)


def _judged(
    reply: EngineReply, turn: Turn, situation: Situation, engine: EmbeddedEngine
) -> EngineReply:
    """The reply, or instead of a read-back what is in doubt about it."""
    sense = partial(sense_in, reader) if (reader := engine.reader()) else None
    given = (turn, situation.own_currency, situation.language)
    doubts = doubts_about(matter_of(*given, sense) if sense else matter_of(*given))
    if not doubts:
        return reply
    if reply.question is not None or missing_fields(turn.editor.draft):
        return replace(reply, sure=False)
    if not any(doubt.ask for doubt in doubts):
        return replace(
            reply, text=_joined([reply.text, doubt_text(doubts, situation.say)]), sure=False
        )
    draft = turn.editor.draft
    seen = EditResult(
        draft=draft, totals=compute_totals(draft), missing=(), applied=(), rejected=()
    )
    told = noted(turn.editor.before, seen, turn.profile.locale, situation.language)
    text = _joined([told, reply.text])
    return replace(
        reply,
        text=_joined([text, doubt_text(doubts, situation.say)]),
        question=Question(field=ASKED),
        holds=True,
        sure=False,
    )


def situation_of(turn: Turn, language: str) -> Situation:
    """Where the conversation stands at this turn."""
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
        language=language,
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


def _after_completion(reading: Reading, say: Texts) -> EngineReply:
    if is_thanks(reading) and len(reading) < 12:
        return _reply(say("embedded.welcome_closed"))
    return _reply(standing.already_created(say.language))


def _undone(
    reading: Reading, situation: Situation, turn: Turn, engine: EmbeddedEngine
) -> EngineReply:
    """Take the last change back, then read what else the message says."""
    editor = turn.editor
    result = editor.apply([Undo()])
    if result.rejected:
        return _reply(refusals(result.rejected, turn.profile.locale, situation.language))
    text = standing.undone(situation.language)
    back = replace(situation, draft=editor.draft, question=None, earlier=editor.earlier)
    if any(reading.tokens[i].kind in ("word", "number") for i in reading.untaken()):
        reply = _facts(reading, back, turn, engine)
        return replace(reply, text=_joined([text, reply.text]))
    return _after_undo(result, situation)


def _after_undo(result: EditResult, situation: Situation) -> EngineReply:
    text = standing.undone(situation.language)
    if not result.missing:
        return replace(_reply(text), sure=True)
    ask, question = question_for(result.missing[0], result.draft, situation.language)
    return replace(_reply(_joined([text, ask]), question=question), sure=True)


def _act(reading: Reading, situation: Situation) -> EngineReply | None:
    """Yes, no, cancel: the moves that need no facts."""
    say = situation.say
    if situation.stage == "cancelled" and wants_cancel(reading):
        return _reply(say("embedded.already_cancelled"))
    if wants_start_over(reading):
        return _reply(say("embedded.start_over"), "cancel")
    elsewhere = _answer_elsewhere(reading, situation)
    if elsewhere == "cancel" or wants_cancel(reading):
        return _reply(standing.cancelled(say.language), "cancel")
    if situation.previous.rstrip().endswith("?") and merely_praises(reading):
        return None
    if elsewhere == "yes" or says_yes(reading) or says_no_more(reading):
        return _agreed(reading, situation)
    return _refused(situation) if elsewhere == "no" or says_no(reading) else None


def _answer_elsewhere(reading: Reading, situation: Situation) -> Answer | None:
    """A plain yes, no, cancel or undo in another language than English; takes its words."""
    if situation.language == "en":
        return None
    answer = answer_in(situation.language, reading.message)
    if answer is not None:
        reading.take(0, len(reading))
    return answer


def _agreed(reading: Reading, situation: Situation) -> EngineReply | None:
    missing, say = missing_fields(situation.draft), situation.say
    question = situation.question
    if question is not None and question.options:
        labels = options_text(question, say)
        return _reply(say("embedded.choose_first", labels=labels), question=question)
    if situation.stage == "cancelled":
        return _reply(say("embedded.no_draft"))
    if missing:
        text, question = question_for(missing[0], situation.draft, say.language)
        why = _disputes(situation) if _is_disputed(situation, missing[0]) else ""
        lead = "" if says_no_more(reading) else say("embedded.not_ready")
        return _reply(" ".join(filter(None, (lead, why, text))), question=question)
    if says_no_more(reading) and not sounds_like_yes(reading):
        return _reply("", show=True)
    return _reply("", "issue")


def _is_disputed(situation: Situation, path: str) -> bool:
    if path in situation.draft.disputed:
        return True
    return any(path.rpartition(".")[2] in line.disputed for line in situation.draft.line_items)


def _disputes(situation: Situation) -> str:
    told = list(situation.draft.disputed.values())
    for line in situation.draft.line_items:
        told += line.disputed.values()
    return reasons(told, situation.profile.locale, situation.language)


def _facts(
    reading: Reading, situation: Situation, turn: Turn, engine: EmbeddedEngine
) -> EngineReply:
    editor = turn.editor
    meaning = understand(reading, situation)
    reader = engine.reader()
    verdict = weigh(meaning, reader, turn, situation) if reader is not None else None
    if verdict is not None:
        _take(meaning, verdict)
    praised = situation.previous.rstrip().endswith("?") and merely_praises(reading)
    if (
        not meaning.edits
        and not meaning.topics
        and not meaning.unread
        and not praised
        and (sounds_like_yes(reading) or _agrees(reader, turn, situation))
    ):
        agreed = _agreed(reading, situation)
        if agreed is not None:
            return agreed
    result = editor.apply(meaning.edits)
    result, dropped = _without_false_lines(turn, situation, result)
    if meaning.discount is not None:
        meaning.remark = discount_part(editor, reading, meaning.discount, situation)
        seen = editor.apply([])
        result = result.model_copy(update={"draft": seen.draft, "totals": seen.totals})
    meaning.remark = _joined([dropped, meaning.remark])
    reply = _worded(reading, situation, editor, meaning, result)
    sure = is_sure(reading, meaning, result)
    if verdict is not None:
        sure = verdict.agreed and reads_as_english(reading)
    reply = replace(reply, sure=sure and not dropped and not result.rejected)
    if verdict is not None and verdict.contested and reply.question is None:
        return _contested(reply, verdict.contested, turn, situation)
    return reply


def _take(meaning: Understanding, verdict: Verdict) -> None:
    """Put the edits that are believed in place of those of the rules."""
    meaning.edits = list(verdict.edits)
    if not verdict.by_rules:
        meaning.choice, meaning.discount, meaning.unread = None, None, []


def _contested(reply: EngineReply, words: str, turn: Turn, situation: Situation) -> EngineReply:
    """Say what is not plain, and ask, in place of the read-back."""
    draft, say = turn.editor.draft, situation.say
    if missing_fields(draft):
        return reply
    seen = EditResult(
        draft=draft, totals=compute_totals(draft), missing=(), applied=(), rejected=()
    )
    told = noted(turn.editor.before, seen, turn.profile.locale, say.language)
    doubt = say("doubt.contested", words=say.quoted(words))
    text = _joined([told, reply.text, doubt, say("doubt.right")])
    return replace(reply, text=text, question=Question(field=ASKED), holds=True, sure=False)


def _agrees(reader: Reads | None, turn: Turn, situation: Situation) -> bool:
    """Whether the learned reader finds a yes and nothing else."""
    if reader is None or situation.stage != "review":
        return False
    return answered(marks_of(reader, turn.message, situation), situation.language) == "yes"


def _without_false_lines(
    turn: Turn, situation: Situation, result: EditResult
) -> tuple[EditResult, str]:
    """Take out the lines that are none, and what to say of it."""
    matter = matter_of(turn, situation.own_currency, situation.language)
    lines = false_lines(matter)
    if not lines:
        return result, ""
    numbers = [number for line, number in phone_lines(matter) if line in lines]
    seen = turn.editor.apply([RemoveLine(line=line) for line in reversed(lines)])
    told = situation.say("embedded.phone", number=numbers[0]) if numbers else ""
    kept = {"applied": result.applied, "rejected": result.rejected}
    return seen.model_copy(update=kept), told


def _worded(
    reading: Reading,
    situation: Situation,
    editor: DraftEditor,
    meaning: Understanding,
    result: EditResult,
) -> EngineReply:
    locale, say = situation.profile.locale, situation.say
    draft, missing = result.draft, result.missing
    parts = [refusals(result.rejected, locale, say.language)]
    parts += [wording.unread_text(meaning.unread, say), wording.beyond_text(meaning.beyond, say)]
    parts += [
        meaning.remark,
        *(wording.answer(each, draft, missing, locale, say) for each in _once(meaning.topics)),
    ]
    if meaning.choice is not None:
        ask = choice_text(meaning.choice.question, draft, meaning.choice.shown, say)
        parts.insert(0, noted(editor.before, result, locale, say.language))
        return _reply(_joined([*parts, ask]), question=meaning.choice.question)
    if missing:
        if not meaning.says_something:
            parts.insert(0, _small_talk(reading, situation))
        told = "" if meaning.topics else noted(editor.before, result, locale, say.language)
        parts.insert(0, told)
        ask, question = question_for(missing[0], draft, say.language)
        asked = "" if "missing" in meaning.topics and len(missing) > 1 else ask
        return _reply(_joined([*parts, asked]), question=question)
    same = draft == editor.before
    lost = unheard(reading, say) if same and situation.stage == "review" else None
    if not meaning.says_something and lost is not None:
        text = _joined([*parts, doubt_text([lost], situation.say)])
        return replace(_reply(text, question=Question(field=ASKED)), holds=True)
    if not meaning.says_something:
        parts.insert(0, _small_talk(reading, situation))
        parts.append(say("embedded.say_yes"))
    elif meaning.topics and not meaning.edits:
        parts.append(say("embedded.shall_i"))
    return _reply(_joined(parts))


def _once(topics: Sequence[Topic]) -> list[Topic]:
    return list(dict.fromkeys(topics))


def _joined(parts: Sequence[str]) -> str:
    return " ".join(part.strip() for part in parts if part.strip())


def _small_talk(reading: Reading, situation: Situation) -> str:
    if is_greeting(reading):
        return situation.say("embedded.hello")
    if is_thanks(reading):
        return situation.say("embedded.welcome")
    if situation.draft.customer_name or situation.draft.line_items:
        return situation.say("embedded.nothing_found")
    return wording.introduction(situation.say)

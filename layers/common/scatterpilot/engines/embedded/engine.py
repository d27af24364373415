"""The embedded engine: reads a message, edits the draft, words the reply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from scatterpilot.domain.conversation import Message, Question
from scatterpilot.domain.draft import is_complete
from scatterpilot.domain.editor import EditResult
from scatterpilot.domain.edits import RemoveLine, Undo
from scatterpilot.engines.embedded.acts.consent import (
    merely_praises,
    sounds_like_yes,
)
from scatterpilot.engines.embedded.acts.languages import other_language
from scatterpilot.engines.embedded.acts.undoing import take_undo
from scatterpilot.engines.embedded.answers import answered, objects, topics_of
from scatterpilot.engines.embedded.certainty import is_sure, reads_as_english
from scatterpilot.engines.embedded.doubt.false_lines import false_lines, phone_lines
from scatterpilot.engines.embedded.doubt.hesitation import hesitates
from scatterpilot.engines.embedded.doubt.left_open import UNHEARD, left_open
from scatterpilot.engines.embedded.doubt.matter import matter_of
from scatterpilot.engines.embedded.judges import Verdict, weigh
from scatterpilot.engines.embedded.learned import heard_in, lost_figure, marks_of
from scatterpilot.engines.embedded.part_discounts import discount_part
from scatterpilot.engines.embedded.plain_acts import (
    _answer_elsewhere,
    act_on,
    after_completion,
    after_undo,
    agreed,
    plain_act,
    undone_plainly,
)
from scatterpilot.engines.embedded.reader.marks import Marks, Reads
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.replies import (
    contested,
    joined,
    judged,
    reply_of,
    without_effect,
    worded,
)
from scatterpilot.engines.embedded.resolve.resolving import discounted
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.understand import Understanding, understand
from scatterpilot.ports import EngineReply, Turn
from scatterpilot.presentation import standing
from scatterpilot.presentation.catalogue import texts_in
from scatterpilot.presentation.language import conversation_language
from scatterpilot.presentation.refusals import refusals

_SEVERAL = 3


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
            reply = reply_of(texts_in(language)("embedded.not_yet"))
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
        return replace(after_completion(reading, situation.say), sure=True)
    reader = engine.reader()
    if reader is not None and situation.language != "en":
        return judged(_abroad(reading, situation, turn, reader), turn, situation, reader)
    if take_undo(reading, situation) or _answer_elsewhere(reading, situation) == "undo":
        return _undone(reading, situation, turn, engine)
    act = plain_act(reading, situation)
    if act is not None and not (act.intent == "issue" and _objects(reader, turn, situation)):
        return replace(act, sure=True)
    foreign = other_language(reading)
    if foreign is not None:
        return reply_of(foreign)
    return judged(_facts(reading, situation, turn, engine), turn, situation, reader)


def _objects(reader: Reads | None, turn: Turn, situation: Situation) -> bool:
    """Whether the learned reader finds more in a yes: then nothing is created on it."""
    return reader is not None and objects(marks_of(reader, turn.message, situation))


def _abroad(reading: Reading, situation: Situation, turn: Turn, reader: Reads) -> EngineReply:
    """Answer a message in a language that only the learned reader reads."""
    marks = marks_of(reader, turn.message, situation)
    answer = answered(marks, situation.language)
    if answer == "undo":
        return undone_plainly(situation, turn)
    act = act_on(answer, reading, situation) if answer else None
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
    reply = worded(reading, situation, turn.editor, meaning, result)
    if is_complete(turn.editor.draft) and _is_unheard(meaning, marks):
        return without_effect(reply, turn.message, situation)
    if (lost := lost_figure(heard)) and reply.question is None:
        return contested(reply, lost, turn, situation, UNHEARD)
    return replace(reply, sure=heard.sure and not result.rejected)


#: Acts of which nothing on the draft is to come.
_NO_CHANGES = (
    "thanks greet smalltalk offtopic ask_other set_profile send recurring mark_paid use_last "
    "credit_note"
).split()


def _is_unheard(meaning: Understanding, marks: Marks) -> bool:
    """Whether several words led to nothing and are no courtesy."""
    courtesy = any(marks.likely(act) for act in _NO_CHANGES)
    few = len(marks.text.split()) < _SEVERAL
    return not (meaning.edits or meaning.topics or meaning.unread or few or courtesy)


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
        left_open=left_open(turn.history),
    )


def _last_question(history: Sequence[Message]) -> Question | None:
    if history and history[-1].role == "assistant":
        return history[-1].question
    return None


def _undone(
    reading: Reading, situation: Situation, turn: Turn, engine: EmbeddedEngine
) -> EngineReply:
    """Take the last change back, then read what else the message says."""
    editor = turn.editor
    result = editor.apply([Undo()])
    if result.rejected:
        return reply_of(refusals(result.rejected, turn.profile.locale, situation.language))
    text = standing.undone(situation.language)
    back = replace(situation, draft=editor.draft, question=None, earlier=editor.earlier)
    if any(reading.tokens[i].kind in ("word", "number") for i in reading.untaken()):
        reply = _facts(reading, back, turn, engine)
        return replace(reply, text=joined([text, reply.text]))
    return after_undo(result, situation)


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
        answer = agreed(reading, situation)
        if answer is not None:
            return answer
    result = editor.apply(meaning.edits)
    result, dropped = _without_false_lines(turn, situation, result)
    if meaning.discount is not None:
        meaning.remark = discount_part(editor, reading, meaning.discount, situation)
        seen = editor.apply([])
        result = result.model_copy(update={"draft": seen.draft, "totals": seen.totals})
    meaning.remark = joined([dropped, meaning.remark])
    reply = worded(reading, situation, editor, meaning, result)
    sure = is_sure(reading, meaning, result)
    if verdict is not None:
        sure = verdict.agreed and reads_as_english(reading)
    reply = replace(reply, sure=sure and not dropped and not result.rejected)
    if verdict is not None and verdict.contested and reply.question is None:
        return contested(reply, verdict.contested, turn, situation)
    return reply


def _take(meaning: Understanding, verdict: Verdict) -> None:
    """Put the edits that are believed in place of those of the rules."""
    meaning.edits = list(verdict.edits)
    if not verdict.by_rules:
        meaning.choice, meaning.discount = None, None
        meaning.unread = list(verdict.lost)


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

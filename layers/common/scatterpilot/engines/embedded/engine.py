"""The embedded engine: reads a message, edits the draft, words the reply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from scatterpilot.domain.conversation import Message, Question
from scatterpilot.domain.draft import is_complete
from scatterpilot.domain.editor import EditResult
from scatterpilot.domain.edits import Edit, Undo
from scatterpilot.engines.consent import objection
from scatterpilot.engines.embedded.answers import answered
from scatterpilot.engines.embedded.choices import chosen, either_line
from scatterpilot.engines.embedded.doubt.left_open import UNHEARD, left_open
from scatterpilot.engines.embedded.learned import (
    BEYOND,
    Heard,
    heard_in,
    marks_of,
    unjudged_marks,
)
from scatterpilot.engines.embedded.meaning.clauses import CLAUSE
from scatterpilot.engines.embedded.plain_acts import act_on, after_completion, without_reader
from scatterpilot.engines.embedded.reader.marks import Marks, Reads
from scatterpilot.engines.embedded.replies import (
    Understood,
    contested,
    judged,
    reply_of,
    without_effect,
    worded,
)
from scatterpilot.engines.embedded.resolve.resolving import paid_shares
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.topics import topics_of
from scatterpilot.ports import EngineReply, Turn
from scatterpilot.presentation import standing
from scatterpilot.presentation.catalogue import texts_in
from scatterpilot.presentation.language import conversation_language
from scatterpilot.presentation.plain_answers import answer_in

_SEVERAL = 3


@dataclass(frozen=True)
class EmbeddedEngine:
    """Deterministic and offline; fits ``ports.Engine``. ``reader`` gives the learned reader, or
    ``None`` where its model isn't installed: then only plain answers are understood."""

    reader: Callable[[], Reads | None] = lambda: None

    def respond(self, turn: Turn) -> EngineReply:
        """Answer one message; see ``ports.Engine``."""
        language = conversation_language(turn.history, turn.message, turn.profile.locale)
        reply = _answer(turn, situation_of(turn, language), _once_each(self.reader()))
        if not _is_latin(turn.message):
            reply = replace(reply, sure=False)
        if reply.intent == "issue" and _is_no_yes(turn, language):
            reply = reply_of(texts_in(language)("embedded.not_yet"))
        return replace(reply, language=language)


def _is_no_yes(turn: Turn, language: str) -> bool:
    locale = turn.profile.locale
    return objection(turn.message, language, turn.editor.draft, locale) is not None


def _is_latin(text: str) -> bool:
    """Whether all its letters are of the script that the reader learned."""
    return all(ord(sign) < _BEYOND_LATIN or not sign.isalpha() for sign in text)


#: The first letter behind Latin ones: Greek.
_BEYOND_LATIN = 0x370


def _once_each(known: Reads | None) -> Reads | None:
    """The reader for one turn: what it has read once it doesn't read again."""
    if known is None:
        return None

    @cache
    def read(text: str, asked: str | None, lines: tuple[str, ...]) -> Marks:
        return known(text, asked, lines)

    return lambda text, asked=None, lines=(): read(text, asked, tuple(lines))


def _answer(turn: Turn, situation: Situation, reader: Reads | None) -> EngineReply:
    if reader is None:
        return without_reader(turn, situation)
    marks = marks_of(reader, turn.message, situation)
    if turn.stage == "completed":
        return replace(after_completion(marks, situation.say), sure=True)
    act = act_on(answered(marks, situation), turn, situation)
    if act is not None:
        return replace(act, sure=True)
    reply = _facts(marks, turn, situation)
    return judged(reply, turn, situation, unjudged_marks(reader, turn, situation))


def _facts(marks: Marks, turn: Turn, situation: Situation) -> EngineReply:
    """Put what a message says on the draft."""
    picked = chosen(marks.text, situation)
    if picked is not None:
        result = turn.editor.apply(picked)
        return worded(marks, turn, situation, Understood(edits=picked), result)
    undone = _undone_first(marks, turn, situation)
    if undone:
        editor = turn.editor
        situation = replace(situation, draft=editor.draft, earlier=editor.earlier)
    heard = heard_in(marks, situation)
    result, edits = _applied(heard, turn)
    meaning = Understood(
        edits=edits,
        topics=topics_of(marks, situation.language),
        unread=heard.lost,
        choice=either_line(heard.resolved.either) if heard.resolved.either else None,
        shown=heard.weakest,
        remark=standing.undone(situation.language) if undone else "",
    )
    if _agrees(meaning, marks, turn) and (act := act_on("yes", turn, situation)) is not None:
        return act
    reply = worded(marks, turn, situation, meaning, result)
    if is_complete(turn.editor.draft) and _is_unheard(meaning, marks):
        return without_effect(reply, turn.message, situation)
    if (lost := heard.lost_figure) and reply.question is None:
        return contested(reply, lost, turn, situation, UNHEARD)
    return replace(reply, sure=heard.sure and not result.rejected)


def _applied(heard: Heard, turn: Turn) -> tuple[EditResult, list[Edit]]:
    """The edits put on the draft, those that need its lines last."""
    editor, resolved = turn.editor, heard.resolved
    result = editor.apply(resolved.edits)
    extra = paid_shares(resolved, editor.draft)
    if not extra:
        return result, resolved.edits
    seen = editor.apply(extra)
    result = result.model_copy(update={"draft": seen.draft, "totals": seen.totals})
    return result, [*resolved.edits, *extra]


def _undone_first(marks: Marks, turn: Turn, situation: Situation) -> bool:
    """``undo that, and add a crate``: whether the last change was taken back before the rest."""
    opening = CLAUSE.split(marks.text, maxsplit=1)[0]
    wanted = bool(marks.marks) and answer_in(situation.language, opening) == "undo"
    return wanted and not turn.editor.apply([Undo()]).rejected


#: How surely a message agrees that names what is there already, and what goes badly with it.
_SURELY = 0.9
_AGAINST = "decline defer cancel undo remove_line remove_value replace_line replace_all".split()


def _agrees(meaning: Understood, marks: Marks, turn: Turn) -> bool:
    """``yes, £240 all in``: a yes that says again what the draft has, and nothing else."""
    same = turn.stage == "review" and turn.editor.draft == turn.editor.before
    against = any(marks.acts.get(act, 0.0) > _MAYBE for act in _AGAINST)
    more = meaning.topics or meaning.unread or meaning.choice
    return (
        bool(marks.marks)
        and marks.acts.get("confirm", 0.0) >= _SURELY
        and same
        and not (against or more)
    )


#: What changes the draft, and how likely one of it makes words without effect an unmet wish.
_CHANGING = (
    "change add_line remove_line remove_value replace_line replace_all merge_lines swap undo "
    "provide"
).split()
_MAYBE = 0.25


def _is_unheard(meaning: Understood, marks: Marks) -> bool:
    """Whether several words that seem to change something led to nothing."""
    wishes = any(marks.acts.get(act, 0.0) > _MAYBE for act in _CHANGING)
    idle = any(marks.likely(act) for act in BEYOND)
    few = len(marks.text.split()) < _SEVERAL
    return wishes and not (meaning.says_something or meaning.unread or few or idle)


def situation_of(turn: Turn, language: str) -> Situation:
    """Where the conversation stands at this turn."""
    return Situation(
        draft=turn.editor.draft,
        question=_last_question(turn.history),
        stage=turn.stage,
        profile=turn.profile,
        today=turn.today,
        turn=len(turn.said) - 1,
        previous=turn.said[-2] if len(turn.said) > 1 else "",
        earlier=turn.editor.earlier,
        language=language,
        left_open=left_open(turn.history),
    )


def _last_question(history: Sequence[Message]) -> Question | None:
    if history and history[-1].role == "assistant":
        return history[-1].question
    return None

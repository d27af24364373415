"""The words of a reply: what was noted, what is asked, what is in doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scatterpilot.domain.conversation import Question
from scatterpilot.domain.draft import missing_fields
from scatterpilot.domain.editor import EditResult
from scatterpilot.domain.edits import Edit
from scatterpilot.domain.totals import compute_totals
from scatterpilot.engines.embedded import wording
from scatterpilot.engines.embedded.choices import choice_text
from scatterpilot.engines.embedded.doubt import ASKED, doubt_text, doubts_about
from scatterpilot.engines.embedded.doubt.left_open import UNHEARD
from scatterpilot.engines.embedded.doubt.matter import matter_of
from scatterpilot.engines.embedded.reader.marks import Marks
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.topics import Topic
from scatterpilot.ports import EngineReply, Intent, Turn
from scatterpilot.presentation.noting import noted
from scatterpilot.presentation.questions import question_for
from scatterpilot.presentation.refusals import refusals

NAME = "embedded"
_MOST_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Understood:
    """What came of a message: the edits, what it asks about, the words that gave nothing, and a
    question about which of two things is meant, with the figure it is about; ``remark`` is said
    beside what was done."""

    edits: Sequence[Edit] = ()
    topics: Sequence[Topic] = ()
    unread: Sequence[str] = ()
    choice: Question | None = None
    shown: str = ""
    remark: str = ""

    @property
    def says_something(self) -> bool:
        """Whether anything was understood."""
        return bool(self.edits or self.topics or self.choice)


def reply_of(
    text: str, intent: Intent = "continue", question: Question | None = None, *, show: bool = False
) -> EngineReply:
    return EngineReply(
        text=text.strip(), intent=intent, question=question, engine=NAME, show_draft=show
    )


def joined(parts: Sequence[str]) -> str:
    return " ".join(part.strip() for part in parts if part.strip())


def worded(
    marks: Marks, turn: Turn, situation: Situation, meaning: Understood, result: EditResult
) -> EngineReply:
    """What was done, what it asks about, and what is needed next."""
    locale, say = situation.profile.locale, situation.say
    draft, missing = result.draft, result.missing
    told = "" if meaning.topics else noted(turn.editor.before, result, locale, say.language)
    parts = [
        refusals(result.rejected, locale, say.language),
        wording.unread_text(meaning.unread, say),
        meaning.remark,
        *(wording.answer(each, draft, missing, locale, say) for each in meaning.topics),
    ]
    if meaning.choice is not None:
        ask = choice_text(meaning.choice, meaning.shown, say)
        return reply_of(joined([told, *parts, ask]), question=meaning.choice)
    if not meaning.says_something:
        parts.insert(0, _small_talk(marks, situation))
    if missing:
        ask, question = question_for(missing[0], draft, say.language)
        asked = "" if "missing" in meaning.topics and len(missing) > 1 else ask
        return reply_of(joined([told, *parts, asked]), question=question)
    if not meaning.says_something:
        parts.append(say("embedded.say_yes"))
    elif meaning.topics and not meaning.edits:
        parts.append(say("embedded.shall_i"))
    return reply_of(joined(parts))


def _small_talk(marks: Marks, situation: Situation) -> str:
    if marks.likely("greet"):
        return situation.say("embedded.hello")
    if marks.likely("thanks"):
        return situation.say("embedded.welcome")
    if situation.draft.customer_name or situation.draft.line_items:
        return situation.say("embedded.nothing_found")
    return wording.introduction(situation.say)


def say_briefly(message: str) -> str:
    """The message in one line, its end left out where it is long."""
    said = " ".join(message.split())
    return said if len(said) <= _MOST_QUOTED else f"{said[:_MOST_QUOTED]}…"


def without_effect(reply: EngineReply, message: str, situation: Situation) -> EngineReply:
    """Nothing came of it: said and asked about, lest a change be lost by the next yes."""
    said = say_briefly(message)
    text = [situation.say("doubt.unheard", said=said), situation.say("doubt.unheard_ask")]
    return replace(reply, text=joined(text), question=Question(field=UNHEARD), holds=True)


def contested(
    reply: EngineReply, words: str, turn: Turn, situation: Situation, question: str
) -> EngineReply:
    """Say what is not plain, and ask, in place of the read-back. ``question`` is the field of the
    question: ``UNHEARD`` where the words came to nothing.
    """
    if missing_fields(turn.editor.draft):
        return reply
    say = situation.say
    doubt = say("doubt.contested", words=say.quoted(words))
    return _held(reply, [doubt, say("doubt.right")], turn, situation, question)


def _held(
    reply: EngineReply, doubts: Sequence[str], turn: Turn, situation: Situation, question: str
) -> EngineReply:
    """What was noted and what is in doubt about it, instead of a read-back."""
    draft = turn.editor.draft
    seen = EditResult(
        draft=draft, totals=compute_totals(draft), missing=(), applied=(), rejected=()
    )
    told = noted(turn.editor.before, seen, turn.profile.locale, situation.language)
    text = joined([told, reply.text, *doubts])
    asked = Question(field=question)
    return replace(reply, text=text, question=asked, holds=True, sure=False)


def judged(
    reply: EngineReply, turn: Turn, situation: Situation, said: Mapping[int, Marks]
) -> EngineReply:
    """The reply, or instead of a read-back what is in doubt about it."""
    editor = turn.editor
    earlier = (*editor.earlier, editor.before)
    doubts = doubts_about(matter_of(said, editor.draft, earlier, situation))
    if not doubts:
        return reply
    if reply.question is not None or missing_fields(editor.draft):
        return replace(reply, sure=False)
    text = doubt_text(doubts, situation.say)
    if not any(doubt.ask for doubt in doubts):
        return replace(reply, text=joined([reply.text, text]), sure=False)
    return _held(reply, [text], turn, situation, ASKED)

"""The words of a reply: what was noted, what is asked, what is in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from scatterpilot.domain.conversation import Question
from scatterpilot.domain.draft import missing_fields
from scatterpilot.domain.editor import DraftEditor, EditResult
from scatterpilot.domain.totals import compute_totals
from scatterpilot.engines.embedded import wording
from scatterpilot.engines.embedded.acts.courtesies import is_greeting, is_thanks
from scatterpilot.engines.embedded.acts.questions import Topic
from scatterpilot.engines.embedded.choices import choice_text
from scatterpilot.engines.embedded.doubt import ASKED, doubt_text, doubts_about
from scatterpilot.engines.embedded.doubt.left_open import UNHEARD
from scatterpilot.engines.embedded.doubt.matter import matter_of
from scatterpilot.engines.embedded.doubt.unheard import unheard
from scatterpilot.engines.embedded.learned import sense_in
from scatterpilot.engines.embedded.reader.marks import Reads
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.understand import Understanding
from scatterpilot.ports import EngineReply, Intent, Turn
from scatterpilot.presentation.noting import noted
from scatterpilot.presentation.questions import question_for
from scatterpilot.presentation.refusals import refusals

NAME = "embedded"
_MOST_QUOTED = 60


def reply_of(
    text: str, intent: Intent = "continue", question: Question | None = None, *, show: bool = False
) -> EngineReply:
    return EngineReply(
        text=text.strip(), intent=intent, question=question, engine=NAME, show_draft=show
    )


def joined(parts: Sequence[str]) -> str:
    return " ".join(part.strip() for part in parts if part.strip())


def worded(
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
        return reply_of(joined([*parts, ask]), question=meaning.choice.question)
    if missing:
        if not meaning.says_something:
            parts.insert(0, _small_talk(reading, situation))
        told = "" if meaning.topics else noted(editor.before, result, locale, say.language)
        parts.insert(0, told)
        ask, question = question_for(missing[0], draft, say.language)
        asked = "" if "missing" in meaning.topics and len(missing) > 1 else ask
        return reply_of(joined([*parts, asked]), question=question)
    same = draft == editor.before
    lost = unheard(reading, say) if same else None
    if not meaning.says_something and lost is not None:
        text = joined([*parts, doubt_text([lost], situation.say)])
        return replace(reply_of(text, question=Question(field=UNHEARD)), holds=True)
    if not meaning.says_something:
        parts.insert(0, _small_talk(reading, situation))
        parts.append(say("embedded.say_yes"))
    elif meaning.topics and not meaning.edits:
        parts.append(say("embedded.shall_i"))
    return reply_of(joined(parts))


def _once(topics: Sequence[Topic]) -> list[Topic]:
    return list(dict.fromkeys(topics))


def _small_talk(reading: Reading, situation: Situation) -> str:
    if is_greeting(reading):
        return situation.say("embedded.hello")
    if is_thanks(reading):
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
    reply: EngineReply, words: str, turn: Turn, situation: Situation, field: str = ASKED
) -> EngineReply:
    """Say what is not plain, and ask, in place of the read-back. ``field`` is that of the
    question: ``UNHEARD`` where the words came to nothing.
    """
    draft, say = turn.editor.draft, situation.say
    if missing_fields(draft):
        return reply
    seen = EditResult(
        draft=draft, totals=compute_totals(draft), missing=(), applied=(), rejected=()
    )
    told = noted(turn.editor.before, seen, turn.profile.locale, say.language)
    doubt = say("doubt.contested", words=say.quoted(words))
    text = joined([told, reply.text, doubt, say("doubt.right")])
    return replace(reply, text=text, question=Question(field=field), holds=True, sure=False)


def judged(
    reply: EngineReply, turn: Turn, situation: Situation, reader: Reads | None
) -> EngineReply:
    """The reply, or instead of a read-back what is in doubt about it."""
    sense = partial(sense_in, reader, situation, turn.message) if reader else None
    given = (turn, situation.own_currency, situation.language)
    doubts = doubts_about(matter_of(*given, sense) if sense else matter_of(*given))
    if not doubts:
        return reply
    if reply.question is not None or missing_fields(turn.editor.draft):
        return replace(reply, sure=False)
    if not any(doubt.ask for doubt in doubts):
        return replace(
            reply, text=joined([reply.text, doubt_text(doubts, situation.say)]), sure=False
        )
    draft = turn.editor.draft
    seen = EditResult(
        draft=draft, totals=compute_totals(draft), missing=(), applied=(), rejected=()
    )
    told = noted(turn.editor.before, seen, turn.profile.locale, situation.language)
    text = joined([told, reply.text])
    return replace(
        reply,
        text=joined([text, doubt_text(doubts, situation.say)]),
        question=Question(field=ASKED),
        holds=True,
        sure=False,
    )

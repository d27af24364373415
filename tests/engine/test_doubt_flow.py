"""A doubt is asked once, after what is missing; a yes lets the draft stand, and creates nothing."""

from __future__ import annotations

import pytest

from scatterpilot.engines.embedded.engine import EmbeddedEngine
from tests.conversations.in_process import InProcessSpeaker
from tests.engine.marked import Script
from tests.engine.talking import Talk

_LINE = "Invoice {CUSTOMER|Birch Ltd} for {1.QTY|3} {1.DESC|widgets} at {1.PRICE|$10} {1.UNIT|each}"
_TOTAL = ", {TOTALSAID|$35} altogether"
_READER = Script(
    f"{_LINE}, {{DUE|net 10}}",
    f"{_LINE}{_TOTAL}, {{DUE|net 10}}",
    _LINE + _TOTAL,
    "{DUE|net 10}",
    "make the {REF|widgets} {0.PRICE|$12} {0.UNIT|each}",
    "add {1.QTY|2} {1.DESC|bolts} at {1.PRICE|$1} {1.UNIT|each}",
    f"{_LINE}, {{2.DESC|refund}} {{2.AMOUNT|$6}}{_TOTAL}, {{DUE|net 30}}",
)
_PLAIN, _DOUBTED, _WITHOUT_DATE, _DATE, _DEARER, _MORE, _TWICE = _READER.read


class _Chat:
    """A conversation with the use case, where it is decided what is read back and created."""

    def __init__(self) -> None:
        self.speaker = InProcessSpeaker(EmbeddedEngine(lambda: _READER))
        self.id: str | None = None

    def say(self, message: str) -> tuple[str, str]:
        reply = self.speaker.say(message, self.id)
        self.id = reply["conversation_id"]
        return reply["state"], reply["message"]


def test_a_draft_in_doubt_is_not_read_back_and_not_ready() -> None:
    state, text = _Chat().say(_DOUBTED)
    assert state == "gathering"
    assert "Shall I create" not in text
    assert text.endswith("?")


def test_a_yes_to_a_doubt_reads_the_draft_back_and_the_next_one_creates() -> None:
    chat = _Chat()
    chat.say(_DOUBTED)
    state, text = chat.say("yes, that's right")
    assert state == "review"
    assert "Total: $30.00" in text
    assert chat.say("yes")[0] == "completed"


def test_a_correction_settles_a_doubt() -> None:
    chat = _Chat()
    chat.say(_DOUBTED)
    state, text = chat.say(_DEARER)
    assert state == "review"
    assert "$36.00" in text


def test_a_no_to_a_doubt_asks_what_to_change() -> None:
    chat = _Chat()
    chat.say(_DOUBTED)
    assert chat.say("no")[0] == "gathering"
    assert chat.say(_DEARER)[0] == "review"


def test_a_doubt_waits_until_nothing_is_missing() -> None:
    talk = Talk(reader=_READER)
    first = talk.say(_WITHOUT_DATE)
    assert not first.sure
    assert not first.holds
    assert first.question is not None
    assert first.question.field == "due_date"
    assert talk.say(_DATE).holds


def test_a_doubt_is_asked_once() -> None:
    talk = Talk(reader=_READER)
    assert talk.say(_DOUBTED).holds
    assert not talk.say(_MORE).holds


def test_the_engine_is_never_sure_of_what_it_doubts() -> None:
    assert Talk(reader=_READER).say(_PLAIN).sure
    assert not Talk(reader=_READER).say(_DOUBTED).sure


def test_several_doubts_are_put_in_one_question() -> None:
    reply = Talk(reader=_READER).say(_TWICE)
    assert "Refund" in reply.text
    assert "$35.00" in reply.text
    assert reply.text.count("?") == 1


@pytest.mark.parametrize("said", ["yes?", "is it correct?", "go ahead tomorrow", "maybe yes"])
def test_a_yes_that_asks_or_waits_creates_nothing(said: str) -> None:
    chat = _Chat()
    chat.say(_PLAIN)
    assert chat.say(said)[0] == "review"
    assert chat.say("yes")[0] == "completed"


@pytest.mark.parametrize("said", ["yes please", "looks good, go"])
def test_a_plain_yes_creates(said: str) -> None:
    chat = _Chat()
    chat.say(_PLAIN)
    assert chat.say(said)[0] == "completed"

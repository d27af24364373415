"""A doubt is asked once, after what is missing; a yes lets the draft stand, and creates nothing."""

from __future__ import annotations

import pytest

from scatterpilot.engines.embedded.engine import EmbeddedEngine
from tests.conversations.in_process import InProcessSpeaker
from tests.engine.talking import Talk

_DOUBTED = "Invoice Birch Ltd for 3 widgets at $10 each, $35 altogether, net 10"
_PLAIN = "Invoice Birch Ltd for 3 widgets at $10 each, net 10"


class _Chat:
    """A conversation with the use case, where it is decided what is read back and created."""

    def __init__(self) -> None:
        self.speaker = InProcessSpeaker(EmbeddedEngine())
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
    state, text = chat.say("make the widgets $12 each")
    assert state == "review"
    assert "$36.00" in text


def test_a_no_to_a_doubt_asks_what_to_change() -> None:
    chat = _Chat()
    chat.say(_DOUBTED)
    assert chat.say("no")[0] == "gathering"
    assert chat.say("make the widgets $12 each")[0] == "review"


def test_a_doubt_waits_until_nothing_is_missing() -> None:
    talk = Talk()
    first = talk.say("Invoice Birch Ltd for 3 widgets at $10 each, $35 altogether")
    assert not first.sure
    assert not first.holds
    assert first.question is not None
    assert first.question.field == "due_date"
    assert talk.say("net 10").holds


def test_a_doubt_is_asked_once() -> None:
    talk = Talk()
    assert talk.say(_DOUBTED).holds
    assert not talk.say("add 2 bolts at $1 each").holds


def test_the_engine_is_never_sure_of_what_it_doubts() -> None:
    assert Talk().say(_PLAIN).sure
    assert not Talk().say(_DOUBTED).sure


def test_several_doubts_are_put_in_one_question() -> None:
    reply = Talk().say("Invoice Oak Ltd for Office 365 setup, $300, $450 altogether, net 30")
    assert reply.text.count("?") == 1


def test_a_change_that_nobody_understood_is_not_taken_for_consent() -> None:
    chat = _Chat()
    chat.say("Invoice Oak Ltd for 6 hours of repairs at $45/hr, net 15")
    state, text = chat.say("the hours were double that, I forgot Sunday")
    assert state == "gathering" or "12" in text


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

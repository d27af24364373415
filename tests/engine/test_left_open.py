"""What came to nothing is asked about once more before a yes makes the invoice."""

from __future__ import annotations

from tests.engine.marked import Script
from tests.engine.talking import Talk

_READER = Script(
    "Invoice {CUSTOMER|Acme} for {1.QTY|4} {1.UNIT|hours} of {1.DESC|design} at {1.PRICE|$50}, "
    "{DUE|net 30}",
    "please change the wobbly bits around a little",
    "the customer is {CUSTOMER|Acme Holdings}",
    "call the bits {0.DESC|design of wobbly things}",
)
READY, UNHEARD, *_ = _READER.read


def ready() -> Talk:
    talk = Talk(reader=_READER)
    talk.say(READY)
    assert "Shall I create" not in talk.say(UNHEARD).text
    return talk


def test_the_answer_to_the_question_about_it_settles_it() -> None:
    assert ready().say("yes").intent == "issue"


def test_a_yes_after_something_else_is_asked_about_what_was_left_out() -> None:
    talk = ready()
    talk.say("the customer is Acme Holdings")
    asked = talk.say("yes")
    assert asked.intent == "continue"
    assert asked.holds
    assert UNHEARD in asked.text


def test_it_is_asked_only_once() -> None:
    talk = ready()
    talk.say("the customer is Acme Holdings")
    talk.say("yes")
    assert talk.say("yes").intent == "issue"


def test_what_was_said_again_in_other_words_is_settled() -> None:
    talk = ready()
    talk.say("call the bits design of wobbly things")
    assert talk.say("yes").intent == "issue"


def test_a_plain_yes_to_the_question_about_it_settles_it_for_good() -> None:
    talk = ready()
    talk.say("ok, looks good")
    assert talk.say("yes").intent == "issue"

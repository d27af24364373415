"""What came to nothing is asked about once more before a yes makes the invoice."""

from __future__ import annotations

from tests.engine.talking import Talk

READY = "Invoice Acme for 4 hours of design at $50, net 30"
UNHEARD = "please change the wobbly bits around a little"


def ready() -> Talk:
    talk = Talk()
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

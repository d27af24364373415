"""The last change taken back in words, and a removed line wanted again."""

from __future__ import annotations

import pytest

from scatterpilot.domain.draft import fingerprint
from tests.engine.talking import Talk

_OPENING = "Invoice Acme Corp for 40 hours of web development at $150/hour and a $75 domain, net 30"


@pytest.mark.parametrize(
    "words",
    [
        "undo",
        "Undo that, please.",
        "actually undo the last change",
        "go back",
        "scratch that",
        "scratch that last one",
        "no wait, forget that last change",
        "put it back the way it was",
        "revert that",
        "take that back",
    ],
)
@pytest.mark.parametrize("change", ["make it 42 hours", "remove the domain", "make it -3 hours"])
def test_the_last_change_is_taken_back(words: str, change: str) -> None:
    talk = Talk()
    talk.say(_OPENING)
    before = talk.draft
    talk.say(change)
    assert talk.draft != before
    talk.say(words)
    assert talk.draft == before


def test_what_else_the_message_says_counts_after_the_undo() -> None:
    talk = Talk()
    talk.say(_OPENING)
    talk.say("make it 42 hours")
    talk.say("undo that and add 2 logos at $20 each")
    assert [line.quantity for line in talk.draft.line_items] == [40, 1, 2]


def test_an_undo_with_nothing_before_it_says_so() -> None:
    assert "nothing" in Talk().say("undo").text.replace("no earlier change", "nothing")


@pytest.mark.parametrize(
    "words", ["undo the discount", "go back to 38 hours", "Undo Media is the customer"]
)
def test_words_that_name_one_thing_are_about_that_thing(words: str) -> None:
    talk = Talk()
    talk.say(_OPENING + ", with a 10% discount")
    talk.say("the domain is $80")
    talk.say(words)
    assert talk.draft.line_items[1].unit_price == 80


def test_a_line_that_was_removed_comes_back_as_it_was() -> None:
    talk = Talk()
    talk.say(_OPENING)
    before = fingerprint(talk.draft)
    talk.say("take the domain off")
    talk.say("actually put the domain back")
    assert fingerprint(talk.draft) == before
    assert talk.draft.line_items[1].provenance["unit_price"].quote == "$75"

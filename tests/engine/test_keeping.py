"""``Leave it``: what was refused is dropped, and the draft is as it was before."""

from __future__ import annotations

import pytest

from scatterpilot.domain.draft import missing_fields
from scatterpilot.domain.profile import Profile
from scatterpilot.engines.embedded.engine import EmbeddedEngine
from scatterpilot.ports import EngineReply
from scatterpilot.presentation.language import LANGUAGES
from scatterpilot.presentation.plain_answers import answer_in
from tests.engine.marked import Desk, Script, item, turn

NET_30 = Profile(default_terms_days=30)
KEPT = {
    "en": ("leave it", "keep it as it was", "no, leave it as is please"),
    "de": ("so lassen", "nein, lass es wie es war"),
    "fr": ("laisser comme ça", "non, ne change rien"),
    "es": ("déjalo así", "no, déjalo como estaba"),
    "it": ("lascia così", "no, lascia com'era"),
    "nl": ("laat zo", "laat het zoals het was"),
    "pt": ("deixar assim", "não, deixa como estava"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_every_language(language: str) -> None:
    assert {answer_in(language, said) for said in KEPT[language]} == {"keep"}


def said(desk: Desk, message: str) -> EngineReply:
    taken = turn(desk, message)
    reply = EmbeddedEngine(lambda: Script()).respond(taken)
    desk.draft = taken.editor.draft
    return reply


def test_a_refused_change_is_dropped_and_the_draft_shown_again() -> None:
    desk = Desk(item("Logo", "3", "50"), customer_name="Acme", profile=NET_30)
    before = desk.draft
    desk.say("make {REF|the logo} {0.QTY|-2}", "change")
    assert missing_fields(desk.draft)
    reply = said(desk, "leave it as it was")
    assert (reply.intent, reply.show_draft) == ("continue", True)
    assert desk.draft.line_items == before.line_items


def test_a_line_that_was_refused_goes_and_no_half_of_it_stays() -> None:
    desk = Desk(item("Logo", "3", "50"), customer_name="Acme", profile=NET_30)
    desk.say("add {1.DESC|goodwill} at {1.PRICE|-20}", "add_line")
    assert len(desk.draft.line_items) == 2
    said(desk, "leave it")
    assert [line.description for line in desk.draft.line_items] == ["Logo"]


def test_nothing_is_cancelled_where_nothing_was_refused() -> None:
    desk = Desk(item("Logo", "3", "50"), customer_name="Acme", profile=NET_30)
    before = desk.draft
    assert said(desk, "leave it").intent == "continue"
    assert desk.draft == before

"""When no model answers: the embedded engine does, if it can read."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from scatterpilot.domain.conversation import Usage
from scatterpilot.engines.embedded.engine import EmbeddedEngine
from scatterpilot.engines.fallback import FallbackEngine
from scatterpilot.ports import EngineReply, NotAnsweredError, Turn
from tests.engine.marked import Desk, Reader, marks, turn

_SAID = marks("Bill {CUSTOMER|Acme} {1.QTY|3} {1.DESC|mugs} at {1.PRICE|$5}")


@dataclass(frozen=True)
class Silent:
    """Fits ``Engine``: no model answers."""

    def respond(self, turn: Turn) -> EngineReply:
        raise NotAnsweredError("nobody", 5, Usage(), {})


def test_the_embedded_engine_answers_in_its_place() -> None:
    spare = EmbeddedEngine(lambda: Reader(_SAID))
    reply = FallbackEngine(Silent(), spare).respond(turn(Desk(), _SAID.text))
    assert (reply.engine, reply.degraded) == ("embedded", True)


def test_one_that_can_not_read_leaves_the_message_to_be_sent_again() -> None:
    engine = FallbackEngine(Silent(), EmbeddedEngine(), can_read=lambda: False)
    with pytest.raises(NotAnsweredError):
        engine.respond(turn(Desk(), _SAID.text))


def test_without_its_model_it_says_so_and_takes_plain_answers() -> None:
    asked = EmbeddedEngine().respond(turn(Desk(), _SAID.text))
    assert "not installed" in asked.text
    assert EmbeddedEngine().respond(turn(Desk(), "cancel")).intent == "cancel"

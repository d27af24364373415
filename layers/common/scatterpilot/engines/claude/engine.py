"""The engine over a chat model: what needs no model is answered here, the rest is asked.

What a model says is a proposal. Values need the user's words (``tool_input``), the editor holds
them to the rules, figures in its reply must be stored ones and what exists is said by code alone
(``wording``), and a yes is one only if nothing in the user's message stands against it
(``consent``).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from scatterpilot.domain.model_prices import Price
from scatterpilot.engines.claude.answering import Answering
from scatterpilot.engines.claude.closing import CANCEL
from scatterpilot.engines.consent import cancels, objection, plainly_agrees
from scatterpilot.ports import ChatModel, EngineReply, Turn
from scatterpilot.presentation.agreement import says_plain_yes, says_yes_elsewhere
from scatterpilot.presentation.language import conversation_language
from scatterpilot.presentation.standing import already_created, cancelled

PriceOf = Callable[[str], Price | None]


@dataclass(frozen=True)
class ClaudeEngine:
    """Fits ``ports.Engine``; ``name`` says who is behind ``model``.

    ``budget_seconds`` bounds a whole turn. A model without a price counts as free.
    """

    model: ChatModel
    name: str
    price_of: PriceOf
    budget_seconds: float = 25
    clock: Callable[[], float] = time.monotonic

    def respond(self, turn: Turn) -> EngineReply:
        """Answer one message; see ``ports.Engine``."""
        language = conversation_language(turn.history, turn.message, turn.profile.locale)
        return self._without_a_model(turn, language) or Answering(self, turn, language).take()

    def _without_a_model(self, turn: Turn, language: str) -> EngineReply | None:
        """What code answers alone, so that no model may say otherwise, and none is paid."""
        if turn.stage == "completed":
            # Nothing can change any more, so no model may say that it did.
            text = already_created(language)
            return EngineReply(text=text, engine=self.name, language=language)
        agrees = agrees_plainly(turn, language)
        if _asked(turn) == CANCEL and (agrees or cancels(turn.message, language)):
            text = cancelled(language)
            return EngineReply(text=text, intent="cancel", engine=self.name, language=language)
        if not agrees or turn.stage != "review":
            return None
        return EngineReply(text="", intent="issue", engine=self.name, language=language)


def agrees_plainly(turn: Turn, language: str) -> bool:
    """A yes and nothing else, in any language that code knows one in."""
    if says_yes_elsewhere(turn.message):
        return True
    if plainly_agrees(turn.message, language) or says_plain_yes(turn.message):
        locale = turn.profile.locale
        return objection(turn.message, language, turn.editor.draft, locale) is None
    return False


def _asked(turn: Turn) -> str:
    last = turn.history[-1] if turn.history else None
    return last.question.field if last is not None and last.question is not None else ""

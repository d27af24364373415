"""One message put to a model: asked, checked, applied whole or not at all, put right twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from scatterpilot.domain.chat import (
    Attempt,
    ChatMessage,
    ChatReply,
    ChatRequest,
    ModelError,
    ToolResult,
)
from scatterpilot.domain.conversation import Usage
from scatterpilot.domain.disputes import holds_value
from scatterpilot.domain.edits import Edit
from scatterpilot.domain.model_prices import FREE, usage_of
from scatterpilot.engines.claude.arguments import SHOWN_FAULTS, Arguments, arguments_of
from scatterpilot.engines.claude.closing import Proposed, closed
from scatterpilot.engines.claude.prompt import PROMPT_VERSION, SYSTEM
from scatterpilot.engines.claude.state import shown_messages, state_text
from scatterpilot.engines.claude.tool import SCHEMA_VERSION, UPDATE_INVOICE
from scatterpilot.engines.claude.tool_input import Checked, Given, checked
from scatterpilot.engines.claude.values import Known
from scatterpilot.engines.typed.figures import figures_in
from scatterpilot.ports import EngineReply, NotAnsweredError, Turn

if TYPE_CHECKING:
    from scatterpilot.engines.claude.engine import ClaudeEngine

_OF_LINES: Final = ("add_line", "change_line")
MAX_REPAIRS: Final = 2
MAX_TOKENS: Final = 8_000
# Kept back from the turn's budget for everything that is not the model: a second, or this share.
_RESERVE_SECONDS, _RESERVE_SHARE = 1.0, 0.2
_RETRY_AFTER_SECONDS: Final = 10
_CALL_IT: Final = (
    "Nothing of that was recorded: text alone changes nothing. Call update_invoice with what the "
    "message gives; with no changes if it gives nothing."
)
_AGAIN: Final = "Nothing of this call was taken; the state is as before. Send the whole call again."


@dataclass
class Answering:
    """One message being answered."""

    engine: ClaudeEngine
    turn: Turn
    language: str
    proposed: Proposed = field(default_factory=Proposed)
    # Of a call with refused values the rest, taken if the model sends no better one.
    pending: list[Edit] = field(default_factory=list)
    usage: Usage = field(default_factory=Usage)
    failures: list[str] = field(default_factory=list)
    calls: int = 0
    model: str = ""

    def take(self) -> EngineReply:
        messages = shown_messages(self.turn.history, state_text(self.turn), self.turn.message)
        budget = self.engine.budget_seconds
        reserve = min(_RESERVE_SECONDS, _RESERVE_SHARE * budget)
        give_up = self.engine.clock() + budget - reserve
        reminded = False
        for _ in range(1 + MAX_REPAIRS):
            answer = self._ask(messages, give_up - self.engine.clock())
            if answer.calls:
                results = self._carry_out(answer)
                if results is None:
                    break
                messages = [*messages, *_exchange(answer, results)]
            elif reminded or self.calls > 1 or not self._gives_facts():
                self._take_words(answer.text)
                break
            else:
                reminded = True
                self._take_words(answer.text)
                messages = [*messages, *_reminder(answer.text)]
        return self._reply()

    def _gives_facts(self) -> bool:
        """Whether the message has a figure, which text alone would lose."""
        return bool(figures_in(self.turn.message))

    def _ask(self, messages: list[ChatMessage], timeout: float) -> ChatReply:
        request = ChatRequest(SYSTEM, (UPDATE_INVOICE,), tuple(messages), timeout, MAX_TOKENS)
        self.calls += 1
        try:
            answer = self.engine.model.converse(request)
        except ModelError as error:
            self._count(error.attempts or (Attempt(self.engine.name, error.failure),))
            wait = int(error.retry_after or _RETRY_AFTER_SECONDS)
            # The advice is for whoever runs this: a user only sees that another engine answered.
            trace = {**self._trace(), "advice": error.message}
            raise NotAnsweredError(error.message, max(wait, 1), self.usage, trace) from error
        self._count(answer.failed)
        self._count_tokens(answer.model, answer)
        self.model = answer.model
        return answer

    def _count(self, attempts: Sequence[Attempt]) -> None:
        for attempt in attempts:
            self.failures.append(attempt.failure)
            self._count_tokens(attempt.model, attempt)

    def _count_tokens(self, model: str, answer: Attempt | ChatReply) -> None:
        self.usage += usage_of(answer.tokens, self.engine.price_of(model) or FREE)

    def _carry_out(self, answer: ChatReply) -> tuple[ToolResult, ...] | None:
        """Apply the calls of an answer as one, or nothing of them; ``None`` if all was taken."""
        self.turn.editor.reset()
        arguments, given = self._read(answer)
        result = self.turn.editor.apply(given.edits, keeping=True)
        refused = [each.message for each in given.refused]
        refused += [each.message for each in result.rejected]
        self._propose(arguments, answer.text, refused, lost=bool(given.faults))
        if not (given.faults or refused):
            self.pending = []
            return None
        self.turn.editor.reset()
        self.pending = [] if given.faults else self._accepted(given)
        told = [f"Fault: {fault}" for fault in given.faults[:SHOWN_FAULTS]]
        told += [f"Refused: {why}" for why in refused[:SHOWN_FAULTS]]
        text = "\n".join([*told, _AGAIN])
        return tuple(ToolResult(call.call_id, text, is_error=True) for call in answer.calls)

    def _read(self, answer: ChatReply) -> tuple[Arguments, Checked]:
        known = {call.name for call in answer.calls}
        if known != {UPDATE_INVOICE.name}:
            fault = f"There is no such tool; use {UPDATE_INVOICE.name}."
            return Arguments(), Checked(faults=[fault])
        arguments = arguments_of(call.arguments for call in answer.calls)
        draft = self.turn.editor.draft
        given = Given(draft, self.turn.said, _known(self.turn), self.turn.today)
        return arguments, checked(arguments, given)

    def _propose(self, arguments: Arguments, text: str, refused: list[str], *, lost: bool) -> None:
        self.proposed = Proposed(
            intent=arguments.intent,
            text=arguments.reply or text,
            confirm=arguments.confirm,
            language=arguments.language or self.proposed.language,
            refused=list(dict.fromkeys([*self.proposed.refused, *refused])),
            lost=lost,
        )

    def _take_words(self, text: str) -> None:
        """A text without a call: what it said before stays refused, and nothing is wanted."""
        self.proposed = Proposed(
            text=text, refused=self.proposed.refused, language=self.proposed.language
        )

    def _accepted(self, given: Checked) -> list[Edit]:
        """The edits that are taken, of a line whole or not at all; what was refused and has no
        value yet stays asked for.
        """
        editor = self.turn.editor
        taken: list[Edit] = []
        for edit in given.edits:
            before = editor.draft
            result = editor.apply([edit], keeping=True)
            if result.rejected and edit.kind in _OF_LINES:
                editor.draft = before
            else:
                taken.append(edit)
        editor.reset()
        open_ = (each for each in given.refused if not holds_value(editor.draft, each.field))
        return [*taken, *open_]

    def _reply(self) -> EngineReply:
        if self.pending:
            self.turn.editor.apply(self.pending, keeping=True)
        end = closed(self.proposed, self.turn, self.language)
        return EngineReply(
            text=end.text,
            confirm=end.confirm,
            intent=end.intent,
            question=end.question,
            language=end.language,
            engine=self.engine.name,
            usage=self.usage,
            trace=self._trace(),
        )

    def _trace(self) -> dict[str, str | int]:
        trace: dict[str, str | int] = {
            "prompt_version": PROMPT_VERSION,
            "schema_version": SCHEMA_VERSION,
            "model_calls": self.calls,
        }
        if self.model:
            trace["model"] = self.model
        if self.failures:
            trace["failures"] = ",".join(self.failures)
        return trace


def _exchange(answer: ChatReply, results: tuple[ToolResult, ...]) -> tuple[ChatMessage, ...]:
    said = ChatMessage("assistant", answer.text, calls=answer.calls)
    return said, ChatMessage("user", results=results)


def _reminder(text: str) -> tuple[ChatMessage, ...]:
    return ChatMessage("assistant", text or "…"), ChatMessage("user", _CALL_IT)


def _known(turn: Turn) -> Known:
    """What was said and is stored already: words may be repeated, the seller's rates be meant."""
    draft, profile = turn.editor.draft, turn.profile
    lines = [line.description for line in draft.line_items]
    texts = [draft.customer_name, draft.customer_address, draft.notes, profile.notes, *lines]
    rate, terms = profile.default_tax_rate, profile.default_terms_days
    return Known(
        text="\n".join([*turn.said, *filter(None, texts)]).casefold(),
        rates=frozenset() if rate is None else frozenset([rate * 100]),
        terms=frozenset() if terms is None else frozenset([Decimal(terms)]),
        prices=frozenset(each.unit_price for each in draft.line_items if each.unit_price),
    )

"""The engine over a chat model: ask, check, apply, and at most twice have it put right.

What a model says is a proposal. Values need the user's words (``tool_input``), the editor holds
them to the rules, figures in its reply must be stored ones (``wording``), and only a yes that code
finds in the user's own message counts as one (``consent``).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from scatterpilot.domain.chat import (
    Attempt,
    ChatMessage,
    ChatReply,
    ChatRequest,
    ModelError,
    ToolResult,
)
from scatterpilot.domain.conversation import Question, Usage
from scatterpilot.domain.draft import fingerprint, missing_fields
from scatterpilot.domain.editor import DraftEditor, EditResult
from scatterpilot.domain.model_prices import FREE, Price, usage_of
from scatterpilot.domain.profile import Profile
from scatterpilot.engines.claude.prompt import PROMPT_VERSION, SYSTEM
from scatterpilot.engines.claude.state import shown_messages, state_text
from scatterpilot.engines.claude.tool import SCHEMA_VERSION, UPDATE_INVOICE
from scatterpilot.engines.claude.tool_input import SHOWN_FAULTS, ToolInput, read_tool_input
from scatterpilot.engines.claude.wording import (
    ASK_FOR_YES,
    LONGEST_QUESTION,
    checked_reply,
    code_reply,
)
from scatterpilot.ports import ChatModel, EngineReply, Intent, NotAnsweredError, Turn
from scatterpilot.presentation.agreement import says_plain_yes, user_agrees
from scatterpilot.presentation.standing import already_created, cancelled

MAX_REPAIRS = 2
MAX_TOKENS = 8_000
# Kept back from the turn's budget for everything that is not the model: a second, or this share.
_RESERVE_SECONDS, _RESERVE_SHARE = 1.0, 0.2
_RETRY_AFTER_SECONDS = 10

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
        if turn.stage == "completed":
            # Nothing can change any more, so no model may say that it did.
            return EngineReply(text=already_created(), engine=self.name)
        if turn.stage == "review" and says_plain_yes(turn.message):
            # Code would have to find this yes anyway, so no model is asked.
            return EngineReply(text="", intent="issue", engine=self.name)
        return _Answering(self, turn).take()


@dataclass
class _Answering:
    """One message being answered."""

    engine: ClaudeEngine
    turn: Turn
    intent: Intent = "continue"
    text: str = ""
    confirm: str = ""
    faults: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    usage: Usage = field(default_factory=Usage)
    failures: list[str] = field(default_factory=list)
    calls: int = 0
    model: str = ""

    @property
    def editor(self) -> DraftEditor:
        return self.turn.editor

    def take(self) -> EngineReply:
        state = state_text(self.turn)
        messages = shown_messages(self.turn.history, state, self.turn.message)
        budget = self.engine.budget_seconds
        reserve = min(_RESERVE_SECONDS, _RESERVE_SHARE * budget)
        give_up = self.engine.clock() + budget - reserve
        for _ in range(1 + MAX_REPAIRS):
            answer = self._ask(messages, give_up - self.engine.clock())
            if not answer.calls:
                self.text = answer.text or self.text
                self.faults = []
                break
            results = self._carry_out(answer)
            if not (self.faults or self.refused):
                break
            messages = [
                *messages,
                ChatMessage("assistant", answer.text, calls=answer.calls),
                ChatMessage("user", results=results),
            ]
        return self._reply()

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

    def _carry_out(self, answer: ChatReply) -> tuple[ToolResult, ...]:
        """Apply the first call; a model that makes several is told that there is one."""
        first, *others = answer.calls
        if first.name == UPDATE_INVOICE.name:
            known = "\n".join(filter(None, _texts(self.editor, self.turn.profile)))
            given = read_tool_input(
                first.arguments, self.editor.draft, self.turn.said, known, self.turn.today
            )
        else:
            given = ToolInput(faults=[f"There is no such tool; use {UPDATE_INVOICE.name}."])
        result = self.editor.apply(given.edits)
        self._take_down(given, result, answer.text)
        told = [f"Fault: {fault}" for fault in self.faults[:SHOWN_FAULTS]]
        told += [f"Refused: {why}" for why in self.refused[:SHOWN_FAULTS]]
        results = [ToolResult(first.call_id, "\n".join(told) or "Taken.", bool(told))]
        results += [
            ToolResult(call.call_id, "Only the first call counts.", is_error=True)
            for call in others
        ]
        return tuple(results)

    def _take_down(self, given: ToolInput, result: EditResult, text: str) -> None:
        self.faults = given.faults
        self.refused = list(dict.fromkeys(each.message for each in result.rejected))
        self.intent = given.intent
        self.text = given.reply or text
        self.confirm = given.confirm

    def _reply(self) -> EngineReply:
        draft = self.editor.draft
        missing = missing_fields(draft)
        message, profile = self.turn.message, self.turn.profile
        intent, text = self._decided(checked_reply(self.text, draft, message, profile))
        if self.faults or (not text and intent == "continue"):
            text = code_reply(self.editor, self.refused, lost=bool(self.faults))
        return EngineReply(
            text=text,
            confirm=checked_reply(self.confirm, draft, message, profile, LONGEST_QUESTION),
            intent=intent,
            question=Question(field=missing[0]) if missing else None,
            engine=self.engine.name,
            usage=self.usage,
            trace=self._trace(),
        )

    def _decided(self, text: str) -> tuple[Intent, str]:
        """The intent that code agrees with, and the words that go with it."""
        if self.intent == "continue" or self.faults:
            return "continue", text
        if self.intent == "cancel":
            return "cancel", text or cancelled()
        if not user_agrees(self.turn.message):
            return "continue", "" if missing_fields(self.editor.draft) else ASK_FOR_YES
        unchanged = fingerprint(self.editor.draft) == fingerprint(self.editor.before)
        return "issue", text if self.turn.stage == "review" and unchanged else ""

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


def _texts(editor: DraftEditor, profile: Profile) -> list[str | None]:
    """What the draft holds already, and the seller's own notes: their words may be repeated."""
    draft = editor.draft
    lines = [line.description for line in draft.line_items]
    return [draft.customer_name, draft.customer_address, draft.notes, profile.notes, *lines]

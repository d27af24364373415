"""A chat model that follows a script, and one turn of the engine with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from scatterpilot import ports
from scatterpilot.domain.chat import ChatReply, ChatRequest, ModelError, Tokens, ToolCall
from scatterpilot.domain.conversation import Message, State
from scatterpilot.domain.draft import Draft
from scatterpilot.domain.editor import DraftEditor, with_defaults
from scatterpilot.domain.model_prices import price_of
from scatterpilot.domain.profile import Profile
from scatterpilot.engines.claude import ClaudeEngine
from scatterpilot.ports import EngineReply

TODAY = date(2026, 3, 10)
USED = Tokens(input=200, output=100, cache_read=1_500)

Step = ChatReply | ModelError | dict[str, Any] | str


def change(field: str, value: Any, quote: str) -> dict[str, Any]:
    return {"field": field, "value": value, "quote": quote}


def row(quote: str, line: int | None = None, **values: Any) -> dict[str, Any]:
    """A line as the tool takes it: what is said of it, with the words for all of that."""
    made = {**values, "quote": quote}
    return made if line is None else {"line": line, **made}


def call(*given: Any, intent: str = "continue", reply: str = "", **more: Any) -> dict[str, Any]:
    """A call with changes and rows, whichever way they are mixed."""
    changes = [each for each in given if not isinstance(each, dict) or "field" in each]
    rows = [each for each in given if isinstance(each, dict) and "field" not in each]
    lists = {"changes": changes, **({"lines": rows} if rows else {})}
    return {**lists, "intent": intent, "reply": reply, **more}


class ScriptedModel:
    """A ``ChatModel``: a dictionary is a tool call, a string is plain text."""

    def __init__(self, *steps: Step) -> None:
        self.steps = list(steps)
        self.requests: list[ChatRequest] = []

    def converse(self, request: ChatRequest) -> ChatReply:
        self.requests.append(request)
        step = self.steps.pop(0)
        if isinstance(step, ModelError):
            raise step
        if isinstance(step, ChatReply):
            return step
        if isinstance(step, str):
            return ChatReply(step, (), "end", USED, "claude-sonnet-4-5")
        called = ToolCall(f"call_{len(self.requests)}", "update_invoice", step)
        return ChatReply("", (called,), "tool_use", USED, "claude-sonnet-4-5")


class Turn:
    """One message to the engine; ``editor`` and ``reply`` are what became of it."""

    def __init__(
        self,
        message: str,
        *steps: Step,
        draft: Draft | None = None,
        profile: Profile | None = None,
        history: Sequence[Message] = (),
        stage: State = "gathering",
        earlier: Sequence[Draft] = (),
    ) -> None:
        profile = profile or Profile()
        self.model = ScriptedModel(*steps)
        said = [m.text for m in history if m.role == "user"]
        start = with_defaults(draft or Draft(), profile, TODAY)
        self.editor = DraftEditor(start, [*said, message], earlier)
        engine = ClaudeEngine(self.model, "scripted", price_of)
        self.reply: EngineReply = engine.respond(
            ports.Turn(message, history, self.editor, profile, TODAY, stage)
        )

    @property
    def draft(self) -> Draft:
        return self.editor.draft

    @property
    def told(self) -> str:
        """What the tool answered to the model's first call."""
        return self.model.requests[1].messages[-1].results[0].text

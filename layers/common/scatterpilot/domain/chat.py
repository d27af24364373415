"""What is said to a chat model and what it answers, whoever serves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from scatterpilot.domain.errors import ScatterPilotError

StopReason = Literal["end", "tool_use", "cut_off", "refused"]
"""Why the model stopped: it was done, it waits for a tool, its output was cut, it declined."""

ModelFailure = Literal[
    "access_denied",
    "not_set_up",
    "retired",
    "throttled",
    "timeout",
    "unavailable",
    "too_long",
    "refused",
    "cut_off",
    "not_usable",
]
"""Kinds of failure; ``not_usable`` is a request or an answer that makes no sense."""

PASSING: frozenset[ModelFailure] = frozenset(("throttled", "timeout", "unavailable"))
"""Failures that asking the same model again may cure."""

LASTING: frozenset[ModelFailure] = frozenset(("access_denied", "not_set_up", "retired"))
"""Failures that last until somebody changes the account or the settings."""


@dataclass(frozen=True)
class Tool:
    """A tool a model may call; ``schema`` is the JSON Schema of its arguments."""

    name: str
    description: str
    schema: Mapping[str, Any]


@dataclass(frozen=True)
class ToolCall:
    """A model's call; ``arguments`` is whatever JSON it sent, or a text that is none."""

    call_id: str
    name: str
    arguments: Any


@dataclass(frozen=True)
class ToolResult:
    """What a call led to, told to the model."""

    call_id: str
    text: str
    is_error: bool = False


@dataclass(frozen=True)
class ChatMessage:
    """One message; calls are an assistant's, results a user's."""

    role: Literal["user", "assistant"]
    text: str = ""
    calls: tuple[ToolCall, ...] = ()
    results: tuple[ToolResult, ...] = ()


@dataclass(frozen=True)
class ChatRequest:
    """One question to a model. ``system`` and ``tools`` never change between turns, so that a
    provider can cache them. ``timeout`` is in seconds, for the whole request."""

    system: str
    tools: tuple[Tool, ...]
    messages: tuple[ChatMessage, ...]
    timeout: float
    max_tokens: int


@dataclass(frozen=True)
class Tokens:
    """``input`` counts what was neither read from a cache nor written to one."""

    input: int = 0
    output: int = 0
    cache_read: int = 0
    cache_write: int = 0


@dataclass(frozen=True)
class Attempt:
    """One request that failed: which model, how, and the tokens it cost all the same."""

    model: str
    failure: ModelFailure
    tokens: Tokens = field(default_factory=Tokens)


@dataclass(frozen=True)
class ChatReply:
    """A model's answer; ``model`` is the id of the model that gave it, ``failed`` are the requests
    that failed before."""

    text: str
    calls: tuple[ToolCall, ...]
    stop: StopReason
    tokens: Tokens
    model: str
    failed: tuple[Attempt, ...] = ()


class ModelError(ScatterPilotError):
    """A model did not answer; the message tells what to do about it.

    ``retry_after`` is in seconds, as the provider asks; ``tokens`` what the request cost all the
    same; ``attempts`` every request made, where several were.
    """

    code = "model_failed"

    def __init__(
        self,
        failure: ModelFailure,
        message: str,
        *,
        retry_after: float | None = None,
        tokens: Tokens | None = None,
    ) -> None:
        super().__init__(message)
        self.failure = failure
        self.retry_after = retry_after
        self.tokens = tokens or Tokens()
        self.attempts: tuple[Attempt, ...] = ()

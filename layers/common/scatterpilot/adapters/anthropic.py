"""Claude by Anthropic's Messages API, through Anthropic's SDK."""

from __future__ import annotations

import sys
from typing import Any

from scatterpilot.domain.chat import (
    ChatMessage,
    ChatReply,
    ChatRequest,
    ModelError,
    ModelFailure,
    StopReason,
    Tokens,
    ToolCall,
)

INSTALL = f"`{sys.executable} -m pip install '.[anthropic]'` in ScatterPilot's folder"

_CACHED = {"type": "ephemeral"}
_CONNECT_SECONDS = 3.0
_STOPS: dict[str, StopReason] = {
    "tool_use": "tool_use",
    "max_tokens": "cut_off",
    "model_context_window_exceeded": "cut_off",
    "refusal": "refused",
}
_BY_STATUS: dict[int, ModelFailure] = {
    401: "not_set_up",
    402: "access_denied",
    403: "access_denied",
    404: "retired",
    408: "timeout",
    413: "too_long",
    429: "throttled",
}


class AnthropicModel:
    """A ``ChatModel``."""

    def __init__(self, model_id: str, api_key: str | None, base_url: str | None = None) -> None:
        """Raises ``ModelError`` when the SDK is not installed."""
        try:
            import anthropic
        except ImportError as error:
            raise ModelError(
                "not_set_up", f"This engine needs Anthropic's SDK. Install it with {INSTALL}."
            ) from error
        self.model_id = model_id
        self._sdk = anthropic
        self._client = anthropic.Anthropic(api_key=api_key, base_url=base_url, max_retries=0)

    def converse(self, request: ChatRequest) -> ChatReply:
        """Ask once; see ``ports.ChatModel``."""
        try:
            answer = self._client.messages.create(
                **_arguments(self.model_id, request), timeout=self._timeout(request)
            )
            return _reply(answer, self.model_id)
        except self._sdk.APITimeoutError as error:
            raise self._error("timeout") from error
        except self._sdk.APIStatusError as error:
            raise self._refused(error) from error
        except self._sdk.APIConnectionError as error:
            raise self._error("unavailable") from error
        except self._sdk.AnthropicError as error:
            raise self._error("unavailable") from error
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ModelError("unavailable", "Anthropic sent an unreadable answer.") from error

    def _timeout(self, request: ChatRequest) -> Any:
        """Who does not take the call within seconds will not."""
        connect = min(_CONNECT_SECONDS, request.timeout)
        return self._sdk.Timeout(request.timeout, connect=connect)

    def _refused(self, error: Any) -> ModelError:
        status = error.status_code
        failure = _BY_STATUS.get(status, "unavailable" if status >= 500 else "not_usable")
        if status == 400 and "prompt is too long" in str(error).lower():
            failure = "too_long"
        if status == 400 and "credit balance" in str(error).lower():
            failure = "access_denied"
        wait = error.response.headers.get("retry-after", "")
        return self._error(failure, float(wait) if wait.isdigit() else None)

    def _error(self, failure: ModelFailure, retry_after: float | None = None) -> ModelError:
        texts: dict[ModelFailure, str] = {
            "not_set_up": "Anthropic did not take the key. Set ANTHROPIC_API_KEY.",
            "access_denied": (
                f"This key may not use {self.model_id}; check its access and your credit in "
                "Anthropic's console."
            ),
            "retired": (
                f"Anthropic does not offer the model {self.model_id} (any more). Set "
                "ANTHROPIC_MODEL_ID to one it lists."
            ),
            "throttled": "Anthropic is busy (rate limit). Try again in a moment.",
            "timeout": "The model took too long to answer. Try again.",
            "too_long": "That is too long for the model. Send it in parts.",
            "not_usable": "Anthropic could not use the request; this is a fault of ours.",
        }
        text = texts.get(failure, "Anthropic is not answering. Try again in a moment.")
        return ModelError(failure, text, retry_after=retry_after)


def _arguments(model_id: str, request: ChatRequest) -> dict[str, Any]:
    """Tools stand before the system text, so its cache point covers both."""
    return {
        "model": model_id,
        "max_tokens": request.max_tokens,
        "system": [{"type": "text", "text": request.system, "cache_control": _CACHED}],
        "tools": [
            {"name": tool.name, "description": tool.description, "input_schema": dict(tool.schema)}
            for tool in request.tools
        ],
        "tool_choice": {"type": "auto"},
        "messages": [_message(message) for message in request.messages],
    }


def _message(message: ChatMessage) -> dict[str, Any]:
    content: list[dict[str, Any]] = [
        {
            "type": "tool_result",
            "tool_use_id": result.call_id,
            "content": result.text,
            "is_error": result.is_error,
        }
        for result in message.results
    ]
    if message.text.strip():
        content.append({"type": "text", "text": message.text})
    content += [
        {
            "type": "tool_use",
            "id": call.call_id,
            "name": call.name,
            "input": call.arguments if isinstance(call.arguments, dict) else {},
        }
        for call in message.calls
    ]
    return {"role": message.role, "content": content}


def _reply(answer: Any, model_id: str) -> ChatReply:
    used = answer.usage
    return ChatReply(
        text="\n".join(block.text for block in answer.content if block.type == "text").strip(),
        calls=tuple(
            ToolCall(block.id, block.name, block.input)
            for block in answer.content
            if block.type == "tool_use"
        ),
        stop=_STOPS.get(answer.stop_reason or "", "end"),
        tokens=Tokens(
            input=used.input_tokens,
            output=used.output_tokens,
            cache_read=used.cache_read_input_tokens or 0,
            cache_write=used.cache_creation_input_tokens or 0,
        ),
        model=model_id,
    )

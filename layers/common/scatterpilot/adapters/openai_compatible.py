"""Any server of OpenAI's chat completions (Ollama, vLLM, llama.cpp, OpenAI), by OpenAI's SDK."""

from __future__ import annotations

import json
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

INSTALL = f"`{sys.executable} -m pip install '.[openai]'` in ScatterPilot's folder"

# Servers at home want no key, but the SDK wants some text.
_NO_KEY = "none"
_CONNECT_SECONDS = 3.0
_STOPS: dict[str, StopReason] = {
    "tool_calls": "tool_use",
    "length": "cut_off",
    "content_filter": "refused",
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
# OpenAI's own models refuse the old name of the limit; servers at home may not know the new one.
_OPENAI_HOSTS = (".openai.com", ".azure.com")
_LONG_SIGNS = ("context length", "context_length", "context window", "too long")


class OpenAiCompatibleModel:
    """A ``ChatModel``; it never streams."""

    def __init__(self, model_id: str, api_key: str | None, base_url: str | None) -> None:
        """Raises ``ModelError`` when the SDK is not installed."""
        try:
            import openai
        except ImportError as error:
            raise ModelError(
                "not_set_up", f"This engine needs OpenAI's SDK. Install it with {INSTALL}."
            ) from error
        self.model_id = model_id
        self._sdk = openai
        self._where = base_url or "OpenAI"
        self._client = openai.OpenAI(api_key=api_key or _NO_KEY, base_url=base_url, max_retries=0)

    def converse(self, request: ChatRequest) -> ChatReply:
        """Ask once; see ``ports.ChatModel``."""
        at_openai = self._client.base_url.host.endswith(_OPENAI_HOSTS)
        limit = "max_completion_tokens" if at_openai else "max_tokens"
        try:
            answer = self._client.chat.completions.create(
                **_arguments(self.model_id, request, limit), timeout=self._timeout(request)
            )
            return _reply(answer, self.model_id)
        except self._sdk.APITimeoutError as error:
            raise self._error("timeout") from error
        except self._sdk.APIStatusError as error:
            raise self._refused(error) from error
        except self._sdk.OpenAIError as error:
            raise self._error("unavailable") from error
        except (AttributeError, KeyError, TypeError, ValueError, IndexError) as error:
            raise ModelError("unavailable", f"{self._where} sent an unreadable answer.") from error

    def _timeout(self, request: ChatRequest) -> Any:
        """Who does not take the call within seconds will not."""
        connect = min(_CONNECT_SECONDS, request.timeout)
        return self._sdk.Timeout(request.timeout, connect=connect)

    def _refused(self, error: Any) -> ModelError:
        status = error.status_code
        failure = _BY_STATUS.get(status, "unavailable" if status >= 500 else "not_usable")
        if status == 400 and any(sign in str(error).lower() for sign in _LONG_SIGNS):
            failure = "too_long"
        wait = error.response.headers.get("retry-after", "")
        return self._error(failure, float(wait) if wait.isdigit() else None)

    def _error(self, failure: ModelFailure, retry_after: float | None = None) -> ModelError:
        where = self._where
        texts: dict[ModelFailure, str] = {
            "not_set_up": f"{where} did not take the key. Set OPENAI_API_KEY.",
            "access_denied": f"{where} refused access to {self.model_id}.",
            "retired": (
                f"{where} has no model {self.model_id}. Set OPENAI_MODEL_ID to one it has; "
                "with Ollama, `ollama pull` it first."
            ),
            "throttled": f"{where} is busy (rate limit). Try again in a moment.",
            "timeout": (
                "The model took too long to answer. Try again, or raise LLM_TURN_BUDGET_SECONDS "
                "for a slow machine."
            ),
            "too_long": "That is too long for the model. Send it in parts.",
            "not_usable": f"{where} could not use the request; does the model support tools?",
        }
        text = texts.get(
            failure, f"{where} is not answering. Is it running, and OPENAI_BASE_URL right?"
        )
        return ModelError(failure, text, retry_after=retry_after)


def _arguments(model_id: str, request: ChatRequest, limit: str) -> dict[str, Any]:
    return {
        "model": model_id,
        limit: request.max_tokens,
        "stream": False,
        "tools": [
            {
                "type": "function",
                "function": {
                    "name": tool.name,
                    "description": tool.description,
                    "parameters": dict(tool.schema),
                },
            }
            for tool in request.tools
        ],
        "tool_choice": "auto",
        "messages": [
            {"role": "system", "content": request.system},
            *(sent for message in request.messages for sent in _messages(message)),
        ],
    }


def _messages(message: ChatMessage) -> list[dict[str, Any]]:
    """One message, or one for each tool result."""
    sent: list[dict[str, Any]] = [
        {"role": "tool", "tool_call_id": result.call_id, "content": result.text}
        for result in message.results
    ]
    if message.calls:
        calls = [
            {
                "id": call.call_id,
                "type": "function",
                "function": {"name": call.name, "arguments": _as_json(call.arguments)},
            }
            for call in message.calls
        ]
        sent.append({"role": "assistant", "content": message.text or None, "tool_calls": calls})
    elif message.text:
        sent.append({"role": message.role, "content": message.text})
    return sent


def _as_json(arguments: Any) -> str:
    """A server may parse what it sent before, so a text that is no JSON goes back as none."""
    return json.dumps(arguments if isinstance(arguments, dict) else {}, ensure_ascii=False)


def _reply(answer: Any, model_id: str) -> ChatReply:
    choice = answer.choices[0]
    used = answer.usage
    details = used and used.prompt_tokens_details
    cached = (details and details.cached_tokens) or 0
    return ChatReply(
        text=(choice.message.content or "").strip(),
        calls=tuple(
            ToolCall(call.id, call.function.name, _arguments_of(call.function.arguments))
            for call in choice.message.tool_calls or ()
        ),
        stop=_STOPS.get(choice.finish_reason or "", "end"),
        tokens=Tokens(
            input=used.prompt_tokens - cached if used else 0,
            output=used.completion_tokens if used else 0,
            cache_read=cached,
        ),
        model=model_id,
    )


def _arguments_of(text: str) -> Any:
    """The call's JSON, or its text when it is none; the engine answers that with a fault."""
    try:
        return json.loads(text)
    except ValueError:
        return text

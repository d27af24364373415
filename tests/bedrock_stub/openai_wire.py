"""Chat completions as OpenAI, Ollama, vLLM and llama.cpp speak them."""

from __future__ import annotations

import json
import uuid
from typing import Any

from tests.bedrock_stub.asked import Answered, Asked, InvalidRequestError, Said
from tests.bedrock_stub.tokens import Used

_ERRORS = {
    "throttle": 429,
    "error": 500,
    "retired": 404,
    "denied": 403,
    "wrong_key": 401,
    "invalid": 400,
}
_STOPS = {"max_tokens": "length", "content_filtered": "content_filter"}


def model_of(path: str, body: dict[str, Any]) -> str:
    return str(body["model"])


def failure(kind: str, text: str = "") -> tuple[int, dict[str, Any], dict[str, str]]:
    return _ERRORS[kind], {"error": {"message": text or kind, "type": kind, "code": None}}, {}


def asked(path: str, body: dict[str, Any]) -> Asked:
    if body.get("stream"):
        raise InvalidRequestError("this server does not stream")
    if ".openai.com/" in path and "max_tokens" in body:
        raise InvalidRequestError("use max_completion_tokens instead of max_tokens")
    system, *messages = body["messages"]
    if system["role"] != "system":
        raise InvalidRequestError("the system message stands first")
    prefix = json.dumps([body["tools"], system["content"]], ensure_ascii=False)
    return Asked(body["model"], prefix, tuple(_said(message) for message in messages))


def _said(message: dict[str, Any]) -> Said:
    if message["role"] == "tool":
        return Said("user", "", (message["content"],))
    return Said(message["role"], message.get("content") or "")


def answer(answered: Answered, used: Used, model: str) -> dict[str, Any]:
    calls = [
        {
            "id": f"call_{uuid.uuid4().hex}",
            "type": "function",
            "function": {"name": answered.tool, "arguments": _as_text(call)},
        }
        for call in answered.calls
    ]
    message = {"role": "assistant", "content": answered.text or None}
    stop = "tool_calls" if calls else "stop"
    prompt = used.input + used.cache_read + used.cache_write
    return {
        "id": f"chatcmpl-{uuid.uuid4().hex}",
        "object": "chat.completion",
        "created": 0,
        "model": model,
        "choices": [
            {
                "index": 0,
                "message": {**message, "tool_calls": calls} if calls else message,
                "finish_reason": _STOPS.get(answered.stop or "", stop),
            }
        ],
        "usage": {
            "prompt_tokens": prompt,
            "completion_tokens": used.output,
            "total_tokens": prompt + used.output,
            "prompt_tokens_details": {"cached_tokens": used.cache_read},
        },
    }


def _as_text(call: Any) -> str:
    """Arguments travel as text here; a text that is no JSON goes as it is."""
    return call if isinstance(call, str) else json.dumps(call, ensure_ascii=False)

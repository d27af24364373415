"""The Messages API as Anthropic speaks it."""

from __future__ import annotations

import json
import uuid
from typing import Any

from tests.bedrock_stub.asked import Answered, Asked, Said
from tests.bedrock_stub.rules import check_alternation, check_schema
from tests.bedrock_stub.tokens import Used

_ERRORS = {
    "throttle": (429, "rate_limit_error"),
    "error": (500, "api_error"),
    "retired": (404, "not_found_error"),
    "wrong_key": (401, "authentication_error"),
    "denied": (403, "permission_error"),
    "invalid": (400, "invalid_request_error"),
}
_STOPS = {"max_tokens": "max_tokens", "content_filtered": "refusal"}


def model_of(path: str, body: dict[str, Any]) -> str:
    return str(body["model"])


def failure(kind: str, text: str = "") -> tuple[int, dict[str, Any], dict[str, str]]:
    status, code = _ERRORS[kind]
    return status, {"type": "error", "error": {"type": code, "message": text or kind}}, {}


def asked(path: str, body: dict[str, Any]) -> Asked:
    for tool in body["tools"]:
        check_schema(tool["input_schema"])
    check_alternation([_roles(message) for message in body["messages"]])
    prefix = json.dumps([body["tools"], body["system"]], ensure_ascii=False)
    return Asked(body["model"], prefix, tuple(_said(message) for message in body["messages"]))


def _blocks(message: dict[str, Any]) -> list[dict[str, Any]]:
    content = message["content"]
    return [{"type": "text", "text": content}] if isinstance(content, str) else content


def _roles(message: dict[str, Any]) -> tuple[str, set[str], set[str]]:
    blocks = _blocks(message)
    uses = {b["id"] for b in blocks if b["type"] == "tool_use"}
    results = {b["tool_use_id"] for b in blocks if b["type"] == "tool_result"}
    return message["role"], uses, results


def _said(message: dict[str, Any]) -> Said:
    blocks = _blocks(message)
    text = "\n".join(b["text"] for b in blocks if b["type"] == "text")
    results = tuple(b["content"] for b in blocks if b["type"] == "tool_result")
    return Said(message["role"], text, results)


def answer(answered: Answered, used: Used, model: str) -> dict[str, Any]:
    content: list[dict[str, Any]] = []
    if answered.thought:
        content.append({"type": "thinking", "thinking": answered.thought, "signature": "s"})
    if answered.text:
        content.append({"type": "text", "text": answered.text})
    for call in answered.calls:
        use = {"type": "tool_use", "id": f"toolu_{uuid.uuid4().hex}", "name": answered.tool}
        content.append({**use, "input": call})
    stop = "tool_use" if answered.calls else "end_turn"
    return {
        "id": f"msg_{uuid.uuid4().hex}",
        "type": "message",
        "role": "assistant",
        "model": model,
        "content": content,
        "stop_reason": _STOPS.get(answered.stop or "", stop),
        "stop_sequence": None,
        "usage": {
            "input_tokens": used.input,
            "output_tokens": used.output,
            "cache_read_input_tokens": used.cache_read,
            "cache_creation_input_tokens": used.cache_write,
        },
    }

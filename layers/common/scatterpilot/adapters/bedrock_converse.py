"""What Amazon Bedrock's Converse API takes and answers, in our words."""

from __future__ import annotations

from typing import Any

from scatterpilot.domain.chat import (
    ChatMessage,
    ChatReply,
    ChatRequest,
    StopReason,
    Tokens,
    ToolCall,
)

_CACHE_POINT = {"cachePoint": {"type": "default"}}
_STOPS: dict[str, StopReason] = {
    "tool_use": "tool_use",
    "max_tokens": "cut_off",
    "model_context_window_exceeded": "cut_off",
    "malformed_model_output": "cut_off",
    "malformed_tool_use": "cut_off",
    "guardrail_intervened": "refused",
    "content_filtered": "refused",
}


def converse_arguments(model_id: str, request: ChatRequest) -> dict[str, Any]:
    """The arguments of ``converse``; what never changes ends in a cache point."""
    tools: list[dict[str, Any]] = [
        {
            "toolSpec": {
                "name": tool.name,
                "description": tool.description,
                "inputSchema": {"json": tool.schema},
            }
        }
        for tool in request.tools
    ]
    return {
        "modelId": model_id,
        "system": [{"text": request.system}, _CACHE_POINT],
        "toolConfig": {"tools": tools, "toolChoice": {"auto": {}}},
        "messages": [_message(message) for message in request.messages],
        "inferenceConfig": {"maxTokens": request.max_tokens},
    }


def _message(message: ChatMessage) -> dict[str, Any]:
    content: list[dict[str, Any]] = [
        {
            "toolResult": {
                "toolUseId": result.call_id,
                "content": [{"text": result.text}],
                "status": "error" if result.is_error else "success",
            }
        }
        for result in message.results
    ]
    if message.text.strip():
        content.append({"text": message.text})
    content += [
        {"toolUse": {"toolUseId": call.call_id, "name": call.name, "input": _sent_back(call)}}
        for call in message.calls
    ]
    return {"role": message.role, "content": content}


def _sent_back(call: ToolCall) -> Any:
    """A call's own arguments; the service takes back only objects."""
    return call.arguments if isinstance(call.arguments, dict) else {}


def reply_of(answer: dict[str, Any], model_id: str) -> ChatReply:
    blocks = answer["output"]["message"]["content"]
    used = answer["usage"]
    return ChatReply(
        text="\n".join(block["text"] for block in blocks if "text" in block).strip(),
        calls=tuple(
            ToolCall(use["toolUseId"], use["name"], use.get("input"))
            for block in blocks
            if (use := block.get("toolUse"))
        ),
        stop=_STOPS.get(answer["stopReason"], "end"),
        tokens=Tokens(
            input=used["inputTokens"],
            output=used["outputTokens"],
            cache_read=used.get("cacheReadInputTokens", 0),
            cache_write=used.get("cacheWriteInputTokens", 0),
        ),
        model=model_id,
    )

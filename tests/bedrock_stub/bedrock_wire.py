"""Converse as Bedrock speaks it; requests are held to botocore's own model of the service."""

from __future__ import annotations

import json
import uuid
from functools import cache
from typing import Any

from tests.bedrock_stub.asked import Answered, Asked, InvalidRequestError, Said
from tests.bedrock_stub.rules import check_alternation, check_schema
from tests.bedrock_stub.tokens import Used

_ERRORS = {
    "throttle": (429, "ThrottlingException", "Too many requests, please wait."),
    "error": (500, "InternalServerException", "An internal error occurred."),
    "retired": (
        404,
        "ResourceNotFoundException",
        "This model version has reached the end of its life.",
    ),
    "no_form": (
        404,
        "ResourceNotFoundException",
        "Model use case details have not been submitted for this account. Fill out the Anthropic "
        "use case details form before using the model.",
    ),
    "wrong_key": (
        403,
        "UnrecognizedClientException",
        "The security token included in the request is invalid.",
    ),
    "denied": (403, "AccessDeniedException", "You don't have access to the model."),
    "invalid": (400, "ValidationException", "The request is not valid."),
}


def model_of(path: str, body: dict[str, Any]) -> str:
    return path.removeprefix("/model/").removesuffix("/converse")


def failure(kind: str, text: str = "") -> tuple[int, dict[str, str], dict[str, str]]:
    status, code, message = _ERRORS[kind]
    return status, {"message": text or message}, {"x-amzn-ErrorType": code}


def asked(path: str, body: dict[str, Any]) -> Asked:
    report = _validator().validate({**body, "modelId": model_of(path, body)}, _shape())
    if report.has_errors():
        raise InvalidRequestError(report.generate_report())
    tools = body["toolConfig"]["tools"]
    for tool in tools:
        if "toolSpec" in tool:
            check_schema(tool["toolSpec"]["inputSchema"]["json"])
    check_alternation([_roles(message) for message in body["messages"]])
    prefix = json.dumps([tools, body["system"]], ensure_ascii=False)
    said = tuple(_said(message) for message in body["messages"])
    return Asked(model_of(path, body), prefix, said)


@cache
def _validator() -> Any:
    from botocore.validate import ParamValidator

    return ParamValidator()


@cache
def _shape() -> Any:
    import botocore.session

    service = botocore.session.get_session().get_service_model("bedrock-runtime")
    return service.operation_model("Converse").input_shape


def _roles(message: dict[str, Any]) -> tuple[str, set[str], set[str]]:
    uses = {b["toolUse"]["toolUseId"] for b in message["content"] if "toolUse" in b}
    results = {b["toolResult"]["toolUseId"] for b in message["content"] if "toolResult" in b}
    return message["role"], uses, results


def _said(message: dict[str, Any]) -> Said:
    blocks = message["content"]
    results = tuple(
        part["text"] for b in blocks if "toolResult" in b for part in b["toolResult"]["content"]
    )
    return Said(message["role"], "\n".join(b["text"] for b in blocks if "text" in b), results)


def answer(answered: Answered, used: Used, model: str) -> dict[str, Any]:
    content: list[dict[str, Any]] = []
    if answered.thought:
        thought = {"text": answered.thought, "signature": "s"}
        content.append({"reasoningContent": {"reasoningText": thought}})
    if answered.text:
        content.append({"text": answered.text})
    content += [
        {"toolUse": {"toolUseId": f"tooluse_{uuid.uuid4().hex}", "name": answered.tool, "input": c}}
        for c in answered.calls
    ]
    return {
        "output": {"message": {"role": "assistant", "content": content}},
        "stopReason": answered.stop or ("tool_use" if answered.calls else "end_turn"),
        "usage": {
            "inputTokens": used.input,
            "outputTokens": used.output,
            "totalTokens": used.input + used.output + used.cache_read + used.cache_write,
            "cacheReadInputTokens": used.cache_read,
            "cacheWriteInputTokens": used.cache_write,
        },
        "metrics": {"latencyMs": 1},
    }

"""The emulator as our stack needs it; run by hypercorn in the emulator's own environment.

ministack's insides are patched in five places, each for something AWS does and it does not.
"""

from __future__ import annotations

import os
from contextvars import ContextVar
from typing import Any

from ministack.app import app as ministack
from ministack.core import iam_actions, lambda_runtime
from ministack.services import apigateway_v1
from ministack.services.cloudformation import changesets, engine
from samtranslator.translator import transform

_extract = iam_actions.extract_iam_action
_detect = lambda_runtime._detect_runtime_binary
_matches = apigateway_v1._media_type_matches
_apply = engine._apply_transforms
_translate = transform.transform
_values: ContextVar[dict[str, str]] = ContextVar("values")


def _iam_action(*request: Any, **named: Any) -> str | None:
    """IAM has no action for Converse: it asks for that of InvokeModel."""
    action: str | None = _extract(*request, **named)
    return "bedrock:InvokeModel" if action == "bedrock:Converse" else action


def _runtime(runtime: str) -> tuple[str, str]:
    """Functions run on an interpreter that has what Lambda's has, not what the emulator needs."""
    _, worker = _detect(runtime)
    return os.environ["LAMBDA_PYTHON"], worker


def _binary(media_type: str, patterns: list[str] | None) -> bool:
    """In a template ``~1`` stands for the slash of a media type."""
    found: bool = _matches(media_type, [each.replace("~1", "/") for each in patterns or []])
    return found


def _apply_transforms(template: Any, *parameters: Any) -> Any:
    """CloudFormation tells the SAM transform what the parameters are."""
    _values.set(engine._transform_parameters(template, *parameters))
    return _apply(template, *parameters)


def _transform(template: Any, _: Any, policies: Any) -> Any:
    return _translate(template, _values.get(), policies)


iam_actions.extract_iam_action = _iam_action
lambda_runtime._detect_runtime_binary = _runtime
apigateway_v1._media_type_matches = _binary
changesets._apply_transforms = _apply_transforms
transform.transform = _transform


async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Everything comes over TLS, so that policies which demand it let it in."""
    if scope["type"] == "http":
        scope = {**scope, "headers": [*scope["headers"], (b"x-forwarded-proto", b"https")]}
    await ministack(scope, receive, send)

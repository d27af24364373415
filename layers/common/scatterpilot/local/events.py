"""A request as API Gateway's REST event (payload format 1.0), which the handlers take."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterable
from random import getrandbits
from typing import Any
from urllib.parse import parse_qsl

from scatterpilot.api.problems import RefusedError
from scatterpilot.local.messages import Message

_MAX_PARAMETERS = 100


def event_of(message: Message, owner: str | None) -> dict[str, Any]:
    """The event; ``owner`` is who is signed in, as if an authorizer had checked.

    Raises ``RefusedError`` (400) for a query with too many parameters.
    """
    method = "GET" if message.method == "HEAD" else message.method
    body, encoded = _body(message.body)
    # API Gateway sets this one; a proxy in front of us may know better than we do.
    headers = {"x-forwarded-proto": message.scheme, **message.header}
    several = len(message.header) < len(message.headers)
    repeated = _grouped(message.headers) if several else {}
    parameters = _parameters(message.query) or None if message.query else None
    return {
        "resource": message.path,
        "path": message.path,
        "httpMethod": method,
        "headers": headers,
        "multiValueHeaders": {**{name: [text] for name, text in headers.items()}, **repeated},
        "queryStringParameters": parameters and {n: given[-1] for n, given in parameters.items()},
        "multiValueQueryStringParameters": parameters,
        "pathParameters": None,
        "stageVariables": None,
        "requestContext": {
            "requestId": f"{getrandbits(128):032x}",
            "requestTimeEpoch": int(time.time() * 1000),
            "httpMethod": method,
            "path": message.path,
            "resourcePath": message.path,
            "stage": "local",
            "protocol": "HTTP/1.1",
            "domainName": message.host,
            "identity": {"sourceIp": message.peer, "userAgent": message.header.get("user-agent")},
            "authorizer": {"claims": _claims(owner)} if owner else None,
        },
        "body": body,
        "isBase64Encoded": encoded,
    }


def _claims(owner: str) -> dict[str, str]:
    """Nobody signs in once for a while here: each request shows that it may ask."""
    return {"sub": owner, "auth_time": str(int(time.time()))}


def _body(content: bytes) -> tuple[str | None, bool]:
    if not content:
        return None, False
    try:
        return content.decode(), False
    except UnicodeDecodeError:
        return base64.b64encode(content).decode(), True


def _parameters(query: str) -> dict[str, list[str]]:
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=_MAX_PARAMETERS)
    except ValueError:
        raise RefusedError(
            400, "query_not_valid", f"The query has more than {_MAX_PARAMETERS} parameters."
        ) from None
    return _grouped(pairs)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found

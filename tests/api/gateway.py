"""Calls the Lambda handlers as API Gateway does: an event in, an answer out."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from scatterpilot.api.home import Home
from scatterpilot.api.openapi import build_document
from scatterpilot.api.operations import GET_HEALTH, operations_at
from scatterpilot.local.functions import find_folder, load_handlers

ANNA, BOB = "anna", "bob"


@dataclass(frozen=True)
class Answered:
    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.content)

    @property
    def fields(self) -> list[str]:
        """The fields a problem names."""
        return [error["field"] for error in self.json["errors"]]


class Gateway:
    """All functions, wired with one home."""

    def __init__(self, home: Home) -> None:
        self._handlers = load_handlers(find_folder("functions"), home)

    def __call__(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        raw: str | None = None,
        owner: str | None = ANNA,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str | list[str]] | None = None,
        request_id: str = "req-1",
        signed_in: str | None = None,
    ) -> Answered:
        """``body`` is sent as JSON, ``raw`` as it is; ``owner`` is whom the token names,
        ``signed_in`` when they gave their password."""
        text = raw if body is None else json.dumps(body)
        claims = {"sub": owner, **({"auth_time": signed_in} if signed_in else {})}
        lists = {n: v if isinstance(v, list) else [v] for n, v in (query or {}).items()}
        event = {
            "path": path,
            "httpMethod": method,
            "headers": {"Content-Type": "application/json", **(headers or {})},
            "multiValueHeaders": None,
            "queryStringParameters": {n: v[-1] for n, v in lists.items()} or None,
            "multiValueQueryStringParameters": lists or None,
            "requestContext": {
                "requestId": request_id,
                "stage": "dev",
                "path": path,
                "domainName": "api.example.com",
                "authorizer": {"claims": claims} if owner else None,
            },
            "body": text,
            "isBase64Encoded": False,
        }
        return self.send(event)

    def send(self, event: Mapping[str, Any]) -> Answered:
        operation = operations_at(event["path"]).get(event["httpMethod"], GET_HEALTH)
        return answered(self._handlers[operation](event, None))


def answered(answer: Mapping[str, Any]) -> Answered:
    body = answer["body"]
    content = base64.b64decode(body) if answer["isBase64Encoded"] else body.encode()
    headers = {name: ", ".join(values) for name, values in answer["multiValueHeaders"].items()}
    return Answered(answer["statusCode"], headers, content)


@cache
def _validator(schema: str) -> Draft202012Validator:
    reference = {"$ref": f"#/components/schemas/{schema}"}
    return Draft202012Validator({**reference, "components": build_document()["components"]})


def check_schema(document: Any, schema: str) -> None:
    """Raise ``ValidationError`` unless the document is as the OpenAPI document says."""
    _validator(schema).validate(document)


def check_problem(answer: Answered, status: int, *fields: str) -> None:
    """The answer is a problem with this status that names at least these fields."""
    assert answer.status == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    check_schema(answer.json, "Problem")
    assert answer.json["status"] == status
    assert answer.json["request_id"] == answer.headers["X-Request-Id"]
    assert set(fields) <= set(answer.fields), answer.text
    assert all(error["message"] for error in answer.json["errors"])

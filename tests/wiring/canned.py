"""Clients of AWS that get their answers from a list instead of from the network."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from botocore.awsrequest import AWSRequest, AWSResponse
from botocore.exceptions import ReadTimeoutError
from botocore.session import get_session

from scatterpilot.adapters.aws_client import make_client

REQUEST_ID = "8QWERTY0AAAABBBBCCCC"


class _Raw(BytesIO):
    def stream(self, **_: Any) -> Iterator[bytes]:
        yield self.read()


class SilentError(Exception):
    """In a list of answers: none came."""


def answer(status: int = 200, body: Mapping[str, Any] | None = None) -> AWSResponse:
    content = b"" if body is None else json.dumps(body).encode()
    headers = {"x-amzn-requestid": REQUEST_ID, "content-length": str(len(content))}
    return AWSResponse("https://stub", status, headers, _Raw(content))


def refusal(code: str, message: str, status: int = 400) -> AWSResponse:
    return answer(status, {"__type": f"com.amazonaws#{code}", "message": message})


def client_answering(service: str, *answers: AWSResponse | type[SilentError]) -> Any:
    """A client as functions have it; each try takes the next answer."""
    left = list(answers)
    made = make_client(
        get_session(),
        service,
        region_name="eu-central-1",
        aws_access_key_id="none",
        aws_secret_access_key="none",
    )

    def send(request: AWSRequest, **_: Any) -> AWSResponse:
        found = left.pop(0)
        if isinstance(found, AWSResponse):
            return found
        raise ReadTimeoutError(endpoint_url=request.url)

    made.meta.events.register("before-send", send)
    return made

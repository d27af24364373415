"""The deployed API over HTTP, as a client sees it."""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scripts.deployment.account import emulated

_SECONDS = 60


@dataclass(frozen=True)
class Reply:
    status: int
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        """The body as an object; empty when it is none."""
        try:
            found = json.loads(self.body)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    @property
    def told(self) -> str:
        """What it says, in short."""
        said = self.json
        return f"{self.status} {said.get('detail') or said.get('message') or ''}".strip()


def address_of(outputs: Mapping[str, str]) -> str:
    """Where the API is reached; an emulator has its own place for it."""
    if emulated():
        endpoint = os.environ["AWS_ENDPOINT_URL"].rstrip("/")
        api, stage = outputs["ApiId"], outputs["StageName"]
        return f"{endpoint}/restapis/{api}/{stage}/_user_request_"
    return outputs["ApiUrl"]


def send(
    method: str, url: str, *, token: str | None = None, body: Mapping[str, object] | None = None
) -> Reply:
    """Send a request; every answer is returned, and no answer is one of status 0."""
    request = urllib.request.Request(
        url, method=method, data=None if body is None else json.dumps(body).encode()
    )
    request.add_header("Content-Type", "application/json")
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
            return Reply(answer.status, answer.read())
    except urllib.error.HTTPError as error:
        return Reply(error.code, error.read())
    except OSError as error:
        return Reply(0, json.dumps({"message": f"no answer: {error}"}).encode())

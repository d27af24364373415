"""HTTP messages as the local server handles them: read whole, answered whole."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from scatterpilot.api.bodies import BODY_LIMIT
from scatterpilot.api.problems import RefusedError

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

READING = ("GET", "HEAD")
BODY_SECONDS = 30
# What is beyond the limit is read and thrown away, so that the client gets to see the 413.
_DRAINED_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True)
class Message:
    """A request. ``headers`` are in the order they came, their names in lower case.

    Of a body that is too large only enough is kept to see that it is.
    """

    method: str
    path: str
    query: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    scheme: str
    peer: str | None

    def header(self, name: str) -> str | None:
        """The last value of a header."""
        return self._last.get(name)

    @cached_property
    def _last(self) -> dict[str, str]:
        return dict(self.headers)

    @property
    def host(self) -> str:
        """The host and port the client meant."""
        return self.header("host") or ""


@dataclass(frozen=True)
class Reply:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""


class ClientGoneError(Exception):
    """Nobody is left to answer."""


async def read_message(scope: Scope, receive: Receive) -> Message:
    """Raises ``ClientGoneError``; ``RefusedError`` for a body that is far too large or slow."""
    headers = tuple(
        (name.decode("latin-1").lower(), value.decode("latin-1"))
        for name, value in scope["headers"]
    )
    client = scope.get("client")
    return Message(
        method=scope["method"],
        path=scope["path"],
        query=scope["query_string"].decode("latin-1"),
        headers=headers,
        body=await _body_in_time(receive) if _may_have_body(scope["method"], headers) else b"",
        scheme=scope["scheme"],
        peer=client[0] if client else None,
    )


def _may_have_body(method: str, headers: tuple[tuple[str, str], ...]) -> bool:
    """Waiting for a body that can't come costs a GET more than reading its invoice."""
    return method not in READING or any(
        (name == "content-length" and value != "0") or name == "transfer-encoding"
        for name, value in headers
    )


async def _body_in_time(receive: Receive) -> bytes:
    try:
        return await asyncio.wait_for(_read_body(receive), BODY_SECONDS)
    except TimeoutError:
        raise RefusedError(
            408, "body_too_slow", f"The body did not arrive within {BODY_SECONDS} seconds."
        ) from None


async def _read_body(receive: Receive) -> bytes:
    body, seen = bytearray(), 0
    while True:
        part = await receive()
        if part["type"] == "http.disconnect":
            raise ClientGoneError
        content: bytes = part.get("body", b"")
        seen += len(content)
        body += content[: BODY_LIMIT + 1 - len(body)]
        if not part.get("more_body"):
            return bytes(body)
        if seen > _DRAINED_BYTES:
            raise RefusedError(
                413, "body_too_large", "The body is far too large.", headers={"Connection": "close"}
            )


async def send_reply(send: Send, reply: Reply, *, with_body: bool) -> None:
    """``with_body`` is false for HEAD, whose answer has the headers of GET and no content."""
    headers = [*reply.headers]
    if reply.status not in (204, 304):
        headers.append(("Content-Length", str(len(reply.body))))
    await send(
        {
            "type": "http.response.start",
            "status": reply.status,
            "headers": [(n.lower().encode("latin-1"), v.encode("latin-1")) for n, v in headers],
        }
    )
    await send({"type": "http.response.body", "body": reply.body if with_body else b""})


def reply_of(answer: Mapping[str, Any]) -> Reply:
    """The reply in what a Lambda handler returned."""
    headers = [(name, value) for name, value in (answer.get("headers") or {}).items()]
    for name, values in (answer.get("multiValueHeaders") or {}).items():
        headers += [(name, value) for value in values]
    body = answer.get("body") or ""
    content = base64.b64decode(body) if answer.get("isBase64Encoded") else body.encode()
    return Reply(answer["statusCode"], tuple(headers), content)

"""HTTP messages as the local server handles them: read whole, answered whole."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from scatterpilot.api.bodies import BODY_LIMIT
from scatterpilot.api.problems import RefusedError

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

READING = ("GET", "HEAD")
BODY_SECONDS = 30
# What is beyond the limit is read and thrown away, so that the client gets to see the 413.
_DRAINED_BYTES = 16 * 1024 * 1024


class Message(NamedTuple):
    """A request. ``headers`` are in the order they came, ``header`` has the last of each name.

    Names are in lower case. Of a body that is too large only enough is kept to see that it is.
    """

    method: str
    path: str
    query: str
    headers: list[tuple[str, str]]
    header: Mapping[str, str]
    body: bytes
    scheme: str
    peer: str | None

    @property
    def host(self) -> str:
        """The host and port the client meant."""
        return self.header.get("host", "")


class Reply(NamedTuple):
    """``headers`` as they go out (see ``encoded``), a name as often as it has values."""

    status: int
    headers: Iterable[tuple[bytes, bytes]]
    body: bytes = b""


class ClientGoneError(Exception):
    """Nobody is left to answer."""


async def read_message(scope: Scope, receive: Receive) -> Message:
    """Raises ``ClientGoneError``; ``RefusedError`` for a body that is far too large or slow."""
    headers = [
        (name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]
    ]
    header = dict(headers)
    client = scope.get("client")
    return Message(
        method=scope["method"],
        path=scope["path"],
        query=scope["query_string"].decode("latin-1"),
        headers=headers,
        header=header,
        body=await _body_in_time(receive) if _may_have_body(scope["method"], header) else b"",
        scheme=scope["scheme"],
        peer=client[0] if client else None,
    )


def _may_have_body(method: str, header: Mapping[str, str]) -> bool:
    """Waiting for a body that can't come costs a GET more than reading its invoice."""
    return (
        method not in READING
        or header.get("content-length", "0") != "0"
        or "transfer-encoding" in header
    )


async def _body_in_time(receive: Receive) -> bytes:
    try:
        async with asyncio.timeout(BODY_SECONDS):
            return await _read_body(receive)
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
        headers.append((b"content-length", b"%d" % len(reply.body)))
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": reply.body if with_body else b""})


def encoded(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """Headers with one value each, as a reply has them."""
    return [_encoded(name, value) for name, value in headers.items()]


@lru_cache(maxsize=1_024)  # most are the same in every reply
def _encoded(name: str, value: str) -> tuple[bytes, bytes]:
    return name.lower().encode("latin-1"), value.encode("latin-1")


def reply_of(answer: Mapping[str, Any]) -> Reply:
    """The reply in what a Lambda handler returned."""
    lists = answer["multiValueHeaders"].items()
    headers = [_encoded(name, value) for name, values in lists for value in values]
    body = answer["body"]
    content = base64.b64decode(body) if answer["isBase64Encoded"] else body.encode()
    return Reply(answer["statusCode"], headers, content)

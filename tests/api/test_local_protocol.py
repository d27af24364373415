"""What the local server writes to a connection, and in how many pieces."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from uvicorn import Config
from uvicorn.server import ServerState

from scatterpilot.local.messages import Reply, send_reply
from scatterpilot.local.protocol import Protocol

REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
LAST_REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


class Connection(asyncio.Transport):
    """Keeps what is written, piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[bytes] = []
        self.reading = True
        self.closed = False

    def write(self, data: Any) -> None:
        assert not self.closed
        self.pieces.append(bytes(data))

    def close(self) -> None:
        self.closed = True

    def is_closing(self) -> bool:
        return self.closed

    def pause_reading(self) -> None:
        self.reading = False

    def resume_reading(self) -> None:
        self.reading = True


async def app(_: Any, receive: Any, send: Callable[[Any], Awaitable[None]]) -> None:
    await send_reply(send, Reply(200, [(b"content-type", b"text/plain")], b"paid"), with_body=True)


def after(*received: bytes) -> Connection:
    """The connection when everything received has been answered."""

    async def talk() -> Connection:
        config = Config(app, log_level="critical", lifespan="off")
        connection = Connection()
        protocol = Protocol(config, ServerState(), {})
        protocol.connection_made(connection)
        for data in received:
            protocol.data_received(data)
        for _ in range(20):
            await asyncio.sleep(0)
        protocol.connection_lost(None)
        return connection

    return asyncio.run(talk())


def bodies(connection: Connection) -> list[bytes]:
    return [piece.partition(b"\r\n\r\n")[2] for piece in connection.pieces]


def test_headers_and_body_go_out_together() -> None:
    assert bodies(after(REQUEST)) == [b"paid"]


def test_each_of_several_requests_is_answered_whole() -> None:
    assert b"".join(after(REQUEST * 3).pieces).count(b"\r\n\r\npaid") == 3


def test_the_last_answer_is_sent_before_the_connection_closes() -> None:
    connection = after(LAST_REQUEST)
    assert bodies(connection) == [b"paid"]
    assert connection.closed


def test_what_is_no_http_gets_a_400_and_a_closed_connection() -> None:
    connection = after(b"not HTTP at all\r\n\r\n")
    assert connection.pieces[0].startswith(b"HTTP/1.1 400 ")
    assert connection.closed


def test_a_body_that_nobody_reads_is_not_taken_in_without_end() -> None:
    head = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000000\r\n\r\n"

    async def talk() -> bool:
        connection = Connection()

        async def never(scope: Any, receive: Any, send: Any) -> None:
            await asyncio.Event().wait()

        protocol = Protocol(Config(never, lifespan="off"), ServerState(), {})
        protocol.connection_made(connection)
        protocol.data_received(head + b"x" * 200_000)
        await asyncio.sleep(0)
        return connection.reading

    assert asyncio.run(talk()) is False

"""X-Ray's daemon as a function sees it: a port that takes datagrams and never answers."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from types import TracebackType
from typing import Any

HEADER = '{"format": "json", "version": 1}'


class Daemon:
    """Listening inside ``with``."""

    def __enter__(self) -> Daemon:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        # What was sent on this machine is there already.
        self._socket.setblocking(False)
        self.at: tuple[str, int] = self._socket.getsockname()
        self.address = f"tcp:127.0.0.1:1 udp:127.0.0.1:{self.at[1]}"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._socket.close()

    def received(self) -> list[dict[str, Any]]:
        """The documents since the last time it was asked."""
        return [json.loads(document) for document in self._documents()]

    def _documents(self) -> Iterator[str]:
        while True:
            try:
                datagram = self._socket.recv(65_535).decode()
            except BlockingIOError:
                return
            header, _, document = datagram.partition("\n")
            assert header == HEADER
            yield document

"""Requests to the local server's ASGI application, without a network."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx

from scatterpilot.local.app import LocalApp


class Browser:
    """``peer`` is the address the requests come from."""

    def __init__(
        self, app: LocalApp, base_url: str = "http://127.0.0.1:8000", peer: str = "127.0.0.1"
    ) -> None:
        self._app = app
        self._base_url = base_url
        self._peer = peer

    def __call__(self, method: str, url: str, **options: Any) -> httpx.Response:
        return self.together((method, url, options))[0]

    def together(self, *requests: tuple[str, str, dict[str, Any]]) -> list[httpx.Response]:
        """Send requests at the same time."""

        async def send() -> list[httpx.Response]:
            transport = httpx.ASGITransport(self._app, client=(self._peer, 50_000))
            async with httpx.AsyncClient(transport=transport, base_url=self._base_url) as client:
                return await asyncio.gather(
                    *(client.request(method, url, **options) for method, url, options in requests)
                )

        return asyncio.run(send())

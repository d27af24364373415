"""Hold conversations over the REST API, as any client would."""

from __future__ import annotations

import time
from typing import Any

import httpx

from tests.conversations.playing import Reply


class HttpSpeaker:
    """Fits ``playing.Speaker``; ``turn_ms`` is how long each answer took, in milliseconds."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client
        self.turn_ms: list[float] = []

    def begin(self, profile: dict[str, str]) -> None:
        self._call("PUT", "/profile", profile)

    def say(self, message: str, conversation_id: str | None) -> Reply:
        turn = {"message": message}
        if conversation_id is not None:
            turn["conversation_id"] = conversation_id
        started = time.perf_counter()
        reply = self._call("POST", "/conversation", turn)
        self.turn_ms.append((time.perf_counter() - started) * 1000)
        return reply

    def invoice(self, conversation_id: str) -> dict[str, Any] | None:
        invoice_id = self._call("GET", f"/conversations/{conversation_id}")["invoice_id"]
        return self._call("GET", f"/invoices/{invoice_id}") if invoice_id else None

    def _call(self, method: str, path: str, body: dict[str, str] | None = None) -> dict[str, Any]:
        answer = self.client.request(method, path, json=body)
        if not answer.is_success:
            raise RuntimeError(f"{method} {path} with {body}: {answer.text}")
        found: dict[str, Any] = answer.json()
        return found

"""The HTTP server: Converse of Bedrock, Messages of Anthropic, chat completions of OpenAI."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import unquote

from tests.bedrock_stub import anthropic_wire, bedrock_wire, openai_wire
from tests.bedrock_stub.asked import Answered, Asked, Brain, InvalidRequestError
from tests.bedrock_stub.competent import Competent
from tests.bedrock_stub.faults import NO_FAULTS, FaultPlan
from tests.bedrock_stub.tokens import PrefixCache, Used, estimate

SLOW_SECONDS = 3.0
_TRICKLE_SECONDS = 0.2


@dataclass(frozen=True)
class Exchange:
    """One request that was answered, for tests to look at."""

    path: str
    body: dict[str, Any]
    asked: Asked
    answered: Answered
    used: Used


@dataclass
class BedrockStub:
    """Started by ``with``; ``url`` is where it listens. ``retired``, ``denied``, ``no_form`` and
    ``wrong_key`` name models it refuses."""

    brain: Brain = field(default_factory=Competent)
    plan: FaultPlan = field(default_factory=lambda: FaultPlan(0, NO_FAULTS))
    port: int = 0
    host: str = "127.0.0.1"
    slow_seconds: float = SLOW_SECONDS
    retired: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    no_form: frozenset[str] = frozenset()
    wrong_key: frozenset[str] = frozenset()
    exchanges: list[Exchange] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    cache: PrefixCache = field(default_factory=PrefixCache)
    count: Callable[[str], int] = estimate
    closed: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> BedrockStub:
        self._server = _Server((self.host, self.port), type("Handler", (_Handler,), {"stub": self}))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        self.url = f"http://{self.host}:{self._server.server_address[1]}"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.closed.set()
        self._server.shutdown()
        self._server.server_close()

    def refuses(self, model: str) -> str | None:
        """Why, as the wires name it."""
        for why in ("retired", "denied", "no_form", "wrong_key"):
            if model in getattr(self, why):
                return why
        return None

    def answer(self, path: str, body: dict[str, Any], malformed: bool) -> tuple[Answered, Used]:
        """Think, count and remember; raises ``InvalidRequestError``."""
        asked = _wire(path).asked(path, body)
        answered = Answered(arguments=self.plan.malformed()) if malformed else self.brain(asked)
        said = "".join(f"{m.role}{m.text}{''.join(m.results)}" for m in asked.messages)
        spoken = answered.text + json.dumps(answered.calls, ensure_ascii=False, default=str)
        sizes = (self.count(text) for text in (asked.prefix, said, spoken))
        used = self.cache.use(asked.model, asked.prefix, *sizes)
        self.exchanges.append(Exchange(path, body, asked, answered, used))
        return answered, used


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that gave up waiting is no fault; any other the client sees as a cut."""


def _wire(path: str) -> Any:
    if path.startswith("/model/"):
        return bedrock_wire
    return anthropic_wire if path.endswith("/messages") else openai_wire


class _Handler(BaseHTTPRequestHandler):
    """Of one stub; each stub makes a class of its own with itself in it."""

    stub: BedrockStub
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        path = unquote(self.path)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        wire = _wire(path)
        fault = self.stub.plan.next()
        if fault == "slow":
            time.sleep(self.stub.slow_seconds)
        elif fault == "trickle":
            self._trickle()
            return
        elif fault == "cut":
            self.close_connection = True
            self.connection.close()
            return
        elif fault in ("throttle", "error"):
            self._send(*wire.failure(fault))
            return
        model = wire.model_of(path, body)
        if why := self.stub.refuses(model):
            self._send(*wire.failure(why))
            return
        try:
            answered, used = self.stub.answer(path, body, fault == "malformed")
        except InvalidRequestError as error:
            self.stub.refused.append(str(error))
            self._send(*wire.failure("invalid", str(error)))
            return
        self._send(200, wire.answer(answered, used, model))

    def _trickle(self) -> None:
        """Sign of life after sign of life, as some servers send while a model thinks."""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.close_connection = True
        with suppress(BrokenPipeError, ConnectionResetError):
            while not self.stub.closed.wait(_TRICKLE_SECONDS):
                self.wfile.write(b" ")

    def _send(self, status: int, document: Any, headers: dict[str, str] | None = None) -> None:
        content = json.dumps(document).encode()
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client gave up waiting

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: tests read ``exchanges``."""

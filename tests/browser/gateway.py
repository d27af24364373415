"""API Gateway before the functions: it refuses who is not signed in, with headers of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

_OPEN = ("/health", "/openapi.json")
_PASSED_ON = ("content-type", "access-control-", "vary")


class Gateway(ThreadingHTTPServer):
    """What it lets through goes to ``functions``, which have their own idea of who may read it."""

    def __init__(self, functions: str, token: str, origin: str | None) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.functions = httpx.Client(base_url=functions, timeout=60)
        self.token = token
        self.origin = origin
        """Who may read its refusals; ``None``: nobody."""


class _Answers(BaseHTTPRequestHandler):
    server: Gateway
    protocol_version = "HTTP/1.1"

    def do_OPTIONS(self) -> None:
        self._take()

    def do_GET(self) -> None:
        self._take()

    def do_POST(self) -> None:
        self._take()

    def _take(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        signed_in = self.headers["Authorization"] == f"Bearer {self.server.token}"
        if signed_in or self.command == "OPTIONS" or self.path in _OPEN:
            self._pass_on(body)
        else:
            self._refuse()

    def _pass_on(self, body: bytes) -> None:
        sent = {name: value for name, value in self.headers.items() if name.lower() != "host"}
        answer = self.server.functions.request(
            self.command, self.path, content=body, headers=sent | {"Accept-Encoding": "identity"}
        )
        kept = {k: v for k, v in answer.headers.items() if k.lower().startswith(_PASSED_ON)}
        self._answer(answer.status_code, answer.content, kept)

    def _refuse(self) -> None:
        allowed = {"Access-Control-Allow-Origin": self.server.origin} if self.server.origin else {}
        said = (
            b'{"code": "not_signed_in", "detail": "Sign in first: send the header Authorization"}'
        )
        self._answer(401, said, {"Content-Type": "application/problem+json", **allowed})

    def _answer(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing: the tests' output is for what goes wrong."""


@contextmanager
def running_gateway(functions: str, token: str, origin: str | None) -> Iterator[Gateway]:
    gateway = Gateway(functions, token, origin)
    thread = threading.Thread(target=gateway.serve_forever, daemon=True)
    thread.start()
    yield gateway
    gateway.shutdown()
    thread.join(10)
    gateway.server_close()
    gateway.functions.close()

"""A pool over HTTP, held to the shapes of Cognito's own API description, and its hosted page."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from botocore import xform_name
from botocore.model import OperationModel, ServiceModel
from botocore.session import get_session
from botocore.validate import ParamValidator

from tests.cognito_stub.accounts import RefusedError
from tests.cognito_stub.pool import Pool

CLIENT = "client"
_CODE = "one-time-code"


@cache
def _service() -> ServiceModel:
    return get_session().get_service_model("cognito-idp")


class PoolServer(ThreadingHTTPServer):
    def __init__(self, token: str) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.pool = Pool(token)
        self.asked: list[str] = []
        """The operations that were called."""
        self.faults: list[str] = []
        """What Cognito would not understand, or never say."""
        self.swaps_state = False
        """The hosted page answers another sign-in than the one that was asked for."""
        self.trip: dict[str, str] = {}
        """What the page sent along to the hosted page."""
        self.exchanges = 0
        self.left: list[dict[str, str]] = []
        """What the page sent along when its user signed out on the hosted page."""

    def answer(self, operation: str, asked: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        self.asked.append(operation)
        model = _service().operation_model(operation)
        self._check(model, "input", asked)
        if asked.get("ClientId", CLIENT) != CLIENT:
            self.faults.append(f"{operation} names another client")
        try:
            said = getattr(self.pool, xform_name(operation))(asked)
        except RefusedError as refused:
            if refused.code not in {shape.name for shape in model.error_shapes}:
                self.faults.append(f"{operation} never says {refused.code}")
            return 400, {"__type": refused.code, "message": refused.message}
        self._check(model, "output", said)
        return 200, said

    def _check(self, model: OperationModel, side: str, body: dict[str, Any]) -> None:
        shape = model.input_shape if side == "input" else model.output_shape
        report = ParamValidator().validate(body, shape)
        if report.has_errors():
            self.faults.append(f"{model.name} {side}: {report.generate_report()}")


class _Answers(BaseHTTPRequestHandler):
    server: PoolServer

    def do_OPTIONS(self) -> None:
        self._answer(204, None)

    def do_GET(self) -> None:
        """The hosted page: it signs in or out at once and sends the browser back."""
        asked = _values(urlsplit(self.path).query)
        if self.path.startswith("/logout"):
            self.server.left.append(asked)
            self._send_to(asked["logout_uri"])
            return
        self.server.trip = asked
        state = "of another tab" if self.server.swaps_state else asked["state"]
        back = urlencode({"code": _CODE, "state": state})
        self._send_to(f"{asked['redirect_uri']}?{back}")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/oauth2/token":
            self._exchange(_values(body))
            return
        if "Authorization" in self.headers:
            self.server.faults.append("a token in a header that Cognito does not read")
        self._answer(
            *self.server.answer(self.headers["X-Amz-Target"].split(".")[1], json.loads(body))
        )

    def _exchange(self, given: dict[str, str]) -> None:
        self.server.exchanges += 1
        digest = hashlib.sha256(given["code_verifier"].encode()).digest()
        proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        expected = {"code": _CODE, "redirect_uri": self.server.trip["redirect_uri"]}
        if proof != self.server.trip["code_challenge"] or expected.items() - given.items():
            self._answer(400, {"error": "invalid_grant"})
            return
        tokens = self.server.pool.tokens(self.server.pool.anna)
        names = {"AccessToken": "access_token", "IdToken": "id_token", "ExpiresIn": "expires_in"}
        names |= {"RefreshToken": "refresh_token", "TokenType": "token_type"}
        self._answer(200, {names[name]: value for name, value in tokens.items()})

    def _send_to(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.end_headers()

    def _answer(self, status: int, body: Any) -> None:
        content = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*")
        self.send_header("Content-Type", "application/x-amz-json-1.1")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing: the tests' output is for what goes wrong."""


def _values(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}


@contextmanager
def running_pool(token: str) -> Iterator[PoolServer]:
    server = PoolServer(token)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join(10)
    server.server_close()
    assert server.faults == []

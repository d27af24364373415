"""A user pool that knows one person: as much of Amazon Cognito as a sign-in uses."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

USER, FIRST_PASSWORD, PASSWORD = "anna@example.com", "temporary", "correct horse"
CODE = "one-time-code"


class _Pool(ThreadingHTTPServer):
    token: str
    password = PASSWORD
    challenge = ""


class _Answers(BaseHTTPRequestHandler):
    server: _Pool

    def do_OPTIONS(self) -> None:
        self._answer(204, None)

    def do_GET(self) -> None:
        """The hosted page: it signs in at once and sends the browser back with a code."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        assert asked["code_challenge_method"] == "S256"
        self.server.challenge = asked["code_challenge"]
        back = urlencode({"code": CODE, "state": asked["state"]})
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{back}")
        self.end_headers()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/oauth2/token":
            self._exchange({name: values[0] for name, values in parse_qs(body).items()})
        elif self.headers["X-Amz-Target"].endswith(".InitiateAuth"):
            self._check(json.loads(body)["AuthParameters"])
        else:
            self.server.password = json.loads(body)["ChallengeResponses"]["NEW_PASSWORD"]
            self._signed_in()

    def _exchange(self, given: dict[str, str]) -> None:
        digest = hashlib.sha256(given["code_verifier"].encode()).digest()
        proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if given["code"] != CODE or proof != self.server.challenge:
            self._answer(400, {"error": "invalid_grant"})
        else:
            self._answer(200, {"id_token": self.server.token, "expires_in": 3600})

    def _check(self, given: dict[str, str]) -> None:
        if given == {"USERNAME": USER, "PASSWORD": FIRST_PASSWORD}:
            self._answer(200, {"ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": "s"})
        elif given == {"USERNAME": USER, "PASSWORD": self.server.password}:
            self._signed_in()
        else:
            self._answer(400, {"message": "Incorrect username or password."})

    def _signed_in(self) -> None:
        result = {"IdToken": self.server.token, "RefreshToken": "r", "ExpiresIn": 3600}
        self._answer(200, {"AuthenticationResult": result})

    def _answer(self, status: int, body: Any) -> None:
        content = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing: the tests' output is for what goes wrong."""


@contextmanager
def running_pool(token: str) -> Iterator[str]:
    """Its address; whoever signs in gets ``token``."""
    pool = _Pool(("127.0.0.1", 0), _Answers)
    pool.token = token
    thread = threading.Thread(target=pool.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{pool.server_port}"
    pool.shutdown()
    thread.join(10)
    pool.server_close()
